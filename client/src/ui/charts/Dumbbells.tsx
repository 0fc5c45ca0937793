import { RowChart } from './RowChart.tsx';
import type { RowLayout, RowPlace } from './RowChart.tsx';
import { ScaleLines } from './ScaleLines.tsx';
import type { DumbbellRow } from './dumbbell-row.ts';

const layout: RowLayout = {
  wide: { names: 340, figures: 170, gap: 16, height: 46 },
  narrow: { height: 92, name: 22, bar: 44 },
  icons: false,
  axis: true,
};

interface DumbbellsProps {
  rows: readonly DumbbellRow[];
  /** What the chart shows, for screen readers. */
  label: string;
}

/** One line a row: the filled diamond is one's own answer, the ring or band is the others' mean, a thick line says that they differ. */
export function Dumbbells({ rows, label }: DumbbellsProps) {
  return (
    <RowChart
      rows={rows}
      label={label}
      layout={layout}
      draw={(row, place) => <Row row={row} place={place} />}
      say={(row) => row.sentence}
    />
  );
}

interface RowProps {
  row: DumbbellRow;
  place: RowPlace;
}

function Row({ row, place }: RowProps) {
  const { wide, at, top, middle, bottom, start, end } = place;
  return (
    <>
      <ScaleLines at={at} from={wide ? top : middle - 14} to={wide ? bottom : middle + 14} />
      <Marks row={row} at={at} middle={middle} />
      <text x={wide ? end : start} y={wide ? middle + 5 : middle + 34} textAnchor={wide ? 'end' : 'start'}>
        <tspan fontWeight={row.differ ? 700 : undefined}>{row.value}</tspan>
      </text>
    </>
  );
}

type MarksProps = Pick<RowPlace, 'at' | 'middle'> & Pick<RowProps, 'row'>;

function Marks({ row: { own, others, band, differ }, at, middle }: MarksProps) {
  return (
    <>
      {others === null && <line className="g1 dash" x1={at(0)} x2={at(100)} y1={middle} y2={middle} />}
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
