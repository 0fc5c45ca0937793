import type { Breakdown } from '@followthrough/shared/api/networks.ts';

/** A way of dividing members that only this network has, as somebody types it. */
export interface OwnBreakdown {
  label: string;
  /** One option a line. */
  options: string;
}

/** As the server keeps it. Ids are made from the words, each once; they are never shown. */
export function asBreakdown({ label, options }: OwnBreakdown, takenIds: readonly string[]): Breakdown {
  const lines = [...new Set(options.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
  const ids: string[] = [];
  for (const line of lines) ids.push(idFrom(line, ids));
  return {
    id: idFrom(label, takenIds),
    label: label.trim(),
    options: lines.map((line, index) => ({ id: ids[index] ?? '', label: line })),
  };
}

function idFrom(words: string, taken: readonly string[]): string {
  const plain = words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 24);
  const base = plain === '' ? 'group' : plain;
  let id = base;
  for (let number = 2; taken.includes(id); number++) id = `${base}_${number}`;
  return id;
}
