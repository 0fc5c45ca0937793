import { Trans, useLingui } from '@lingui/react/macro';
import { Suspense, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { figureCsv } from './figure.ts';
import type { Figure } from './figure.ts';
import { offerFile, picturePng } from './picture-file.ts';
import { Button } from './Button.tsx';
import { Loading } from './States.tsx';
import { Tabs } from './Tabs.tsx';

interface ChartFrameProps<Row> {
  figure: Figure<Row>;
  /** Draws the rows, and nothing else. Charts are loaded only when one is shown. */
  picture: (rows: readonly Row[]) => ReactNode;
  /** What the shapes mean. */
  legend?: ReactNode;
}

/** Every figure: the finding as its title, then Chart, Table, In words, Download, then source and date. */
export function ChartFrame<Row>({ figure, picture, legend }: ChartFrameProps<Row>) {
  const { t } = useLingui();
  const drawing = useRef<HTMLDivElement>(null);
  return (
    <figure className="cf">
      <figcaption>
        <h2>{figure.title}</h2>
        <p>{figure.subtitle}</p>
        {figure.caution && <p className="small">{figure.caution}</p>}
      </figcaption>
      <Tabs
        label={t`Ways to read this figure`}
        tabs={[
          {
            id: 'chart',
            label: t`Chart`,
            panel: (
              <>
                {legend}
                <div ref={drawing}>
                  <Suspense fallback={<Loading />}>{picture(figure.rows)}</Suspense>
                </div>
              </>
            ),
          },
          { id: 'table', label: t`Table`, panel: <FigureTable figure={figure} /> },
          {
            id: 'words',
            label: t`In words`,
            panel: figure.words(figure.rows).map((paragraph) => <p key={paragraph}>{paragraph}</p>),
          },
          { id: 'files', label: t`Download`, panel: <FigureFiles figure={figure} drawing={drawing} /> },
        ]}
      />
      <p className="source">{figure.source}</p>
    </figure>
  );
}

function FigureTable<Row>({ figure }: { figure: Figure<Row> }) {
  return (
    <div className="scroll" role="region" aria-label={figure.subtitle} tabIndex={0}>
      <table>
        <caption>{figure.subtitle}</caption>
        <thead>
          <tr>
            {figure.columns.map((column) => (
              <th key={column.label} scope="col" className={column.numeric ? 'n' : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figure.rows.map((row, index) => (
            <tr key={index}>
              {figure.columns.map((column, place) => {
                const value = column.value(row) ?? '–';
                if (place > 0) return <td key={column.label} className={column.numeric ? 'n' : undefined}>{value}</td>; // prettier-ignore
                return <th key={column.label} scope="row">{value}</th>; // prettier-ignore
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface FigureFilesProps<Row> {
  figure: Figure<Row>;
  drawing: RefObject<HTMLDivElement | null>;
}

function FigureFiles<Row>({ figure, drawing }: FigureFilesProps<Row>) {
  const [failed, setFailed] = useState(false);

  async function savePicture() {
    const drawings = [...(drawing.current?.querySelectorAll<SVGSVGElement>('svg.recharts-surface') ?? [])];
    if (drawings.length === 0) return setFailed(true);
    try {
      offerFile(await picturePng(drawings), `${figure.fileName}.png`);
      setFailed(false);
    } catch {
      setFailed(true);
    }
  }

  return (
    <>
      <p className="row">
        <Button
          look="second"
          slim
          onClick={() =>
            offerFile(new Blob([figureCsv(figure)], { type: 'text/csv' }), `${figure.fileName}.csv`)
          }
        >
          <Trans>The numbers as a table file (CSV)</Trans>
        </Button>
        <Button look="second" slim onClick={() => void savePicture()}>
          <Trans>The picture (PNG)</Trans>
        </Button>
      </p>
      {failed && (
        <p className="msg" role="alert">
          <Trans>This browser could not make the picture. The table file has the same numbers.</Trans>
        </p>
      )}
    </>
  );
}
