import type { SectionItem } from '@followthrough/shared/api/assessment.ts';
import type { AnswerValue } from '@followthrough/shared/instrument/answer.ts';
import { itemFigure } from '@followthrough/shared/scoring/item-figure.ts';
import type { WorkedFigure } from '@followthrough/shared/scoring/item-figure.ts';
import type { LeftOutReason } from '@followthrough/shared/scoring/item-outcome.ts';
import { representation } from '@followthrough/shared/scoring/representation.ts';
import type { RepresentationFigures } from '@followthrough/shared/scoring/representation.ts';
import { fieldsOf } from '../../../answers/answer-draft.ts';

/** What the figures typed so far come to, or why they don't yet. */
export type LiveFigure =
  | ({ kind: 'worked' } & WorkedFigure)
  | ({ kind: 'representation'; n: number; c: number } & RepresentationFigures)
  | { kind: 'not_yet'; reason: LeftOutReason };

/** The normal quantile of a 90 % range. */
const z90 = 1.645;

/** Works out a question's figure by the same rules that score it. Null for questions without one. */
export function liveFigure(item: SectionItem, value: AnswerValue | null): LiveFigure | null {
  if (item.score.method === 'representation') return liveRepresentation(item.score, value);
  if (item.figure === null) return null;
  const asked = {
    inputs: item.inputs,
    ...(item.minN === null ? {} : { min_n: item.minN }),
    min_n_of: item.minNOf,
  };
  const worked = itemFigure(asked, item.figure, value);
  if ('reason' in worked) return { kind: 'not_yet', reason: worked.reason };
  return 'value' in worked ? { kind: 'worked', ...worked } : null;
}

function liveRepresentation(
  rule: { prior_strength: number; min_n: number },
  value: AnswerValue | null,
): LiveFigure {
  const { x, n, c } = fieldsOf(value);
  if (typeof x !== 'number' || typeof n !== 'number' || typeof c !== 'number') {
    return { kind: 'not_yet', reason: 'numbers_missing' };
  }
  const figures = representation(
    { x, n, c },
    { priorStrength: rule.prior_strength, minN: rule.min_n, z: z90 },
  );
  if (figures === 'too_few') return { kind: 'not_yet', reason: 'too_few_to_judge' };
  if (figures === 'no_reference') return { kind: 'not_yet', reason: 'no_community_share' };
  return { kind: 'representation', n, c, ...figures };
}
