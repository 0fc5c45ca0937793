import { useLingui } from '@lingui/react/macro';
import {
  Area,
  ComposedChart,
  ErrorBar,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { TooltipContentProps } from 'recharts';
import { breaks, everyYear, standsAlone, stretches } from './line-point.ts';
import type { LinePoint } from './line-point.ts';

interface LineWithBandProps {
  points: readonly LinePoint[];
  /** What the chart shows, for screen readers. */
  label: string;
  /** First and last year of the axis, where charts stand side by side; else those of the points. */
  span?: readonly [number, number];
  /** A year's figures in words, where they are no score with a 90 % range. */
  inWords?: ((point: LinePoint) => string) | undefined;
}

/** One part over the years: line and 90 % band; a dashed upright and a dashed stretch where questions were reworded. */
export function LineWithBand({ points, label, span, inWords }: LineWithBandProps) {
  const years = points.map((point) => point.year);
  const [first, last] = span ?? [Math.min(...years), Math.max(...years)];
  const newest = Math.max(...years);
  return (
    <ResponsiveContainer width="100%" height={160}>
      <ComposedChart
        data={everyYear(points, [first, last])}
        margin={{ top: 8, right: 8, bottom: 0, left: 8 }}
        accessibilityLayer
        role="application"
        title={label}
        className="chart"
      >
        <XAxis
          dataKey="year"
          type="number"
          domain={[first - 0.2, last + 0.2]}
          ticks={first === last ? [first] : [first, last]}
          tickLine={false}
          axisLine={false}
        />
        <YAxis domain={[0, 100]} hide />
        {[0, 50, 100].map((score) => (
          <ReferenceLine key={score} y={score} className="g0" />
        ))}
        {breaks(points).map((year) => (
          <ReferenceLine key={year} x={year} className="g1 dash" />
        ))}
        <Area
          dataKey={({ low, high }: Partial<LinePoint>) => (low === undefined ? null : [low, high])}
          className="band"
          stroke="none"
          activeDot={false}
          isAnimationActive={false}
        />
        {stretches(points).map(({ points: joined, crossing }) => (
          <Line
            key={joined[0]?.year}
            dataKey={(point: LinePoint) => (joined.includes(point) ? point.score : null)}
            className={crossing ? 'l1 dash' : 'l1'}
            dot={false}
            activeDot={false}
            isAnimationActive={false}
          />
        ))}
        <Line
          dataKey="score"
          stroke="none"
          isAnimationActive={false}
          activeDot={{ className: 'ringi', r: 6 }}
          dot={({ cx, cy, payload }) => {
            const { year, score } = payload as Partial<LinePoint>;
            if (score === undefined) return <g key={year} />;
            return (
              <circle
                key={year}
                className={year === newest ? 'f1' : 'ring'}
                cx={cx}
                cy={cy}
                r={year === newest ? 4.5 : 3}
              />
            );
          }}
        >
          <ErrorBar
            dataKey={(point: Partial<LinePoint>) => rangeAround(point, points)}
            direction="y"
            width={6}
            isAnimationActive={false}
          />
        </Line>
        <Tooltip
          cursor={{ className: 'chart-cursor' }}
          content={(tooltip) => <YearInWords {...tooltip} inWords={inWords} />}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

/** How far the range reaches below and above a score, where no band shows it. */
function rangeAround(point: Partial<LinePoint>, points: readonly LinePoint[]): [number, number] | null {
  const { score, low, high } = point;
  if (score === undefined || low === undefined || high === undefined || !standsAlone(point, points))
    return null;
  return [score - low, high - score];
}

function YearInWords({ active, payload, inWords }: TooltipContentProps & Pick<LineWithBandProps, 'inWords'>) {
  const { t } = useLingui();
  const point = payload[0]?.payload as Partial<LinePoint> | undefined;
  if (!active || !point) return null;
  const words = inWords ?? (({ score, low, high }: LinePoint) => t`Score ${score}, range ${low} to ${high}`);
  return (
    <p className="chart-words" role="status">
      <b>{point.year}</b> {point.score === undefined ? t`no score` : words(point as LinePoint)}
    </p>
  );
}
