import type { LanguageMap } from '@followthrough/shared/instrument/language.ts';
import type { Words } from './en.ts';
import { en } from './en.ts';

// A translation is another file of the same shape, and a line here.
const catalogues: Record<string, Words> = { en };

/** The language that the server chose for the first paint. */
const language = document.documentElement.lang;

export const words: Words = catalogues[language] ?? en;

/** A text of the instrument in this language, or in English where it has none. */
export const read = (map: LanguageMap): string => map[language] || map.en;

/** A moment as people say it. */
export const when = (moment: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' })
    .format(new Date(moment))
    .replace(/ (?=[AP]M$)/, '\u00a0'); // not left alone on the next line
