import type { OrganizationKind, RoleInOrganization } from '@followthrough/shared/api/vocabulary.ts';
import { Trans } from '@lingui/react/macro';

export function KindName({ kind }: { kind: OrganizationKind }) {
  switch (kind) {
    case 'coalition':
      return <Trans>Coalition</Trans>;
    case 'ta_provider':
      return <Trans>Training and support (TA) provider</Trans>;
    case 'member_program':
      return <Trans>Member program</Trans>;
    case 'funder':
      return <Trans>Funder</Trans>;
  }
}

export function RoleName({ role }: { role: RoleInOrganization }) {
  switch (role) {
    case 'leader':
      return <Trans>Leader</Trans>;
    case 'records_keeper':
      return <Trans>Records keeper</Trans>;
    case 'member':
      return <Trans>Member</Trans>;
  }
}

/** What a role may do, in a sentence. */
export function RoleWords({ role }: { role: RoleInOrganization }) {
  switch (role) {
    case 'leader':
      return <Trans>Opens and submits the check, sees everything, and decides who belongs.</Trans>;
    case 'records_keeper':
      return <Trans>Fills in the check and sees its results.</Trans>;
    case 'member':
      return <Trans>Sees the nine scores. Not single answers.</Trans>;
  }
}

export const roles = ['leader', 'records_keeper', 'member'] as const;
export const kinds = ['coalition', 'ta_provider', 'member_program', 'funder'] as const;
