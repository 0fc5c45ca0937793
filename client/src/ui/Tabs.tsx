import { useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';

export interface Tab {
  id: string;
  label: ReactNode;
  panel: ReactNode;
}

/** Tabs by the ARIA pattern: one stop for Tab, arrows, Home and End move; every panel is kept for print. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const base = useId();
  const [chosen, setChosen] = useState(tabs[0]?.id);
  const list = useRef<HTMLDivElement>(null);

  function move(event: KeyboardEvent) {
    const step = stepOf(event);
    if (step === null) return;
    event.preventDefault();
    const index = tabs.findIndex((tab) => tab.id === chosen);
    const next = typeof step === 'number' ? (index + step + tabs.length) % tabs.length : step.to(tabs.length);
    setChosen(tabs[next]?.id);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  }

  return (
    <>
      <div className="views" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${base}-${tab.id}-tab`}
            aria-controls={`${base}-${tab.id}`}
            aria-selected={tab.id === chosen}
            tabIndex={tab.id === chosen ? 0 : -1}
            onClick={() => setChosen(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.id}
          role="tabpanel"
          className={`view is-${tab.id}${tab.id === chosen ? '' : ' is-away'}`}
          id={`${base}-${tab.id}`}
          aria-labelledby={`${base}-${tab.id}-tab`}
          tabIndex={0}
        >
          {tab.panel}
        </div>
      ))}
    </>
  );
}

function stepOf(event: KeyboardEvent): number | { to: (count: number) => number } | null {
  const rightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl';
  if (event.key === 'ArrowRight') return rightToLeft ? -1 : 1;
  if (event.key === 'ArrowLeft') return rightToLeft ? 1 : -1;
  if (event.key === 'Home') return { to: () => 0 };
  if (event.key === 'End') return { to: (count) => count - 1 };
  return null;
}
