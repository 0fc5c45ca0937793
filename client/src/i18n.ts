import { i18n } from '@lingui/core';
import { messages as en } from './locales/en.po';

/** Languages of the screens. Instrument texts carry their own languages. */
export const languages = [{ id: 'en', name: 'English', direction: 'ltr' }] as const;

export type LanguageId = (typeof languages)[number]['id'];

const catalogues: Record<LanguageId, typeof en> = { en };

/** Switches every string, the page's language and its direction. */
export function speak(id: LanguageId): void {
  i18n.loadAndActivate({ locale: id, messages: catalogues[id] });
  document.documentElement.lang = id;
  document.documentElement.dir = languages.find((language) => language.id === id)?.direction ?? 'ltr';
}

export { i18n };
