import type { AskedRole } from '@followthrough/shared/rounds/grouping.ts';
import { Plural, useLingui } from '@lingui/react/macro';

/** Names of the groups, and days the way people write them. */
export function useRoundWords() {
  const { t, i18n } = useLingui();
  const names: Record<AskedRole, string> = {
    staff: t`staff`,
    board: t`board members`,
    survivor_advisory: t`survivor advisers`,
    member_program: t`member programs`,
  };
  const list = new Intl.ListFormat(i18n.locale, { type: 'conjunction' });
  return {
    group: (role: AskedRole) => names[role],
    groups: (roles: readonly AskedRole[]) => list.format(roles.map((role) => names[role])),
    options: Object.entries(names).map(([value, label]) => ({ value, label })),
    date: (instant: string) => i18n.date(instant, { weekday: 'long', month: 'long', day: 'numeric' }),
    /** `YYYY-MM-DD`, the same day everywhere. */
    day: (day: string) =>
      i18n.date(`${day}T00:00:00Z`, { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' }),
  };
}

/** “3 board members”. */
export function People({ role, size }: { role: AskedRole; size: number }) {
  switch (role) {
    case 'staff':
      return <Plural value={size} one="# member of staff" other="# staff" />;
    case 'board':
      return <Plural value={size} one="# board member" other="# board members" />;
    case 'survivor_advisory':
      return <Plural value={size} one="# survivor adviser" other="# survivor advisers" />;
    case 'member_program':
      return <Plural value={size} one="# member program" other="# member programs" />;
  }
}
