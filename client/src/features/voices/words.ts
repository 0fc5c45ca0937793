import type { TurnoutBand } from '@followthrough/shared/disclosure/round-voices.ts';
import { useLingui } from '@lingui/react/macro';
import type { ShownGroup } from './main-group.ts';

/** A mean as a whole number; one at its bound says so. */
export function useMeanWords(): (group: Pick<ShownGroup, 'mean' | 'coded'>) => string {
  const { t } = useLingui();
  return ({ mean, coded }) => {
    const whole = Math.round(mean);
    if (!coded) return String(whole);
    return mean > 50 ? t`${whole} or more` : t`${whole} or less`;
  };
}

export function useTurnoutWords(): (band: TurnoutBand) => string {
  const { t } = useLingui();
  const words = {
    low: t`fewer than 40 % answered`,
    middle: t`40 to 69 % answered`,
    high: t`70 % or more answered`,
  };
  return (band) => words[band];
}
