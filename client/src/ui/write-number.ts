/** Writes a number with the language's separators; money has two decimals unless it is whole. */
export function writeNumber(value: number, locale: string, unit: 'number' | 'cents'): string {
  const decimals = unit === 'cents' && !Number.isInteger(value) ? 2 : 0;
  return new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: 6 }).format(
    value,
  );
}
