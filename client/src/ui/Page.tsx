import { useEffect } from 'react';
import type { ReactNode } from 'react';

interface PageTitleProps {
  children: ReactNode;
  /** Small line above: whose page, which year. */
  kicker?: ReactNode;
  lead?: ReactNode;
  /** A neutral word for the browser's tab, such as "Tasks": never a name, a topic or a result. */
  tab?: string;
}

/** Opens a page. */
export function PageTitle({ children, kicker, lead, tab }: PageTitleProps) {
  useTabTitle(tab);
  return (
    <div className="opening">
      {kicker && <p className="kicker">{kicker}</p>}
      <h1 tabIndex={-1}>{children}</h1>
      {lead && <p className="lead">{lead}</p>}
    </div>
  );
}

// Not translated: someone who glances at the tab should learn nothing, in any language.
const neutral = 'Yearly check';

/** For pages whose heading is a question: the browser's tab stays neutral. */
export function useTabTitle(word?: string): void {
  useEffect(() => {
    document.title = word ? `${word} – ${neutral}` : neutral;
  }, [word]);
}

interface SpreadProps {
  title: ReactNode;
  /** Stands in the margin, below the title. */
  side?: ReactNode;
  /** `over`: title and note above a matter that needs the full width. */
  over?: boolean;
  id: string;
  children: ReactNode;
}

/** A section: a heavy rule, a margin for notes, a column for the matter. */
export function Spread({ title, side, over = false, id, children }: SpreadProps) {
  return (
    <section className={over ? 'spread over' : 'spread'} aria-labelledby={id}>
      <div className="side">
        <h2 id={id}>{title}</h2>
        {side}
      </div>
      <div>{children}</div>
    </section>
  );
}

interface WithLearnPanelProps {
  panel: ReactNode;
  /** `over`: the panel stands below a form that needs the full width. */
  over?: boolean;
  children: ReactNode;
}

/** A form with its learn panel beside it. */
export function WithLearnPanel({ panel, over = false, children }: WithLearnPanelProps) {
  return (
    <div className={over ? 'spread over no-rule' : 'spread flip no-rule'}>
      {children}
      {panel}
    </div>
  );
}

/** The first thing the keyboard reaches. */
export function SkipLink({ children }: { children: ReactNode }) {
  return (
    <a className="skip" href="#main">
      {children}
    </a>
  );
}
