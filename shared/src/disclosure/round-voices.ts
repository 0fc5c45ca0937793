import type { Instrument, Item, RoleId } from '../instrument/model.ts';
import { allItems } from '../instrument/model.ts';
import { agreement, agreementBand } from '../scoring/agreement.ts';
import type { CodedVoices, ItemVoices } from '../scoring/coded-voices.ts';
import type { Voice } from '../scoring/perception.ts';
import { mean, sampleVariance, sum } from '../scoring/statistics.ts';
import type { Candidate } from './audit.ts';
import { audit } from './audit.ts';
import { bandOf, codedMean, roundedUp } from './coding.ts';
import type { Releasable } from './releasable.ts';
import { releasable } from './releasable.ts';

/** People who were asked as one group: one role, or several that were merged for being small. */
export interface AskedGroup {
  readonly stratumId: string;
  readonly roles: readonly RoleId[];
  readonly size: number;
}

/** One sealed ballot: levels 0–4 by item; an item that was skipped is absent. */
export interface SealedAnswers {
  readonly id: string;
  readonly stratumId: string;
  readonly levels: Readonly<Record<string, number | undefined>>;
}

/** A sealed round as the audit gets it. */
export interface SealedRound {
  readonly groups: readonly AskedGroup[];
  readonly ballots: readonly SealedAnswers[];
  /** The leader's own levels from the official record: she is named, and known to whoever reads. */
  readonly leaderLevels: Readonly<Record<string, number | undefined>>;
}

/** How many of a group took part: under the instrument's low-turnout line, under 70 %, or more. */
export type TurnoutBand = 'low' | 'middle' | 'high';

/** What may be told of one group's answers to one item; means and errors on 0–100. */
export type GroupVoice =
  | {
      readonly state: 'shown';
      readonly groupId: string;
      /** `from` of the instrument's band of numbers of people. */
      readonly nFrom: Releasable<number>;
      readonly mean: Releasable<number>;
      /** The mean is a bound: this much or beyond. */
      readonly coded: boolean;
      readonly se: Releasable<number>;
      /** `from` of the instrument's agreement band; null with fewer than ten answers. */
      readonly agreementFrom: Releasable<number> | null;
      readonly turnout: Releasable<TurnoutBand>;
    }
  | { readonly state: 'too_few'; readonly groupId: string };

/** All that a sealed round lets out about its perception items. */
export interface RoundVoices {
  /** By item, in the instrument's order. */
  readonly items: readonly { itemId: string; groups: readonly GroupVoice[] }[];
  readonly forScores: CodedVoices;
}

/** Several groups taken together because each is too small alone. */
export const POOL = '_pool';

/** Everybody inside an organization is protected by at least this many others' answers. */
export const INSIDE_THRESHOLD = 5;

/** Spreads below this are told as if they were this, in levels: that all said the same would tell what each said. */
const LEAST_SPREAD = 0.75;
const ERROR_STEP = 2.5;
const HIGH_TURNOUT = 0.7;

/** Audits and codes the voices of a sealed round, item by item (docs/disclosure.md §3). */
export function roundVoices(instrument: Instrument, round: SealedRound): RoundVoices {
  const items = allItems(instrument).filter(({ kind }) => kind === 'perception');
  const told = items.map((item) => ({ itemId: item.id, ...itemVoices(instrument, item, round) }));
  return {
    items: told.map(({ itemId, groups }) => ({ itemId, groups })),
    forScores: Object.fromEntries(told.map(({ itemId, forScore }) => [itemId, forScore])),
  };
}

/** One group's answers to one item, before the audit. */
interface Heard extends Candidate {
  readonly roles: readonly RoleId[];
  readonly asked: number;
  readonly levels: readonly number[];
}

