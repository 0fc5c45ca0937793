import type { Instrument, RoleId } from '../instrument/model.ts';
import { agreement } from './agreement.ts';
import type { ItemVoices } from './coded-voices.ts';
import { mean, sampleVariance, sum } from './statistics.ts';

/** One role's answers to one item: levels 0–4, and how many people were asked. */
export interface PerceptionGroup {
  readonly levels: readonly number[];
  readonly invited: number;
}
export type PerceptionGroups = Readonly<Partial<Record<RoleId, PerceptionGroup>>>;

type PerceptionRules = Instrument['scoring']['perception'];
type GapRules = Instrument['scoring']['perception_gap'];

/** A role, or several pooled, whose answers count; mean and SE on 0–100. */
export interface Voice {
  readonly roles: readonly RoleId[];
  readonly weight: number;
  readonly mean: number;
  readonly se: number;
}

/** What a perception item says. Means and gap on 0–100; null where people's privacy or absence leaves nothing to say. */
export interface PerceptionFigures {
  score: number;
  se: number;
  pooled: boolean;
  /** Role ids in alphabetical order; `_pool` stands for the pooled roles. */
  usedGroups: string[];
  suppressedGroups: string[];
  staffMean: number | null;
  staffSe: number | null;
  leaderMean: number | null;
  /** Leader mean − staff mean: people see this differently. */
  gap: number | null;
  gapNotable: boolean | null;
  rWgStaff: number | null;
  turnoutStaff: number | null;
  lowTurnout: boolean | null;
}

function roleEntries(groups: PerceptionGroups): [RoleId, PerceptionGroup][] {
  return (Object.entries(groups) as [RoleId, PerceptionGroup][])
    .filter(([, group]) => group.levels.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function voiceOf(entries: [RoleId, PerceptionGroup][], rules: PerceptionRules): Voice {
  const levels = entries.flatMap(([, group]) => group.levels);
  const answers = levels.length;
  const asked = Math.max(answers, sum(entries.map(([, group]) => group.invited)));
  const unheard = Math.sqrt(1 - answers / asked);
  return {
    roles: entries.map(([role]) => role),
    weight: sum(entries.map(([role]) => rules.role_weights[role])),
    mean: 25 * mean(levels),
    se: 25 * Math.sqrt(sampleVariance(levels) / answers) * unheard,
  };
}

/**
 * The voices that count for one item (docs/scoring.md §5): every role with enough answers; if none but the leader has
 * enough, all non-leader answers as one pool; with too few even then, `protected`. Leaders alone never score.
 */
export function countedVoices(groups: PerceptionGroups, rules: PerceptionRules): Voice[] | 'protected' {
  const entries = roleEntries(groups);
  const leaders = entries.filter(([role]) => role === 'leader').map((entry) => voiceOf([entry], rules));
  const others = entries.filter(([role]) => role !== 'leader');
  const large = others.filter(([, group]) => group.levels.length >= rules.min_n_group);
  if (large.length > 0) return [...leaders, ...large.map((entry) => voiceOf([entry], rules))];
  if (sum(others.map(([, group]) => group.levels.length)) < rules.min_n_group) return 'protected';
  return [...leaders, voiceOf(others, rules)];
}

/** The weighted mean of voices and its SE before the floor, on 0–100. */
export function combineVoices(voices: readonly Voice[]): { score: number; se: number } {
  const weight = sum(voices.map((voice) => voice.weight));
  return {
    score: sum(voices.map((voice) => voice.weight * voice.mean)) / weight,
    se: Math.sqrt(sum(voices.map((voice) => (voice.weight * voice.se) ** 2))) / weight,
  };
}

/** Score, uncertainty, gap and agreement of one perception item (docs/scoring.md §5). */
export function perception(
  groups: PerceptionGroups,
  rules: PerceptionRules,
  gapRules: GapRules,
): PerceptionFigures | 'protected' {
  const voices = countedVoices(groups, rules);
  if (voices === 'protected') return 'protected';
  const staff = aloneAmong(voices, 'staff') ? groups.staff : undefined;
  const turnout = staff ? staff.levels.length / Math.max(staff.invited, staff.levels.length) : null;
  const used = namesOf(voices);
  return {
    ...figuresOf(voices, rules, gapRules),
    suppressedGroups: roleEntries(groups)
      .map(([role]) => role)
      .filter((role) => !used.includes(role)),
    rWgStaff: staff ? agreement(staff.levels) : null,
    turnoutStaff: turnout,
    lowTurnout: turnout === null ? null : turnout < rules.low_turnout_flag,
  };
}

/** The same from voices that were audited and coded: agreement and turnout are told in words elsewhere. */
export function codedPerception(
  { voices, suppressed }: ItemVoices,
  rules: PerceptionRules,
  gapRules: GapRules,
): PerceptionFigures {
  return {
    ...figuresOf(voices, rules, gapRules),
    suppressedGroups: [...suppressed],
    rWgStaff: null,
    turnoutStaff: null,
    lowTurnout: null,
  };
}

type FiguresOfVoices = Omit<
  PerceptionFigures,
  'suppressedGroups' | 'rWgStaff' | 'turnoutStaff' | 'lowTurnout'
>;

function figuresOf(voices: readonly Voice[], rules: PerceptionRules, gapRules: GapRules): FiguresOfVoices {
  const { score, se } = combineVoices(voices);
  const staff = aloneAmong(voices, 'staff');
  const leader = aloneAmong(voices, 'leader');
  const gap = staff && leader ? leader.mean - staff.mean : null;
  return {
    score,
    se: Math.max(rules.se_floor, se),
    // Each pooled role is too small alone, so a pool always holds several.
    pooled: voices.some((voice) => voice.roles.length > 1),
    usedGroups: namesOf(voices),
    staffMean: staff?.mean ?? null,
    staffSe: staff?.se ?? null,
    leaderMean: leader?.mean ?? null,
    gap,
    gapNotable: gap === null || !staff ? null : gapIsNotable(gap, staff.se, gapRules),
  };
}

/** A gap worth a word: of some size, and beyond what chance alone would bring. */
export function gapIsNotable(gap: number, staffSe: number, { notable_points: points, z }: GapRules): boolean {
  return Math.abs(gap) >= points && Math.abs(gap) > z * staffSe;
}

function aloneAmong(voices: readonly Voice[], role: RoleId): Voice | undefined {
  return voices.find((voice) => voice.roles.length === 1 && voice.roles[0] === role);
}

function namesOf(voices: readonly Voice[]): string[] {
  return voices.map((voice) => (voice.roles.length > 1 ? '_pool' : String(voice.roles[0]))).sort();
}
