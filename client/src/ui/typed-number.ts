/**
 * Reads a number as people type it: "$18.50", "1,200", "1 200", "45 %", "-3". Points are decimal points.
 *
 * @returns null when it isn't a number
 */
export function readNumber(typed: string): number | null {
  const bare = typed.replace(/[\s,$%]/g, '').replace('−', '-');
  return /^-?(\d+\.?\d*|\.\d+)$/.test(bare) ? Number(bare) : null;
}

/** Writes a number with the language's separators; money has two decimals unless it is whole. */
export function writeNumber(value: number, locale: string, unit: 'number' | 'cents'): string {
  const decimals = unit === 'cents' && !Number.isInteger(value) ? 2 : 0;
  return new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: 6 }).format(
    value,
  );
}
