import * as z from 'zod';

// What an organization says about itself, on the wire: its own profile and each cycle's.

/** In one language. */
export const profileQuestion = z.object({
  id: z.string(),
  prompt: z.string(),
  type: z.enum(['choice', 'yes_no', 'number']),
  options: z.array(z.object({ id: z.string(), label: z.string() })),
});

/** By the question's id; an unanswered one is absent. */
export const profileAnswers = z.record(z.string(), z.union([z.boolean(), z.number(), z.string()]));
