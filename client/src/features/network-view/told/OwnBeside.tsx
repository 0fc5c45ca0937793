import type { PeerView, ToldYear } from '@followthrough/shared/api/releases.ts';
import { useLingui } from '@lingui/react/macro';
import { ChartFrame } from '../../../ui/ChartFrame.tsx';
import { OwnAndBandLegend } from '../../../ui/charts/ChartLegend.tsx';
import { Dumbbells } from '../../../ui/charts/lazy-charts.ts';
import { useOwnFigure } from './own-figure.ts';

/** One organization's own scores over the band in which the others' average lies. */
export function OwnBeside({ told, own }: { told: ToldYear; own: NonNullable<PeerView['own']> }) {
  const { t } = useLingui();
  const figure = useOwnFigure(told, own);
  return (
    <section className="spread over" aria-label={t`Your own check beside the others`}>
      <ChartFrame
        figure={figure}
        legend={<OwnAndBandLegend own={t`your own score`} others={t`where the average of all groups lies`} />}
        picture={(rows) => <Dumbbells rows={rows} label={figure.subtitle} />}
      />
    </section>
  );
}
