import type { AnswerValue } from '@followthrough/shared/instrument/answer.ts';
import type { Item } from '@followthrough/shared/instrument/model.ts';
import type { Traits } from './organizations.ts';
import { figureFor } from './inverse.ts';
import type { DemoYear } from './year.ts';
import { itemLevel, itemQuantile, lasting, yearly } from './year.ts';

/** Answers made of figures: each reads off which figure would score about the item's level, and types whole numbers for it. */
export const figureAnswers: Record<string, (year: DemoYear, item: Item) => AnswerValue> = {
  'R1.subgrant_cost_share': shareOf('dollars_with_funded_floor', 'dollars_total', ({ passedOn }) => passedOn),
  'R1.staff_stay': shareOf('stayed', 'start', ({ staff }) => staff),
  'R2.regional_reach': shareOf('members_active', 'members_total', ({ members }) => members),
  'R2.shared_leadership': shareOf('groups_outside_lead', 'groups_total', ({ groups }) => groups),
  'R3.training_hours': shareOf('hours_alt', 'hours_total', ({ staff }) => 60 + 24 * staff),
  'R5.requests_met': accessRequests,
  'R7.spend_share': shareOf('leadership_spend', 'payroll', ({ budget }) => Math.round(budget * 0.64)),
  'R7.member_leaders': shareOf('leaders_reached', 'leaders_total', ({ members }) => 2 * members),
  'R7.trainer_equity': shareOf('paid_priority', 'paid_total', ({ staff }) => staff * 60_000),
  'R8.bipoc_dollars': shareOf(
    'paid_bipoc_led',
    'paid_total',
    ({ passedOn, budget }) => passedOn || Math.round(budget * 0.06),
  ),
  'R9.plan_followthrough': shareOf('goals_done_or_on_track', 'goals_total', () => 3),
  'R3.carceral_partnerships': partnerships,
  'R3.carceral_funding': funding,
  'R3.carceral_referrals': referrals,
  'R4.rep_staff': makeup(({ staff }) => staff),
  'R4.rep_leadership': makeup(({ staff }) => Math.max(2, Math.round(2 + staff / 5))),
  'R4.rep_board': makeup(({ board }) => board),
  'R4.retention_ratio': staying,
  'R5.budget_share': accessMoney,
  'R5.event_share': eventMoney,
  'R6.decision_seats': seats,
  'R6.comp_ratio': survivorPay,
};

/** The figure that scores the item's level under the item's own rule. */
function figure(year: DemoYear, item: Item): number {
  if (item.score.method !== 'piecewise') throw new TypeError(`${item.id} is not scored on straight lines`);
  return figureFor(item.score.points, itemLevel(year, item));
}

function shareOf(part: string, whole: string, size: (traits: Traits) => number) {
  return (year: DemoYear, item: Item): AnswerValue => {
    const all = size(year.organization.traits);
    return { [part]: Math.min(all, Math.round((figure(year, item) / 100) * all)), [whole]: all };
  };
}

function accessRequests(year: DemoYear, item: Item): AnswerValue {
  if (year.organization.planted?.noAccessRequests) return { met: 0, received: 0 };
  const received = yearly(year, 'requests').whole(4, 12 + year.organization.traits.staff);
  return { met: Math.min(received, Math.round((figure(year, item) / 100) * received)), received };
}

const RELIANCE = [
  [0, 100],
  [25, 75],
  [50, 40],
  [75, 15],
  [100, 0],
] as const;

/** The share of what can be chosen that goes to police, courts and prisons: lower where the group stands higher. */
function relianceShare(year: DemoYear, item: Item): number {
  return figureFor(RELIANCE, itemLevel(year, item)) / 100;
}

function partnerships(year: DemoYear, item: Item): AnswerValue {
  const chance = lasting(year, 'partners');
  const total = chance.whole(14, 60);
  const required = chance.whole(1, 6);
  const legal = required + Math.round(relianceShare(year, item) * (total - required));
  return { partners_total: total, partners_legal: legal, partners_legal_required: required };
}

function funding(year: DemoYear, item: Item): AnswerValue {
  const { budget, passedOn } = year.organization.traits;
  const total = budget + passedOn;
  const core = Math.round((total * (0.4 + 0.3 * lasting(year, 'core funds').next())) / 10_000) * 10_000;
  const legal = core + Math.round((0.95 * relianceShare(year, item) * (total - core)) / 10_000) * 10_000;
  return { revenue_total: total, revenue_legal: legal, revenue_legal_core: core };
}

