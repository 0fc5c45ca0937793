import type { WireChangeLabel } from '@followthrough/shared/api/results.ts';
import { useLingui } from '@lingui/react/macro';
import type { GlyphShape } from '../../../ui/icons/Glyph.tsx';

/** How one member moved since its check before: the same five words as on its own page. */
export const changeShape = {
  clear_rise: 'rise',
  possible_rise: 'possibleRise',
  steady: 'steady',
  possible_dip: 'possibleDip',
  clear_dip: 'dip',
} as const satisfies Record<WireChangeLabel, GlyphShape>;

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
