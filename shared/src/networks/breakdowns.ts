import type { Breakdown } from '../api/networks.ts';
import type { Profile } from '../instrument/answer.ts';
import type { LanguageMap } from '../instrument/language.ts';
import { text } from '../instrument/language.ts';
import type { Instrument } from '../instrument/model.ts';
import { orgKindOf } from '../instrument/profile.ts';

const LABELS = { type: 'Kind of organization', size: 'Size', setting: 'Setting' } as const;
type ProfileBreakdown = keyof typeof LABELS;

/** Whether a breakdown's values come from each check's profile; a network's own are chosen when a member joins. */
export function isFromProfile(id: string): id is ProfileBreakdown {
  return id in LABELS;
}

/** The breakdowns that every network may declare, as the instrument divides organizations (docs/networks.md §1). */
export function offeredBreakdowns(instrument: Instrument, lang: string): Breakdown[] {
  const { type, size } = instrument.release_bands;
  const settings = instrument.profile_questions.find(({ id }) => id === 'setting')?.options ?? [];
  const offered = (id: ProfileBreakdown, from: readonly { id: string; label: LanguageMap }[]) => ({
    id,
    label: LABELS[id],
    options: from.map((option) => ({ id: option.id, label: text(option.label, lang) })),
  });
  return [offered('type', type), offered('size', size), offered('setting', settings)];
}

interface Dividing {
  id: string;
  options: readonly { id: string }[];
}

/**
 * A member's value of each breakdown: of its kind, size and setting by the profile of that year's check, of the network's
 * own by what it chose. A breakdown without a value, or with one that isn't declared, is left out.
 */
export function breakdownValues(
  breakdowns: readonly Dividing[],
  member: { instrument: Instrument; profile: Profile; chosen: Readonly<Record<string, string>> },
): Record<string, string> {
  return Object.fromEntries(
    breakdowns.flatMap(({ id, options }): [string, string][] => {
      const value = isFromProfile(id) ? profileValue(id, member) : member.chosen[id];
      return options.some((option) => option.id === value) && value !== undefined ? [[id, value]] : [];
    }),
  );
}

function profileValue(
  id: ProfileBreakdown,
  { instrument, profile }: { instrument: Instrument; profile: Profile },
): string | undefined {
  const { type, size } = instrument.release_bands;
  switch (id) {
    case 'type': {
      const kind = orgKindOf(instrument, profile);
      return type.find((band) => band.org_kind === kind)?.id;
    }
    case 'size': {
      const staff = profile['staff_count'];
      if (typeof staff !== 'number') return undefined;
      return size.toSorted((a, b) => b.from_staff - a.from_staff).find((band) => band.from_staff <= staff)
        ?.id;
    }
    case 'setting': {
      const setting = profile['setting'];
      return typeof setting === 'string' ? setting : undefined;
    }
  }
}

/** A cell's values as its network calls them, in the order of its breakdowns; none for the total. */
export function labelsOf(
  by: Readonly<Record<string, string>>,
  breakdowns: readonly Pick<Breakdown, 'id' | 'options'>[],
): string[] {
  return breakdowns.flatMap(({ id, options }) => options.find((option) => option.id === by[id])?.label ?? []);
}
