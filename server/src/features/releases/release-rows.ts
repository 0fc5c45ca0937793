import type { FrozenCell } from '@followthrough/shared/networks/freeze-release.ts';
import type { Insertable } from 'kysely';
import type * as table from '../../db/tables.ts';

/** One freezing of one year of a network. */
export interface Freezing {
  /** The steward's. */
  orgId: string;
  networkId: string;
  year: number;
  revision: number;
  releaseAt: Date;
}

/** What a freezing leaves behind: its cells, and for each member a line for every cell that counts it. Pure. */
export function releaseRows(
  { orgId, networkId, year, revision, releaseAt }: Freezing,
  frozen: readonly FrozenCell[],
): { cells: Insertable<table.ReleasedCell>[]; countedIn: Insertable<table.CountedIn>[] } {
  const key = { network_id: networkId, year, revision, release_at: releaseAt };
  return {
    cells: frozen.map(({ measure, cell, by, place, isPublic, told }) => ({
      org_id: orgId,
      ...key,
      measure,
      cell,
      by: JSON.stringify(by),
      place,
      released: told !== null,
      is_public: isPublic,
      n_from: told?.nFrom ?? null,
      figures: told && JSON.stringify(told.figures),
    })),
    countedIn: frozen.flatMap(({ measure, cell, isPublic, units }) =>
      units.map((unit) => ({ org_id: unit, ...key, measure, cell, is_public: isPublic })),
    ),
  };
}
