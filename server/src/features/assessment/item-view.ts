import type { SectionItem, WireApplicability } from '@followthrough/shared/api/assessment.ts';
import type { OrganizationKind } from '@followthrough/shared/api/vocabulary.ts';
import { applicability } from '@followthrough/shared/instrument/applicability.ts';
import type { LanguageMap } from '@followthrough/shared/instrument/language.ts';
import { text } from '@followthrough/shared/instrument/language.ts';
import type { Item, Option } from '@followthrough/shared/instrument/model.ts';
import { allItems } from '@followthrough/shared/instrument/model.ts';
import type { Condition } from '@followthrough/shared/instrument/rules.ts';
import { wordingFor } from '@followthrough/shared/instrument/sections.ts';
import type { CycleRecord } from './record.ts';

/** A question in one language and in the words for one kind of organization, without what people wrote. */
export type AskedItem = Omit<SectionItem, 'answer' | 'lastYear' | 'evidence'>;

export function askedItem(
  record: CycleRecord,
  item: Item,
  number: number,
  orgKind: OrganizationKind,
  lang: string,
): AskedItem {
  const t = (map: LanguageMap) => text(map, lang);
  const options = (list: readonly Option[] | undefined) =>
    (list ?? []).map((option) => ({ id: option.id, label: t(option.label) }));
  return {
    itemId: item.id,
    number,
    label: t(item.label),
    prompt: t(wordingFor(item, orgKind)),
    help: t(item.help),
    type: item.type,
    kind: item.kind,
    respondents: item.respondents,
    protected: item.sensitivity === 'protected',
    options: options(item.options),
    anchors: (item.anchors ?? []).map((anchor) => ({ level: anchor.level, text: t(anchor.text) })),
    inputs: (item.inputs ?? []).map((input) => ({
      ...input,
      label: t(input.label),
      options: options(input.options),
    })),
    inputGroups: (item.input_groups ?? []).map((group) => ({
      id: group.id,
      label: t(group.label),
      addLabel: t(group.add_label),
    })),
    inputsFrom: item.inputs_from ?? null,
    measure: item.measure ?? null,
    unit: item.unit ? t(item.unit) : null,
    figure: item.figure ?? null,
    score: item.score,
    partOf: item.part_of ?? [],
    minN: item.min_n ?? null,
    minNOf: item.min_n_of ?? [],
    formula: item.formula ?? null,
    allow: {
      dontKnow: item.allow.dont_know,
      preferNotToSay: item.allow.prefer_not_to_say,
      notApplicableWithReason: item.allow.not_applicable === 'with_reason',
    },
    learn: { why: t(item.learn.why), example: t(item.learn.example) },
    evidencePrompt: t(item.evidence_prompt),
    applicability: applicabilityOf(record, item, lang),
  };
}

/** Whether a question applies, with the questions that decide it. */
function applicabilityOf(record: CycleRecord, item: Item, lang: string): WireApplicability {
  const rule = item.applies_if;
  const conditions = rule === null ? [] : 'any' in rule ? rule.any : [rule];
  return {
    state: applicability(item, record.profile, record.answers),
    dependsOn: conditions.flatMap((condition) => decider(record, condition, lang)),
  };
}

function decider(
  { instrument, profile, answers }: CycleRecord,
  condition: Condition,
  lang: string,
): WireApplicability['dependsOn'] {
  if ('profile' in condition) {
    const question = instrument.profile_questions.find((one) => one.id === condition.profile);
    if (!question) return [];
    const answered = profile[question.id] !== undefined;
    return [
      { kind: 'profile', id: question.id, prompt: text(question.prompt, lang), section: null, answered },
    ];
  }
  const item = allItems(instrument).find((one) => one.id === condition.answer);
  if (!item) return [];
  const answered = answers[item.id]?.state === 'answered';
  return [{ kind: 'item', id: item.id, prompt: text(item.label, lang), section: item.rec, answered }];
}
