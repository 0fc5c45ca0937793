import type { WireChangeLabel } from '@followthrough/shared/api/results.ts';
import { useLingui } from '@lingui/react/macro';

/** The sign beside each of the words. */
export const changeShape = {
  clear_rise: 'rise',
  possible_rise: 'possibleRise',
  steady: 'steady',
  possible_dip: 'possibleDip',
  clear_dip: 'dip',
} as const satisfies Record<WireChangeLabel, string>;

/** How a score moved since the check before: the same five words for one's own score and for what others see of it. */
export function useChangeWords(): Record<WireChangeLabel, string> {
  const { t } = useLingui();
  return {
    clear_rise: t`clear rise`,
    possible_rise: t`possible rise`,
    steady: t`steady`,
    possible_dip: t`possible dip`,
    clear_dip: t`clear dip`,
  };
}
