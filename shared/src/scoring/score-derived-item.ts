import type { DerivedItem } from '../instrument/model.ts';
import { allItems } from '../instrument/model.ts';
import type { CycleInput } from './cycle-input.ts';
import { hasEvidence } from './evidence.ts';
import type { ItemOutcome } from './item-outcome.ts';
import { leftOut } from './item-outcome.ts';
import type { ItemResult } from './item-result.ts';
import { standing } from './item-state.ts';
import { piecewise } from './piecewise.ts';
import type { RelianceComponent } from './reliance.ts';
import { relianceIndex } from './reliance.ts';
import { itemOutcome } from './score-item.ts';

interface Part extends RelianceComponent {
  readonly itemId: string;
}

/** One part of the index, from the item that asks for it. */
function partOf({ item: itemId, weight }: DerivedItem['from'][number], input: CycleInput): Part {
  const item = allItems(input.instrument).find(({ id }) => id === itemId);
  if (!item) throw new TypeError(`a derived item is made from ${itemId}, which the instrument does not ask`);
  const outcome = itemOutcome(item, input);
  if (outcome.state === 'answered' && outcome.figures?.kind === 'value') {
    return { itemId, weight, share: outcome.figures.value };
  }
  return { itemId, weight, share: standing(outcome.state) === 'outside' ? 'not_applicable' : 'unknown' };
}

function derivedOutcome(item: DerivedItem, parts: readonly Part[]): ItemOutcome {
  const reliance = relianceIndex(parts, item.min_answered);
  if (reliance.state === 'not_applicable') return leftOut('not_applicable_rule', 'too_few_parts_apply');
  if (reliance.state === 'unknown') return leftOut('blank', 'too_few_parts_answered');
  return {
    state: 'answered',
    score: piecewise(item.score.points, 100 * reliance.index),
    figures: {
      kind: 'reliance',
      index: reliance.index,
      parts: parts.map(({ itemId, share }) => ({ itemId, share: typeof share === 'number' ? share : null })),
    },
  };
}

/**
 * Scores an item that no one is asked: an index over other items' answers (docs/scoring.md §2). It counts as shown
 * with evidence only when every part that is answered has some.
 */
export function scoreDerivedItem(item: DerivedItem, input: CycleInput): ItemResult {
  const parts = item.from.map((source) => partOf(source, input));
  const outcome = derivedOutcome(item, parts);
  const answered = parts.filter(({ share }) => typeof share === 'number');
  const evidence =
    answered.length > 0 &&
    answered.every(({ itemId }) => hasEvidence(input.answers[itemId], input.evidence.has(itemId)));
  const about = {
    itemId: item.id,
    scoringVersion: item.scoring_version,
    weight: item.weight,
    bridge: item.bridge,
    evidence,
  };
  if (outcome.state !== 'answered') {
    return { ...about, state: outcome.state, score: null, se: null, figures: null, reason: outcome.reason };
  }
  const se = evidence ? item.reporting_sd.with_evidence : item.reporting_sd.without_evidence;
  return { ...about, state: 'answered', score: outcome.score, se, figures: outcome.figures, reason: null };
}
