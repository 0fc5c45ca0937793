import { demoSignInResult, demoState, staffDoorResult } from '@followthrough/shared/api/demo.ts';
import type { DemoDoor } from '@followthrough/shared/api/demo.ts';
import { queryOptions } from '@tanstack/react-query';
import { networkList } from '@followthrough/shared/api/networks.ts';
import * as z from 'zod';
import { request } from '../../api/request.ts';

/** Whether the demo world is loaded, so that its doors open. */
export const demoQuery = queryOptions({
  queryKey: ['demo'],
  queryFn: ({ signal }) => request('GET', '/api/v1/demo', { schema: demoState, signal }),
});

export const walkIn = (as: DemoDoor) =>
  request('POST', '/api/v1/demo/sign-in', { body: { as }, schema: demoSignInResult });

/** The networks that the made-up organization convenes. */
export const networksOf = (orgId: string) =>
  request('GET', `/api/v1/organizations/${orgId}/networks`, { schema: networkList });

/** A made-up person’s own link into an open round. */
export const walkInAsStaff = () => request('POST', '/api/v1/demo/staff', { schema: staffDoorResult });

const text = z.object({ en: z.string() });
/** The parts of the instrument that the staff door shows; the check itself has its own, fuller reading. */
const questions = z.object({
  recommendations: z.array(
    z.object({
      id: z.string(),
      title: text,
      items: z.array(
        z.object({
          id: z.string(),
          prompt: text,
          kind: z.string(),
          respondents: z.array(z.string()),
          anchors: z.array(z.object({ level: z.int(), text })).optional(),
        }),
      ),
    }),
  ),
});

const VERSION = '1.1.0';
export const QUESTIONS_AS_TEXT = `/api/v1/instruments/${VERSION}.txt`;

export const questionsQuery = queryOptions({
  queryKey: ['instrument', VERSION],
  queryFn: ({ signal }) => request('GET', `/api/v1/instruments/${VERSION}`, { schema: questions, signal }),
  // A published version never changes.
  staleTime: Infinity,
});
