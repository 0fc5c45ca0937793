import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { Hatching } from './Hatching.tsx';
import { RowChart } from './RowChart.tsx';
import type { RowLayout, RowPlace } from './RowChart.tsx';
import { ScaleLines } from './ScaleLines.tsx';
import type { RangeBarRow } from './range-bar-row.ts';

const layout: RowLayout = {
  wide: { names: 340, figures: 150, gap: 0, height: 46 },
  narrow: { height: 96, name: 24, bar: 50 },
  icons: true,
  axis: true,
};

interface RangeBarsProps {
  rows: readonly RangeBarRow[];
  /** What the chart shows, for screen readers. */
  label: string;
}

/** One bar a row: solid is sure, lined is the 90 % range, the tick is the score, the ring is last year. */
export function RangeBars({ rows, label }: RangeBarsProps) {
  const { t } = useLingui();
  const pattern = useId();
  return (
    <RowChart
      rows={rows}
      label={label}
      layout={layout}
      patterns={<Hatching id={pattern} />}
      draw={(row, place) => <Row row={row} place={place} pattern={pattern} />}
      say={({ result, before, change }) => (
        <>
          {result ? t`Score ${result.score}, range ${result.low} to ${result.high}` : t`no score yet`}
          {before !== null && <>, {t`last year ${before}`}</>}
          {change && <>, {change}</>}
        </>
      )}
    />
  );
}

interface RowProps {
  row: RangeBarRow;
  place: RowPlace;
  pattern: string;
}

function Row({ row, place: { wide, at, top, middle, start, end }, pattern }: RowProps) {
  const valueY = wide ? middle - 2 : middle + 34;
  return (
    <>
      <ScaleLines at={at} from={wide ? top : middle - 14} to={middle + 18} />
      {row.result ? (
        <Bars {...row.result} at={at} middle={middle} pattern={pattern} />
      ) : (
        <Unscored open={row.open ?? null} at={at} middle={middle} />
      )}
      {row.before !== null && <circle className="ringi w1" cx={at(row.before)} cy={middle + 14} r={3.5} />}
      <text x={wide ? end : start} y={valueY} textAnchor={wide ? 'end' : 'start'}>
        <Value row={row} />
      </text>
      {row.change && (
        <text className="row-change" x={end} y={wide ? middle + 16 : valueY} textAnchor="end">
          {row.change}
        </text>
      )}
    </>
  );
}

interface BarsProps {
  score: number;
  low: number;
  high: number;
  at: (score: number) => number;
  middle: number;
  pattern: string;
}

function Bars({ score, low, high, at, middle, pattern }: BarsProps) {
  return (
    <>
      <rect className="f1" x={at(0)} y={middle - 7} width={at(low) - at(0)} height={14} />
      <rect fill={`url(#${pattern})`} x={at(low)} y={middle - 7} width={at(high) - at(low)} height={14} />
      <line className="l1" x1={at(high)} x2={at(high)} y1={middle - 7} y2={middle + 7} />
      <line className="li w3" x1={at(score)} x2={at(score)} y1={middle - 12} y2={middle + 12} />
    </>
  );
}

/** No score: a dashed line, and a hollow stretch for what it would lie between. */
function Unscored({ open, at, middle }: Pick<BarsProps, 'at' | 'middle'> & { open: RangeBarRow['open'] }) {
  return (
    <>
      <line className="g1 dash" x1={at(0)} x2={at(100)} y1={middle} y2={middle} />
      {open && (
        <rect
          className="fp l1 dash"
          x={at(open.low)}
          y={middle - 7}
          width={at(open.high) - at(open.low)}
          height={14}
        />
      )}
    </>
  );
}

function Value({ row: { result, open } }: { row: RangeBarRow }) {
  const { t } = useLingui();
  if (!result) return open ? t`between ${open.low} and ${open.high}` : t`no score`;
  return (
    <>
      <tspan className="row-score">{result.score}</tspan> <tspan>{t`${result.low} to ${result.high}`}</tspan>
    </>
  );
}
