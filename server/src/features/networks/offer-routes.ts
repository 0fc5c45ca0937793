import { offerBody, offerList, offerMade } from '@followthrough/shared/api/networks.ts';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Attempts } from '../../http/attempts.ts';
import type { Ground } from '../../http/endpoint.ts';
import { endpoint } from '../../http/endpoint.ts';
import { originOf } from '../../http/origin.ts';
import { personOf } from '../../http/person-of.ts';
import { offersOf } from './offer-queries.ts';
import { offer, takeBack } from './offer.ts';
import { stewardNetwork } from './read.ts';

const at = '/api/v1/organizations/:orgId/networks/:networkId/offers';
const inNetwork = z.object({ orgId: z.uuid(), networkId: z.uuid() });

/** Offers to join, as they were made. What came of them is not known here, so nothing of it can be shown. */
export function offerRoutes(app: FastifyInstance, ground: Ground, attempts: Attempts): void {
  endpoint(app, ground, {
    method: 'GET',
    url: at,
    access: 'networks.manage',
    tag: 'networks',
    summary: 'Offers as they were made, newest first; never what came of them',
    params: inNetwork,
    response: offerList,
    handle: async ({ tx, params }) => {
      await stewardNetwork(tx, params.orgId, params.networkId);
      return {
        offers: (await offersOf(tx, params)).map((row) => ({
          offerId: row.offer_id,
          email: row.email,
          offeredBy: row.offered_by,
          offeredAt: row.offered_at.toISOString(),
          expiresAt: row.expires_at.toISOString(),
          mailed: row.mailed_at !== null,
          revoked: row.revoked_at !== null,
        })),
      };
    },
  });

  endpoint(app, ground, {
    method: 'POST',
    url: at,
    access: 'networks.manage',
    tag: 'networks',
    summary: 'Offer somebody to join, by mail; a newer offer replaces an older one to the same address',
    params: inNetwork,
    body: offerBody,
    response: offerMade,
    status: 201,
    handle: async ({ tx, actor, now, params, body: { email }, request }) => {
      attempts.take('offer for', params.orgId, 100, now);
      attempts.take('mail to', email, 5, now);
      const step = { ...params, by: personOf(actor).name, now };
      const origin = originOf(ground, request);
      return { offerId: await offer(tx, step, { email, origin, secret: ground.secret }) };
    },
  });

  endpoint(app, ground, {
    method: 'DELETE',
    url: `${at}/:offerId`,
    access: 'networks.manage',
    tag: 'networks',
    summary: 'Take an offer back; one that was taken up answers like any other',
    params: inNetwork.extend({ offerId: z.uuid() }),
    response: z.null(),
    handle: async ({ tx, actor, now, params }) => {
      await takeBack(tx, { ...params, by: personOf(actor).name, now });
      return null;
    },
  });
}
