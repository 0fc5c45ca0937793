import type { ReactNode } from 'react';
import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { BarShapeProps } from 'recharts';
import { SectionIcon } from '../icons/SectionIcon.tsx';
import { scaleTicks } from './ScaleLines.tsx';
import { nameLines } from './name-lines.ts';
import { walkRows } from './row-keys.ts';
import { useChartWidth } from './use-chart-width.ts';

// Below this width a row's name stands above its bar instead of beside it, and its figures below.
const roomForNames = 680;
const iconRoom = 34;
const lineHeight = 20;

/** How the rows of one kind of chart are laid out, in pixels. */
export interface RowLayout {
  /** With room beside the bar: the columns of names and of figures, what stays free of a name's, and a row's height. */
  wide: { names: number; figures: number; gap: number; height: number };
  /** Without: a row's height while its name has one line, and how far below its top the name and the bar are. */
  narrow: { height: number; name: number; bar: number };
  /** The icons of the parts, before the names. */
  icons: boolean;
  /** The numbers from 0 to 100 under the chart. */
  axis: boolean;
}

/** Where one row is drawn. */
export interface RowPlace {
  wide: boolean;
  /** A score's place on the line from 0 to 100. */
  at: (score: number) => number;
  top: number;
  /** The middle of its bar. */
  middle: number;
  bottom: number;
  /** Where its name begins, and the foot of the name's first line. */
  start: number;
  name: number;
  /** Where its figures end. */
  end: number;
}

interface RowChartProps<Row> {
  rows: readonly Row[];
  /** What the chart shows, for screen readers. */
  label: string;
  layout: RowLayout;
  /** What the shapes are filled with, for `<defs>`. */
  patterns?: ReactNode;
  /** A row's shapes and figures; its name is drawn already. */
  draw: (row: Row, place: RowPlace) => ReactNode;
  /** A row as a sentence. */
  say: (row: Row) => ReactNode;
}

/** The frame of every chart with one row for each part: names, scale, arrow keys, and each row in words. */
export function RowChart<Row extends { number: number; name: string }>({
  rows,
  label,
  layout,
  patterns,
  draw,
  say,
}: RowChartProps<Row>) {
  const { ref, width } = useChartWidth();
  const wide = width >= roomForNames;
  const indent = layout.icons ? iconRoom : 0;
  const nameRoom = (wide ? layout.wide.names - layout.wide.gap : width - 24) - indent;
  const wraps = rows.some((row) => nameLines(titleOf(row), nameRoom).length > 1);
  const rowHeight = wide ? layout.wide.height : layout.narrow.height + (wraps ? lineHeight : 0);
  return (
    <div ref={ref} onKeyDownCapture={walkRows}>
      <ResponsiveContainer width="100%" height={rows.length * rowHeight + (layout.axis ? 34 : 8)}>
        <BarChart
          data={rows.map((row, order) => ({ row, order }))}
          layout="vertical"
          barCategoryGap={0}
          margin={{
            top: 4,
            bottom: layout.axis ? 0 : 4,
            left: wide ? layout.wide.names : 8,
            right: wide ? layout.wide.figures : 16,
          }}
          accessibilityLayer
          role="application"
          title={label}
          className="chart"
        >
          {patterns && <defs>{patterns}</defs>}
          <XAxis
            type="number"
            domain={[0, 100]}
            ticks={scaleTicks}
            interval={0}
            axisLine={false}
            tickLine={false}
            hide={!layout.axis}
          />
          <YAxis type="category" dataKey="order" hide />
          {/* What the arrow keys and the pointer reach: one row as a sentence. */}
          <Tooltip
            cursor={{ className: 'chart-cursor' }}
            content={({ active, payload }) => {
              const shown = payload[0]?.payload as { row: Row } | undefined;
              if (!active || !shown) return null;
              return (
                <p className="chart-words" role="status">
                  <b>{titleOf(shown.row)}</b>
                  <br />
                  {say(shown.row)}
                </p>
              );
            }}
            isAnimationActive={false}
          />
          <Bar
            dataKey={() => 100}
            isAnimationActive={false}
            shape={({ payload, ...whole }: BarShapeProps) => {
              const { row } = payload as { row: Row };
              const lines = nameLines(titleOf(row), nameRoom);
              const place = placeOf(whole, layout, { wide, lines: lines.length });
              return (
                <g>
                  {layout.icons && <RowIcon number={row.number} place={place} />}
                  <RowName lines={lines} x={place.start + indent} y={place.name} />
                  {draw(row, place)}
                </g>
              );
            }}
          />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

function titleOf({ number, name }: { number: number; name: string }): string {
  return `${number}. ${name}`;
}

function RowIcon({ number, place }: { number: number; place: RowPlace }) {
  return (
    <svg x={place.start} y={place.name - 18} width={24} height={24} overflow="visible">
      <SectionIcon number={number} />
    </svg>
  );
}

function RowName({ lines, x, y }: { lines: readonly string[]; x: number; y: number }) {
  return (
    <text className="row-name" y={y}>
      {lines.map((line, index) => (
        <tspan key={line} x={x} dy={index === 0 ? 0 : lineHeight}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

/** `x` and `width` are those of the whole scale. */
function placeOf(
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  layout: RowLayout,
  { wide, lines }: { wide: boolean; lines: number },
): RowPlace {
  const more = (lines - 1) * lineHeight;
  const middle = wide ? y + height / 2 : y + layout.narrow.bar + more;
  return {
    wide,
    at: (score) => x + (score / 100) * width,
    top: y,
    middle,
    bottom: y + height,
    start: wide ? x - layout.wide.names : x,
    name: wide ? middle + 5 - more / 2 : y + layout.narrow.name,
    end: wide ? x + width + layout.wide.figures : x + width,
  };
}
