/** Valid answers at random, for any item of any version. */
import type { Answer, AnswerField, AnswerValue } from '@followthrough/shared/instrument/answer.ts';
import type { Item, ItemInput } from '@followthrough/shared/instrument/model.ts';

/** Gives a number from 0 up to, and without, 1. */
export type Rng = () => number;

/** A small seeded generator (mulberry32). */
export function rngFrom(seed: number): Rng {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** An answer in stored form that the item allows: mostly a value, now and then one of the other states. */
export function validAnswer(item: Item, rng: Rng): Answer {
  const about = {
    ...(rng() < 0.3 && { note: 'From the yearly report.' }),
    links: rng() < 0.3 ? ['https://example.org/a?b=1'] : [],
  };
  const other = rng();
  if (other < 0.05 && item.allow.dont_know) return { state: 'dont_know', value: null, ...about };
  if (other < 0.1 && item.allow.prefer_not_to_say)
    return { state: 'prefer_not_to_say', value: null, ...about };
  if (other < 0.2 && item.allow.not_applicable === 'with_reason') {
    return { state: 'not_applicable_with_reason', value: null, reason: 'We do not do this work.', ...about };
  }
  return { state: 'answered', value: validValue(item, rng), ...about };
}

/** A value of the item's type, within its bounds and with no part greater than its whole. */
function validValue(item: Item, rng: Rng): AnswerValue {
  const whole = (most: number) => Math.floor(rng() * (most + 1));
  const options = item.options?.map((option) => option.id) ?? [];
  switch (item.type) {
    case 'maturity_0_4':
    case 'perception_0_4':
      return whole(4);
    case 'yes_no_in_progress':
    case 'single_choice':
      return options[whole(options.length - 1)] ?? '';
    case 'multi_select':
      return options.filter(() => rng() < 0.5);
    case 'date':
      return rng() < 0.2 ? 'never' : day(rng);
    case 'long_text':
      return 'Time and money were short.';
    case 'evidence_link':
      return { url: 'https://example.org/practice', title: rng() < 0.5 ? 'Our pay guide' : '' };
    case 'commitment_tracker':
      return promises(item, rng);
    default:
      return item.inputs ? inputValues(item, rng) : whole(item.measure === 'days' ? 20 : 6);
  }
}

function inputValues(item: Item, rng: Rng): Record<string, AnswerField> {
  const inputs = item.inputs ?? [];
  const list = inputs.find((input) => input.id.includes('[]'))?.id.split('[]')[0];
  const single = fill(
    item,
    inputs.filter((input) => !input.id.includes('[]')),
    rng,
  );
  if (list === undefined) return single;
  const listed = inputs.filter((input) => input.id.startsWith(`${list}[].`));
  const rows = Array.from({ length: 1 + Math.floor(rng() * 4) }, () => fill(item, listed, rng));
  return { ...single, [list]: rows };
}

/** Wholes are large, and each part gets at most an even share of what its whole leaves. */
function fill(item: Item, inputs: readonly ItemInput[], rng: Rng): Record<string, AnswerField> {
  const filled: Record<string, AnswerField> = {};
  const bare = (id: string) => id.slice(id.lastIndexOf('.') + 1);
  for (const input of inputs)
    if (input.required || rng() < 0.7) filled[bare(input.id)] = measured(input, rng);
  for (let pass = 0; pass < 2; pass += 1) {
    for (const { parts, whole } of [...(item.part_of ?? [])].toReversed()) {
      const limit = filled[bare(whole)];
      if (typeof limit !== 'number') continue;
      for (const part of parts.map(bare)) {
        const held = filled[part];
        if (typeof held === 'number') filled[part] = Math.min(held, Math.floor(limit / parts.length));
      }
    }
  }
  return filled;
}

function measured(input: ItemInput, rng: Rng): number | string {
  const between = (least: number, most: number) => least + Math.floor(rng() * (most - least + 1));
  switch (input.measure) {
    case 'count':
      return between(0, 60);
    case 'days':
      return between(0, 20);
    case 'hours':
      return between(0, 2_080);
    case 'share':
      return between(1, 100) / 100;
    case 'money':
      return between(0, 500_000_000);
    case 'hourly_pay':
      return between(0, 6_000);
    case 'living_wage':
      return between(1_500, 3_000);
    case 'date':
      return day(rng);
    default:
      return 'County figures';
  }
}

function promises(item: Item, rng: Rng): { commitments: { [field: string]: AnswerField }[] } {
  const choices = (id: string) =>
    item.inputs?.find((input) => input.id === id)?.options?.map((option) => option.id) ?? [];
  const pick = (ids: readonly string[]) => ids[Math.floor(rng() * ids.length)] ?? '';
  const themes = choices('commitments[].theme').filter(() => rng() < 0.4);
  let aside = 2;
  const commitments = themes.map((theme) => {
    const setAside = theme !== 'TX' && aside > 0 && rng() < 0.2;
    if (setAside) aside -= 1;
    return {
      theme,
      ...(theme === 'TX' && { promise: 'Pay survivor advisers on time.' }),
      ...(setAside && { set_aside_reason: 'Outside what we do.' }),
      actions: Array.from({ length: Math.floor(rng() * 3) }, () => ({
        what: 'Moved a contract to a community group',
        status: pick(choices('commitments[].actions[].status')),
        evidence: pick(choices('commitments[].actions[].evidence')),
        updated: day(rng),
      })),
    };
  });
  return { commitments };
}

function day(rng: Rng): string {
  const two = (most: number) => String(1 + Math.floor(rng() * most)).padStart(2, '0');
  return `${2018 + Math.floor(rng() * 7)}-${two(12)}-${two(28)}`;
}
