import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { BarShapeProps, TooltipContentProps } from 'recharts';
import type { DumbbellRow } from './dumbbell-row.ts';
import { nameLines } from './name-lines.ts';
import { walkRows } from './row-keys.ts';
import { useChartWidth } from './use-chart-width.ts';

// Below this width a row's name stands above its line instead of beside it, and its figures below.
const roomForNames = 680;
const nameColumn = 340;
const valueColumn = 170;
const lineHeight = 20;
const ticks = [0, 25, 50, 75, 100];

interface DumbbellsProps {
  rows: readonly DumbbellRow[];
  /** What the chart shows, for screen readers. */
  label: string;
}

/** One line a row: the filled diamond is one's own answer, the ring or band is the others' mean, a thick line says that they differ. */
export function Dumbbells({ rows, label }: DumbbellsProps) {
  const { ref, width } = useChartWidth();
  const wide = width >= roomForNames;
  const nameRoom = wide ? nameColumn - 16 : width - 24;
  const wraps = rows.some((row) => nameLines(titleOf(row), nameRoom).length > 1);
  const rowHeight = wide ? 46 : 92 + (wraps ? lineHeight : 0);
  return (
    <div ref={ref} onKeyDownCapture={walkRows}>
      <ResponsiveContainer width="100%" height={rows.length * rowHeight + 34}>
        <BarChart
          data={rows.map((row, place) => ({ ...row, place }))}
          layout="vertical"
          barCategoryGap={0}
          margin={{ top: 4, bottom: 0, left: wide ? nameColumn : 8, right: wide ? valueColumn : 16 }}
          accessibilityLayer
          role="application"
          title={label}
          className="chart"
        >
          <XAxis
            type="number"
            domain={[0, 100]}
            ticks={ticks}
            interval={0}
            axisLine={false}
            tickLine={false}
          />
          <YAxis type="category" dataKey="place" hide />
          <Tooltip cursor={{ className: 'chart-cursor' }} content={RowInWords} isAnimationActive={false} />
          <Bar
            dataKey={() => 100}
            isAnimationActive={false}
            shape={(shape: BarShapeProps) => <Row {...shape} wide={wide} nameRoom={nameRoom} />}
          />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

function titleOf(row: DumbbellRow): string {
  return `${row.number}. ${row.name}`;
}

/** `x` and `width` are those of the whole scale, 0 to 100. */
function Row({
  x,
  y,
  width,
  height,
  payload,
  wide,
  nameRoom,
}: BarShapeProps & { wide: boolean; nameRoom: number }) {
  const row = payload as DumbbellRow;
  const at = (mean: number) => x + (mean / 100) * width;
  const lines = nameLines(titleOf(row), nameRoom);
  const more = (lines.length - 1) * lineHeight;
  const middle = wide ? y + height / 2 : y + 44 + more;
  const start = wide ? x - nameColumn : x;
  const nameY = wide ? middle + 5 - more / 2 : y + 22;
  const end = wide ? x + width + valueColumn : x;
  return (
    <g>
      {ticks.map((tick) => (
        <line
          key={tick}
          className="g0"
          x1={at(tick)}
          x2={at(tick)}
          y1={wide ? y : middle - 14}
          y2={wide ? y + height : middle + 14}
        />
      ))}
      <text className="row-name" y={nameY}>
        {lines.map((line, index) => (
          <tspan key={line} x={start} dy={index === 0 ? 0 : lineHeight}>
            {line}
          </tspan>
        ))}
      </text>
      <Marks row={row} at={at} middle={middle} left={x} right={x + width} />
      <text x={end} y={wide ? middle + 5 : middle + 34} textAnchor={wide ? 'end' : 'start'}>
        <tspan fontWeight={row.differ ? 700 : undefined}>{row.value}</tspan>
      </text>
    </g>
  );
}

interface MarksProps {
  row: DumbbellRow;
  at: (mean: number) => number;
  middle: number;
  left: number;
  right: number;
}

function Marks({ row: { own, others, band, differ }, at, middle, left, right }: MarksProps) {
  return (
    <>
      {others === null && <line className="g1 dash" x1={left} x2={right} y1={middle} y2={middle} />}
      {own !== null && others !== null && !band && (
        <line className={differ ? 'li w5' : 'li w1'} x1={at(own)} x2={at(others)} y1={middle} y2={middle} />
      )}
      {band && (
        <rect
          className="fp l2"
          x={at(band[0])}
          y={middle - 9}
          width={at(band[1]) - at(band[0])}
          height={18}
        />
      )}
      {others !== null && !band && <circle className="ring2" cx={at(others)} cy={middle} r={7} />}
      {own !== null && (
        <path className="f1" d="M0-8.5L8.5 0 0 8.5-8.5 0z" transform={`translate(${at(own)} ${middle})`} />
      )}
    </>
  );
}

/** What the arrow keys and the pointer reach: one row as a sentence. */
function RowInWords({ active, payload }: TooltipContentProps) {
  const row = payload[0]?.payload as DumbbellRow | undefined;
  if (!active || !row) return null;
  return (
    <p className="chart-words" role="status">
      <b>{titleOf(row)}</b>
      <br />
      {row.sentence}
    </p>
  );
}
