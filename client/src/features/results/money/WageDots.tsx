import { useLingui } from '@lingui/react/macro';
import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { BarShapeProps, TooltipContentProps } from 'recharts';
import { walkRows } from '../../../ui/charts/row-keys.ts';
import { useChartWidth } from '../../../ui/charts/use-chart-width.ts';
import { useFigureWords } from '../../../answers/field-words.ts';
import type { WageDot } from './wage-dot.ts';

// Below this width a job's name stands above its line instead of beside it.
const roomForNames = 680;
const nameColumn = 260;
const valueColumn = 180;
const DOLLARS_BETWEEN_TICKS = 5;

/** One line a job: the dot is pay, the upright the living wage; a hollow dot and a dashed way where pay is below it. */
export function WageDots({ dots, label }: { dots: readonly WageDot[]; label: string }) {
  const { ref, width } = useChartWidth();
  const words = useFigureWords();
  const wide = width >= roomForNames;
  const ticks = ticksFor(dots);
  const [from, to] = [ticks.at(0) ?? 0, ticks.at(-1) ?? 0];
  return (
    <div ref={ref} onKeyDownCapture={walkRows}>
      <ResponsiveContainer width="100%" height={dots.length * (wide ? 46 : 86) + 34}>
        <BarChart
          data={[...dots]}
          layout="vertical"
          barCategoryGap={0}
          margin={{ top: 4, bottom: 0, left: wide ? nameColumn : 12, right: wide ? valueColumn : 20 }}
          accessibilityLayer
          role="application"
          title={label}
          className="chart"
        >
          <XAxis
            type="number"
            domain={[from, to]}
            ticks={ticks}
            interval={wide ? 0 : 'preserveStartEnd'}
            tickFormatter={(cents: number) => words.money(cents)}
            axisLine={false}
            tickLine={false}
          />
          <YAxis type="category" dataKey="place" hide />
          <Tooltip cursor={{ className: 'chart-cursor' }} content={JobInWords} isAnimationActive={false} />
          <Bar
            dataKey={() => to}
            isAnimationActive={false}
            shape={(shape: BarShapeProps) => <Job {...shape} wide={wide} ticks={ticks} />}
          />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

/** Whole steps of five dollars around all amounts. */
function ticksFor(dots: readonly WageDot[]): number[] {
  const amounts = dots.flatMap(({ pay, livingWage }) => [pay, livingWage]);
  const step = DOLLARS_BETWEEN_TICKS * 100;
  const first = Math.max(0, Math.floor((Math.min(...amounts) - 100) / step));
  const last = Math.ceil((Math.max(...amounts) + 100) / step);
  // A slip of a zero in an old record must not draw a thousand lines.
  const stride = Math.max(1, Math.ceil((last - first) / 8));
  return Array.from(
    { length: Math.ceil((last - first) / stride) + 1 },
    (_, index) => (first + index * stride) * step,
  );
}

/** `x` and `width` are those of the whole scale. */
function Job({
  x,
  y,
  width,
  height,
  payload,
  wide,
  ticks,
}: BarShapeProps & { wide: boolean; ticks: readonly number[] }) {
  const words = useFigureWords();
  const { t } = useLingui();
  const dot = payload as WageDot;
  const [from, to] = [ticks.at(0) ?? 0, ticks.at(-1) ?? 1];
  const at = (cents: number) => x + ((cents - from) / (to - from)) * width;
  const middle = wide ? y + height / 2 : y + 46;
  const start = wide ? x - nameColumn : x - 8;
  const end = wide ? x + width + valueColumn : x + width + 12;
  const below = dot.pay < dot.livingWage;
  const gap = words.money(dot.livingWage - dot.pay);
  return (
    <g>
      {ticks.map((tick) => (
        <line key={tick} className="g0" x1={at(tick)} x2={at(tick)} y1={middle - 16} y2={middle + 18} />
      ))}
      <text className="row-name" x={start} y={wide ? middle + 5 : y + 20}>
        {dot.name}
      </text>
      {below && <line className="l1 dash" x1={at(dot.pay)} x2={at(dot.livingWage)} y1={middle} y2={middle} />}
      <line
        className="li w3"
        x1={at(dot.livingWage)}
        x2={at(dot.livingWage)}
        y1={middle - 12}
        y2={middle + 12}
      />
      <circle className={below ? 'ring' : 'f1'} cx={at(dot.pay)} cy={middle} r={6} />
      <text x={end} y={wide ? middle + 5 : y + 76} textAnchor="end">
        <tspan className="row-score">{words.money(dot.pay)}</tspan> {below ? t`${gap} below` : ''}
      </text>
    </g>
  );
}

/** What the arrow keys and the pointer reach: one job as a sentence. */
function JobInWords({ active, payload }: TooltipContentProps) {
  const { t } = useLingui();
  const words = useFigureWords();
  const dot = payload[0]?.payload as WageDot | undefined;
  if (!active || !dot) return null;
  const pay = words.money(dot.pay);
  const line = words.money(dot.livingWage);
  return (
    <p className="chart-words" role="status">
      <b>{dot.name}</b>
      <br />
      {t`${dot.people} people, ${pay} an hour; living wage ${line}`}
    </p>
  );
}
