import { useSyncExternalStore } from 'react';

let spoken = '';
const listeners = new Set<() => void>();

/** Reads out a short message without moving the focus, such as "Row removed". */
export function announce(message: string): void {
  // A no-break space makes the same message twice in a row a change.
  spoken = message === spoken ? `${message}\u00A0` : message;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Stands once on the page. */
export function LiveRegion() {
  const message = useSyncExternalStore(subscribe, () => spoken);
  return (
    <div className="hide" role="status" aria-live="polite">
      {message}
    </div>
  );
}
