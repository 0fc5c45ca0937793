import { describe, expect, it } from 'vitest';
import { breaks, stretches } from '../../client/src/ui/charts/line-point.ts';
import { figureCsv } from '../../client/src/ui/figure.ts';
import { writeNumber } from '../../client/src/ui/write-number.ts';

describe('figureCsv', () => {
  const csv = (value: string | number | null) =>
    figureCsv({
      title: '',
      subtitle: '',
      source: '',
      fileName: '',
      words: () => [],
      columns: [{ label: 'Part', value: (row: typeof value) => row }],
      rows: [value],
    });

  it('starts with a byte order mark and ends lines as spreadsheets do', () => {
    expect(csv('x')).toBe('\uFEFFPart\r\nx\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('makes %j harmless', (formula) => {
    expect(csv(formula)).toContain(`'${formula}`);
  });

  it('leaves negative numbers numbers, and nothing empty', () => {
    expect(csv(-3)).toContain('\r\n-3\r\n');
    expect(csv(null)).toContain('\r\n\r\n');
  });

  it('quotes what would break a row', () => {
    expect(csv('a "b", c\nd')).toContain('"a ""b"", c\nd"');
  });
});

describe('numbers as they are written back', () => {
  it('writes money with cents only when there are any', () => {
    expect(writeNumber(45_000, 'en', 'cents')).toBe('45,000');
    expect(writeNumber(18.5, 'en', 'cents')).toBe('18.50');
    expect(writeNumber(0.25, 'en', 'number')).toBe('0.25');
  });
});

describe('lines over the years', () => {
  const point = (year: number, version: string) => ({ year, version, score: 50, low: 40, high: 60 });

  it('joins years of one version and crosses to the next with a stretch of its own', () => {
    const joined = stretches([
      point(2022, 'a'),
      point(2023, 'a'),
      point(2024, 'a'),
      point(2025, 'b'),
      point(2026, 'b'),
    ]);
    expect(joined.map(({ points, crossing }) => [points.map(({ year }) => year), crossing])).toEqual([
      [[2022, 2023, 2024], false],
      [[2024, 2025], true],
      [[2025, 2026], false],
    ]);
  });

  it('draws a break half-way between the years, over a gap as well', () => {
    expect(breaks([point(2022, 'a'), point(2025, 'b')])).toEqual([2023.5]);
    expect(breaks([point(2022, 'a')])).toEqual([]);
  });
});
