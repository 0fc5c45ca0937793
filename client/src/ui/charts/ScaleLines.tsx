import type { RowPlace } from './RowChart.tsx';

/** The upright lines of a scale from 0 to 100, through one row. */
export function ScaleLines({ at, from, to }: Pick<RowPlace, 'at'> & { from: number; to: number }) {
  return scaleTicks.map((tick) => (
    <line key={tick} className="g0" x1={at(tick)} x2={at(tick)} y1={from} y2={to} />
  ));
}

export const scaleTicks = [0, 25, 50, 75, 100];
