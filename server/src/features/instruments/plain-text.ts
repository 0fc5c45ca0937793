import { text } from '@followthrough/shared/instrument/language.ts';
import type { Instrument, Item, Recommendation } from '@followthrough/shared/instrument/model.ts';
import { heading, page } from '../../http/plain-text.ts';

/** The whole instrument as a text to print, share or have read aloud. */
export function instrumentAsText(instrument: Instrument, lang: string): string {
  const t = (map: { en: string }) => text(map, lang);
  return page([
    heading(`${t(instrument.title)} (${instrument.version})`, '='),
    t(instrument.purpose),
    ...instrument.recommendations.map((recommendation, index) => section(recommendation, index + 1, lang)),
    heading('Words', '='),
    ...instrument.glossary.map((entry) => `${t(entry.term)}: ${t(entry.plain)}`),
  ]);
}

function section(recommendation: Recommendation, number: number, lang: string): string {
  const items = recommendation.items.toSorted((a, b) => a.order - b.order);
  return [
    heading(`${number}. ${text(recommendation.title, lang)}`, '='),
    text(recommendation.aim, lang),
    text(recommendation.intro, lang),
    ...(recommendation.content_note ? [text(recommendation.content_note, lang)] : []),
    ...items.map((item, index) => question(item, `${number}.${index + 1}`, lang)),
  ].join('\n\n');
}

function question(item: Item, number: string, lang: string): string {
  const t = (map: { en: string }) => text(map, lang);
  const lines = [heading(`${number} ${t(item.prompt)}`, '-')];
  if (t(item.help)) lines.push(t(item.help));
  for (const anchor of item.anchors ?? []) lines.push(`  ${anchor.level}  ${t(anchor.text)}`);
  for (const option of item.options ?? []) lines.push(`  *  ${t(option.label)}`);
  for (const input of item.inputs ?? []) lines.push(`  -  ${t(input.label)}`);
  if (t(item.evidence_prompt)) lines.push(t(item.evidence_prompt));
  lines.push(t(item.learn.why));
  return lines.join('\n');
}
