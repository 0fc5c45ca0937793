/** One spelling per value: what is hashed must not depend on the order of keys or on spaces. */

/**
 * JSON with keys sorted by code unit and no spaces, as in RFC 8785. Keys whose value is `undefined` are left out.
 * Throws a TypeError for what JSON cannot hold (functions, NaN, infinities).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`JSON has no ${value}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') {
    const held = value as Record<string, unknown>;
    const keys = Object.keys(held).filter((key) => held[key] !== undefined);
    return `{${keys
      .toSorted()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(held[key])}`)
      .join(',')}}`;
  }
  throw new TypeError(`JSON has no ${typeof value}`);
}
