import { canonicalJson } from '@followthrough/shared/instrument/canonical-json.ts';
import { parseInstrument } from '@followthrough/shared/instrument/parse.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FILES, rawInstrument } from './instruments.ts';

/** In place of a value: the field or the last entry is taken out. */
const GONE = Symbol('gone');
type Breakage = [name: string, itemId: string | null, at: string, to: unknown, path: string, message: RegExp];
type Node = Record<string, unknown>;

const FILE = FILES[0];

/** Sets one place of an item, or of the file. */
function breakFile(file: unknown, itemId: string | null, at: string, to: unknown): void {
  const { recommendations } = file as { recommendations: { items: { id: string }[] }[] };
  const items = recommendations.flatMap((recommendation) => recommendation.items);
  let node = (itemId === null ? file : items.find((item) => item.id === itemId)) as Node;
  const keys = at.split('.');
  for (const key of keys.slice(0, -1)) node = node[key] as Node;
  const last = keys.at(-1) ?? '';
  if (to !== GONE) node[last] = to;
  else if (Array.isArray(node)) node.pop();
  else delete node[last];
}

/** What is said about the item in the file after the change; a changed id is the id that is told. */
function itemTold(itemId: string | null, at: string, to: unknown, path: string): unknown {
  if (path.startsWith('derived.0')) return 'R3.carceral_reliance';
  return at === 'id' ? to : itemId;
}

const BREAKAGES: Breakage[] = [
  ['a weight as text', 'R1.wage_gap', 'weight', '1', 'recommendations.0.items.1.weight', /expected number/],
  ['a field that is not known', 'R1.wage_gap', 'colour', 'red', 'recommendations.0.items.1', /colour/],
  [
    'a missing prompt',
    'R2.regional_reach',
    'prompt',
    GONE,
    'recommendations.1.items.1.prompt',
    /expected object/,
  ],
  [
    'a text without English',
    'R2.regional_reach',
    'prompt',
    { es: '¿Qué?' },
    'recommendations.1.items.1.prompt.en',
    /expected string/,
  ],
  ['an empty label', 'R9.open_policies', 'label.en', ' ', 'recommendations.8.items.2.label.en', />=1/],
  [
    'an unknown type',
    'R5.language_plan',
    'type',
    'stars',
    'recommendations.4.items.4.type',
    /Invalid option/,
  ],
  [
    'an unknown method',
    'R5.language_plan',
    'score.method',
    'guess',
    'recommendations.4.items.4.score.method',
    /Invalid/,
  ],
  [
    'a method for another type',
    'R5.language_plan',
    'score',
    { method: 'level_x25' },
    'recommendations.4.items.4.score.method',
    /does not fit/,
  ],
  [
    'a score over 100',
    'R2.issue_groups',
    'score.points.4.1',
    101,
    'recommendations.1.items.2.score.points.4.1',
    /<=100/,
  ],
  [
    'points that do not rise',
    'R2.issue_groups',
    'score.points.2.0',
    1,
    'recommendations.1.items.2.score.points',
    /rise in x/,
  ],
  [
    'a missing anchor',
    'R3.safety_review',
    'anchors.4',
    GONE,
    'recommendations.2.items.5.anchors',
    /levels 0 to 4/,
  ],
  [
    'an anchor twice',
    'R3.options_voice',
    'anchors.3.level',
    2,
    'recommendations.2.items.7.anchors',
    /levels 0 to 4/,
  ],
  ['anchors on a figure', 'R7.spend_share', 'anchors', [], 'recommendations.6.items.0.anchors', /no anchors/],
  ['an item id twice', 'R4.rep_board', 'id', 'R4.rep_staff', 'recommendations.3.items.2.id', /used twice/],
  [
    'an item under another recommendation',
    'R4.rep_board',
    'rec',
    'R5',
    'recommendations.3.items.2.rec',
    /stands under R4/,
  ],
  ['an order twice', 'R4.rep_board', 'order', 1, 'recommendations.3.items.2.order', /order 1 is used twice/],
  [
    'a scored item without weight',
    'R6.comp_ratio',
    'weight',
    0,
    'recommendations.5.items.1.weight',
    /weight above 0/,
  ],
  [
    'an unscored item with weight',
    'R9.model_practice',
    'weight',
    1,
    'recommendations.8.items.5.weight',
    /weight 0/,
  ],
  [
    'a rule on an unknown profile question',
    'R4.rep_board',
    'applies_if.profile',
    'has_bord',
    'recommendations.3.items.2.applies_if',
    /no profile question has_bord/,
  ],
  [
    'a yes-no rule on a text',
    'R4.rep_board',
    'applies_if.value',
    'yes',
    'recommendations.3.items.2.applies_if',
    /true or false/,
  ],
  [
    'a rule on an unknown item',
    'R6.safe_leave_terms',
    'applies_if.answer',
    'R6.safe_day',
    'recommendations.5.items.3.applies_if',
    /no item R6.safe_day/,
  ],
  [
    'a rule on an unknown input',
    'R7.trainer_equity',
    'applies_if.input',
    'paid',
    'recommendations.6.items.3.applies_if',
    /no input paid/,
  ],
  [
    'a rule on a whole table',
    'R7.trainer_equity',
    'applies_if.input',
    GONE,
    'recommendations.6.items.3.applies_if',
    /name the one/,
  ],
  [
    'options twice',
    'R3.tool_use',
    'options.1.id',
    'ci_toolkit',
    'recommendations.2.items.6.options',
    /used twice/,
  ],
  [
    'a map that misses an option',
    'R9.share_results',
    'score.map.no',
    GONE,
    'recommendations.8.items.3.score.map',
    /each option once/,
  ],
  [
    'an unknown input in the figure',
    'R2.regional_reach',
    'figure.part',
    'members',
    'recommendations.1.items.1.figure.part',
    /no input members/,
  ],
  ['no figure', 'R2.regional_reach', 'figure', GONE, 'recommendations.1.items.1.figure', /worked out/],
  [
    'a list without a label',
    'R6.decision_seats',
    'input_groups',
    GONE,
    'recommendations.5.items.0.inputs.0.id',
    /list bodies/,
  ],
  [
    'money that is counted',
    'R7.spend_share',
    'inputs.0.measure',
    'count',
    'recommendations.6.items.0.inputs.0.measure',
    /does not fit/,
  ],
  [
    'inputs from nowhere',
    'R1.wage_gap',
    'inputs_from',
    'R1.wage_standard',
    'recommendations.0.items.1.inputs_from',
    /not an item with inputs/,
  ],
  [
    'a derived item from nowhere',
    null,
    'derived.0.from.0.item',
    'R3.ties',
    'derived.0.from.0.item',
    /no item R3.ties/,
  ],
  [
    'a bridge item lost',
    null,
    'recommendations.8.items.0.bridge',
    false,
    'bridge_item_count',
    /says 40 bridge items, the file has 39/,
  ],
  [
    'a counsel switch on an unknown item',
    null,
    'counsel_switch.items.0',
    'R4.rep',
    'counsel_switch.items.0',
    /no item R4.rep/,
  ],
  ['recommendations out of order', null, 'recommendations.0.id', 'R2', 'recommendations.0.id', /must be R1/],
  [
    'a profile choice without options',
    null,
    'profile_questions.0.options',
    GONE,
    'profile_questions.0.options',
    /has options/,
  ],
  ['a version that is none', null, 'version', 'one', 'version', /1\.0\.0/],
];

