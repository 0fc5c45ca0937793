import type { RoleId } from '../instrument/model.ts';
import type { PerceptionGroup, PerceptionGroups } from './perception.ts';

/** One person's levels 0–4 by perception item; an item they left open is absent. */
export type Ballot = Readonly<Record<string, number | undefined>>;

/** The sealed ballots of one cycle: per role, how many people were asked and what each who answered said. */
export type Voices = Readonly<
  Partial<Record<RoleId, { readonly invited: number; readonly ballots: readonly Ballot[] }>>
>;

/** The answers to one perception item, by the roles that are asked it. */
export function voicesOn(itemId: string, respondents: readonly RoleId[], voices: Voices): PerceptionGroups {
  const groups: Partial<Record<RoleId, PerceptionGroup>> = {};
  for (const role of respondents) {
    const said = voices[role];
    if (!said) continue;
    const levels = said.ballots.flatMap((ballot) => ballot[itemId] ?? []);
    groups[role] = { levels, invited: said.invited };
  }
  return groups;
}
