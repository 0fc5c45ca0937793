import type { Calendar } from './calendar.ts';
import { afterOpening } from './calendar.ts';
import { Chance } from './chance.ts';
import { PRACTICES_SHARED } from './network-words.ts';
import type { Practice } from './network-words.ts';
import type { DemoNetwork } from './networks.ts';
import type { DemoOrganization } from './organizations.ts';
import { CYCLES } from './participation.ts';
import type { Row, RowBatch } from './rows.ts';

const LAST = CYCLES - 1;

/** What members offer to show and would like to see, and who was brought together. */
export function* matchingRows(
  networks: readonly DemoNetwork[],
  calendars: readonly Calendar[],
): Generator<RowBatch> {
  yield ['practice', networks.flatMap((network) => practicesOf(network, calendars))];
  yield ['introduction', networks.flatMap((network) => introductionsOf(network, calendars))];
}

const inNetwork = ({ steward, networkId }: DemoNetwork) => ({ org_id: steward.orgId, network_id: networkId });

function memberAt({ members, name }: DemoNetwork, { place }: Practice): DemoOrganization {
  const member = members[place];
  if (member === undefined || member.left !== null)
    throw new RangeError(`nobody is at place ${place} of ${name}`);
  return member.organization;
}

function practicesOf(network: DemoNetwork, calendars: readonly Calendar[]): Row[] {
  const { offers, wants } = PRACTICES_SHARED[network.steward.name] ?? { offers: [], wants: [] };
  const row = (side: string, practice: Practice, index: number): Row => {
    const member = memberAt(network, practice);
    return {
      ...inNetwork(network),
      practice_id: new Chance('practice', network.networkId, side, index).uuid(),
      member_org_id: member.orgId,
      member_name: member.name,
      side,
      recommendation: practice.recommendation,
      title: practice.title,
      url: practice.page ? `https://${member.slug}.example/practice` : null,
      created_at: afterOpening(calendars, LAST, 5 + index),
    };
  };
  return [
    ...offers.map((one, index) => row('offers', one, index)),
    ...wants.map((one, index) => row('wants', one, index)),
  ];
}

/** One side has said yes to each; where both have, each has the other's address. */
function introductionsOf(network: DemoNetwork, calendars: readonly Calendar[]): Row[] {
  const { offers, wants, introductions } = PRACTICES_SHARED[network.steward.name] ?? {
    offers: [],
    wants: [],
    introductions: [],
  };
  return introductions.flatMap(({ offer, want, agreed }, index) => {
    const [offered, wanted] = [offers[offer], wants[want]];
    if (!offered || !wanted) return [];
    const [offering, wanting] = [memberAt(network, offered), memberAt(network, wanted)];
    return [
      {
        ...inNetwork(network),
        introduction_id: new Chance('introduction', network.networkId, index).uuid(),
        topic: offered.title,
        offering_org_id: offering.orgId,
        offering_name: offering.name,
        wanting_org_id: wanting.orgId,
        wanting_name: wanting.name,
        proposed_at: afterOpening(calendars, LAST, 20),
        offering_contact: contactOf(offering),
        wanting_contact: agreed ? contactOf(wanting) : null,
      },
    ];
  });
}

function contactOf({ leaders, slug }: DemoOrganization): string {
  const name = leaders.at(-1) ?? '';
  return `${name}, ${name.toLowerCase().replaceAll(' ', '.')}@${slug}.example`;
}
