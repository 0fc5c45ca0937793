/** The rules one item must keep, whatever stands around it (docs/instrument.md §2). */
import type { Item, ItemInput, ItemType, Measure } from './model.ts';
import type { ScoreRule } from './rules.ts';

export interface Finding {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** How an item of each type may be scored. */
const METHODS: Record<ItemType, readonly ScoreRule['method'][]> = {
  maturity_0_4: ['level_x25'],
  perception_0_4: ['level_x25'],
  percent: ['piecewise', 'unscored'],
  number: ['piecewise', 'representation', 'unscored'],
  currency: ['piecewise', 'unscored'],
  yes_no_in_progress: ['map', 'unscored'],
  single_choice: ['map', 'unscored'],
  multi_select: ['count_piecewise', 'share_selected', 'unscored'],
  date: ['months_since_piecewise', 'unscored'],
  long_text: ['unscored'],
  evidence_link: ['unscored'],
  commitment_tracker: ['follow_through'],
};
const MEASURES: Record<ItemInput['type'], readonly Measure[]> = {
  number: ['count', 'days', 'hours', 'share'],
  currency: ['money', 'hourly_pay', 'living_wage'],
  text: ['text', 'sentence'],
  date: ['date'],
  choice: ['choice'],
};
const TYPES_WITH_OPTIONS: readonly ItemType[] = ['yes_no_in_progress', 'single_choice', 'multi_select'];

export function checkItem(item: Item): Finding[] {
  return [...checkTexts(item), ...checkScore(item), ...checkInputs(item)];
}

function checkTexts(item: Item): Finding[] {
  const findings: Finding[] = [];
  const leveled = item.type === 'maturity_0_4' || item.type === 'perception_0_4';
  const levels = item.anchors?.map((anchor) => anchor.level).join();
  if (leveled && levels !== '0,1,2,3,4') {
    findings.push({
      path: ['anchors'],
      message: 'needs anchor texts for levels 0 to 4, each once, in order',
    });
  }
  if (!leveled && levels !== undefined) {
    findings.push({ path: ['anchors'], message: `an item of type ${item.type} has no anchors` });
  }
  if ((item.type === 'perception_0_4') !== (item.kind === 'perception')) {
    findings.push({ path: ['kind'], message: 'perception items, and only they, are of type perception_0_4' });
  }
  if (TYPES_WITH_OPTIONS.includes(item.type) && (item.options?.length ?? 0) < 2) {
    findings.push({ path: ['options'], message: `an item of type ${item.type} needs two options or more` });
  }
  if (repeated(item.options?.map((option) => option.id))) {
    findings.push({ path: ['options'], message: 'an option id is used twice' });
  }
  if (repeated(item.respondents)) findings.push({ path: ['respondents'], message: 'a role is named twice' });
  return findings;
}

function checkScore(item: Item): Finding[] {
  const findings: Finding[] = [];
  const { score } = item;
  if (!METHODS[item.type].includes(score.method)) {
    findings.push({ path: ['score', 'method'], message: `${score.method} does not fit type ${item.type}` });
  }
  const scored = score.method !== 'unscored';
  if (scored !== item.weight > 0) {
    findings.push({
      path: ['weight'],
      message: scored ? 'a scored item needs a weight above 0' : 'an unscored item has weight 0',
    });
  }
  if (scored && item.kind === 'fact' && !item.reporting_sd) {
    findings.push({ path: ['reporting_sd'], message: 'a scored fact needs its reporting noise' });
  }
  if (
    'points' in score &&
    score.points.some((point, p) => p > 0 && point[0] <= (score.points[p - 1]?.[0] ?? 0))
  ) {
    findings.push({ path: ['score', 'points'], message: 'points must rise in x' });
  }
  if (
    score.method === 'map' &&
    Object.keys(score.map).toSorted().join() !==
      item.options
        ?.map((option) => option.id)
        .toSorted()
        .join()
  ) {
    findings.push({ path: ['score', 'map'], message: 'the map must score each option once' });
  }
  if (score.method === 'representation' && score.min_n !== item.min_n) {
    findings.push({ path: ['min_n'], message: 'differs from the score rule' });
  }
  return findings;
}

function checkInputs(item: Item): Finding[] {
  const findings: Finding[] = [];
  const inputs = item.inputs ?? [];
  const known = new Set(inputs.map((input) => input.id));
  if (known.size < inputs.length) findings.push({ path: ['inputs'], message: 'an input id is used twice' });
  const groups = new Set(item.input_groups?.map((group) => group.id));
  for (const [index, input] of inputs.entries()) {
    const cut = input.id.lastIndexOf('[].');
    if (cut >= 0 && !groups.has(input.id.slice(0, cut))) {
      findings.push({
        path: ['inputs', index, 'id'],
        message: `the list ${input.id.slice(0, cut)} has no label in input_groups`,
      });
    }
    if ((input.type === 'choice') !== (input.options !== undefined)) {
      findings.push({
        path: ['inputs', index, 'options'],
        message: 'a choice has options, other inputs have none',
      });
    }
    if (!MEASURES[input.type].includes(input.measure)) {
      findings.push({
        path: ['inputs', index, 'measure'],
        message: `${input.measure} does not fit type ${input.type}`,
      });
    }
  }
  for (const path of namedInputs(item)) {
    if (!known.has(path.input)) findings.push({ path: path.at, message: `there is no input ${path.input}` });
  }
  const figureNeeded = item.score.method !== 'representation' && item.type !== 'commitment_tracker';
  if ((item.inputs || item.inputs_from) && figureNeeded && !item.figure) {
    findings.push({ path: ['figure'], message: 'an item with inputs says how its figure is worked out' });
  }
  if (item.type === 'number' && !item.inputs && !item.measure) {
    findings.push({ path: ['measure'], message: 'a plain number says what it measures' });
  }
  if ((item.type === 'percent' || item.type === 'currency') && !item.inputs && !item.inputs_from) {
    findings.push({ path: ['inputs'], message: `an item of type ${item.type} is worked out from inputs` });
  }
  if ((item.min_n === undefined) !== (item.min_n_of === undefined)) {
    findings.push({ path: ['min_n_of'], message: 'min_n and min_n_of come together' });
  }
  return findings;
}

/** Every place where an item names one of its own inputs. */
function namedInputs(item: Item): { input: string; at: (string | number)[] }[] {
  const named: { input: string; at: (string | number)[] }[] = [];
  for (const [index, rule] of (item.part_of ?? []).entries()) {
    for (const input of [...rule.parts, rule.whole]) named.push({ input, at: ['part_of', index] });
  }
  for (const input of item.min_n_of ?? []) named.push({ input, at: ['min_n_of'] });
  for (const [field, value] of Object.entries(item.figure ?? {})) {
    if (field === 'kind') continue;
    for (const input of [value].flat()) named.push({ input, at: ['figure', field] });
  }
  if (item.score.method === 'piecewise' && item.score.cap_if) {
    named.push({ input: item.score.cap_if.input, at: ['score', 'cap_if'] });
    named.push({ input: item.score.cap_if.below, at: ['score', 'cap_if'] });
  }
  return named;
}

function repeated(ids: readonly string[] | undefined): boolean {
  return ids !== undefined && new Set(ids).size < ids.length;
}
