import type { LanguageMap } from '../instrument/language.ts';
import type { AskedRole } from './grouping.ts';

/** Groups of people, as a sentence speaks of them. An instrument's own names of roles each speak of one person. */
export const GROUP_NAMES: Readonly<Record<AskedRole, LanguageMap>> = {
  staff: { en: 'staff' },
  board: { en: 'board members' },
  survivor_advisory: { en: 'survivor advisers' },
  member_program: { en: 'member programs' },
};
