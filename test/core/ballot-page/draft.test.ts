import { ballotContentSchema, misplaced } from '@followthrough/shared/ballots/content.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Draft } from '../../../client/src/ballot/draft.ts';
import type { Asked } from '../../../client/src/ballot/draft.ts';

const question = (itemId: string, levels: number) => ({
  itemId,
  recommendation: itemId.slice(0, 2),
  prompt: { en: itemId },
  help: null,
  anchors: Array.from({ length: levels }, (_, level) => ({ level, text: { en: `level ${level}` } })),
});

const asked: Asked = {
  round: {
    roundId: '11111111-1111-4111-8111-111111111111',
    orgName: 'Harbor',
    state: 'open',
    opensAt: '2026-01-01T00:00:00Z',
    closesAt: '2026-02-01T00:00:00Z',
    sealAt: '2026-02-15T00:00:00Z',
    now: '2026-01-10T00:00:00Z',
    languages: ['en'],
  },
  stratum: {
    stratumId: '22222222-2222-4222-8222-222222222222',
    roles: ['board', 'staff'],
    publicKey: '',
    fingerprint: '',
  },
  questionnaire: {
    instrumentVersion: '1.1',
    sections: [],
    questions: [
      question('R1.pay_voice', 5),
      question('R4.culture_voice', 5),
      question('R8.learning_note', 0),
    ],
  },
  publishedFacts: [{ itemId: 'R1.wage_floor', prompt: { en: 'Floor?' }, answer: { en: 'Yes' } }],
};

/** Any UTF-16, halves of characters included, as a script or a broken keyboard may put into a field. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 })
  .map((codes) => String.fromCharCode(...codes));

it('whatever somebody does on the page, the ballot is one that door B takes', () => {
  const act = fc.oneof(
    fc.tuple(
      fc.constant('answer'),
      fc.constantFrom('R1.pay_voice', 'R4.culture_voice'),
      fc.constantFrom(0, 1, 2, 3, 4, 'skipped'),
    ),
    fc.tuple(fc.constant('comment'), fc.constant('R8.learning_note'), anyText),
    fc.tuple(fc.constant('mismatch'), fc.constant('R1.wage_floor'), fc.boolean()),
  );
  fc.assert(
    fc.property(fc.array(act), (acts) => {
      const draft = new Draft(asked);
      for (const [what, itemId, value] of acts) {
        if (what === 'answer') draft.setAnswer(itemId, value as number | 'skipped');
        else if (what === 'comment') draft.setComment(itemId, value as string);
        else draft.setMismatch(itemId, value as boolean);
      }
      const content = draft.content();
      expect(ballotContentSchema.safeParse(content).error).toBeUndefined();
      expect(misplaced(content, { ...asked.stratum, ...asked })).toEqual([]);
      // Opened again by the receipt, it says the same.
      expect(new Draft(asked, content).content()).toEqual(content);
    }),
  );
});

it('says when there is something to lose', () => {
  const draft = new Draft(asked);
  expect(draft.isUnsent).toBe(false);
  draft.setAnswer('R1.pay_voice', 'skipped');
  expect([draft.isUnsent, draft.answered]).toEqual([true, 0]);
  draft.setAnswer('R1.pay_voice', 0);
  draft.setComment('R8.learning_note', 'Time.');
  expect(draft.answered).toBe(2);
  draft.setComment('R8.learning_note', '  ');
  expect(draft.answered).toBe(1);
});

it('leaves out a character that no database keeps, and a comment of nothing else', () => {
  const draft = new Draft(asked);
  draft.setComment('R8.learning_note', '\0 Ti\0me.');
  expect(draft.content().comments).toEqual({ 'R8.learning_note': 'Time.' });
  draft.setComment('R8.learning_note', ' \0 ');
  expect(draft.content().comments).toEqual({});
});

it('in a merged group everybody’s ballot carries the same role', () => {
  expect(new Draft(asked).content().role).toBe('board');
});
