import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';

interface DialogProps {
  open: boolean;
  /** Called when it is closed by Escape; the buttons in `actions` call what they do. */
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  /** The safe choice comes first. */
  actions: ReactNode;
}

/** Rare: only before something that can't be taken back. */
export function Dialog({ open, onClose, title, children, actions }: DialogProps) {
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);

  return (
    <dialog className="look" ref={dialog} aria-labelledby={titleId} onClose={onClose}>
      <h2 id={titleId}>{title}</h2>
      {children}
      <p className="row">{actions}</p>
    </dialog>
  );
}
