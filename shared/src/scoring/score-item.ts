import type { Answer } from '../instrument/answer.ts';
import { applicability, rulesOnItself } from '../instrument/applicability.ts';
import type { Item } from '../instrument/model.ts';
import type { CycleInput } from './cycle-input.ts';
import { hasEvidence } from './evidence.ts';
import { factOutcome } from './fact-outcome.ts';
import type { ItemOutcome } from './item-outcome.ts';
import { leftOut } from './item-outcome.ts';
import type { ItemResult } from './item-result.ts';
import type { PerceptionFigures } from './perception.ts';
import { codedPerception, perception } from './perception.ts';
import { voicesOn } from './voices.ts';

/** The answer that speaks for an item: its own, or that of the item it takes its inputs from. */
function answerFor(item: Item, { answers }: CycleInput): Answer | undefined {
  return answers[item.inputs_from ?? item.id];
}

/** How one asked item turned out, before the counsel switch (docs/scoring.md §4). */
export function itemOutcome(item: Item, input: CycleInput): ItemOutcome {
  const applies = applicability(item, input.profile, input.answers);
  if (applies === 'not_applicable_rule') return leftOut('not_applicable_rule', 'does_not_apply');
  if (item.kind === 'perception') {
    return applies === 'unknown' ? leftOut('blank', 'depends_on_unanswered') : perceptionOutcome(item, input);
  }
  const answer = answerFor(item, input);
  switch (answer?.state) {
    case 'dont_know':
    case 'prefer_not_to_say':
      return leftOut(answer.state, answer.state);
    case 'not_applicable_with_reason':
      return leftOut(answer.state, 'said_not_to_apply');
    case undefined:
      return leftOut(
        'blank',
        applies === 'unknown' && !rulesOnItself(item) ? 'depends_on_unanswered' : 'not_answered',
      );
    case 'answered':
      if (answer.value === null) return leftOut('blank', 'not_answered');
      if (applies === 'unknown' && !rulesOnItself(item)) return leftOut('blank', 'depends_on_unanswered');
      return factOutcome(item, answer.value, input);
  }
}

function perceptionOutcome(item: Item, input: CycleInput): ItemOutcome {
  const result = perceptionFigures(item, input);
  if (result === null) return leftOut('not_scored_protected', 'voices_not_in');
  if (result === 'protected') return leftOut('not_scored_protected', 'too_few_voices');
  return { state: 'answered', score: result.score, figures: { kind: 'perception', ...result } };
}

function perceptionFigures(
  item: Item,
  { instrument, voices, codedVoices }: CycleInput,
): PerceptionFigures | 'protected' | null {
  const { perception: rules, perception_gap: gapRules } = instrument.scoring;
  if (codedVoices) {
    const told = codedVoices[item.id] ?? 'protected';
    return told === 'protected' ? told : codedPerception(told, rules, gapRules);
  }
  return voices ? perception(voicesOn(item.id, item.respondents, voices), rules, gapRules) : null;
}

/** The standard error of a scored item: sampling for voices, reporting noise for facts. */
function standardError(item: Item, outcome: ItemOutcome, evidence: boolean): number | null {
  if (outcome.state !== 'answered' || outcome.score === null) return null;
  if (outcome.figures?.kind === 'perception') return outcome.figures.se;
  if (!item.reporting_sd) throw new TypeError(`${item.id} is scored but has no reporting_sd`);
  return evidence ? item.reporting_sd.with_evidence : item.reporting_sd.without_evidence;
}

/** Scores one asked item of a cycle. Pure; throws a TypeError only for an instrument that breaks its own rules. */
export function scoreItem(item: Item, input: CycleInput): ItemResult {
  const outcome = itemOutcome(item, input);
  const evidence = hasEvidence(
    answerFor(item, input),
    input.evidence.has(item.id) || input.evidence.has(item.inputs_from ?? item.id),
  );
  const about = {
    itemId: item.id,
    scoringVersion: item.scoring_version,
    weight: item.weight,
    bridge: item.bridge,
    evidence,
  };
  const figures = outcome.state === 'answered' ? outcome.figures : null;
  if (input.counselSwitch && input.instrument.counsel_switch.items.includes(item.id)) {
    return { ...about, state: 'context_only', score: null, se: null, figures, reason: 'context_only' };
  }
  if (outcome.state !== 'answered') {
    return { ...about, state: outcome.state, score: null, se: null, figures, reason: outcome.reason };
  }
  const reason = outcome.score === null ? 'never_scored' : null;
  const se = standardError(item, outcome, evidence);
  return { ...about, state: 'answered', score: outcome.score, se, figures, reason };
}
