/** The rules that tie the parts of an instrument file together; the shape alone is `model.ts`. */
import { checkItem, type Finding } from './item-checks.ts';
import { allItems, RECOMMENDATION_IDS, type Instrument, type Item } from './model.ts';
import type { Condition } from './rules.ts';

/** Every broken rule, in the order of the file (docs/instrument.md §2). */
export function crossCheck(instrument: Instrument): Finding[] {
  return [
    ...checkIds(instrument),
    ...checkItems(instrument),
    ...checkDerived(instrument),
    ...checkLists(instrument),
  ];
}

function checkIds(instrument: Instrument): Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (const [r, recommendation] of instrument.recommendations.entries()) {
    const expected = RECOMMENDATION_IDS[r];
    if (recommendation.id !== expected) {
      findings.push({
        path: ['recommendations', r, 'id'],
        message: `recommendation ${r + 1} must be ${expected}`,
      });
    }
    const orders = new Set<number>();
    for (const [i, item] of recommendation.items.entries()) {
      const path = ['recommendations', r, 'items', i];
      if (seen.has(item.id)) findings.push({ path: [...path, 'id'], message: `${item.id} is used twice` });
      seen.add(item.id);
      if (item.rec !== recommendation.id || !item.id.startsWith(`${recommendation.id}.`)) {
        findings.push({ path: [...path, 'rec'], message: `${item.id} stands under ${recommendation.id}` });
      }
      if (orders.has(item.order)) {
        findings.push({
          path: [...path, 'order'],
          message: `order ${item.order} is used twice in ${recommendation.id}`,
        });
      }
      orders.add(item.order);
    }
  }
  for (const [d, derived] of instrument.derived.entries()) {
    if (seen.has(derived.id))
      findings.push({ path: ['derived', d, 'id'], message: `${derived.id} is used twice` });
    seen.add(derived.id);
  }
  const bridges = allItems(instrument).filter((item) => item.bridge).length;
  if (bridges !== instrument.bridge_item_count) {
    findings.push({
      path: ['bridge_item_count'],
      message: `says ${instrument.bridge_item_count} bridge items, the file has ${bridges}`,
    });
  }
  return findings;
}

function checkItems(instrument: Instrument): Finding[] {
  const byId = new Map(allItems(instrument).map((item) => [item.id, item]));
  const findings: Finding[] = [];
  for (const [r, recommendation] of instrument.recommendations.entries()) {
    for (const [i, item] of recommendation.items.entries()) {
      const base = ['recommendations', r, 'items', i];
      const at = (finding: Finding) => ({ ...finding, path: [...base, ...finding.path] });
      findings.push(...checkItem(item).map(at));
      findings.push(...checkReferences(item, instrument, byId).map(at));
    }
  }
  return findings;
}

function checkReferences(item: Item, instrument: Instrument, byId: ReadonlyMap<string, Item>): Finding[] {
  const findings: Finding[] = [];
  const rule = item.applies_if;
  const conditions = rule === null ? [] : 'any' in rule ? rule.any : [rule];
  for (const condition of conditions) {
    const message = brokenCondition(condition, instrument, byId);
    if (message) findings.push({ path: ['applies_if'], message });
  }
  if (item.inputs_from !== undefined && !byId.get(item.inputs_from)?.inputs) {
    findings.push({ path: ['inputs_from'], message: `${item.inputs_from} is not an item with inputs` });
  }
  if (item.score.method === 'follow_through') {
    const { answer, value } = item.score.path_a_if;
    if (!byId.get(answer)?.options?.some((option) => option.id === value)) {
      findings.push({ path: ['score', 'path_a_if'], message: `${answer} has no option ${value}` });
    }
  }
  return findings;
}

function brokenCondition(
  condition: Condition,
  instrument: Instrument,
  byId: ReadonlyMap<string, Item>,
): string | null {
  if ('profile' in condition) {
    const question = instrument.profile_questions.find((candidate) => candidate.id === condition.profile);
    if (!question) return `there is no profile question ${condition.profile}`;
    if (question.type === 'yes_no') {
      return typeof condition.value === 'boolean' ? null : `${question.id} is answered by true or false`;
    }
    const known = question.options?.some((option) => option.id === condition.value);
    return known ? null : `${question.id} has no option ${String(condition.value)}`;
  }
  const item = byId.get(condition.answer);
  if (!item) return `there is no item ${condition.answer}`;
  if (condition.input === undefined) {
    return item.inputs ? `${item.id} has inputs: name the one that is compared` : null;
  }
  const known = item.inputs?.some((input) => input.id === condition.input);
  return known ? null : `${item.id} has no input ${condition.input}`;
}

function checkDerived(instrument: Instrument): Finding[] {
  const ids = new Set(allItems(instrument).map((item) => item.id));
  const findings: Finding[] = [];
  for (const [d, derived] of instrument.derived.entries()) {
    for (const [f, part] of derived.from.entries()) {
      if (!ids.has(part.item)) {
        findings.push({ path: ['derived', d, 'from', f, 'item'], message: `there is no item ${part.item}` });
      }
    }
    if (derived.min_answered > derived.from.length) {
      findings.push({ path: ['derived', d, 'min_answered'], message: 'asks for more parts than there are' });
    }
  }
  for (const [c, id] of instrument.counsel_switch.items.entries()) {
    if (!ids.has(id))
      findings.push({ path: ['counsel_switch', 'items', c], message: `there is no item ${id}` });
  }
  return findings;
}

function checkLists(instrument: Instrument): Finding[] {
  const findings: Finding[] = [];
  for (const list of ['profile_questions', 'themes', 'glossary', 'funder_mirror', 'roles'] as const) {
    const seen = new Set<string>();
    for (const [index, entry] of instrument[list].entries()) {
      if (seen.has(entry.id))
        findings.push({ path: [list, index, 'id'], message: `${entry.id} is used twice` });
      seen.add(entry.id);
    }
  }
  for (const [q, question] of instrument.profile_questions.entries()) {
    if ((question.type === 'choice') !== (question.options !== undefined)) {
      findings.push({
        path: ['profile_questions', q, 'options'],
        message: 'a choice has options, other questions have none',
      });
    }
  }
  for (const [q, question] of instrument.funder_mirror.entries()) {
    if (question.anchors.map((anchor) => anchor.level).join() !== '0,1,2,3,4') {
      findings.push({
        path: ['funder_mirror', q, 'anchors'],
        message: 'needs levels 0 to 4, each once, in order',
      });
    }
  }
  return findings;
}
