import type { Network } from '@followthrough/shared/api/networks.ts';
import type { RecommendationTitle, WireConsentLevel } from '@followthrough/shared/api/sharing.ts';
import { isFromProfile, labelsOf } from '@followthrough/shared/networks/breakdowns.ts';
import { useLingui } from '@lingui/react/macro';

/** What a member's pages say again and again. */
export function useSharingWords() {
  const { t, i18n } = useLingui();
  const levels: Record<WireConsentLevel, string> = {
    nothing: t`Nothing`,
    aggregate: t`Only in the total`,
    named: t`By name`,
  };
  const kinds: Record<Network['stewardKind'], string> = {
    coalition: t`coalition`,
    ta_provider: t`training and support provider`,
    funder: t`funder`,
  };
  const facts: Record<string, string> = {
    wage_floor: t`A wage floor in place`,
    living_wage: t`A living wage for everybody`,
    access_unmet: t`Access requests not met in full`,
    cost_to_close: t`What closing the wage gap would cost`,
  };
  const part = ({ number, title }: Pick<RecommendationTitle, 'number' | 'title'>) => `${number}. ${title}`;
  return {
    level: (level: WireConsentLevel) => levels[level],
    kind: (kind: Network['stewardKind']) => kinds[kind],
    part,
    /** A recommendation by its number and title, or a fact beside it. */
    measure: (measure: string, parts: readonly RecommendationTitle[]) => {
      const found = parts.find(({ recommendation }) => recommendation === measure);
      return found ? part(found) : (facts[measure] ?? measure);
    },
    /** "Programs, 1 to 9 paid staff"; the total has no breakdown. */
    group: (by: Record<string, string>, { breakdowns }: Pick<Network, 'breakdowns'>) => {
      const labels = labelsOf(by, breakdowns);
      return labels.length === 0 ? t`All members` : labels.join(', ');
    },
    day: (instant: string) => i18n.date(instant, { dateStyle: 'long' }),
  };
}

/** Ways of dividing whose values a member chooses itself; the others come from its profile. */
export const ownBreakdowns = ({ breakdowns }: Pick<Network, 'breakdowns'>) =>
  breakdowns.filter(({ id }) => !isFromProfile(id));
