import type { Answer, AnswerValue } from '@followthrough/shared/instrument/answer.ts';
import type { Item } from '@followthrough/shared/instrument/model.ts';
import { allItems } from '@followthrough/shared/instrument/model.ts';
import type { TestApp } from '../setup/test-app.ts';
import type { Visitor } from '../setup/visitor.ts';
import { rngFrom, validAnswer } from './answers.ts';
import { cyclePath } from './answers-http.ts';
import type { MadeCycle } from './cycle.ts';
import { makeCycle } from './cycle.ts';
import { instrumentFile } from './instrument-file.ts';

interface Given {
  year: number;
  version?: '1.0' | '1.1';
  /** The level of every judgement; figures are plausible and the same each time. */
  level?: number;
  /** Replaces single answers; null leaves a question open. */
  answers?: Record<string, AnswerValue | null>;
  profile?: Record<string, unknown>;
}

/** A cycle in which every question has a plausible answer, not submitted yet. */
export async function answeredCycle(test: TestApp, orgId: string, given: Given): Promise<MadeCycle> {
  const version = given.version ?? '1.0';
  const cycle = await makeCycle(test, orgId, {
    year: given.year,
    instrumentVersion: `${version}.0`,
    ...(given.profile && { profile: given.profile }),
  });
  for (const item of allItems(instrumentFile(version))) {
    const told = given.answers?.[item.id];
    if (told === null || item.inputs_from !== undefined) continue;
    const value = told ?? plausible(item, given.level ?? 2).value;
    await test.owner.query(
      `insert into answer (org_id, cycle_id, item_id, state, value, links, version, changed_by, changed_at)
       values ($1, $2, $3, 'answered', $4, '[]', 1, 'Ines Okafor', $5)`,
      [orgId, cycle.cycleId, item.id, JSON.stringify(value), test.clock.current],
    );
  }
  return cycle;
}

/** The same, submitted by this leader. */
export async function submittedCycle(
  test: TestApp,
  leader: Visitor & { orgId: string },
  given: Given,
): Promise<MadeCycle> {
  const cycle = await answeredCycle(test, leader.orgId, given);
  const answer = await leader.post(`${cyclePath(cycle)}/submit`);
  if (answer.status !== 200) throw new Error(`submitting failed: ${JSON.stringify(answer.body)}`);
  return cycle;
}

function plausible(item: Item, level: number): Answer {
  if (item.type === 'maturity_0_4' || item.type === 'perception_0_4')
    return { state: 'answered', value: level, links: [] };
  const rng = rngFrom(item.order);
  for (;;) {
    const answer = validAnswer(item, rng);
    if (answer.state === 'answered') return answer;
  }
}
