import { organizationProfile, profileBody, profileSaved } from '@followthrough/shared/api/organizations.ts';
import type { Profile } from '@followthrough/shared/instrument/answer.ts';
import { text } from '@followthrough/shared/instrument/language.ts';
import type { Instrument } from '@followthrough/shared/instrument/model.ts';
import { validateProfile } from '@followthrough/shared/instrument/profile.ts';
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
        questions: askedOf(instrument).map((question) => ({
          id: question.id,
          prompt: text(question.prompt, 'en'),
          type: question.type,
          options: (question.options ?? []).map((option) => ({
            id: option.id,
            label: text(option.label, 'en'),
          })),
        })),
        profile: answersOf(instrument, row.profile),
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
      return { profile: present(checked.profile), version: saved };
    },
  });
}

/** Whether it is the first check is known from the calendar, so nobody is asked. */
const askedOf = (instrument: Instrument) =>
  instrument.profile_questions.filter((question) => question.id !== 'first_cycle');

/** A stored answer to a question that a newer instrument no longer asks is left out. */
function answersOf(instrument: Instrument, stored: unknown): Record<string, boolean | number | string> {
  const asked = new Set(askedOf(instrument).map((question) => question.id));
  return Object.fromEntries(Object.entries(present(stored as Profile)).filter(([id]) => asked.has(id)));
}

const present = (profile: Profile) =>
  Object.fromEntries(
    Object.entries(profile).filter(
      (entry): entry is [string, boolean | number | string] => entry[1] !== undefined,
    ),
  );
