import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { BarShapeProps, TooltipContentProps } from 'recharts';
import { useId } from 'react';
import { useFigureWords } from '../../../answers/field-words.ts';
import { PartFill, PartPatterns } from './PartFill.tsx';
import type { AccessPart } from './access-part.ts';

/** One bar of all access spending, stacked by kind. */
export function AccessBar({ parts, label }: { parts: readonly AccessPart[]; label: string }) {
  const words = useFigureWords();
  const id = useId();
  const spent = parts.reduce((sum, part) => sum + part.cents, 0);
  return (
    <ResponsiveContainer width="100%" height={110}>
      <BarChart
        data={[Object.fromEntries(parts.map((part) => [part.place, part.cents]))]}
        layout="vertical"
        margin={{ top: 8, bottom: 0, left: 8, right: 32 }}
        accessibilityLayer
        role="application"
        title={label}
        className="chart"
      >
        <defs>
          <PartPatterns id={id} />
        </defs>
        <XAxis
          type="number"
          domain={[0, Math.max(spent, 1)]}
          tickCount={5}
          tickFormatter={(cents: number) => words.dollars(cents)}
          interval="preserveStartEnd"
          axisLine={false}
          tickLine={false}
        />
        <YAxis type="category" hide />
        <Tooltip
          cursor={false}
          content={(tip: TooltipContentProps) => <AllInWords active={tip.active} parts={parts} />}
          isAnimationActive={false}
        />
        {parts.map((part) => (
          <Bar
            key={part.place}
            dataKey={String(part.place)}
            stackId="access"
            barSize={34}
            isAnimationActive={false}
            shape={({ x, y, width, height }: BarShapeProps) => (
              <PartFill
                id={id}
                place={part.place}
                x={x}
                y={y}
                width={Math.max(0, width - 2)}
                height={height}
              />
            )}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

function AllInWords({ active, parts }: { active: boolean; parts: readonly AccessPart[] }) {
  const words = useFigureWords();
  if (!active) return null;
  return (
    <p className="chart-words" role="status">
      {parts.map((part) => `${part.label}: ${words.dollars(part.cents)}`).join('; ')}
    </p>
  );
}
