/** What a ballot says, and what its questionnaire allows it to say. */
import * as z from 'zod';
import { itemIdSchema } from '../instrument/ids.ts';
import { languageMapSchema } from '../instrument/language.ts';
import { roleIdSchema } from '../instrument/model.ts';
import { LONGEST_COMMENT } from './longest-comment.ts';

const answerSchema = z.union([z.int().min(0).max(4), z.literal('skipped')]);
const commentSchema = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_COMMENT)
  .refine((text) => text.isWellFormed(), 'This text has half a character in it.')
  // PostgreSQL keeps no such character.
  .refine((text) => !text.includes('\0'), 'This text has a character in it that can’t be kept.');

/** One person's ballot. An item that is absent was not reached; one that is `skipped` was passed over on purpose. */
export const ballotContentSchema = z.strictObject({
  role: roleIdSchema,
  answers: z.record(itemIdSchema, answerSchema),
  /** Published facts that "do not match what I see". */
  mismatches: z.array(itemIdSchema).max(200),
  comments: z.record(itemIdSchema, commentSchema),
});
export type BallotContent = z.infer<typeof ballotContentSchema>;

const questionSchema = z.object({
  itemId: itemIdSchema,
  recommendation: z.string(),
  prompt: languageMapSchema,
  help: languageMapSchema.nullable(),
  /** None where a comment alone is asked for. */
  anchors: z.array(z.object({ level: z.int(), text: languageMapSchema })),
});
export type Question = z.infer<typeof questionSchema>;

/** What the people of one stratum are asked, frozen when the round opens. */
export const questionnaireSchema = z.object({
  instrumentVersion: z.string(),
  sections: z.array(
    z.object({
      recommendation: z.string(),
      title: languageMapSchema,
      contentNote: languageMapSchema.nullable(),
    }),
  ),
  questions: z.array(questionSchema),
});
export type Questionnaire = z.infer<typeof questionnaireSchema>;

/** Official answers that the leader published to respondents, in words. */
export const publishedFactsSchema = z.array(
  z.object({ itemId: itemIdSchema, prompt: languageMapSchema, answer: languageMapSchema }),
);
export type PublishedFact = z.infer<typeof publishedFactsSchema>[number];

/** Where a ballot says something it was not asked: the fields, empty when all is well. */
export function misplaced(
  content: BallotContent,
  asked: { roles: readonly string[]; questionnaire: Questionnaire; publishedFacts: readonly PublishedFact[] },
): string[] {
  const questions = new Set(asked.questionnaire.questions.map((question) => question.itemId));
  const levels = new Set(
    asked.questionnaire.questions
      .filter(({ anchors }) => anchors.length > 0)
      .map((question) => question.itemId),
  );
  const facts = new Set(asked.publishedFacts.map((fact) => fact.itemId));
  return [
    ...(asked.roles.includes(content.role) ? [] : ['content.role']),
    ...Object.keys(content.answers)
      .filter((id) => !levels.has(id))
      .map((id) => `content.answers.${id}`),
    ...Object.keys(content.comments)
      .filter((id) => !questions.has(id))
      .map((id) => `content.comments.${id}`),
    ...content.mismatches
      .filter((id, at) => !facts.has(id) || content.mismatches.indexOf(id) !== at)
      .map((id) => `content.mismatches.${id}`),
  ];
}
