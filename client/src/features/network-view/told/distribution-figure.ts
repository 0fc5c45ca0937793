import type { ToldFigures, ToldRecommendation, ToldYear } from '@followthrough/shared/api/releases.ts';
import { useLingui } from '@lingui/react/macro';
import type { ShareBarsRow } from '../../../ui/charts/share-bars-row.ts';
import type { Figure } from '../../../ui/figure.ts';
import { totalOf } from './figures-of.ts';
import { bandEnds } from './band-ends.ts';
import { useToldWords } from './words.ts';

/** More names than this would be a list, not a finding. */
const MOST_NAMES = 2;

/** A row of the picture, with what is told; null where it is too few, or kept. */
export interface DistributionRow extends ShareBarsRow {
  figures: ToldFigures | null;
}

/** Everybody together, part by part: the share of groups in each band, and the average. */
export function useDistributionFigure({
  network,
  year,
  recommendations,
  scoreBands,
  release,
}: ToldYear): Figure<DistributionRow> {
  const { t } = useLingui();
  const say = useToldWords();

  const rows = recommendations.map(rowOf);
  const share = (place: number) => (row: DistributionRow) => {
    const told = row.figures?.shares[place];
    return told ? say.share(told) : null;
  };
  return {
    title: finding(),
    subtitle: t`Share of groups in each band of the scale, and their average to the nearest 5, ${year}`,
    rows,
    columns: [
      { label: t`Part`, value: (row) => `${row.number}. ${row.name}` },
      ...scoreBands.map((band, place) => ({
        label: bandWords(band),
        value: share(place),
        numeric: true,
      })),
      { label: t`Average`, value: (row) => row.value },
      { label: t`Groups`, value: (row) => row.figures?.nLabel ?? null },
      { label: t`Since the year before`, value: (row) => row.change },
    ],
    words: (all) => all.map((row) => `${row.number}. ${row.name}: ${row.sentence}`),
    source: source(),
    fileName: `network-${year}`,
  };

  function bandWords(band: ToldYear['scoreBands'][number]): string {
    const { low, high } = bandEnds(band);
    return t`${band.label} (${low} to ${high})`;
  }

  function rowOf(recommendation: ToldRecommendation): DistributionRow {
    const { number, title: name, state } = recommendation;
    const none = { number, name, shares: null, change: null, figures: null };
    if (state === 'kept') {
      const value = t`Kept by the members.`;
      return { ...none, value, sentence: value };
    }
    const figures = totalOf(recommendation);
    if (!figures) {
      const value = t`too few to show safely`;
      return { ...none, value, sentence: value };
    }
    const value = say.mean(figures);
    const change = figures.change === null ? null : say.change(figures.change, year);
    const shares = scoreBands.flatMap(({ label }, place) => {
      const told = figures.shares[place];
      return told ? [`${label}: ${say.share(told)}`] : [];
    });
    const inBands = shares.length > 0 ? `${shares.join(', ')}.` : t`Too few groups to tell shares safely.`;
    const average = t`average ${value} in ${figures.nLabel} groups.`;
    return {
      ...none,
      figures,
      shares: shares.length > 0 ? figures.shares.map(({ share: percent }) => percent) : null,
      value,
      change,
      sentence: [average, inBands, change && t`That is ${change}.`].filter(Boolean).join(' '),
    };
  }

  /** Where the average is lowest there is most room; parts are never put into an order. */
  function finding(): string {
    const told = rows.flatMap(({ name, figures }) =>
      // A bound says only that it is this much or beyond.
      figures && figures.bound === null ? [{ name, mean: figures.mean }] : [],
    );
    if (rows.every(({ figures }) => figures === null)) return t`Nothing can be shown safely this year`;
    const lowest = Math.min(...told.map(({ mean }) => mean));
    const names = told.filter(({ mean }) => mean === lowest).map(({ name }) => name);
    if (names.length === 0 || names.length > MOST_NAMES || names.length === told.length)
      return t`Where the groups stand, part by part`;
    return t`Most room to grow: ${say.list(names)}`;
  }

  function source(): string {
    const when = release && say.day(release.releasedAt);
    const sentences = [when ? t`${network.name}, released ${when}.` : network.name];
    if (release?.revision === 2) sentences.push(t`Late answers are in where they could be told safely.`);
    sentences.push(
      t`Checked together with everything released before. Shares are rounded, so they may miss 100 % together.`,
    );
    return sentences.join(' ');
  }
}
