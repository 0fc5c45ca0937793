import type { ToldFacts, ToldFigures } from '@followthrough/shared/api/releases.ts';
import { useLingui } from '@lingui/react/macro';

/** Figures about a group of members as they are said everywhere: rounded, and open-ended where they are coded. */
export function useToldWords() {
  const { t, i18n } = useLingui();
  const dollars = (amount: number) =>
    i18n.number(amount, { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });

  return {
    /** "near 45"; "90 or more" where it is a bound. */
    mean({ mean, bound }: Pick<ToldFigures, 'mean' | 'bound'>): string {
      if (bound === 'or_more') return t`${mean} or more`;
      if (bound === 'or_less') return t`${mean} or less`;
      return t`near ${mean}`;
    },
    share({ share, bound }: Pick<ToldFigures['shares'][number], 'share' | 'bound'>): string {
      if (bound === 'or_more') return t`${share} % or more`;
      if (bound === 'or_less') return t`${share} % or less`;
      return t`${share} %`;
    },
    /** Against the year before; less sure where one of the two figures was a bound. */
    change({ points, coded }: NonNullable<ToldFigures['change']>, year: number): string {
      const before = year - 1;
      if (points === 0) return t`about as in ${before}`;
      const by = Math.abs(points);
      if (points > 0) return coded ? t`perhaps ${by} up on ${before}` : t`${by} up on ${before}`;
      return coded ? t`perhaps ${by} down on ${before}` : t`${by} down on ${before}`;
    },
    money({ from, to }: NonNullable<ToldFacts['costToClose']>): string {
      if (to === null) return t`${dollars(from)} or more`;
      if (from === 0) return t`under ${dollars(to)}`;
      return t`${dollars(from)} to ${dollars(to)}`;
    },
    /** "A", "A and B", the way the language joins them. */
    list: (words: readonly string[]) =>
      new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(words),
    day: (moment: string) => i18n.date(moment, { dateStyle: 'long' }),
  };
}
