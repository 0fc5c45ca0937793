/**
 * What the attacker is taken to know besides what he reads (docs/disclosure.md §1): who is in which cell, as members know
 * each other; who was known by name when a release froze; and what follows from membership by public rules, which revision
 * a figure is of and to which step shares are rounded. It comes from the plan, and the ledgers must say the same.
 */
import { latticeOf } from '@followthrough/shared/networks/declared-cells.ts';
import { FACTS, isFact } from '@followthrough/shared/networks/measures.ts';
import type { Measure } from '@followthrough/shared/networks/measures.ts';
import { RECOMMENDATION_IDS } from '@followthrough/shared/instrument/model.ts';
import type { Lived } from './lived.ts';
import type { Freezing, PlannedNetwork } from './plan.ts';
import { freezingsOf, speaksOf } from './plan.ts';

export const MEASURES: readonly Measure[] = [...RECOMMENDATION_IDS, ...FACTS];

/** Values of a group's breakdowns, in the order in which the network declares them: "" for everybody. */
export type GroupKey = string;

/** A cell that a freezing told. */
export interface CellThen {
  readonly freezing: Freezing;
  readonly measure: Measure;
  readonly group: GroupKey;
  readonly units: readonly string[];
  /** Of the units, those that nobody knew by name. */
  readonly hidden: readonly string[];
  readonly shareStep: number;
  readonly releasedAt: Date;
}

interface Row {
  network_id: string;
  year: number;
  revision: 1 | 2;
  measure: Measure;
  by: Record<string, string>;
  share_step: number | null;
  units: string[];
  known: string[];
  release_at: Date;
}

/** Every cell that was ever told. Throws where the ledgers count others than the plan says. */
export async function cellsEverTold({ test, plan, networks, leaders }: Lived): Promise<CellThen[]> {
  const { rows } = await test.owner.query<Row>(
    `select c.network_id, c.year, c.revision, c.measure, r.by, (r.figures ->> 'shareStep')::float as share_step, r.release_at,
            array_agg(c.org_id::text order by c.org_id) as units,
            coalesce(array_agg(c.org_id::text) filter (where exists (
              select from named_in n where n.org_id = c.org_id and n.year = c.year and n.recommendation = c.measure
                                       and n.named_at <= f.frozen_at)), '{}') as known
       from counted_in c
       join released_cell r using (network_id, year, revision, measure, cell)
       join release f using (network_id, year, revision)
      group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2, 3, 4, 5::text`,
  );
  const expected = new Map(
    freezingsOf(plan).flatMap((freezing) =>
      MEASURES.flatMap((measure) => {
        const units = speaksOf(plan, freezing, measure).map((place) => ({
          id: leaders[place]!.orgId,
          by: plan.organizations[place]!.by,
        }));
        return [...groupsOf(plan.networks[freezing.network]!, measure, units)].map(
          ([group, members]): [string, string] => [
            nameOf(freezing, measure, group),
            members.toSorted().join(),
          ],
        );
      }),
    ),
  );
  return rows.map(({ measure, by, units, known, ...row }) => {
    const network = networks.findIndex(({ networkId }) => networkId === row.network_id);
    const freezing = { network, year: row.year, revision: row.revision };
    const group = keyOf(plan.networks[network]!, by);
    const name = nameOf(freezing, measure, group);
    if (expected.get(name) !== units.join()) throw new Error(`${name} counts others than the plan says`);
    return {
      freezing,
      measure,
      group,
      units,
      hidden: units.filter((unit) => !known.includes(unit)),
      shareStep: row.share_step ?? 5,
      releasedAt: row.release_at,
    };
  });
}

const nameOf = ({ network, year, revision }: Freezing, measure: Measure, group: GroupKey): string =>
  `network ${network + 1}, ${year}, revision ${revision}, ${measure} of ${group || 'everybody'}`;

const keyOf = ({ breakdowns }: PlannedNetwork, by: Readonly<Record<string, string>>): GroupKey =>
  breakdowns.flatMap((id) => by[id] ?? []).join();

/** All groups that a network declares for a measure, with those of the units that are in each; empty groups are left out. */
function groupsOf(
  network: PlannedNetwork,
  measure: Measure,
  units: readonly { readonly id: string; readonly by: Readonly<Record<string, string>> }[],
): Map<GroupKey, string[]> {
  const lattice = isFact(measure) ? [[]] : latticeOf(network.breakdowns.map((id) => ({ id, options: [] })));
  const groups = new Map<GroupKey, string[]>();
  for (const attributes of lattice)
    for (const { id, by } of units) {
      if (attributes.some((attribute) => by[attribute] === undefined)) continue;
      const key = keyOf(network, Object.fromEntries(attributes.map((one) => [one, by[one]!])));
      groups.set(key, [...(groups.get(key) ?? []), id]);
    }
  return groups;
}
