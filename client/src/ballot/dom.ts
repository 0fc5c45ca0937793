type Child = Node | string | null | false;

type Properties = Record<string, string | number | boolean | ((event: Event) => void) | undefined>;

/**
 * An element. A property that is a function listens (`click: …`); `true` and text become attributes; `false` and
 * `undefined` leave them out. There is no way to pass HTML, so nothing typed can become any.
 */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  apply(element, properties);
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}

export function svg(tag: string, properties: Properties, ...children: Node[]): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  apply(element, properties);
  element.append(...children);
  return element;
}

function apply(element: Element, properties: Properties): void {
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? '' : String(value));
  }
}

export const paragraph = (text: string, look = '') => el('p', look ? { class: look } : {}, text);

export const button = (text: string, click: () => void, look = '') =>
  el('button', { type: 'button', class: `btn ${look}`.trim(), click }, text);

export const list = (texts: readonly string[], look = '') =>
  el('ul', look ? { class: look } : {}, ...texts.map((text) => el('li', {}, text)));

export const fold = (summary: string, ...inside: Child[]) =>
  el('details', { class: 'fold' }, el('summary', {}, summary), el('div', {}, ...inside));

let ids = 0;
export const freshId = (): string => `f${(ids += 1)}`;
