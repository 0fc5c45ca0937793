import type { NamedMember, ToldRecommendation, ToldYear } from '@followthrough/shared/api/releases.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { changeShape, useChangeWords } from '../../../answers/change-words.ts';
import { ShareFill } from '../../../ui/charts/ShareFill.tsx';
import { stretchesOf } from '../../../ui/charts/share-bars-row.ts';
import { Glyph } from '../../../ui/icons/Glyph.tsx';
import { totalOf } from '../told/figures-of.ts';
import { useToldWords } from '../told/words.ts';

type Score = Pick<NamedMember['scores'][number], 'score' | 'low' | 'high'> &
  Partial<Pick<NamedMember['scores'][number], 'change'>>;

/** One score: solid is sure, the frame is the range, the tick is the score. Without one, nothing that says why. */
export function ScoreCell({ score, low, high, change }: Partial<Score>) {
  const { t } = useLingui();
  const changes = useChangeWords();
  if (score == null || low == null || high == null) {
    return (
      <span className="hide">
        <Trans>nothing shown here</Trans>
      </span>
    );
  }
  const percent = (points: number) => `${Math.max(0, Math.min(100, points))}%`;
  const [from, to] = [Math.floor(low), Math.ceil(high)];
  return (
    <>
      {Math.round(score)}{' '}
      {change && (
        <>
          <Glyph shape={changeShape[change]} />
          <span className="hide">{changes[change]}</span>
        </>
      )}
      <svg role="img" aria-label={t`range ${from} to ${to}`}>
        <line className="g0" x1="0" x2="100%" y1="6" y2="6" />
        <rect className="f1" x="0" y="3" width={percent(low)} height="6" />
        <rect className="l1 w1" x={percent(low)} y="3" width={percent(high - low)} height="6" />
        <line className="li" x1={percent(score)} x2={percent(score)} y1="0" y2="12" />
      </svg>
    </>
  );
}

interface TotalCellProps {
  recommendation: ToldRecommendation;
  bands: ToldYear['scoreBands'];
  pattern: string;
}

/** What is told of everybody: the average and the three shares. */
export function TotalCell({ recommendation, bands, pattern }: TotalCellProps) {
  const { t } = useLingui();
  const say = useToldWords();
  const figures = totalOf(recommendation);
  if (!figures) {
    const kept = recommendation.state === 'kept';
    return (
      <span className="few">
        <Glyph shape={kept ? 'kept' : 'few'} />
        <span className="hide">{kept ? t`Kept by the members.` : t`too few to show safely`}</span>
      </span>
    );
  }
  const shares = figures.shares.map((told, place) => `${bands[place]?.label ?? ''}: ${say.share(told)}`);
  return (
    <>
      {say.mean(figures)}
      <br />
      <span className="tiny">{figures.nLabel}</span>
      {shares.length > 0 && (
        <svg role="img" aria-label={say.list(shares)}>
          {stretchesOf(figures.shares.map(({ share }) => share)).map(({ from, width }, band) => (
            <ShareFill
              key={band}
              band={band}
              pattern={pattern}
              x={`${from * 100}%`}
              y={1}
              width={`${width * 100}%`}
              height={10}
            />
          ))}
        </svg>
      )}
    </>
  );
}
