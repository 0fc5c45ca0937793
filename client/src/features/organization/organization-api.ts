import { history } from '@followthrough/shared/api/history.ts';
import {
  invitationAccepted,
  invitationList,
  invitationMade,
  invitationView,
  memberList,
  organization,
  organizationProfile,
  profileSaved,
} from '@followthrough/shared/api/organizations.ts';
import type { OrganizationKind, RoleInOrganization } from '@followthrough/shared/api/vocabulary.ts';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../api/request.ts';

const at = (orgId: string, rest = '') => `/api/v1/organizations/${orgId}${rest}`;

export const organizationQuery = (orgId: string) =>
  queryOptions({
    queryKey: ['organization', orgId],
    queryFn: ({ signal }) => request('GET', at(orgId), { schema: organization, signal }),
  });
export const profileQuery = (orgId: string) =>
  queryOptions({
    queryKey: ['organization', orgId, 'profile'],
    queryFn: ({ signal }) => request('GET', at(orgId, '/profile'), { schema: organizationProfile, signal }),
  });
export const membersQuery = (orgId: string) =>
  queryOptions({
    queryKey: ['organization', orgId, 'members'],
    queryFn: ({ signal }) => request('GET', at(orgId, '/members'), { schema: memberList, signal }),
  });
export const invitationsQuery = (orgId: string) =>
  queryOptions({
    queryKey: ['organization', orgId, 'invitations'],
    queryFn: ({ signal }) => request('GET', at(orgId, '/invitations'), { schema: invitationList, signal }),
  });
export const historyQuery = (orgId: string, before: number | undefined) =>
  queryOptions({
    queryKey: ['organization', orgId, 'history', before ?? 'newest'],
    queryFn: ({ signal }) =>
      request('GET', at(orgId, before === undefined ? '/history' : `/history?before=${before}`), {
        schema: history,
        signal,
      }),
  });

export const makeOrganization = (body: { kind: OrganizationKind; name: string }, idempotencyKey: string) =>
  request('POST', '/api/v1/organizations', { body, schema: organization, idempotencyKey });
export const renameOrganization = (orgId: string, name: string) =>
  request('PATCH', at(orgId), { body: { name } });
export const saveProfile = (
  orgId: string,
  profile: Record<string, boolean | number | string>,
  version: number,
) => request('PUT', at(orgId, '/profile'), { body: { profile }, ifMatch: version, schema: profileSaved });

export const setRole = (orgId: string, personId: string, role: RoleInOrganization) =>
  request('PATCH', at(orgId, `/members/${personId}`), { body: { role } });
export const removeMember = (orgId: string, personId: string) =>
  request('DELETE', at(orgId, `/members/${personId}`));

export const invite = (
  orgId: string,
  body: { email: string; role: RoleInOrganization },
  idempotencyKey: string,
) => request('POST', at(orgId, '/invitations'), { body, schema: invitationMade, idempotencyKey });
export const revokeInvitation = (orgId: string, invitationId: string) =>
  request('DELETE', at(orgId, `/invitations/${invitationId}`));

export const lookAtInvitation = (token: string) =>
  request('POST', '/api/v1/invitations/look', { body: { token }, schema: invitationView });
export const acceptInvitation = (token: string) =>
  request('POST', '/api/v1/invitations/accept', { body: { token }, schema: invitationAccepted });
