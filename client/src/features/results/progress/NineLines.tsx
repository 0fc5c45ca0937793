import type { Progress, ProgressSeries } from '@followthrough/shared/api/results.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { changeShape, useChangeWords } from '../../../answers/change-words.ts';
import { Verdict } from '../../../ui/Tag.tsx';
import { LineWithBand } from '../../../ui/charts/lazy-charts.ts';
import type { LinePoint } from '../../../ui/charts/line-point.ts';
import { trendShape, useTrendWords, whole } from '../words.ts';

/** Nine small charts on one scale and one span of years. */
export function NineLines({ series, progress }: { series: readonly ProgressSeries[]; progress: Progress }) {
  const { t } = useLingui();
  const span = [progress.years.at(0)?.year ?? 0, progress.years.at(-1)?.year ?? 0] as const;
  return (
    <ol className="minis">
      {series.map((one) => {
        const points = one.points.flatMap(pointOf);
        return (
          <li key={one.recommendation}>
            <h3>
              <span className="num">{one.number}</span>
              <span>{one.title}</span>
            </h3>
            {points.length > 0 ? (
              <LineWithBand points={points} span={span} label={`${one.number}. ${one.title}`} />
            ) : (
              <p className="small">{t`No score yet.`}</p>
            )}
            <Latest series={one} />
          </li>
        );
      })}
    </ol>
  );
}

/** The newest score and how it moved: over the years where four checks allow it, else since the check before. */
function Latest({ series }: { series: ProgressSeries }) {
  const trends = useTrendWords();
  const changes = useChangeWords();
  const newest = series.points.at(-1);
  const change = series.changes.at(-1);
  return (
    <div className="last">
      {newest && newest.score !== null && <b>{whole(newest.score)}</b>}
      {newest && newest.score === null && (
        <span className="small">
          <Trans>no score in {newest.year}</Trans>
        </span>
      )}
      {series.trend ? (
        <Verdict shape={trendShape[series.trend]}>{trends[series.trend]}</Verdict>
      ) : (
        change && <Verdict shape={changeShape[change.label]}>{changes[change.label]}</Verdict>
      )}
      {series.trend && change && (
        <span className="small">
          <Trans>
            since {change.fromYear}: {changes[change.label]}
          </Trans>
        </span>
      )}
    </div>
  );
}

function pointOf({
  year,
  score,
  low,
  high,
  instrumentVersion,
}: ProgressSeries['points'][number]): LinePoint[] {
  if (score === null || low === null || high === null) return [];
  return [
    {
      year,
      score: Math.round(score),
      low: Math.round(low),
      high: Math.round(high),
      version: instrumentVersion,
    },
  ];
}
