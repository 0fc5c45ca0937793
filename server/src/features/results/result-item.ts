import type { SavedAnswer } from '@followthrough/shared/api/assessment.ts';
import type { EvidenceFile } from '@followthrough/shared/api/evidence.ts';
import type { ResultItem } from '@followthrough/shared/api/results.ts';
import { itemFigures, itemState, leftOutReason } from '@followthrough/shared/api/results.ts';
import type { OrganizationKind } from '@followthrough/shared/api/vocabulary.ts';
import type { LanguageMap } from '@followthrough/shared/instrument/language.ts';
import { text } from '@followthrough/shared/instrument/language.ts';
import type { DerivedItem, Item, Option } from '@followthrough/shared/instrument/model.ts';
import { wordingFor } from '@followthrough/shared/instrument/sections.ts';
import type { ItemScoreRow } from './queries.ts';

interface About {
  row: ItemScoreRow;
  /** Weight of all the recommendation's scored questions. */
  scoredWeight: number;
  answer: SavedAnswer | null;
  evidence: EvidenceFile[];
}

/** A question with its answer and what it did to the score. */
export function askedResult(item: Item, about: About, orgKind: OrganizationKind, lang: string): ResultItem {
  const t = (map: LanguageMap) => text(map, lang);
  const options = (list: readonly Option[] | undefined) =>
    (list ?? []).map(({ id, label }) => ({ id, label: t(label) }));
  const { figures, ...rest } = outcome(about);
  return {
    ...rest,
    // A chosen share is kept as 0 to 1 for the index that it feeds; people read it in percent, the item's unit.
    figures:
      figures?.kind === 'value' && item.figure?.kind === 'chosen_share'
        ? { ...figures, value: 100 * figures.value }
        : figures,
    itemId: item.id,
    label: t(item.label),
    kind: item.kind,
    options: options(item.options),
    anchors: (item.anchors ?? []).map((anchor) => ({ level: anchor.level, text: t(anchor.text) })),
    inputs: (item.inputs ?? []).map((input) => ({
      ...input,
      label: t(input.label),
      options: options(input.options),
    })),
    inputGroups: (item.input_groups ?? []).map(({ id, label, add_label }) => ({
      id,
      label: t(label),
      addLabel: t(add_label),
    })),
    measure: item.measure ?? null,
    unit: item.unit ? t(item.unit) : null,
    protected: item.sensitivity === 'protected',
    type: item.type,
    prompt: t(wordingFor(item, orgKind)),
    learn: { why: t(item.learn.why), example: t(item.learn.example) },
    formula: item.formula ?? null,
  };
}

/** A figure that is worked out from other questions. */
export function derivedResult(item: DerivedItem, about: About, lang: string): ResultItem {
  return {
    ...outcome(about),
    itemId: item.id,
    label: text(item.label, lang),
    kind: 'fact',
    options: [],
    anchors: [],
    inputs: [],
    inputGroups: [],
    measure: null,
    unit: null,
    protected: item.sensitivity === 'protected',
    type: null,
    prompt: null,
    learn: null,
    formula: item.formula,
  };
}

function outcome({ row, scoredWeight, answer, evidence }: About) {
  const figures = itemFigures.safeParse(row.figures);
  const scored = row.score !== null && row.weight > 0;
  return {
    state: itemState.parse(row.state),
    reason: row.reason === null ? null : leftOutReason.parse(row.reason),
    score: row.score,
    se: row.se,
    share: scored ? row.weight / scoredWeight : null,
    figures: figures.success ? figures.data : null,
    answer: answer?.state === 'blank' && !answer.note && answer.links.length === 0 ? null : answer,
    evidence,
  };
}
