import type { ProgressSeries, WireLeftOutReason } from '@followthrough/shared/api/results.ts';
import { useLingui } from '@lingui/react/macro';
import { useLingui as useLanguage } from '@lingui/react';

/** Scores are kept in full precision and shown as whole numbers. */
export function whole(score: number | null): number | null {
  return score === null ? null : Math.round(score);
}

/** "A, B and C", the way the language joins them. */
export function useList(): (words: readonly string[]) => string {
  const { i18n } = useLanguage();
  return (words) => new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(words);
}

export const trendShape = {
  rising: 'rise',
  rising_slowly: 'rise',
  steady: 'steady',
  slipping_slowly: 'dip',
  slipping: 'dip',
} as const;

export function useTrendWords(): Record<NonNullable<ProgressSeries['trend']>, string> {
  const { t } = useLingui();
  return {
    rising: t`rising`,
    rising_slowly: t`rising slowly`,
    steady: t`steady`,
    slipping_slowly: t`slipping slowly`,
    slipping: t`slipping`,
  };
}

/** Why a question is not in the score: says what is, never that somebody failed. */
export function useLeftOutWords(): Record<WireLeftOutReason, string> {
  const { t } = useLingui();
  return {
    not_answered: t`Nobody answered it yet.`,
    dont_know: t`You said that you don’t know. That counts as open, not as zero.`,
    prefer_not_to_say: t`You chose not to say. That counts as open, not as zero.`,
    numbers_missing: t`Some of the numbers that it needs are missing.`,
    depends_on_unanswered: t`Whether it applies depends on another question that is still open.`,
    does_not_apply: t`It does not apply to you, going by your profile or another answer.`,
    said_not_to_apply: t`You said that it does not apply to you, and why.`,
    nothing_to_share: t`There was nothing to take a share of this year, so there is no share.`,
    no_community_share: t`There is no community figure above zero to compare with.`,
    no_promises_yet: t`Your own promises are not chosen yet. In a first year that is as it should be.`,
    too_few_parts_apply: t`Fewer than two of its parts apply to you.`,
    too_few_parts_answered: t`Fewer than two of its parts are answered.`,
    too_few_to_judge: t`There are too few people or cases to judge fairly.`,
    voices_not_in: t`Other voices are not in. A leader’s answer alone never makes this score.`,
    too_few_voices: t`Too few people answered to keep each of them safe.`,
    context_only: t`It is kept for context only, on legal advice.`,
    never_scored: t`It is asked for context and never scored by itself.`,
  };
}
