import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { meQuery } from '../api/me.ts';
import type { NavigationLink } from './AppShell.tsx';

/** Where the person is: the organization in the address, else the only one she belongs to; and what she can go to from there. */
export function usePlace() {
  const { t } = useLingui();
  const { orgId } = useParams({ strict: false });
  const { data } = useQuery(meQuery);
  const { memberships = [], guest, person } = data ?? {};
  const here = memberships.find((one) => one.orgId === orgId) ?? (memberships.length === 1 ? memberships[0] : undefined);

  const navigation: NavigationLink[] = [];
  if (here) {
    const at = `/organizations/${here.orgId}`;
    const may = (ability: string) => here.abilities.includes(ability);
    if (here.kind !== 'funder') {
      if (may('cycle.read')) navigation.push({ to: `${at}/check`, label: t`Tasks` });
      if (may('results.read')) {
        navigation.push({ to: `${at}/results`, label: t`Results` }, { to: `${at}/progress`, label: t`Progress` });
      }
    }
    navigation.push({ to: `${at}/settings`, label: t`Organization` });
  }
  if (person) navigation.push({ to: '/account', label: t`Account` });

  return {
    organizationName: here?.orgName ?? guest?.orgName,
    demo: here?.isDemo ?? guest?.isDemo ?? memberships.some((one) => one.isDemo),
    navigation,
  };
}