function referrals(year: DemoYear, item: Item): AnswerValue {
  const open = yearly(year, 'referrals').whole(30, 60 + 12 * year.organization.traits.staff);
  return { referrals_open: open, referrals_legal: Math.round(relianceShare(year, item) * open) };
}

function makeup(size: (traits: Traits) => number) {
  return (year: DemoYear, item: Item): AnswerValue => {
    const { traits } = year.organization;
    const c = Math.round(traits.community * 100) / 100;
    const n = Math.max(1, Math.round(size(traits) * 0.9));
    // Two people at the community's share are added when this is scored; taken off again here.
    const people = (itemLevel(year, item) / 100) * c * (n + 2) - 2 * c;
    return {
      x: Math.min(n, Math.max(0, Math.round(people))),
      n,
      c,
      c_source: 'Census table for our service area',
    };
  };
}

function staying(year: DemoYear, item: Item): AnswerValue {
  const { staff, community } = year.organization.traits;
  const pocStart = Math.max(1, Math.round(staff * community * 0.8));
  const otherStart = Math.max(1, staff - pocStart);
  const otherStayed = Math.round(otherStart * 0.86);
  const rate = (figure(year, item) / 100) * (otherStayed / otherStart);
  return {
    poc_start: pocStart,
    poc_stayed: Math.min(pocStart, Math.max(0, Math.round(rate * pocStart))),
    other_start: otherStart,
    other_stayed: otherStayed,
  };
}

const dollars = (cents: number) => Math.round(cents / 100) * 100;

/** About one group in eight spends nothing; the others a percent or two of their own budget. */
function accessMoney(year: DemoYear, item: Item): AnswerValue {
  const { budget, passedOn } = year.organization.traits;
  const at = itemQuantile(year, item, 38);
  const share = at < -1.15 ? 0 : Math.min(12, 1.3 * Math.exp(0.8 * at)) / 100;
  const access = share * budget;
  const setAside = yearly(year, 'access').happens(0.4) ? dollars(access) : undefined;
  const spent = setAside === undefined ? access : access * 0.8;
  return {
    interpretation: dollars(spent * 0.5),
    translation: dollars(spent * 0.2),
    disability_access: dollars(spent * 0.18),
    staff_accommodations: dollars(spent * 0.12),
    ...(setAside !== undefined && { access_budgeted: setAside }),
    total_expense: budget + passedOn,
    pass_through: passedOn,
  };
}

function eventMoney(year: DemoYear, item: Item): AnswerValue {
  const chance = yearly(year, 'events');
  const middle = figure(year, item) / 100;
  const toEachSide = chance.whole(1, 2);
  const events = Array.from({ length: 2 * toEachSide + 1 }, (_, i) => {
    const total = dollars(chance.lognormal(900_000, 0.6));
    const share = Math.min(1, Math.max(0, middle * (1 + 0.25 * (i - toEachSide))));
    return { access_cost: dollars(total * share), total_cost: total };
  });
  return { events };
}

/** Reserved seats: about one in twelve votes in the middle, most of them paid. */
function seats(year: DemoYear, item: Item): AnswerValue {
  const { board, hasAdvisoryGroup } = year.organization.traits;
  const share = Math.min(0.5, 0.08 * Math.exp(0.9 * itemQuantile(year, item, 45)));
  const bodies = hasAdvisoryGroup ? [board, 7] : [board];
  return {
    bodies: bodies.map((votes, i) => {
      const reserved = Math.min(votes, Math.round(share * votes * (i === 0 ? 1 : 1.6)));
      const unpaid = lasting(year, `seats ${i}`).happens(0.25) ? Math.floor(reserved / 2) : 0;
      return { seats: votes, survivor_paid: reserved - unpaid, survivor_unpaid: unpaid };
    }),
  };
}

function survivorPay(year: DemoYear, item: Item): AnswerValue {
  const chance = lasting(year, 'expert pay');
  const expert = chance.whole(14, 30) * 500;
  const livingWage = Math.round(chance.lognormal(1950, 0.1) * 1.05 ** year.cycle);
  const paid = Math.round(((figure(year, item) / 100) * expert) / 50) * 50;
  return { survivor_rate: paid, expert_rate: expert, living_wage: livingWage };
}
