/** Texts that carry their languages with them. */
import * as z from 'zod';

/** One text in one or more languages, by language tag. English is always there. */
export const languageMapSchema = z.object({ en: z.string().trim().min(1) }).catchall(z.string());
/** Help may be empty: the question then needs none. */
export const optionalTextSchema = z.object({ en: z.string() }).catchall(z.string());
export type LanguageMap = z.infer<typeof languageMapSchema>;

/** The text in the language asked for, or in English where that language has none. */
export function text(map: LanguageMap, language: string): string {
  return map[language] || map.en;
}
