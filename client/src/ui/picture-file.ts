/** Styles that a picture takes from the page; a file on its own has no style sheet. */
const drawn = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font',
  'text-anchor',
] as const;

/** Pixels between the drawings of one picture, and above each for its title. */
const GAP = 24;
const TITLE = 28;

/**
 * One or more drawings as a PNG of twice their size on the page's own ground. Several stand as they do on the page, each
 * under its title.
 *
 * @throws when the browser can't draw it
 */
export async function picturePng(drawings: readonly SVGSVGElement[]): Promise<Blob> {
  const boxes = drawings.map((svg) => svg.getBoundingClientRect());
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const titled = drawings.length > 1 ? TITLE : 0;
  const canvas = document.createElement('canvas');
  canvas.width = 2 * (Math.max(...boxes.map((box) => box.right)) - left + (titled && GAP));
  canvas.height = 2 * (Math.max(...boxes.map((box) => box.bottom)) - top + titled);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser has no canvas.');
  const page = getComputedStyle(document.body);
  context.fillStyle = page.backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(2, 2);
  context.fillStyle = page.color;
  context.font = `16px ${page.fontFamily}`;
  for (const [index, svg] of drawings.entries()) {
    const box = boxes[index];
    if (!box) continue;
    const [x, y] = [box.left - left, box.top - top];
    if (titled) context.fillText(svg.querySelector('title')?.textContent ?? '', x, y + TITLE - 10, box.width);
    context.drawImage(
      await loaded(standalone(svg, box.width, box.height)),
      x,
      y + titled,
      box.width,
      box.height,
    );
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture came out.'))), 'image/png');
  });
}

async function loaded(drawing: string): Promise<HTMLImageElement> {
  const address = URL.createObjectURL(new Blob([drawing], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(address);
  }
}

function standalone(svg: SVGSVGElement, width: number, height: number): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll<SVGElement>('*')];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  for (const [index, original] of originals.entries()) {
    const computed = getComputedStyle(original);
    for (const property of drawn)
      copies[index]?.style.setProperty(property, computed.getPropertyValue(property));
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return new XMLSerializer().serializeToString(copy);
}

/** Hands a file to the person. */
export function offerFile(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser needs the address until it has begun to save.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
