import * as z from 'zod';
import { recommendationId } from './vocabulary.ts';

// Handing a section to a colleague who has no account.

const instant = z.iso.datetime();

export const handover = z.object({
  handoverId: z.uuid(),
  section: recommendationId,
  colleague: z.string(),
  createdAt: instant,
  expiresAt: instant,
  doneAt: instant.nullable(),
});
export type Handover = z.infer<typeof handover>;

export const handOverBody = z.strictObject({
  section: recommendationId,
  colleague: z.string().trim().min(1).max(120),
});
/** `link` is shown once: it is not stored and can't be shown again. */
export const handOverResult = z.object({ handover, link: z.string() });
export const sectionLinkBody = z.strictObject({ token: z.string().min(20).max(200) });
export const sectionLinkResult = z.object({
  orgId: z.uuid(),
  orgName: z.string(),
  cycleId: z.uuid(),
  section: recommendationId,
  handoverId: z.uuid(),
  colleague: z.string(),
});
