/** One column of a figure's table and of its file. */
export interface FigureColumn<Row> {
  label: string;
  /** Null is shown as a dash and is empty in the file. */
  value: (row: Row) => string | number | null;
  numeric?: boolean;
}

/**
 * What a picture shows, once: the picture, the table, the words and the files are all made from these rows, so that
 * they can't disagree.
 */
export interface Figure<Row> {
  /** The finding, as a sentence. */
  title: string;
  /** What is drawn: measure, unit, years. */
  subtitle: string;
  /** The first column heads each row. */
  columns: readonly FigureColumn<Row>[];
  rows: readonly Row[];
  /** Paragraphs that say what the picture says. */
  words: (rows: readonly Row[]) => readonly string[];
  /** Where the numbers come from and when they were closed. */
  source: string;
  /** Name of the files, without an ending. */
  fileName: string;
}

/** The figure's table as CSV (RFC 4180), with a byte order mark so that spreadsheets read it as UTF-8. */
export function figureCsv<Row>(figure: Figure<Row>): string {
  const lines = [
    figure.columns.map((column) => column.label),
    ...figure.rows.map((row) => figure.columns.map((column) => column.value(row) ?? '')),
  ];
  return `\uFEFF${lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers. */
function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
