import * as z from 'zod';
import { emailField, linkToken } from './fields.ts';
import { profileAnswers, profileQuestion } from './profile.ts';
import { organizationKind, roleInOrganization } from './vocabulary.ts';

// Organizations, who belongs to them, and who is invited, on the wire.

const organizationName = z
  .string()
  .trim()
  .min(1, 'Enter the organization’s name.')
  .max(160, 'Use at most 160 characters.');

export const newOrganizationBody = z.strictObject({ kind: organizationKind, name: organizationName });
export const organizationNameBody = z.strictObject({ name: organizationName });

export const organization = z.object({
  orgId: z.uuid(),
  kind: organizationKind,
  name: z.string(),
  isDemo: z.boolean(),
  role: roleInOrganization,
  /** What the person asking may do here. */
  abilities: z.array(z.string()),
});
export type Organization = z.infer<typeof organization>;

/** The profile questions of the newest instrument, in one language, with this organization's answers. */
export const organizationProfile = z.object({
  questions: z.array(profileQuestion),
  profile: profileAnswers,
  /** For If-Match. */
  version: z.int(),
});
export type OrganizationProfile = z.infer<typeof organizationProfile>;

/** The values themselves are checked against the questions. */
export const profileBody = z.strictObject({ profile: z.record(z.string().max(80), z.unknown()) });
export const profileSaved = z.object({ profile: profileAnswers, version: z.int() });

export const memberList = z.object({
  members: z.array(
    z.object({
      personId: z.uuid(),
      name: z.string(),
      email: z.string(),
      role: roleInOrganization,
      since: z.iso.datetime(),
      you: z.boolean(),
    }),
  ),
});
export type MemberList = z.infer<typeof memberList>;
export const memberRoleBody = z.strictObject({ role: roleInOrganization });

export const invitationBody = z.strictObject({ email: emailField, role: roleInOrganization });
export const invitationMade = z.object({ invitationId: z.uuid() });
export const invitationList = z.object({
  invitations: z.array(
    z.object({
      invitationId: z.uuid(),
      email: z.string(),
      role: roleInOrganization,
      invitedBy: z.string(),
      sentAt: z.iso.datetime(),
      expiresAt: z.iso.datetime(),
      expired: z.boolean(),
      /** False while the mail server has not taken the mail; it is tried again. */
      mailed: z.boolean(),
    }),
  ),
});
export type InvitationList = z.infer<typeof invitationList>;

export const invitationTokenBody = z.strictObject({ token: linkToken });
export const invitationView = z.object({
  orgName: z.string(),
  kind: organizationKind,
  role: roleInOrganization,
  invitedBy: z.string(),
  email: z.string(),
});
export type InvitationView = z.infer<typeof invitationView>;
export const invitationAccepted = z.object({ orgId: z.uuid() });
