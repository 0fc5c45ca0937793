/** Crockford's base32: letters and digits that can be read aloud and typed without mix-ups. */
export const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The `length` characters that somebody typed or followed, or null where they can't be that. Capitals, spaces and dashes don't
 * matter; O reads as 0, I and L as 1.
 */
export function readCrockford(typed: string, length: number): string | null {
  const read = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return read.length === length && Array.from(read).every((character) => CROCKFORD.includes(character))
    ? read
    : null;
}
