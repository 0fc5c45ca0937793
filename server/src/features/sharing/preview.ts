import type { Preview, WireConsentLevel } from '@followthrough/shared/api/sharing.ts';
import type { RecommendationId } from '@followthrough/shared/api/vocabulary.ts';
import { RECOMMENDATION_IDS } from '@followthrough/shared/instrument/model.ts';
import { breakdownValues } from '@followthrough/shared/networks/breakdowns.ts';
import { isReleasable, levelOf } from '@followthrough/shared/networks/consent.ts';
import { declaredCells } from '@followthrough/shared/networks/declared-cells.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { profileOfYear } from '../assessment/read.ts';
import { scoresOfYear } from '../results/read.ts';
import { rowByName, tooLateToName } from './by-name.ts';
import { decisionsIn, notesIn } from './consent-queries.ts';
import { requireOffered } from './decide.ts';
import type { MemberIn } from './member-in.ts';

/** Exactly what each viewer would see of this organization if these levels held; for the rest, those that hold now. */
export async function previewOf(
  tx: Tx,
  member: MemberIn,
  given: { year: number; levels: Partial<Record<RecommendationId, WireConsentLevel>> },
): Promise<Preview> {
  const { year } = given;
  requireOffered(member, year, given.levels);
  const { orgId, network, chosen } = member;
  const decisions = (await decisionsIn(tx, member)).filter((one) => one.year === year);
  const notes = (await notesIn(tx, member)).filter((one) => one.year === year);
  const scores = await scoresOfYear(tx, orgId, year);
  const { instrument, profile } = await profileOfYear(tx, orgId, year);
  const own = breakdownValues(network.breakdowns, { instrument, profile, chosen });
  const cells = declaredCells(network.breakdowns).filter(({ by }) =>
    Object.entries(by).every(([id, option]) => own[id] === option),
  );

  const lines: Preview['lines'] = [];
  for (const recommendation of RECOMMENDATION_IDS) {
    const level =
      given.levels[recommendation] ?? levelOf(network.stewardKind, recommendation, decisions).level;
    const tooLate = level === 'named' && (await tooLateToName(tx, orgId, recommendation, year));
    const note = notes.find((one) => one.recommendation === recommendation)?.note ?? null;
    const declared = isReleasable(recommendation, { protectedFromYear: network.protectedFromYear, year }, [
      level,
    ]);
    lines.push({
      recommendation,
      level,
      namedRow: level === 'named' && !tooLate && scores ? rowByName(scores, recommendation, note) : null,
      cells: level !== 'nothing' && declared ? cells.map(({ by }) => ({ ...by })) : [],
      waiting: scores === null,
      tooLateToName: tooLate,
    });
  }
  return { year, beside: { by: own, instrumentVersion: instrument.version }, lines };
}