function itemVoices(
  instrument: Instrument,
  item: Item,
  { groups, ballots, leaderLevels }: SealedRound,
): { groups: GroupVoice[]; forScore: ItemVoices | 'protected' } {
  // A merged group is asked what all its roles are asked.
  const asked = groups
    .filter(({ roles }) => roles.every((role) => item.respondents.includes(role)))
    .map((group) => heard(group, item.id, ballots));
  const staff = asked.filter(({ roles }) => !onlyLeaders(roles));
  const separate = new Set(releasedOf(asked));
  const pool = staff.some((group) => separate.has(group)) ? null : pooled(staff);
  const others = pool ? releasedOf([pool]) : staff.filter((group) => separate.has(group));

  const leaders = asked.filter((group) => onlyLeaders(group.roles) && separate.has(group));
  const shown = [...leaders, ...others];
  const told = shown.map((group) => ({ group, voice: groupVoice(instrument, group) }));
  const hidden = asked.filter((group) => !shown.includes(group));
  const own = leaders.length === 0 ? ownVoice(instrument, leaderLevels[item.id]) : [];
  return {
    groups: [
      ...told.map(({ voice }) => voice),
      ...hidden.map(({ name }): GroupVoice => ({ state: 'too_few', groupId: name })),
    ],
    forScore:
      others.length === 0
        ? 'protected'
        : {
            voices: [
              ...own,
              ...told.map(({ group: { roles }, voice: { mean: told, se } }) =>
                voiceOf(instrument, roles, told, se),
              ),
            ],
            suppressed: hidden
              .filter(({ levels }) => levels.length > 0)
              .flatMap(({ roles }) => roles)
              .sort(),
          },
  };
}

function heard(group: AskedGroup, itemId: string, ballots: readonly SealedAnswers[]): Heard {
  const answers = ballots.flatMap(({ id, stratumId, levels }) => {
    const level = stratumId === group.stratumId ? levels[itemId] : undefined;
    return level === undefined ? [] : [{ id, level }];
  });
  return {
    name: group.roles.toSorted().join('+'),
    tier: 0,
    units: new Set(answers.map(({ id }) => id)),
    roles: group.roles,
    asked: group.size,
    levels: answers.map(({ level }) => level),
  };
}

/** Everybody but the leaders together, as if they were one group; null where there are no two to put together. */
function pooled(groups: readonly Heard[]): Heard | null {
  const answering = groups.filter(({ levels }) => levels.length > 0);
  if (answering.length < 2) return null;
  return {
    name: POOL,
    tier: 0,
    units: new Set(answering.flatMap(({ units }) => [...units])),
    roles: answering.flatMap(({ roles }) => roles),
    asked: sum(answering.map(({ asked }) => asked)),
    levels: answering.flatMap(({ levels }) => levels),
  };
}

function releasedOf(cells: readonly Heard[]): Heard[] {
  const verdicts = audit({ cells, previous: [], threshold: INSIDE_THRESHOLD, known: new Set() });
  return verdicts.filter(({ released }) => released).map(({ cell }) => cell);
}

function groupVoice(instrument: Instrument, { name, levels, asked }: Heard) {
  const { agreement_bands: words, perception: rules } = instrument.scoring;
  const n = levels.length;
  const { mean: told, coded } = codedMean(25 * mean(levels), n);
  const spread = Math.max(LEAST_SPREAD, Math.sqrt(sampleVariance(levels)));
  const share = n / Math.max(n, asked);
  const band = agreementBand(agreement(levels), n, words);
  return {
    state: 'shown' as const,
    groupId: name,
    nFrom: releasable(bandOf(n, instrument.release_bands.n)?.from ?? INSIDE_THRESHOLD),
    mean: releasable(told),
    coded,
    se: releasable(roundedUp(25 * (spread / Math.sqrt(n)) * Math.sqrt(1 - share), ERROR_STEP)),
    agreementFrom: band && releasable(band.from),
    turnout: releasable(turnoutOf(share, rules.low_turnout_flag)),
  };
}

function turnoutOf(share: number, low: number): TurnoutBand {
  if (share < low) return 'low';
  return share < HIGH_TURNOUT ? 'middle' : 'high';
}

function onlyLeaders(roles: readonly RoleId[]): boolean {
  return roles.every((role) => role === 'leader');
}

function voiceOf(instrument: Instrument, roles: readonly RoleId[], mean: number, se: number): Voice {
  const weights = instrument.scoring.perception.role_weights;
  return { roles, weight: sum(roles.map((role) => weights[role])), mean, se };
}

/** The leader's own answer, as she gave it. */
function ownVoice(instrument: Instrument, level: number | undefined): Voice[] {
  return level === undefined ? [] : [voiceOf(instrument, ['leader'], 25 * level, 0)];
}
