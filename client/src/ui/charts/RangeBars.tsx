import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { BarShapeProps, TooltipContentProps } from 'recharts';
import { SectionIcon } from '../icons/SectionIcon.tsx';
import { Hatching } from './Hatching.tsx';
import { nameLines } from './name-lines.ts';
import type { RangeBarRow } from './range-bar-row.ts';
import { walkRows } from './row-keys.ts';
import { useChartWidth } from './use-chart-width.ts';

// Below this width a row's name stands above its bar instead of beside it, and its numbers below.
const roomForNames = 680;
const nameColumn = 340;
const valueColumn = 150;
const iconRoom = 34;
const lineHeight = 20;
const ticks = [0, 25, 50, 75, 100];

interface RangeBarsProps {
  rows: readonly RangeBarRow[];
  /** What the chart shows, for screen readers. */
  label: string;
}

/** One bar a row: solid is sure, lined is the 90 % range, the tick is the score, the ring is last year. */
export function RangeBars({ rows, label }: RangeBarsProps) {
  const pattern = useId();
  const { ref, width } = useChartWidth();
  const wide = width >= roomForNames;
  const nameRoom = (wide ? nameColumn : width - 24) - iconRoom;
  const wraps = rows.some((row) => nameLines(titleOf(row), nameRoom).length > 1);
  const rowHeight = wide ? 46 : 96 + (wraps ? lineHeight : 0);
  return (
    <div ref={ref} onKeyDownCapture={walkRows}>
      <ResponsiveContainer width="100%" height={rows.length * rowHeight + 34}>
        <BarChart
          data={[...rows]}
          layout="vertical"
          barCategoryGap={0}
          margin={{ top: 4, bottom: 0, left: wide ? nameColumn : 8, right: wide ? valueColumn : 16 }}
          accessibilityLayer
          role="application"
          title={label}
          className="chart"
        >
          <defs>
            <Hatching id={pattern} />
          </defs>
          <XAxis
            type="number"
            domain={[0, 100]}
            ticks={ticks}
            interval={0}
            axisLine={false}
            tickLine={false}
          />
          <YAxis type="category" dataKey="number" hide />
          <Tooltip cursor={{ className: 'chart-cursor' }} content={RowInWords} isAnimationActive={false} />
          <Bar
            dataKey={() => 100}
            isAnimationActive={false}
            shape={(shape: BarShapeProps) => (
              <Row {...shape} wide={wide} nameRoom={nameRoom} pattern={pattern} />
            )}
          />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

function titleOf(row: RangeBarRow): string {
  return `${row.number}. ${row.name}`;
}

type RowProps = BarShapeProps & { wide: boolean; nameRoom: number; pattern: string };

/** `x` and `width` are those of the whole scale, 0 to 100. */
function Row({ x, y, width, height, payload, wide, nameRoom, pattern }: RowProps) {
  const row = payload as RangeBarRow;
  const at = (score: number) => x + (score / 100) * width;
  const lines = nameLines(titleOf(row), nameRoom);
  const more = (lines.length - 1) * lineHeight;
  const middle = wide ? y + height / 2 : y + 50 + more;
  const start = wide ? x - nameColumn : x;
  const nameY = wide ? middle + 5 - more / 2 : y + 24;
  const end = wide ? x + width + valueColumn : x + width;
  const valueY = wide ? middle - 2 : middle + 34;
  return (
    <g>
      {ticks.map((tick) => (
        <line
          key={tick}
          className="g0"
          x1={at(tick)}
          x2={at(tick)}
          y1={wide ? y : middle - 14}
          y2={middle + 18}
        />
      ))}
      <svg x={start} y={nameY - 18} width={24} height={24} overflow="visible">
        <SectionIcon number={row.number} />
      </svg>
      <text className="row-name" y={nameY}>
        {lines.map((line, index) => (
          <tspan key={line} x={start + iconRoom} dy={index * lineHeight}>
            {line}
          </tspan>
        ))}
      </text>
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
    </g>
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

/** What the arrow keys and the pointer reach: one row as a sentence. */
function RowInWords({ active, payload }: TooltipContentProps) {
  const { t } = useLingui();
  const row = payload[0]?.payload as RangeBarRow | undefined;
  if (!active || !row) return null;
  return (
    <p className="chart-words" role="status">
      <b>
        {row.number}. {row.name}
      </b>
      <br />
      {row.result
        ? t`Score ${row.result.score}, range ${row.result.low} to ${row.result.high}`
        : t`no score yet`}
      {row.before !== null && <>, {t`last year ${row.before}`}</>}
      {row.change && <>, {row.change}</>}
    </p>
  );
}
