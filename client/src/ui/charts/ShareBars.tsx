import { useId } from 'react';
import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { BarShapeProps, TooltipContentProps } from 'recharts';
import { SectionIcon } from '../icons/SectionIcon.tsx';
import { ShareFill, Slanting } from './ShareFill.tsx';
import { nameLines } from './name-lines.ts';
import { walkRows } from './row-keys.ts';
import { stretchesOf } from './share-bars-row.ts';
import type { ShareBarsRow } from './share-bars-row.ts';
import { useChartWidth } from './use-chart-width.ts';

// Below this width a row's name stands above its bar instead of beside it, and its figure below.
const roomForNames = 680;
const nameColumn = 320;
const valueColumn = 190;
const iconRoom = 34;
const lineHeight = 20;

interface ShareBarsProps {
  rows: readonly ShareBarsRow[];
  /** What the chart shows, for screen readers. */
  label: string;
}

/** One bar a row, divided among three bands: empty is the lowest, lined the middle, solid the highest. */
export function ShareBars({ rows, label }: ShareBarsProps) {
  const pattern = useId();
  const { ref, width } = useChartWidth();
  const wide = width >= roomForNames;
  const nameRoom = (wide ? nameColumn : width - 24) - iconRoom;
  const wraps = rows.some((row) => nameLines(titleOf(row), nameRoom).length > 1);
  const rowHeight = wide ? 50 : 96 + (wraps ? lineHeight : 0);
  return (
    <div ref={ref} onKeyDownCapture={walkRows}>
      <ResponsiveContainer width="100%" height={rows.length * rowHeight + 8}>
        <BarChart
          data={[...rows]}
          layout="vertical"
          barCategoryGap={0}
          margin={{ top: 4, bottom: 4, left: wide ? nameColumn : 8, right: wide ? valueColumn : 16 }}
          accessibilityLayer
          role="application"
          title={label}
          className="chart"
        >
          <defs>
            <Slanting id={pattern} />
          </defs>
          <XAxis type="number" domain={[0, 100]} hide />
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

function titleOf(row: ShareBarsRow): string {
  return `${row.number}. ${row.name}`;
}

type RowProps = BarShapeProps & { wide: boolean; nameRoom: number; pattern: string };

/** `x` and `width` are those of the whole bar. */
function Row({ x, y, width, height, payload, wide, nameRoom, pattern }: RowProps) {
  const row = payload as ShareBarsRow;
  const lines = nameLines(titleOf(row), nameRoom);
  const more = (lines.length - 1) * lineHeight;
  const middle = wide ? y + height / 2 : y + 50 + more;
  const start = wide ? x - nameColumn : x;
  const nameY = wide ? middle + 5 - more / 2 : y + 24;
  const end = wide ? x + width + valueColumn : x + width;
  const valueY = wide ? middle + (row.change ? -3 : 6) : middle + 32;
  return (
    <g>
      <svg x={start} y={nameY - 18} width={24} height={24} overflow="visible">
        <SectionIcon number={row.number} />
      </svg>
      <text className="row-name" y={nameY}>
        {lines.map((line, index) => (
          <tspan key={line} x={start + iconRoom} dy={index === 0 ? 0 : lineHeight}>
            {line}
          </tspan>
        ))}
      </text>
      {row.shares ? (
        stretchesOf(row.shares).map((stretch, band) => (
          <ShareFill
            key={band}
            band={band}
            pattern={pattern}
            x={x + stretch.from * width}
            y={middle - 10}
            width={stretch.width * width}
            height={20}
          />
        ))
      ) : (
        <text x={x} y={middle + 5}>
          {row.value}
        </text>
      )}
      {row.shares && (
        <text className="row-value" x={wide ? end : start} y={valueY} textAnchor={wide ? 'end' : 'start'}>
          {row.value}
        </text>
      )}
      {row.change && (
        <text className="row-change" x={end} y={wide ? middle + 16 : valueY} textAnchor="end">
          {row.change}
        </text>
      )}
    </g>
  );
}

/** What the arrow keys and the pointer reach: one row as a sentence. */
function RowInWords({ active, payload }: TooltipContentProps) {
  const row = payload[0]?.payload as ShareBarsRow | undefined;
  if (!active || !row) return null;
  return (
    <p className="chart-words" role="status">
      <b>{titleOf(row)}</b>
      <br />
      {row.sentence}
    </p>
  );
}