describe('a broken instrument file', () => {
  it.each(BREAKAGES)('%s is told with file, item and place', (_name, itemId, at, to, path, message) => {
    const file = rawInstrument(FILE);
    breakFile(file, itemId, at, to);
    const parsed = parseInstrument(file, FILE);
    const told = parsed.ok ? [] : parsed.errors;
    expect(told).toContainEqual({
      file: FILE,
      itemId: itemTold(itemId, at, to, path),
      path,
      message: expect.stringMatching(message),
    });
  });

  it('has all its mistakes told at once', () => {
    const file = rawInstrument(FILE);
    breakFile(file, 'R1.wage_gap', 'weight', -1);
    breakFile(file, 'R8.tracker', 'type', 'list');
    const parsed = parseInstrument(file, FILE);
    expect(parsed.ok ? [] : parsed.errors.map((error) => error.itemId)).toEqual([
      'R1.wage_gap',
      'R8.tracker',
    ]);
  });

  it('is refused and never throws, whatever the JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(parseInstrument(json, 'x.json').ok).toBe(false);
      }),
    );
  });
});

describe('canonicalJson', () => {
  it('does not depend on the order of keys or on spaces, and keeps the value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const reversed = JSON.parse(JSON.stringify(value), (_key, held: unknown) =>
          typeof held === 'object' && held !== null && !Array.isArray(held)
            ? Object.fromEntries(Object.entries(held).toReversed())
            : held,
        );
        const text = canonicalJson(value);
        expect(canonicalJson(reversed)).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('sorts keys by code unit and leaves out what is undefined', () => {
    expect(canonicalJson({ b: [1, { z: null, a: 'é' }], B: true, a: undefined })).toBe(
      '{"B":true,"b":[1,{"a":"é","z":null}]}',
    );
  });

  it('refuses what JSON cannot hold', () => {
    expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError);
    expect(() => canonicalJson([() => 1])).toThrow(TypeError);
  });
});
