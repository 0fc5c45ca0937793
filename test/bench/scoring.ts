import { allItems } from '@followthrough/shared/instrument/model.ts';
import { bootstrapRanges } from '@followthrough/shared/scoring/bootstrap.ts';
import type { CycleInput } from '@followthrough/shared/scoring/cycle-input.ts';
import { scoreCycle } from '@followthrough/shared/scoring/score-cycle.ts';
import type { Ballot, Voices } from '@followthrough/shared/scoring/voices.ts';
import { fullProfile, instrument } from '../make/answered-cycle.ts';
import type { Rng } from '../make/answers.ts';
import { rngFrom, validAnswer } from '../make/answers.ts';
import type { Figure } from './figures.ts';
import { median, timed, valueAtMost } from './figures.ts';

const ROLES = { staff: 22, survivor_advisory: 6, board: 6, member_program: 6 };
const TIMES = 60;

/** Scores one full assessment with the closed form and the bootstrap, as a submission does after the seal. */
export async function scoringFigure(): Promise<Figure> {
  const rng = rngFrom(2026);
  const items = allItems(instrument);
  const input: CycleInput = {
    instrument,
    profile: fullProfile,
    answers: Object.fromEntries(items.map((item) => [item.id, validAnswer(item, rng)])),
    evidence: new Set(),
    asOf: '2026-11-01',
    firstCycle: false,
    voices: voicesOf(rng),
  };
  const times: number[] = [];
  for (let time = 0; time < TIMES; time += 1)
    times.push(await timed(() => bootstrapRanges(input, scoreCycle(input), `bench ${time}`)));
  const people = Object.values(ROLES).reduce((sum, size) => sum + size, 0);
  const { draws } = instrument.scoring.uncertainty;
  return valueAtMost(
    `score one assessment (${items.length} items, ${people} respondents, ${draws} draws)`,
    median(times),
    30,
    'ms',
  );
}

function voicesOf(rng: Rng): Voices {
  const asked = allItems(instrument).filter((item) => item.kind === 'perception');
  const ballot = (): Ballot => Object.fromEntries(asked.map((item) => [item.id, Math.floor(rng() * 5)]));
  return Object.fromEntries(
    Object.entries(ROLES).map(([role, size]) => [
      role,
      { invited: size + 4, ballots: Array.from({ length: size }, ballot) },
    ]),
  );
}
