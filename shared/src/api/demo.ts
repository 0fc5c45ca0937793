import * as z from 'zod';
import { organizationKind } from './vocabulary.ts';

// The doors into the demo world, on the wire.

export const demoDoor = z.enum(['leader', 'provider', 'funder']);
export type DemoDoor = z.infer<typeof demoDoor>;

export const demoSignInBody = z.strictObject({ as: demoDoor });

/** Whom the visitor is now, and where. */
export const demoSignInResult = z.object({
  person: z.object({ personId: z.uuid(), name: z.string() }),
  organization: z.object({ orgId: z.uuid(), name: z.string(), kind: organizationKind }),
});
export type DemoSignInResult = z.infer<typeof demoSignInResult>;

/** Where the staff door leads: a made-up person's own link. */
export const staffDoorResult = z.object({ link: z.string() });

/** `loaded` = the demo world is in this database, and its doors open. */
export const demoState = z.object({ loaded: z.boolean() });
export type DemoState = z.infer<typeof demoState>;
