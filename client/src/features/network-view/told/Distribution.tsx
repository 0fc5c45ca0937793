import type { ToldYear } from '@followthrough/shared/api/releases.ts';
import { useLingui } from '@lingui/react/macro';
import { ChartFrame } from '../../../ui/ChartFrame.tsx';
import { ShareBarsLegend } from '../../../ui/charts/ChartLegend.tsx';
import { ShareBars } from '../../../ui/charts/lazy-charts.ts';
import { useDistributionFigure } from './distribution-figure.ts';
import { bandEnds } from './band-ends.ts';

/** How everybody together divides among the bands, part by part. */
export function Distribution({ told }: { told: ToldYear }) {
  const { t } = useLingui();
  const figure = useDistributionFigure(told);
  return (
    <section className="spread over" aria-label={t`Everybody together, part by part`}>
      <ChartFrame
        figure={figure}
        legend={
          <ShareBarsLegend
            bands={told.scoreBands.map((band) => {
              const { low, high } = bandEnds(band);
              return t`${low} to ${high}: ${band.label}`;
            })}
          />
        }
        picture={(rows) => <ShareBars rows={rows} label={figure.subtitle} />}
      />
    </section>
  );
}
