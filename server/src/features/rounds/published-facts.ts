import type { PublishedFact } from '@followthrough/shared/ballots/content.ts';
import type { LanguageMap } from '@followthrough/shared/instrument/language.ts';
import type { Instrument, Item, OrgKind } from '@followthrough/shared/instrument/model.ts';
import { allItems } from '@followthrough/shared/instrument/model.ts';

const YES_NO: Record<string, LanguageMap> = {
  yes: { en: 'Yes' },
  in_progress: { en: 'In progress' },
  no: { en: 'No' },
};

/** Official answers that can be put before respondents in a sentence: levels, choices, and yes or no. */
export function publishableFacts(
  instrument: Instrument,
  kind: OrgKind,
  answers: ReadonlyMap<string, { state: string; value: unknown }>,
): PublishedFact[] {
  return allItems(instrument).flatMap((item) => {
    const saved = answers.get(item.id);
    const answer =
      item.kind === 'fact' && saved?.state === 'answered' ? inWords(item, saved.value) : undefined;
    return answer ? [{ itemId: item.id, prompt: item.wording_for?.[kind] ?? item.prompt, answer }] : [];
  });
}

function inWords(item: Item, value: unknown): LanguageMap | undefined {
  switch (item.type) {
    case 'maturity_0_4':
      return item.anchors?.find(({ level }) => level === value)?.text;
    case 'yes_no_in_progress':
      return typeof value === 'string' ? YES_NO[value] : undefined;
    case 'single_choice':
      return item.options?.find(({ id }) => id === value)?.label;
    case 'multi_select': {
      const chosen = item.options?.filter(({ id }) => Array.isArray(value) && value.includes(id)) ?? [];
      return chosen.length > 0 ? { en: chosen.map(({ label }) => label.en).join('; ') } : undefined;
    }
    default:
      return undefined;
  }
}
