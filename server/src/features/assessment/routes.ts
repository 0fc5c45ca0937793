import {
  answerHistory,
  check,
  cycleList,
  cycleProfile,
  cycleProfileBody,
  hub,
  openCycleBody,
  saveAnswerBody,
  saveAnswerResult,
  section,
  submitResult,
} from '@followthrough/shared/api/assessment.ts';
import { recommendationId } from '@followthrough/shared/api/vocabulary.ts';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Ground } from '../../http/endpoint.ts';
import { endpoint } from '../../http/endpoint.ts';
import { expectedVersion } from '../../http/if-match.ts';
import { callerOf, requireSection } from './caller.ts';
import { checkOf } from './check.ts';
import { hubOf } from './hub.ts';
import { listCycles, openCycle } from './open-cycle.ts';
import { changeProfile, profileView } from './profile.ts';
import { changesOf } from './queries.ts';
import { requireItem } from './read.ts';
import { askedCycle, recordOf } from './record.ts';
import { saveAnswer } from './save.ts';
import { sectionView } from './section.ts';
import { savedOf } from './stored-answer.ts';
import { reopen, submit } from './submit.ts';

const inOrganization = z.object({ orgId: z.uuid() });
const inCycle = inOrganization.extend({ cycleId: z.uuid() });
const inSection = inCycle.extend({ section: recommendationId });
const ofItem = inCycle.extend({ itemId: z.string().min(1).max(80) });

const base = '/api/v1/organizations/:orgId/cycles';
const tag = 'yearly check';
/** Texts come in this language, until a second one is complete. */
const lang = 'en';

export function assessmentRoutes(app: FastifyInstance, ground: Ground): void {
  endpoint(app, ground, {
    method: 'GET',
    url: base,
    access: 'organization.read',
    tag,
    summary: 'All checks of an organization, newest first',
    params: inOrganization,
    response: cycleList,
    handle: ({ tx, params: { orgId }, actor, now }) => listCycles(tx, orgId, actor, now),
  });

  endpoint(app, ground, {
    method: 'POST',
    url: base,
    access: 'cycle.open',
    tag,
    summary: 'Open a year’s check',
    params: inOrganization,
    body: openCycleBody,
    response: submitResult,
    status: 201,
    handle: async ({ tx, params: { orgId }, body, actor, now }) => {
      const closesAt = body.closesAt === undefined ? undefined : new Date(body.closesAt);
      return { cycle: await openCycle(tx, { orgId, actor, year: body.year, closesAt, now }) };
    },
  });

  endpoint(app, ground, {
    method: 'GET',
    url: `${base}/:cycleId`,
    access: 'cycle.read',
    tag,
    summary: 'The overview: nine sections, how far each is, and with whom',
    params: inCycle,
    response: hub,
    handle: async ({ tx, params: { orgId, cycleId }, actor, now }) => {
      if (actor.kind === 'section_guest') requireSection(actor, cycleId, actor.section);
      return hubOf(tx, await recordOf(tx, await askedCycle(tx, orgId, cycleId)), actor, now, lang);
    },
  });

  endpoint(app, ground, {
    method: 'GET',
    url: `${base}/:cycleId/profile`,
    access: 'cycle.change',
    tag,
    summary: 'The profile that this check is asked by, and which questions it switches off',
    params: inCycle,
    response: cycleProfile,
    handle: async ({ tx, params: { orgId, cycleId }, actor, now }) =>
      profileView(await recordOf(tx, await askedCycle(tx, orgId, cycleId)), actor, now, lang),
  });

  endpoint(app, ground, {
    method: 'PUT',
    url: `${base}/:cycleId/profile`,
    access: 'cycle.change',
    tag,
    summary: 'Replace the profile of this check; If-Match names the cycle’s version',
    params: inCycle,
    body: cycleProfileBody,
    response: cycleProfile,
    handle: async ({ tx, params: { orgId, cycleId }, body, actor, now, request }) => {
      await changeProfile(tx, {
        orgId,
        cycleId,
        expected: expectedVersion(request),
        sent: body.profile,
        now,
      });
      return profileView(await recordOf(tx, await askedCycle(tx, orgId, cycleId)), actor, now, lang);
    },
  });

  endpoint(app, ground, {
    method: 'GET',
    url: `${base}/:cycleId/sections/:section`,
    access: 'answers.read',
    tag,
    summary: 'One section: its questions, what stands there, and last year’s answers',
    params: inSection,
    response: section,
    handle: async ({ tx, params, actor, now }) => {
      requireSection(actor, params.cycleId, params.section);
      const record = await recordOf(tx, await askedCycle(tx, params.orgId, params.cycleId));
      return sectionView(tx, record, params.section, actor, now, lang);
    },
  });

  endpoint(app, ground, {
    method: 'PUT',
    url: `${base}/:cycleId/answers/:itemId`,
    access: 'answer.save',
    tag,
    summary: 'Save one answer; If-Match names the version it is based on, 0 = none',
    description:
      'A stale version is answered by 412 stale_answer with the answer that stands there as `current`. The same answer sent again with the version just used is confirmed, so that a lost response may be retried.',
    params: ofItem,
    body: saveAnswerBody,
    response: saveAnswerResult,
    handle: async ({ tx, params, body, actor, now, request, reply }) => {
      const saved = await saveAnswer(tx, {
        ...params,
        expected: expectedVersion(request),
        sent: body,
        actor,
        now,
      });
      void reply.header('etag', `"${saved.version}"`);
      return saved;
    },
  });

  endpoint(app, ground, {
    method: 'GET',
    url: `${base}/:cycleId/answers/:itemId/history`,
    access: 'answers.read',
    tag,
    summary: 'Who changed an answer, when, and to what; newest first',
    params: ofItem,
    response: answerHistory,
    handle: async ({ tx, params: { orgId, cycleId, itemId }, actor }) => {
      await requireItem(tx, actor, { orgId, cycleId, itemId });
      const rows = await changesOf(tx, orgId, cycleId, itemId);
      return { changes: rows.map(savedOf) };
    },
  });

  endpoint(app, ground, {
    method: 'GET',
    url: `${base}/:cycleId/check`,
    access: 'cycle.change',
    tag,
    summary: 'Every answer on one page, with what is missing',
    params: inCycle,
    response: check,
    handle: async ({ tx, params: { orgId, cycleId }, actor, now }) =>
      checkOf(tx, await recordOf(tx, await askedCycle(tx, orgId, cycleId)), actor, now, lang),
  });

  endpoint(app, ground, {
    method: 'POST',
    url: `${base}/:cycleId/submit`,
    access: 'assessment.submit',
    tag,
    summary: 'Submit the check and compute its scores; may be taken back until the close',
    params: inCycle,
    response: submitResult,
    handle: async ({ tx, params, actor, now }) => ({
      cycle: await submit(tx, { ...params, by: callerOf(actor).name, now }),
    }),
  });

  endpoint(app, ground, {
    method: 'POST',
    url: `${base}/:cycleId/reopen`,
    access: 'assessment.submit',
    tag,
    summary: 'Take a submission back, until the close; answers stay, scores go',
    params: inCycle,
    response: submitResult,
    handle: async ({ tx, params, actor, now }) => ({
      cycle: await reopen(tx, { ...params, by: callerOf(actor).name, now }),
    }),
  });
}
