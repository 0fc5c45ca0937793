/** A round's addresses on the server. */
import type { ReviewBody, RosterEntryBody, RoundSettingsBody } from '@followthrough/shared/api/rounds.ts';
import {
  commentReview,
  rosterLinesResult,
  roundView,
  sheets,
  testMessageResult,
} from '@followthrough/shared/api/rounds.ts';
import type { AskedRole } from '@followthrough/shared/rounds/grouping.ts';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../api/request.ts';

export interface RoundAddress {
  orgId: string;
  cycleId: string;
}

const at = ({ orgId, cycleId }: RoundAddress, rest = '') =>
  `/api/v1/organizations/${orgId}/cycles/${cycleId}/round${rest}`;

export const roundQuery = (cycle: RoundAddress) =>
  queryOptions({
    queryKey: ['cycles', cycle.orgId, cycle.cycleId, 'round'],
    queryFn: ({ signal }) => request('GET', at(cycle), { schema: roundView, signal }),
  });

export const prepareRound = (cycle: RoundAddress) => request('POST', at(cycle), { schema: roundView });
export const saveSettings = (cycle: RoundAddress, body: RoundSettingsBody, version: number) =>
  request('PUT', at(cycle), { body, ifMatch: version, schema: roundView });
export const openRound = (cycle: RoundAddress, version: number) =>
  request('POST', at(cycle, '/open'), { ifMatch: version, schema: roundView });
export const sendTest = (cycle: RoundAddress) =>
  request('POST', at(cycle, '/test-message'), { schema: testMessageResult });
export const askForSheets = (cycle: RoundAddress) =>
  request('POST', at(cycle, '/sheets'), { schema: sheets });

export const addLines = (cycle: RoundAddress, role: AskedRole, text: string) =>
  request('POST', at(cycle, '/roster'), { body: { role, text }, schema: rosterLinesResult });
export const addPerson = (cycle: RoundAddress, body: RosterEntryBody) =>
  request('POST', at(cycle, '/roster/entries'), { body, schema: roundView });
export const correctAddress = (cycle: RoundAddress, entryId: string, email: string) =>
  request('POST', at(cycle, `/roster/entries/${entryId}/address`), { body: { email }, schema: roundView });
export const removePerson = (cycle: RoundAddress, entryId: string) =>
  request('DELETE', at(cycle, `/roster/entries/${entryId}`));

export const commentsQuery = (cycle: RoundAddress) =>
  queryOptions({
    queryKey: ['cycles', cycle.orgId, cycle.cycleId, 'round', 'comments'],
    queryFn: ({ signal }) => request('GET', at(cycle, '/comments'), { schema: commentReview, signal }),
  });
export const reviewComment = (cycle: RoundAddress, commentId: string, body: ReviewBody) =>
  request('PUT', at(cycle, `/comments/${commentId}`), { body });
