import { csvOf } from '@followthrough/shared/csv.ts';

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
  /** What to know before its rows are held against each other; said above the picture. */
  caution?: string;
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

/** The figure's table as a file for spreadsheets. */
export function figureCsv<Row>(figure: Figure<Row>): string {
  return csvOf([
    figure.columns.map((column) => column.label),
    ...figure.rows.map((row) => figure.columns.map((column) => column.value(row) ?? '')),
  ]);
}
