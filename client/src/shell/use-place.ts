import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from '@tanstack/react-router';
import { meQuery } from '../api/me.ts';
import type { NavigationLink } from './AppShell.tsx';

/** Where the person is: the organization in the address, else the only one she belongs to; and what she can go to from there. */
export function usePlace() {
  const { t } = useLingui();
  const { orgId } = useParams({ strict: false });
  const { pathname } = useLocation();
  const { data } = useQuery(meQuery);
  const { memberships = [], guest, person } = data ?? {};
  const here =
    memberships.find((one) => one.orgId === orgId) ?? (memberships.length === 1 ? memberships[0] : undefined);

  const navigation: NavigationLink[] = [];
  const offer = (to: string, label: string, pages: RegExp) =>
    navigation.push({ to, label, current: pages.test(pathname) });
  if (here) {
    const at = `/organizations/${here.orgId}`;
    const may = (ability: string) => here.abilities.includes(ability);
    if (here.kind !== 'funder') {
      if (may('cycle.read'))
        offer(`${at}/check`, t`Tasks`, /\/(check|cycles\/[^/]+(\/(profile|sections\/.*))?)\/?$/);
      if (may('results.read')) {
        offer(`${at}/results`, t`Results`, /\/(results|money)(\/|$)/);
        offer(`${at}/progress`, t`Progress`, /\/progress$/);
      }
      if (may('sharing.read')) offer(`${at}/sharing`, t`Sharing`, /\/sharing(\/|$)/);
    }
    if (here.kind !== 'member_program' && may('networks.read'))
      offer(`${at}/networks`, t`Networks`, /\/organizations\/[^/]+\/networks(\/|$)/);
    offer(`${at}/settings`, t`Organization`, /\/organizations\/[^/]+\/settings(\/|$)/);
  }
  if (person) offer('/account', t`Account`, /^\/account/);

  return {
    organizationName: here?.orgName ?? guest?.orgName,
    demo: here?.isDemo ?? guest?.isDemo ?? memberships.some((one) => one.isDemo),
    navigation,
  };
}
