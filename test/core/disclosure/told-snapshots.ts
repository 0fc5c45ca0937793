import type { CellVerdict, ReleaseUnit, Snapshot } from '@followthrough/shared/disclosure/release.ts';
import { release } from '@followthrough/shared/disclosure/release.ts';
import { scoreMeasure } from '@followthrough/shared/disclosure/told-cell.ts';
import { instrument } from '../../make/answered-cycle.ts';

/** A unit with its value; nobody knows it by name unless said. */
export const unit = (id: string, value: number, attributes = {}, known = false): ReleaseUnit => ({
  id,
  value,
  attributes,
  known,
});
/** So many units, by their place: u0, u1, … */
export const units = (
  count: number,
  valueAt: (at: number) => number,
  attributesAt: (at: number) => object = () => ({}),
) => Array.from({ length: count }, (_, at) => unit(`u${at}`, valueAt(at), attributesAt(at)));
/** A revision with the total alone, unless said. */
export const snapshot = (members: readonly ReleaseUnit[], more: Partial<Snapshot> = {}): Snapshot => ({
  kind: 'revision',
  threshold: 5,
  units: members,
  lattice: [[]],
  ...more,
});

/** What is told of scores, snapshot after snapshot. */
export function tell(snapshots: Snapshot[], previous: string[][] = [], steps?: number): CellVerdict[] {
  return release(
    {
      measure: scoreMeasure(instrument),
      nBands: instrument.release_bands.n,
      previous: previous.map((ids) => ({ units: ids, told: null })),
      snapshots,
    },
    steps,
  );
}
