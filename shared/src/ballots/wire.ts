/** Both doors on the wire. Neither reads a cookie or an authorization header; bytes are base64url without padding. */
import * as z from 'zod';
import { roleIdSchema } from '../instrument/model.ts';
import { ballotContentSchema, publishedFactsSchema, questionnaireSchema } from './content.ts';

/** @param length in bytes */
const bytes = (length: number) =>
  z
    .string()
    .regex(
      new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((length * 4) / 3)}}$`),
      `Send ${length} bytes as base64url without padding.`,
    );

export const RSA_BYTES = 256;
const tokenField = z.string().min(1).max(64);
const signatureField = bytes(64);
const publicKeyField = bytes(32);

const roundSchema = z.object({
  roundId: z.uuid(),
  orgName: z.string(),
  /** By the server's clock: not yet open, open, closed to first ballots, sealed. */
  state: z.enum(['waiting', 'open', 'closed', 'sealed']),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  sealAt: z.iso.datetime(),
  /** The server's clock, so that a page can tell when the device's is off. */
  now: z.iso.datetime(),
  languages: z.array(z.string()),
});

const stratumSchema = z.object({
  stratumId: z.uuid(),
  roles: z.array(roleIdSchema),
  /** SPKI. */
  publicKey: z.string(),
  /** As it stands in the invitation: SHA-256 of the SPKI, the first 16 bytes, in groups. */
  fingerprint: z.string(),
});

// Door A

export const openBody = z.strictObject({ token: tokenField });
export const openResult = z.object({
  round: roundSchema,
  stratum: stratumSchema,
  questionnaire: questionnaireSchema,
  publishedFacts: publishedFactsSchema,
});
export type OpenResult = z.infer<typeof openResult>;

export const signBody = z.strictObject({ token: tokenField, blinded: bytes(RSA_BYTES) });
export const signResult = z.object({ blindSignature: bytes(RSA_BYTES) });

// Door B

/** Everybody may see it: the keys' fingerprints are compared with the invitation's. */
export const publicRound = z.object({ round: roundSchema, strata: z.array(stratumSchema) });
export type PublicRound = z.infer<typeof publicRound>;

/** A receipt's paper names its round by a short code; two rounds may share one, once in a great while. */
export const roundCodeParams = z.object({ code: z.string().max(20) });
export const roundCodeResult = z.object({ roundIds: z.array(z.uuid()) });
export type RoundCodeResult = z.infer<typeof roundCodeResult>;

export const roundParams = z.object({ roundId: z.uuid() });
export const ballotParams = z.object({ roundId: z.uuid(), keyHash: z.string().regex(/^[0-9a-f]{64}$/) });

const versionField = z.int().min(1).max(100_000);

/** Version 1: proves by the stratum's signature that its sender was asked. */
const firstBallotBody = z.strictObject({
  stratumId: z.uuid(),
  publicKey: publicKeyField,
  randomizer: bytes(32),
  signature: bytes(RSA_BYTES),
  version: z.literal(1),
  content: ballotContentSchema,
  contentSignature: signatureField,
});
export type FirstBallotBody = z.infer<typeof firstBallotBody>;

/** An edit rests on the ballot's own key alone, so that the receipt is enough, on any device. `content` null withdraws. */
const editBody = z.strictObject({
  publicKey: publicKeyField,
  version: versionField.min(2),
  content: ballotContentSchema.nullable(),
  contentSignature: signatureField,
});
export type EditBody = z.infer<typeof editBody>;

export const ballotBody = z.union([firstBallotBody, editBody]);
export type BallotBody = z.infer<typeof ballotBody>;
export const ballotResult = z.object({ version: z.int() });

export const readBody = z.strictObject({ publicKey: publicKeyField, signature: signatureField });
export type ReadBody = z.infer<typeof readBody>;
export const readResult = z.object({
  round: roundSchema,
  stratum: stratumSchema,
  questionnaire: questionnaireSchema,
  publishedFacts: publishedFactsSchema,
  version: z.int(),
  content: ballotContentSchema.nullable(),
});
export type ReadResult = z.infer<typeof readResult>;
