/** Any cycle of an instrument, drawn by fast-check: a profile, answers and voices, each with gaps. */
import fc from 'fast-check';
import type { Answer, AnswerValue } from '@followthrough/shared/instrument/answer.ts';
import type { Instrument, Item } from '@followthrough/shared/instrument/model.ts';
import { allItems } from '@followthrough/shared/instrument/model.ts';
import type { CycleInput } from '@followthrough/shared/scoring/cycle-input.ts';
import { ACTION_EVIDENCE, ACTION_STATUS } from '@followthrough/shared/scoring/tracker.ts';
import type { Ballot, Voices } from '@followthrough/shared/scoring/voices.ts';
import { answered, fullProfile, nonAnswer } from './answered-cycle.ts';

const count = fc.integer({ min: 0, max: 400 });
const percent = fc.integer({ min: 0, max: 100 }).map((whole) => whole / 100);
const day = fc.date({ min: new Date('2015-01-01'), max: new Date('2026-06-30'), noInvalidDate: true });
const dayText = day.map((date) => date.toISOString().slice(0, 10));

const promise = fc.record({
  theme: fc.constantFrom('T1', 'T2', 'T3', 'T4', 'TX'),
  actions: fc.array(
    fc.record({
      what: fc.constant('a step'),
      status: fc.constantFrom(...ACTION_STATUS),
      evidence: fc.constantFrom(...ACTION_EVIDENCE),
      updated: dayText,
    }),
    { maxLength: 4 },
  ),
});

/** Numbers for every input of an item; a list gets one to four rows. */
function inputsOf(item: Item): fc.Arbitrary<AnswerValue> {
  const numeric = (item.inputs ?? []).filter(({ type }) => type === 'number' || type === 'currency');
  const field = (id: string, measure: string) =>
    [id.slice(id.lastIndexOf('.') + 1), measure === 'share' ? percent : count] as const;
  const list = numeric.find(({ id }) => id.includes('[]'))?.id.split('[]')[0];
  const record = fc.record(Object.fromEntries(numeric.map(({ id, measure }) => field(id, measure))));
  if (list === undefined) return record;
  return fc.array(record, { minLength: 1, maxLength: 4 }).map((rows) => ({ [list]: rows }));
}

/** Any value that an item's type can hold. */
export function valueOf(item: Item): fc.Arbitrary<AnswerValue> {
  const options = (item.options ?? []).map(({ id }) => id);
  switch (item.type) {
    case 'maturity_0_4':
    case 'perception_0_4':
      return fc.integer({ min: 0, max: 4 });
    case 'multi_select':
      return fc.subarray(options);
    case 'single_choice':
      return fc.constantFrom(...options);
    case 'yes_no_in_progress':
      return fc.constantFrom('yes', 'in_progress', 'no');
    case 'date':
      return fc.oneof(dayText, fc.constant('never'));
    case 'long_text':
      return fc.string();
    case 'evidence_link':
      return fc.constant({ url: 'https://example.org', title: 'A page' });
    case 'commitment_tracker':
      return fc.array(promise, { maxLength: 6 }).map((commitments) => ({ commitments }));
    default:
      return item.inputs ? inputsOf(item) : count;
  }
}

function answerOf(item: Item): fc.Arbitrary<Answer | undefined> {
  const answer = valueOf(item).map(answered);
  const non = fc.constantFrom<Answer[]>(nonAnswer('dont_know'), nonAnswer('prefer_not_to_say'));
  const notApplicable = fc.constant(nonAnswer('not_applicable_with_reason'));
  return fc.oneof(
    { weight: 14, arbitrary: answer },
    { weight: 1, arbitrary: non },
    { weight: 1, arbitrary: item.allow.not_applicable === 'with_reason' ? notApplicable : non },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}

function voicesOf(instrument: Instrument): fc.Arbitrary<Voices> {
  const items = allItems(instrument).filter(({ kind }) => kind === 'perception');
  const ballot: fc.Arbitrary<Ballot> = fc.record(
    Object.fromEntries(
      items.map(({ id }) => [id, fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined })]),
    ),
  );
  const crowd = fc
    .tuple(fc.array(ballot, { maxLength: 14 }), fc.integer({ min: 0, max: 10 }))
    .map(([ballots, silent]) => ({ ballots, invited: ballots.length + silent }));
  return fc.record({ staff: crowd, survivor_advisory: crowd, board: crowd }, { requiredKeys: [] });
}

/** Any cycle of an instrument: a profile with gaps, answers with gaps, voices or none. */
export function cycleOf(instrument: Instrument): fc.Arbitrary<CycleInput> {
  const items = allItems(instrument).filter(({ inputs_from: from }) => from === undefined);
  const flags = Object.keys(fullProfile).filter((id) => typeof fullProfile[id] === 'boolean');
  return fc
    .record({
      profile: fc.record(
        Object.fromEntries(flags.map((id) => [id, fc.constantFrom(true, true, true, false, undefined)])),
      ),
      answers: fc.record(Object.fromEntries(items.map((item) => [item.id, answerOf(item)]))),
      evidence: fc.subarray(items.map(({ id }) => id)).map((ids) => new Set(ids)),
      voices: fc.option(voicesOf(instrument), { nil: null }),
      firstCycle: fc.boolean(),
      counselSwitch: fc.boolean(),
    })
    .map(({ voices, ...cycle }) => {
      const drawn = { asOf: '2026-06-30', ...cycle, ...(voices ? { voices } : {}) };
      // A failing case is read by people: the whole instrument would bury it.
      const shown = { value: () => fc.stringify({ version: instrument.version, ...drawn }) };
      return Object.defineProperty({ instrument, ...drawn }, fc.toStringMethod, shown);
    });
}
