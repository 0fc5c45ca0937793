import * as z from 'zod';
import { emailField, passwordField } from './fields.ts';

// Signing in and out, on the wire.

export const signInBody = z.strictObject({ email: emailField, password: passwordField });

/** Either signed in (the cookie is set), or a second step waits, named by `step`. */
export const signInResult = z.discriminatedUnion('state', [
  z.object({ state: z.literal('signed_in') }),
  z.object({ state: z.literal('second_factor'), step: z.string() }),
]);
export type SignInResult = z.infer<typeof signInResult>;

export const secondFactorBody = z.strictObject({
  step: z.string().max(200),
  /** Six digits of the app, or a recovery code. */
  code: z.string().trim().min(1, 'Enter the code.').max(40, 'A code is shorter than this.'),
});

/** WebAuthn's own JSON, as browsers make and read it; the server's library checks its content. */
const transports = z.array(z.string().max(30)).max(10);
export const passkeyChallenge = z.object({
  step: z.string(),
  options: z.looseObject({ challenge: z.string() }),
});

/** The same for making a passkey. */
export const passkeyMakingChallenge = z.object({
  step: z.string(),
  options: z.looseObject({
    challenge: z.string(),
    rp: z.looseObject({ name: z.string() }),
    user: z.looseObject({ id: z.string(), name: z.string(), displayName: z.string() }),
    pubKeyCredParams: z.array(z.looseObject({ alg: z.int(), type: z.literal('public-key') })),
  }),
});

export const passkeySignInBody = z.strictObject({
  step: z.string().max(200),
  response: z.object({
    id: z.string().max(2000),
    rawId: z.string().max(2000),
    type: z.literal('public-key'),
    clientExtensionResults: z.looseObject({}),
    response: z.object({
      clientDataJSON: z.string().max(8000),
      authenticatorData: z.string().max(8000),
      signature: z.string().max(8000),
      userHandle: z.string().max(200).optional(),
    }),
  }),
});

export const passkeyRegistrationBody = z.strictObject({
  step: z.string().max(200),
  name: z.string().trim().min(1, 'Give the passkey a name.').max(80, 'Use at most 80 characters.'),
  response: z.object({
    id: z.string().max(2000),
    rawId: z.string().max(2000),
    type: z.literal('public-key'),
    clientExtensionResults: z.looseObject({}),
    response: z.object({
      clientDataJSON: z.string().max(8000),
      attestationObject: z.string().max(64_000),
      transports: transports.optional(),
    }),
  }),
});

const day = z.iso.date();

export const sessionList = z.object({
  sessions: z.array(
    z.object({
      sessionId: z.uuid(),
      /** Browser and system by family, such as "Firefox on Windows". */
      label: z.string(),
      since: z.iso.datetime(),
      lastUsedOn: day,
      current: z.boolean(),
    }),
  ),
});
export type SessionList = z.infer<typeof sessionList>;
