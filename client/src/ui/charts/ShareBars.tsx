import { useId } from 'react';
import { RowChart } from './RowChart.tsx';
import type { RowLayout, RowPlace } from './RowChart.tsx';
import { ShareFill, Slanting } from './ShareFill.tsx';
import { stretchesOf } from './share-bars-row.ts';
import type { ShareBarsRow } from './share-bars-row.ts';

const layout: RowLayout = {
  wide: { names: 320, figures: 190, gap: 0, height: 50 },
  narrow: { height: 96, name: 24, bar: 50 },
  icons: true,
  axis: false,
};

interface ShareBarsProps {
  rows: readonly ShareBarsRow[];
  /** What the chart shows, for screen readers. */
  label: string;
}

/** One bar a row, divided among three bands: empty is the lowest, lined the middle, solid the highest. */
export function ShareBars({ rows, label }: ShareBarsProps) {
  const pattern = useId();
  return (
    <RowChart
      rows={rows}
      label={label}
      layout={layout}
      patterns={<Slanting id={pattern} />}
      draw={(row, place) => <Bands row={row} place={place} pattern={pattern} />}
      say={(row) => row.sentence}
    />
  );
}

interface BandsProps {
  row: ShareBarsRow;
  place: RowPlace;
  pattern: string;
}

function Bands({ row, place: { wide, at, middle, start, end }, pattern }: BandsProps) {
  const valueY = wide ? middle + (row.change ? -3 : 6) : middle + 32;
  return (
    <>
      {row.shares ? (
        stretchesOf(row.shares).map((stretch, band) => (
          <ShareFill
            key={band}
            band={band}
            pattern={pattern}
            x={at(stretch.from * 100)}
            y={middle - 10}
            width={at(stretch.width * 100) - at(0)}
            height={20}
          />
        ))
      ) : (
        <text x={at(0)} y={middle + 5}>
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
    </>
  );
}
