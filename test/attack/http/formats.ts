/** Reads the formats that are made for people and spreadsheets, each by itself, from its text alone. */
import type { Reading, Readings } from './reading.ts';
import { changeInWords, EVERYBODY, factInWords, placeOf, toldInWords } from './reading.ts';

const TOO_FEW = 'too few to show safely';
const KEPT = 'Kept by the members.';
const BANDS = 3;

/** Breakdowns stand in columns of their own, between the measure and "Told". */
export function readCsv(text: string): Readings {
  const [columns = [], ...rows] = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
    .map(csvRow);
  const at = columns.indexOf('Told');
  return new Map(
    rows.map((row): [string, Reading] => {
      const [told, members, value, ...rest] = row.slice(at);
      const group = row.slice(2, at).filter((label) => label !== 'all' && label !== '');
      const place = placeOf(row[1]!, group.join(', ') || EVERYBODY);
      if (told === KEPT) return [place, 'kept'];
      if (told === TOO_FEW) return [place, 'too few'];
      if (told !== 'told' || rest.length !== BANDS + 1) throw new Error(`a row reads ${row.join()}`);
      return [place, inColumns(members!, value!, rest)];
    }),
  );
}

/** Simple enough for these files: quotes around a field, two for one inside. */
function csvRow(line: string): string[] {
  const fields = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...fields].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}

function inColumns(members: string, value: string, rest: readonly string[]): Reading {
  const shares = rest.slice(0, BANDS).filter((share) => share !== '');
  const fact = factInWords(members, value);
  if (fact === 'too few' || fact === 'kept') return fact;
  return { ...fact, shares: shares.map(toldInWords), change: changeInWords(rest[BANDS]) };
}

/** Paragraphs under a heading; a group's line says what is told of it. */
export function readText(text: string): Readings {
  const readings = new Map<string, Reading>();
  for (const part of text.trimEnd().split('\n\n')) {
    const [heading = '', line = '', ...lines] = part.split('\n');
    if (!/^-+$/.test(line)) continue;
    const isFacts = !/^\d\. /.test(heading);
    for (const one of lines) {
      if (one === KEPT) readings.set(placeOf(heading, EVERYBODY), 'kept');
      else if (isFacts) readings.set(...factLine(one));
      else {
        const [group, said] = cut(one, ': ');
        readings.set(placeOf(heading, group), groupInWords(said));
      }
    }
  }
  return readings;
}

function cut(text: string, at: string): [string, string] {
  const place = text.indexOf(at);
  return [text.slice(0, place), text.slice(place + at.length)];
}

function factLine(line: string): [string, Reading] {
  const [measure, words] = cut(line, ': ');
  const found = /^(.*) \((.*) members\)$/.exec(words);
  return [
    placeOf(measure, EVERYBODY),
    words === TOO_FEW ? 'too few' : factInWords(found?.[2] ?? '', found?.[1] ?? words),
  ];
}

function groupInWords(words: string): Reading {
  if (words === TOO_FEW) return 'too few';
  const found =
    /^(.+) members, mean ([^;.]+?)(?:; ([^.]+))?\.(?: Change since the year before: ((?:perhaps )?[+−]?\d+)\.)?$/.exec(
      words,
    );
  if (!found) throw new Error(`a group reads ${words}`);
  const [, members = '', mean = '', shares, change] = found;
  return {
    members,
    mean: toldInWords(mean),
    shares: shares?.split(', ').map((share) => toldInWords(share.replace(/^[a-z ]*?(?=\d)/, ''))) ?? [],
    change: changeInWords(change),
    money: null,
  };
}

/** A public page: its tables, the list of facts, and "over the years" by measure and year. */
export function readPage(page: string): { readings: Readings; overYears: ReadonlyMap<string, string> } {
  const readings = new Map<string, Reading>();
  const overYears = new Map<string, string>();
  for (const [, table = ''] of page.matchAll(/<table[^>]*>([\s\S]*?)<\/table>/g)) {
    const caption = words(/<caption>([\s\S]*?)<\/caption>/.exec(table)?.[1] ?? '');
    const rows = [...table.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
      [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = '']) => words(cell)),
    );
    const [heads = [], ...body] = rows;
    for (const [head = '', ...cells] of body) {
      if (caption === 'Means over the years')
        for (const [index, cell] of cells.entries()) overYears.set(`${head}, ${heads[index + 1]}`, cell);
      else {
        const isTotals = caption.startsWith('Nine recommendations');
        const measure = isTotals ? head : measureOf(page, caption);
        readings.set(placeOf(measure, isTotals ? EVERYBODY : head), inCells(cells));
      }
    }
  }
  for (const [, term = '', said = ''] of page.matchAll(/<dt>([\s\S]*?)<\/dt>\s*<dd>([\s\S]*?)<\/dd>/g))
    readings.set(...factLine(`${words(term)}: ${words(said)}`));
  return { readings, overYears };
}

/** "1. Title" of a table that is named "Title, group by group". */
function measureOf(page: string, caption: string): string {
  const title = caption.replace(/, group by group$/, '');
  const summaries = [...page.matchAll(/<summary>([\s\S]*?)<\/summary>/g)].map(([, one = '']) => words(one));
  const found = summaries.find((summary) => summary.replace(/^\d\. /, '') === title);
  if (found === undefined) throw new Error(`a table is called ${caption}`);
  return found;
}

function inCells(cells: readonly string[]): Reading {
  if (cells.length === 1) return cells[0] === KEPT ? 'kept' : 'too few';
  const [members = '', mean = '', ...shares] = cells;
  return {
    members,
    mean: toldInWords(mean),
    shares: shares.filter((share) => share !== 'not told').map(toldInWords),
    change: null,
    money: null,
  };
}

function words(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/\s+/g, ' ')
    .trim();
}
