/** The yearly check's addresses on the server. */
import {
  check,
  cycleList,
  cycleProfile,
  hub,
  saveAnswerResult,
  section,
  submitResult,
} from '@followthrough/shared/api/assessment.ts';
import { handOverResult, sectionLinkResult } from '@followthrough/shared/api/handovers.ts';
import { participation } from '@followthrough/shared/api/rounds.ts';
import type { SaveAnswerBody } from '@followthrough/shared/api/assessment.ts';
import type { RecommendationId } from '@followthrough/shared/api/vocabulary.ts';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../api/request.ts';

export interface CycleAddress {
  orgId: string;
  cycleId: string;
}

const cycles = (orgId: string) => `/api/v1/organizations/${orgId}/cycles`;
const at = ({ orgId, cycleId }: CycleAddress) => `${cycles(orgId)}/${cycleId}`;

/** Everything read about a cycle lies under this key. */
export const cycleKey = ({ orgId, cycleId }: CycleAddress) => ['cycles', orgId, cycleId] as const;

export const cyclesQuery = (orgId: string) =>
  queryOptions({
    queryKey: ['cycles', orgId],
    queryFn: ({ signal }) => request('GET', cycles(orgId), { schema: cycleList, signal }),
  });

export const hubQuery = (cycle: CycleAddress) =>
  queryOptions({
    queryKey: [...cycleKey(cycle), 'hub'],
    queryFn: ({ signal }) => request('GET', at(cycle), { schema: hub, signal }),
  });

/** Of those who were asked, how many answered, in steps of five. */
export const participationQuery = (cycle: CycleAddress) =>
  queryOptions({
    queryKey: [...cycleKey(cycle), 'participation'],
    queryFn: ({ signal }) =>
      request('GET', `${at(cycle)}/round/participation`, { schema: participation, signal }),
  });

export const profileQuery = (cycle: CycleAddress) =>
  queryOptions({
    queryKey: [...cycleKey(cycle), 'profile'],
    queryFn: ({ signal }) => request('GET', `${at(cycle)}/profile`, { schema: cycleProfile, signal }),
  });

export const sectionQuery = (cycle: CycleAddress, id: RecommendationId) =>
  queryOptions({
    queryKey: [...cycleKey(cycle), 'section', id],
    queryFn: ({ signal }) => request('GET', `${at(cycle)}/sections/${id}`, { schema: section, signal }),
  });

export const checkQuery = (cycle: CycleAddress) =>
  queryOptions({
    queryKey: [...cycleKey(cycle), 'check'],
    queryFn: ({ signal }) => request('GET', `${at(cycle)}/check`, { schema: check, signal }),
  });

export const openCycle = (orgId: string, year: number, closesAt: string) =>
  request('POST', cycles(orgId), { body: { year, closesAt }, schema: submitResult });

export const saveProfile = (
  cycle: CycleAddress,
  profile: Record<string, boolean | number | string>,
  version: number,
) => request('PUT', `${at(cycle)}/profile`, { body: { profile }, schema: cycleProfile, ifMatch: version });

export const saveAnswer = (cycle: CycleAddress, itemId: string, body: SaveAnswerBody, version: number) =>
  request('PUT', `${at(cycle)}/answers/${itemId}`, { body, schema: saveAnswerResult, ifMatch: version });

export const submit = (cycle: CycleAddress) =>
  request('POST', `${at(cycle)}/submit`, { schema: submitResult });
export const reopen = (cycle: CycleAddress) =>
  request('POST', `${at(cycle)}/reopen`, { schema: submitResult });

export const handOver = (cycle: CycleAddress, section: RecommendationId, colleague: string) =>
  request('POST', `${at(cycle)}/handovers`, { body: { section, colleague }, schema: handOverResult });
export const revokeHandover = (cycle: CycleAddress, handoverId: string) =>
  request('DELETE', `${at(cycle)}/handovers/${handoverId}`);
export const finishHandover = (cycle: CycleAddress, handoverId: string) =>
  request('POST', `${at(cycle)}/handovers/${handoverId}/done`);
export const openSectionByLink = (token: string) =>
  request('POST', '/api/v1/section-link', { body: { token }, schema: sectionLinkResult });

export const evidenceAddress = ({ orgId }: CycleAddress, fileId: string) =>
  `/api/v1/organizations/${orgId}/evidence/${fileId}`;
export const evidenceUploadAddress = (cycle: CycleAddress, itemId: string) =>
  `${at(cycle)}/items/${itemId}/evidence`;
export const removeEvidence = (cycle: CycleAddress, fileId: string) =>
  request('DELETE', evidenceAddress(cycle, fileId));
