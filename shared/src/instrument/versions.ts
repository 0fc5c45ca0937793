/** How two versions of the instrument relate: what can be compared across them, and what can't. */
import { allItems, type Instrument } from './model.ts';

export interface Crosswalk {
  /** Same id and same scoring version in both: these carry a trend. */
  readonly common: readonly string[];
  /** Same id, scored in another way. */
  readonly rescored: readonly string[];
  readonly added: readonly string[];
  readonly retired: readonly string[];
}

/** Item by item from one version to another, derived items included (docs/instrument.md §6). */
export function crosswalk(from: Instrument, to: Instrument): Crosswalk {
  const before = scoringVersions(from);
  const after = scoringVersions(to);
  const kept = [...after.keys()].filter((id) => before.has(id));
  return {
    common: kept.filter((id) => before.get(id) === after.get(id)),
    rescored: kept.filter((id) => before.get(id) !== after.get(id)),
    added: [...after.keys()].filter((id) => !before.has(id)),
    retired: [...before.keys()].filter((id) => !after.has(id)),
  };
}

function scoringVersions(instrument: Instrument): Map<string, number> {
  return new Map(
    [...allItems(instrument), ...instrument.derived].map((item) => [item.id, item.scoring_version]),
  );
}
