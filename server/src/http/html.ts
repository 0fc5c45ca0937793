/** A piece of a page; `html` alone makes one. */
export interface Html {
  text: string;
}

/** Writes HTML; whatever is filled in and is not HTML itself is escaped. */
export function html(
  parts: TemplateStringsArray,
  ...filled: (string | number | Html | readonly Html[])[]
): Html {
  const texts = filled.map((one) => {
    if (typeof one === 'string' || typeof one === 'number') return escape(String(one));
    return 'text' in one ? one.text : one.map(({ text }) => text).join('');
  });
  return { text: String.raw({ raw: parts }, ...texts) };
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
