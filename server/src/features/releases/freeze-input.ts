import { breakdowns } from '@followthrough/shared/api/networks.ts';
import { itemState } from '@followthrough/shared/api/results.ts';
import { consentLevel } from '@followthrough/shared/api/sharing.ts';
import type { RecommendationId } from '@followthrough/shared/api/vocabulary.ts';
import { recommendationId } from '@followthrough/shared/api/vocabulary.ts';
import type { Profile } from '@followthrough/shared/instrument/answer.ts';
import type { Instrument } from '@followthrough/shared/instrument/model.ts';
import { breakdownValues } from '@followthrough/shared/networks/breakdowns.ts';
import type { ConsentLevel, StewardKind } from '@followthrough/shared/networks/consent.ts';
import { defaultLevel } from '@followthrough/shared/networks/consent.ts';
import type { FreezeInput, MemberYear } from '@followthrough/shared/networks/freeze-release.ts';
import { memberValues } from '@followthrough/shared/networks/member-values.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { newestInstrument, publishedInstrument } from '../instruments/read.ts';
import type { FreezeKey, networkYear } from './job-queries.ts';
import {
  connected,
  itemScores,
  latestConsents,
  ledgerOf,
  ledgerSize,
  membersAt,
  namedOf,
  submittedChecks,
} from './job-queries.ts';

type NetworkYear = NonNullable<Awaited<ReturnType<typeof networkYear>>>;

/** What a freezing rests on, and how to tell later whether the ledgers have grown since. */
export interface ReadInput {
  input: FreezeInput;
  stamp: { orgIds: string[]; size: number };
}

/** Gathers a freezing's input; the caller holds the ledgers' lock, so that it is of one moment. */
export async function freezeInput(tx: Tx, key: FreezeKey, of: NetworkYear): Promise<ReadInput> {
  const { networkId, year, revision } = key;
  const declared = breakdowns.parse(of.breakdowns);
  const instrument = await newestInstrument(tx);
  const joined = await membersAt(tx, networkId, of.freeze_at);
  const memberIds = joined.map((row) => row.org_id);
  const reached = await connected(tx, memberIds, year);
  const checks = await checksOf(tx, reached.orgIds, year, revision === 1 ? of.freeze_at : of.revise_at);
  const consents = Map.groupBy(
    await latestConsents(tx, memberIds, networkId, year),
    ({ org_id: orgId }) => orgId,
  );
  const members = joined.map(({ org_id: orgId, by }): MemberYear => {
    const check = checks.get(orgId);
    return {
      orgId,
      levels: levelsOf(instrument.recommendations, of.steward_kind, consents.get(orgId) ?? []),
      by: check ? breakdownValues(declared, { ...check, chosen: by as Record<string, string> }) : {},
      values: check?.values ?? {},
    };
  });
  const ledger = await ledgerOf(tx, reached.networkIds, key);
  const everCounted = [...new Set([...reached.orgIds, ...ledger.flatMap(({ units }) => units)])];
  return {
    input: {
      network: {
        networkId,
        breakdowns: declared,
        protectedFromYear: of.protected_from_year,
        publicFromYear: of.public_from_year,
      },
      year,
      instrument,
      members,
      otherValues: new Map([...checks].map(([orgId, { values }]) => [orgId, values])),
      ledger,
      named: await namedBy(tx, reached.orgIds, year),
      namedBefore: await namedBy(tx, everCounted, year - 1),
    },
    stamp: { orgIds: reached.orgIds, size: await ledgerSize(tx, reached.orgIds) },
  };
}

interface Check {
  instrument: Instrument;
  profile: Profile;
  values: MemberYear['values'];
}

/** What organizations handed in by then, for that year. */
async function checksOf(
  tx: Tx,
  orgIds: readonly string[],
  year: number,
  by: Date,
): Promise<Map<string, Check>> {
  const submitted = await submittedChecks(tx, orgIds, year, by);
  const scores = Map.groupBy(await itemScores(tx, submitted), ({ org_id: orgId }) => orgId);
  const checks = new Map<string, Check>();
  for (const { org_id: orgId, instrument_version: version, profile } of submitted) {
    const instrument = await publishedInstrument(tx, version);
    if (!instrument) throw new Error(`instrument ${version} is not published`);
    checks.set(orgId, {
      instrument,
      profile: profile as Profile,
      values: memberValues(instrument, (scores.get(orgId) ?? []).map(keptFigure)),
    });
  }
  return checks;
}

async function namedBy(tx: Tx, orgIds: readonly string[], year: number): Promise<FreezeInput['named']> {
  const named: Partial<Record<RecommendationId, string[]>> = {};
  for (const row of await namedOf(tx, orgIds, year)) {
    (named[recommendationId.parse(row.recommendation)] ??= []).push(row.org_id);
  }
  return named;
}

function levelsOf(
  recommendations: FreezeInput['instrument']['recommendations'],
  stewardKind: string,
  decided: readonly { recommendation: string; level: string }[],
): Record<RecommendationId, ConsentLevel> {
  const said = new Map(
    decided.map(({ recommendation, level }) => [recommendation, consentLevel.parse(level)]),
  );
  return Object.fromEntries(
    recommendations.map(({ id }) => [id, said.get(id) ?? defaultLevel(stewardKind as StewardKind, id)]),
  ) as Record<RecommendationId, ConsentLevel>;
}

function keptFigure(row: Awaited<ReturnType<typeof itemScores>>[number]) {
  return {
    itemId: row.item_id,
    recommendation: recommendationId.parse(row.recommendation),
    scoringVersion: row.scoring_version,
    state: itemState.parse(row.state),
    score: row.score,
    se: row.se,
    weight: row.weight,
    figures: row.figures,
  };
}
