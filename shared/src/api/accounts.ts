import * as z from 'zod';
import { emailField, linkToken, newPasswordField, passwordField, personNameField } from './fields.ts';
import { organizationKind, roleInOrganization } from './vocabulary.ts';

// A person's account, on the wire.

export const registrationBody = z.strictObject({
  email: emailField,
  name: personNameField,
  password: newPasswordField,
});
export const verificationBody = z.strictObject({ token: linkToken });
export const recoveryBody = z.strictObject({ email: emailField });
export const recoveryFinishBody = z.strictObject({ token: linkToken, password: newPasswordField });

/** Who is asking and what they may do where; `person` is null for a visitor. */
export const me = z.object({
  person: z
    .object({ personId: z.uuid(), name: z.string(), email: z.string(), emailVerified: z.boolean() })
    .nullable(),
  memberships: z.array(
    z.object({
      orgId: z.uuid(),
      orgName: z.string(),
      kind: organizationKind,
      role: roleInOrganization,
      isDemo: z.boolean(),
      abilities: z.array(z.string()),
    }),
  ),
  /** A colleague without an account who holds a section's link. */
  guest: z
    .object({
      orgId: z.uuid(),
      orgName: z.string(),
      kind: organizationKind,
      isDemo: z.boolean(),
      cycleId: z.uuid(),
      handoverId: z.uuid(),
      section: z.string(),
      colleague: z.string(),
    })
    .nullable(),
  /** `mailbox`: mail goes to a page of the app. */
  flags: z.object({ mailbox: z.boolean() }),
});
export type Me = z.infer<typeof me>;

export const nameBody = z.strictObject({ name: personNameField });
export const passwordChangeBody = z.strictObject({ current: passwordField, next: newPasswordField });
/** What only the owner of the account may do asks for the password again. */
export const confirmBody = z.strictObject({ password: passwordField });

export const passkeyList = z.object({
  passkeys: z.array(
    z.object({
      passkeyId: z.uuid(),
      name: z.string(),
      since: z.iso.datetime(),
      lastUsedOn: z.iso.date().nullable(),
    }),
  ),
});
export type PasskeyList = z.infer<typeof passkeyList>;
export const passkeyNameBody = z.strictObject({
  name: z.string().trim().min(1, 'Give the passkey a name.').max(80, 'Use at most 80 characters.'),
});

export const secondFactorState = z.object({ on: z.boolean(), recoveryCodesLeft: z.int() });
export type SecondFactorState = z.infer<typeof secondFactorState>;
/** The secret for typing, and the same as an address for the authenticator app. Shown once. */
export const secondFactorSetup = z.object({ secret: z.string(), uri: z.string() });
export const secondFactorCodeBody = z.strictObject({
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/, 'Enter the six digits that your app shows.'),
});
/** Shown once. */
export const recoveryCodes = z.object({ codes: z.array(z.string()) });
