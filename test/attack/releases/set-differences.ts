/**
 * What any reader tries first: one sum minus another, and combinations of three. Weaker than `row-space.ts`, written
 * without any of it, so that the two watch each other.
 */

export interface Difference {
  /** Places of the sums in the list given, negative for those taken away: place − 1. */
  readonly of: readonly number[];
  readonly units: readonly string[];
}

/**
 * The first combination ± of one, two or three sums that leaves between 1 and `threshold` − 1 units which the reader
 * doesn't know, or null.
 */
export function smallDifferenceIn(
  sums: readonly (readonly string[])[],
  known: ReadonlySet<string>,
  threshold: number,
): Difference | null {
  const kept = distinct(sums, known);
  const units = [...new Set(kept.flatMap(({ unknown }) => unknown))];
  const vectors = kept.map(({ unknown }) => {
    const members = new Set(unknown);
    return Int8Array.from(units, (unit) => Number(members.has(unit)));
  });
  const left = (vector: Int8Array): string[] => units.filter((_, at) => vector[at] !== 0);
  const isSmall = (vector: Int8Array): boolean => {
    let count = 0;
    for (const entry of vector) {
      if (entry !== 0) count += 1;
      if (count >= threshold) return false;
    }
    return count > 0;
  };
  const signed = (place: number, sign: number): number => sign * (kept[place]!.place + 1);

  for (const [a, first] of vectors.entries()) {
    if (isSmall(first)) return { of: [signed(a, 1)], units: left(first) };
    for (let b = a + 1; b < vectors.length; b += 1)
      for (const signB of [-1, 1]) {
        const pair = combined(first, vectors[b]!, signB);
        if (isSmall(pair)) return { of: [signed(a, 1), signed(b, signB)], units: left(pair) };
        for (let c = b + 1; c < vectors.length; c += 1)
          for (const signC of [-1, 1]) {
            const three = combined(pair, vectors[c]!, signC);
            if (isSmall(three))
              return { of: [signed(a, 1), signed(b, signB), signed(c, signC)], units: left(three) };
          }
      }
  }
  return null;
}

function combined(a: Int8Array, b: Int8Array, sign: number): Int8Array {
  const result = new Int8Array(a.length);
  for (let at = 0; at < a.length; at += 1) result[at] = a[at]! + sign * b[at]!;
  return result;
}

/** Each set of unknown units once, with the place it first has in the list. */
function distinct(sums: readonly (readonly string[])[], known: ReadonlySet<string>) {
  const seen = new Map<string, { place: number; unknown: string[] }>();
  for (const [place, units] of sums.entries()) {
    const unknown = [...new Set(units)].filter((unit) => !known.has(unit)).sort();
    const name = unknown.join('\n');
    if (!seen.has(name)) seen.set(name, { place, unknown });
  }
  return [...seen.values()];
}
