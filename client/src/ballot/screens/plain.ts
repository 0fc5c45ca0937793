import { button, el, paragraph } from '../dom.ts';
import { show } from '../screen.ts';

interface Plain {
  title: string;
  texts: readonly string[];
  /** The first is the main one, unless there is a form below. */
  buttons?: readonly [text: string, click: () => void][];
  below?: Node | null;
  back?: (() => void) | undefined;
}

/** A heading, what is to be said, and what one can do: the shape of every message on this page. */
export function plainScreen({ title, texts, buttons = [], below = null, back }: Plain): void {
  const [lead = '', ...rest] = texts;
  const row = buttons.map(([text, click], i) => button(text, click, i === 0 && !below ? '' : 'second'));
  show(
    [
      el('h1', {}, title),
      paragraph(lead, 'lead'),
      ...rest.map((text) => paragraph(text)),
      below,
      row.length > 0 && el('p', { class: 'row actions' }, ...row),
    ],
    { back },
  );
}
