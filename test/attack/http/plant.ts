/** Releases as bad builds would have frozen them, in place of the product's own; everything else stays as it is. */
import { cellName, latticeOf } from '@followthrough/shared/networks/declared-cells.ts';
import type { RecommendationId } from '@followthrough/shared/instrument/model.ts';
import type { Dataset, Snapshot } from '../releases/datasets.ts';
import { latticeOf as cellsOf } from '../releases/declared.ts';
import type { ReadCell, Told } from '../releases/knowledge.ts';
import { thresholdOnly } from '../releases/planted.ts';
import { publish } from '../releases/systems.ts';
import type { Lived } from './lived.ts';
import { toTheThousand } from './money.ts';
import { FIRST_YEAR, freezingsOf, speaksOf } from './plan.ts';

const PLANTED = {
  'threshold only': (dataset) => thresholdOnly(dataset),
  'audit per snapshot': (dataset) => publish(dataset, 'nothing'),
} satisfies Record<string, (dataset: Dataset) => { knowledge: { cells: readonly ReadCell[] } }>;

export type Build = keyof typeof PLANTED;

/** The measures that bad builds tell; sums of money as well. */
export const PLANTED_MEASURES: readonly RecommendationId[] = ['R2', 'R5', 'R6', 'R7'];

interface PlantedCell {
  readonly freezing: number;
  readonly measure: string;
  readonly by: Record<string, string>;
  readonly figures: object;
  readonly units: readonly string[];
}

/** Puts the build's releases into the product's tables. */
export async function plant(lived: Lived, build: Build): Promise<void> {
  const named = await namesOf(lived);
  const cells = [
    ...PLANTED_MEASURES.flatMap((measure) => {
      const dataset = datasetOf(lived, measure, named);
      const told = PLANTED[build](dataset).knowledge.cells;
      return dataset.snapshots.flatMap((snapshot, freezing) => cellsTold(snapshot, freezing, told, measure));
    }),
    ...moneyCells(lived),
  ];
  const { owner } = lived.test;
  await owner.query(`delete from released_cell`);
  await owner.query(`delete from counted_in`);
  const freezings = freezingsOf(lived.plan);
  const rows = cells.map(({ freezing, measure, by, figures, units }, place) => {
    const { network, year, revision } = freezings[freezing]!;
    const { orgId, networkId } = lived.networks[network]!;
    return {
      orgId,
      networkId,
      year,
      revision,
      measure,
      cell: cellName(by),
      by,
      place,
      n: bandOf(units),
      figures,
      units,
    };
  });
  const from = `jsonb_to_recordset($1) as c ("orgId" uuid, "networkId" uuid, year integer, revision integer, measure text, cell text, by jsonb,
                                             place integer, n integer, figures jsonb, units uuid[])
                join release r on r.network_id = c."networkId" and r.year = c.year and r.revision = c.revision`;
  await owner.query(
    `insert into released_cell (org_id, network_id, year, revision, measure, cell, by, place, released, is_public, n_from, figures, release_at)
     select "orgId", "networkId", c.year, c.revision, measure, cell, by, place, true, false, n, figures, r.release_at from ${from}`,
    [JSON.stringify(rows)],
  );
  await owner.query(
    `insert into counted_in (org_id, network_id, year, revision, measure, cell, is_public, release_at)
     select unit, "networkId", c.year, c.revision, measure, cell, false, r.release_at from ${from}, unnest(units) as unit`,
    [JSON.stringify(rows.map((row) => ({ ...row, units: `{${row.units.join()}}` })))],
  );
}

const BANDS = [5, 10, 15, 25, 50, 100];
const bandOf = (units: readonly string[]) => BANDS.findLast((from) => from <= units.length);

/** What the campaigns attack as a dataset: the plan's members, seal after seal. */
function datasetOf({ plan, leaders }: Lived, measure: RecommendationId, named: ReadonlySet<string>): Dataset {
  const snapshots = freezingsOf(plan).map((freezing): Snapshot => {
    const { breakdowns } = plan.networks[freezing.network]!;
    return {
      cycle: freezing.year - FIRST_YEAR,
      network: freezing.network,
      isLate: freezing.revision === 2,
      lattice: latticeOf(breakdowns.map((id) => ({ id, options: [] }))),
      units: speaksOf(plan, freezing, measure).map((place) => {
        const { orgId } = leaders[place]!;
        const { by, checks } = plan.organizations[place]!;
        return {
          id: orgId,
          attributes: { ...by },
          value: checks.get(freezing.year)!.values[measure]!,
          named: named.has(`${orgId} ${measure} ${freezing.year}`),
        };
      }),
    };
  });
  return { seed: 0, threshold: 5, speaksOf: 'scores', profile: 'typical', snapshots };
}

async function namesOf({ test }: Lived): Promise<ReadonlySet<string>> {
  const { rows } = await test.owner.query<{ name: string }>(
    `select distinct org_id || ' ' || recommendation || ' ' || year as name from named_in`,
  );
  return new Set(rows.map(({ name }) => name));
}

function cellsTold(
  snapshot: Snapshot,
  freezing: number,
  told: readonly ReadCell[],
  measure: string,
): PlantedCell[] {
  const ofThis = told.filter(({ place }) => place.startsWith(`snapshot ${freezing},`));
  return cellsOf(snapshot).flatMap(({ by, units }) => {
    const ids = units.map(({ id }) => id);
    const cell = ofThis.find((one) => one.units.toSorted().join() === ids.toSorted().join());
    if (!cell) return [];
    const figures = {
      mean: cell.mean && kept(cell.mean),
      shares: cell.shares?.flatMap((share) => share ?? []).map(kept) ?? [],
      shareStep: cell.shares?.[0]?.step ?? 5,
      change: null,
    };
    return [{ freezing, measure, by, figures, units: ids }];
  });
}

const kept = ({ value, held }: Told) => ({ value, bound: held === 'no' ? null : held.replace(' ', '_') });

function moneyCells({ plan, leaders }: Lived): PlantedCell[] {
  return freezingsOf(plan).flatMap((freezing, at) => {
    const places = speaksOf(plan, freezing, 'cost_to_close');
    if (places.length < 5) return [];
    const amounts = places.map(
      (place) => plan.organizations[place]!.checks.get(freezing.year)!.values.cost_to_close!,
    );
    const figures = toTheThousand(amounts);
    return [
      {
        freezing: at,
        measure: 'cost_to_close',
        by: {},
        figures,
        units: places.map((place) => leaders[place]!.orgId),
      },
    ];
  });
}
