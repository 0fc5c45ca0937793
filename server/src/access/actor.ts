import type { OrganizationKind, RoleInOrganization } from '@followthrough/shared/api/vocabulary.ts';

export interface Membership {
  orgId: string;
  orgName: string;
  kind: OrganizationKind;
  role: RoleInOrganization;
  isDemo: boolean;
}

export interface PersonActor {
  kind: 'person';
  personId: string;
  sessionId: string;
  name: string;
  email: string;
  emailVerified: boolean;
  memberships: Membership[];
  /** The membership in the organization that the address names; null where it names none. */
  membership: Membership | null;
}

/** A colleague who holds the link of one section and has no account. */
export interface SectionGuest {
  kind: 'section_guest';
  orgId: string;
  orgName: string;
  orgKind: OrganizationKind;
  isDemo: boolean;
  cycleId: string;
  handoverId: string;
  section: string;
  colleague: string;
}

export interface Anonymous {
  kind: 'anonymous';
}

export type Actor = PersonActor | SectionGuest | Anonymous;

export const anonymous: Anonymous = { kind: 'anonymous' };
