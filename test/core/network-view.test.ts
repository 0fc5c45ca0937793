import type { PracticeList } from '@followthrough/shared/api/networks.ts';
import { describe, expect, it } from 'vitest';
import { changedAnswers, mirrorDraft } from '../../client/src/features/network-view/funder/mirror-draft.ts';
import { matchesOf, unmetWishes } from '../../client/src/features/network-view/provider/matches.ts';
import { figuresOf, meanLiesIn, peersOf } from '../../client/src/features/network-view/told/figures-of.ts';
import { bandEnds } from '../../client/src/features/network-view/told/band-ends.ts';
import { stretchesOf } from '../../client/src/ui/charts/share-bars-row.ts';
import { funder, steward } from '../e2e/network-views-answers.ts';

const { told } = steward.told();
const part = (number: number) => {
  const found = told.recommendations.find((one) => one.number === number);
  if (!found) throw new Error(`No part ${number}.`);
  return found;
};

describe('what is told of a group of members', () => {
  it('is that of exactly its values, never of a wider or narrower group', () => {
    expect(figuresOf(part(1), {})?.mean).toBe(45);
    expect(figuresOf(part(1), { size: 'small' })?.mean).toBe(50);
    expect(figuresOf(part(1), { type: 'program', size: 'small' })).toBeNull();
    expect(figuresOf(part(1), { setting: 'rural' })).toBeNull();
    expect(figuresOf(part(3), {})).toBeNull();
  });

  it('stands beside one organization only from ten members on', () => {
    expect(peersOf(part(1))?.mean).toBe(45);
    expect(peersOf(part(9))).toBeNull();
    expect(peersOf(part(7))).toBeNull();
  });

  it('lies as wide as its rounding, or up to the end where it is a bound', () => {
    const figures = figuresOf(part(1), {});
    if (!figures) throw new Error('Nothing is told.');
    expect(meanLiesIn(figures)).toEqual([42.5, 47.5]);
    expect(meanLiesIn({ ...figures, bound: 'or_more' })).toEqual([42.5, 100]);
    expect(meanLiesIn({ ...figures, bound: 'or_less' })).toEqual([0, 47.5]);
  });

  it('has bands whose ends don’t overlap', () => {
    expect(told.scoreBands.map(bandEnds)).toEqual([
      { low: 0, high: 33 },
      { low: 34, high: 66 },
      { low: 67, high: 100 },
    ]);
  });
});

it('fills a bar with shares that miss 100 together', () => {
  expect(stretchesOf([40, 40, 40])).toEqual([
    { from: 0, width: 1 / 3 },
    { from: 1 / 3, width: 1 / 3 },
    { from: 2 / 3, width: 1 / 3 },
  ]);
  expect(stretchesOf([0, 0, 0]).map(({ width }) => width)).toEqual([0, 0, 0]);
});

describe('who could meet whom', () => {
  const { matching } = steward.told();

  it('joins an offer with other members’ wishes for the same part, and leaves out what was proposed', () => {
    const names = matchesOf(matching).map(({ offer, wants }) => [
      offer.memberName,
      wants.map(({ memberName }) => memberName),
    ]);
    expect(names).toEqual([['Spruce Alliance', ['Birch River Alliance']]]);
    const nothingProposed: PracticeList = { ...matching, introductions: [] };
    expect(matchesOf(nothingProposed)[0]?.wants).toHaveLength(2);
  });

  it('never joins a member with itself, and lists its wish as unmet', () => {
    const [offer, ...others] = matching.practices;
    if (!offer) throw new Error('No practice.');
    const ownWish = { ...offer, side: 'wants' as const, practiceId: others[0]?.practiceId ?? '' };
    const alone: PracticeList = { practices: [offer, ownWish], introductions: [] };
    expect(matchesOf(alone)).toEqual([{ offer, wants: [] }]);
    expect(unmetWishes(alone)).toEqual([ownWish]);
  });
});

describe('the mirror', () => {
  const { mirror } = funder.told();

  it('sends what differs and nothing else, a note alone too', () => {
    const draft = mirrorDraft(mirror);
    expect(changedAnswers(mirror, draft)).toEqual([]);
    expect(
      changedAnswers(mirror, { ...draft, F1: { level: 2, note: '  ' }, F3: { level: null, note: '' } }),
    ).toEqual([
      { questionId: 'F1', level: 2, note: null },
      { questionId: 'F3', level: null, note: null },
    ]);
  });
});
