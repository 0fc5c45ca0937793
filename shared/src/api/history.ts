import * as z from 'zod';

// What happened in an organization, on the wire.

export const historyQuery = z.strictObject({
  /** Events older than this one; absent = the newest. */
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const history = z.object({
  events: z.array(
    z.object({
      seq: z.int(),
      at: z.iso.datetime(),
      actor: z.string(),
      action: z.string(),
      detail: z.record(z.string(), z.unknown()),
      hash: z.string(),
    }),
  ),
  /** Whether each event follows from the one before it; if not, the first that doesn't. */
  chain: z.object({ events: z.int(), brokenAt: z.int().nullable() }),
});
export type History = z.infer<typeof history>;
