import type { PeerView, ToldRecommendation, ToldYear } from '@followthrough/shared/api/releases.ts';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { DumbbellRow } from '../../../ui/charts/dumbbell-row.ts';
import type { Figure } from '../../../ui/figure.ts';
import { meanLiesIn, peersOf } from './figures-of.ts';
import { useToldWords } from './words.ts';

interface OwnRow extends DumbbellRow {
  /** What is told of all, in words; null where they are too few to compare with. */
  told: string | null;
}

/** One organization's own scores beside what is told of ten groups or more, in the recommendations' order. */
export function useOwnFigure(
  { network, year, recommendations }: ToldYear,
  own: NonNullable<PeerView['own']>,
): Figure<OwnRow> {
  const { t } = useLingui();
  const say = useToldWords();
  const rows = recommendations.map(rowOf);
  const compared = rows.filter((row) => row.own !== null && row.others !== null).length;
  return {
    title: t`Your own check beside the others`,
    subtitle: t`Your score and the average of all groups, 0 to 100, ${year}`,
    caution: t`The others may have answered another version of the questions, and work with other means: a distance is a reason to ask, not a verdict.`,
    rows,
    columns: [
      { label: t`Part`, value: (row) => `${row.number}. ${row.name}` },
      { label: t`Your score`, value: (row) => row.own, numeric: true },
      { label: t`All groups`, value: (row) => row.told },
    ],
    words: (all) => [
      plural(compared, {
        0: 'No part can be compared this year.',
        one: '# part can be compared.',
        other: '# parts can be compared.',
      }),
      ...all.map((row) => `${row.number}. ${row.name}: ${row.sentence}`),
    ],
    source: t`Your own check, and ${network.name}. The others stand beside it only from ten groups on. Their band is as wide as the rounding, and your own score has a range too: close is the same.`,
    fileName: `own-and-network-${year}`,
  };

  function rowOf(recommendation: ToldRecommendation): OwnRow {
    const mine = own.find((one) => one.recommendation === recommendation.recommendation)?.score ?? null;
    const score = mine === null ? null : Math.round(mine);
    const peers = peersOf(recommendation);
    const told = peers && say.mean(peers);
    const row = {
      number: recommendation.number,
      name: recommendation.title,
      own: score,
      differ: false,
      told,
    };
    const yours = score === null ? t`You have no score.` : t`You: ${score}.`;
    if (!peers || told === null) {
      const none = t`The others can’t be shown here.`;
      return {
        ...row,
        others: null,
        value: score === null ? '–' : String(score),
        sentence: `${yours} ${none}`,
      };
    }
    return {
      ...row,
      others: peers.mean,
      band: meanLiesIn(peers),
      value: score === null ? told : t`${score}; all ${told}`,
      sentence: `${yours} ${t`All groups: ${told}.`}`,
    };
  }
}
