import { languageMapSchema } from '@followthrough/shared/instrument/language.ts';
import * as z from 'zod';

/** What the leader lets respondents see and contradict, as the round keeps it. */
const publishedFacts = z.array(
  z.object({ itemId: z.string(), prompt: languageMapSchema, answer: languageMapSchema }),
);
export type PublishedFact = z.infer<typeof publishedFacts>[number];

export function publishedFactsFrom(stored: unknown): PublishedFact[] {
  return publishedFacts.parse(stored);
}
