/** Everybody at everybody else's door: who has no part in a network gets nothing from it. */
import { Visitor } from '../../setup/visitor.ts';
import type { Leader, Lived } from './lived.ts';
import { membersThen } from './plan.ts';

/** One line for each answer that should have been refused; and how many were asked for. */
export async function openDoors(lived: Lived): Promise<{ faults: string[]; asked: number }> {
  const { plan, networks, leaders, stranger, test } = lived;
  const faults: string[] = [];
  let asked = 0;
  const year = plan.years.at(-1)!;
  const visitors: [string, Visitor & { orgId?: string }][] = [
    ['nobody', new Visitor(test)],
    ['a stranger', stranger],
  ];
  for (const [at, { orgId, networkId }] of networks.entries()) {
    const rooted = `organizations/${orgId}/networks/${networkId}`;
    const stewards = ['view', 'funder-view'].map((view) => `/api/v1/${rooted}/${view}`);
    const files = ['csv', 'txt'].map((ending) => `/${rooted}/released.${ending}`);
    const inside = new Set(membersThen(plan, { network: at, year, revision: 2 }));
    const outsider = leaders.findIndex((_, place) => !inside.has(place));
    const someMember = [...inside][0];
    const others: [string, Visitor & { orgId?: string }][] = [
      ...visitors,
      ...networks
        .filter((one) => one.networkId !== networkId)
        .map((one): [string, Leader] => [one.name, one.steward]),
      ...(outsider >= 0 ? [['no member', leaders[outsider]!] as [string, Leader]] : []),
      ...(someMember === undefined ? [] : [['a member', leaders[someMember]!] as [string, Leader]]),
    ];
    for (const [who, visitor] of others) {
      const own = visitor.orgId ?? stranger.orgId;
      const asMember = `/api/v1/organizations/${own}/sharing/${networkId}/released`;
      const asSteward = `/api/v1/organizations/${own}/networks/${networkId}/view`;
      const urls = [...stewards, ...files, asSteward, ...(who === 'a member' ? [] : [asMember])];
      for (const url of urls) {
        const { status } = await visitor.get(`${url}?year=${year}`);
        asked += 1;
        if (![401, 403, 404].includes(status)) faults.push(`${who} gets ${status} at ${url}`);
      }
    }
  }
  return { faults, asked };
}
