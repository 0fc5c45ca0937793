import { organizationProfile, profileBody, profileSaved } from '@followthrough/shared/api/organizations.ts';
import { text } from '@followthrough/shared/instrument/language.ts';
import { knownProfile, profileQuestions, validateProfile } from '@followthrough/shared/instrument/profile.ts';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Ground } from '../../http/endpoint.ts';
import { endpoint } from '../../http/endpoint.ts';
import { expectedVersion } from '../../http/if-match.ts';
import { personOf } from '../../http/person-of.ts';
import { Problem } from '../../http/problem.ts';
import { record } from '../audit/record.ts';
import { newestInstrument } from '../instruments/read.ts';
import { profileRow, updateProfile } from './queries.ts';

const params = z.object({ orgId: z.uuid() });

/** What an organization says of itself; which questions of a check apply to it follows from that. */
export function profileRoutes(app: FastifyInstance, ground: Ground): void {
  endpoint(app, ground, {
    method: 'GET',
    url: '/api/v1/organizations/:orgId/profile',
    access: 'organization.read',
    tag: 'organizations',
    summary: 'The profile questions with this organization’s answers',
    params,
    response: organizationProfile,
    handle: async ({ tx, params: { orgId } }) => {
      const instrument = await newestInstrument(tx);
      const row = await profileRow(tx, orgId);
      return {
        questions: profileQuestions(instrument, 'en'),
        profile: knownProfile(instrument, row.profile),
        version: row.profile_version,
      };
    },
  });

  endpoint(app, ground, {
    method: 'PUT',
    url: '/api/v1/organizations/:orgId/profile',
    access: 'organization.change',
    tag: 'organizations',
    summary: 'Replace the profile',
    description:
      'If-Match carries the version that was read. Cycles that are open keep the profile they have.',
    params,
    body: profileBody,
    response: profileSaved,
    handle: async ({ tx, actor, now, params: { orgId }, body, request }) => {
      const instrument = await newestInstrument(tx);
      const version = expectedVersion(request);
      const checked = validateProfile(instrument, body.profile);
      if (!checked.ok) {
        const errors = checked.errors.map((error) => ({ ...error, message: text(error.message, 'en') }));
        throw new Problem('profile_invalid', {}, errors);
      }
      const saved = await updateProfile(tx, orgId, checked.profile, version);
      if (saved === null) throw new Problem('stale_version');
      const { name } = personOf(actor);
      await record(tx, { orgId, actor: name, action: 'profile.changed', detail: { version: saved }, now });
      return { profile: knownProfile(instrument, checked.profile), version: saved };
    },
  });
}
