import { i18n } from '@lingui/core';
import type { Messages } from '@lingui/core';
import { messages as en } from './locales/en.po';

/** Languages of the screens. Instrument texts carry their own languages. */
export const languages = [{ id: 'en', name: 'English', direction: 'ltr' }] as const;

export type LanguageId = (typeof languages)[number]['id'];

/** The words that every page shows. */
const everywhere: Record<LanguageId, Messages> = { en };

/** The words of one feature in one language, by file. */
const catalogues = import.meta.glob<{ messages: Messages }>('./features/*/locales/*.po');

const learned = new Set<string>();

/** Fetches the words of a feature (a folder in `features/`) in the language that is spoken. */
export async function learn(feature: string): Promise<void> {
  await load(feature, i18n.locale);
  learned.add(feature);
}

/** Switches every string, the page's language and its direction. */
export async function speak(id: LanguageId): Promise<void> {
  i18n.load(id, everywhere[id]);
  await Promise.all([...learned].map((feature) => load(feature, id)));
  i18n.activate(id);
  document.documentElement.lang = id;
  document.documentElement.dir = languages.find((language) => language.id === id)?.direction ?? 'ltr';
}

async function load(feature: string, id: string): Promise<void> {
  const catalogue = await catalogues[`./features/${feature}/locales/${id}.po`]?.();
  if (!catalogue) throw new Error(`The feature ${feature} has no words in ${id}.`);
  i18n.load(id, catalogue.messages);
}

export { i18n };
