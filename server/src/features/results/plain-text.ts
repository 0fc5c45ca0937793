import type {
  Progress,
  ProgressSeries,
  Results,
  ScoredRecommendation,
  WireChange,
  WireChangeLabel,
} from '@followthrough/shared/api/results.ts';
import { heading, page } from '../../http/plain-text.ts';

// The same data as the screens', as a text to print, share or have read aloud.

const changeWords: Record<WireChangeLabel, string> = {
  clear_rise: 'a clear rise',
  possible_rise: 'a possible rise',
  steady: 'steady',
  possible_dip: 'a possible dip',
  clear_dip: 'a clear dip',
};

const trendWords: Record<NonNullable<ProgressSeries['trend']>, string> = {
  rising: 'Over the years it rises.',
  rising_slowly: 'Over the years it rises slowly.',
  steady: 'Over the years it is steady.',
  slipping_slowly: 'Over the years it slips slowly.',
  slipping: 'Over the years it slips.',
};

export function resultsAsText(results: Results): string {
  const title = heading(`${results.orgName}: results of the yearly check ${results.cycle.year}`, '=');
  if (results.state === 'waiting') return page([title, 'Results appear when the check is submitted.']);
  return page([
    title,
    'Scores go from 0 to 100. Each stands with its range: with 90 % certainty the score is in there. A lower mark can mean clearer eyes.',
    ...(results.basis === 'facts'
      ? ['These scores come from your facts alone. Other voices are not in them.']
      : []),
    ...results.recommendations.map((one) => `${one.number}. ${one.title}\n${scoreInWords(one)}`),
    ...(results.overall
      ? [heading('All nine together', '-'), overallInWords(results.overall, results.recommendations)]
      : []),
  ]);
}

function scoreInWords(one: ScoredRecommendation): string {
  const scope = one.limitedScope ? ' Limited scope: more than a quarter was said not to apply.' : '';
  if (one.state === 'not_applicable') return 'None of these questions apply to you.';
  if (one.state === 'not_enough_answers') {
    return `Not enough answers for a score. Whatever the open answers are, it would be between ${whole(one.missingLow)} and ${whole(one.missingHigh)}.${scope}`;
  }
  return `${whole(one.score)}, range ${whole(one.low)} to ${whole(one.high)}.${changeInWords(one.change)}${scope}`;
}

function changeInWords(change: WireChange | null): string {
  return change ? ` Since ${change.fromYear}: ${changeWords[change.label]}.` : '';
}

function overallInWords(
  overall: NonNullable<Extract<Results, { state: 'ready' }>['overall']>,
  recommendations: readonly ScoredRecommendation[],
): string {
  if (overall.state === 'not_shown') {
    return `Not shown: ${overall.published} of ${overall.applicable} parts have a score, which is too few for one number.`;
  }
  const lowest = overall.lowestThree.map(
    (id) => recommendations.find((one) => one.recommendation === id)?.title ?? id,
  );
  return `${whole(overall.score)}, range ${whole(overall.low)} to ${whole(overall.high)}. Only your organization sees this number. An average can hide a hard truth, so read it with your lowest three: ${lowest.join('; ')}.`;
}

export function progressAsText(progress: Progress): string {
  const title = heading(`${progress.orgName}: progress over the years`, '=');
  if (progress.years.length === 0)
    return page([title, 'Progress appears after the first check is submitted.']);
  return page([
    title,
    ...(progress.missingYears.length > 0 ? [`No check in ${progress.missingYears.join(', ')}.`] : []),
    ...progress.breaks.map(
      (one) =>
        `Some questions changed between ${one.fromYear} (version ${one.fromVersion}) and ${one.toYear} (version ${one.toVersion}). Changes are told on the questions that both share.`,
    ),
    ...progress.series.map(seriesAsText),
    'A lower mark can mean clearer eyes: people look harder once they know what to look for.',
  ]);
}

function seriesAsText(series: ProgressSeries): string {
  return [
    heading(`${series.number}. ${series.title}`, '-'),
    ...series.points.map((point) =>
      point.score === null
        ? `${point.year}: no score`
        : `${point.year}: ${whole(point.score)}, range ${whole(point.low)} to ${whole(point.high)}`,
    ),
    ...series.changes.map(
      (change) => `${change.fromYear} to ${change.toYear}: ${changeWords[change.label]}.`,
    ),
    ...(series.trend ? [trendWords[series.trend]] : []),
  ].join('\n');
}

function whole(score: number | null): string {
  return score === null ? '–' : String(Math.round(score));
}
