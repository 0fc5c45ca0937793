import { publicSlug } from '@followthrough/shared/api/networks.ts';
import type { ToldYear } from '@followthrough/shared/api/releases.ts';
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import * as z from 'zod';
import { withScope } from '../../db/scope.ts';
import { PLAIN_TEXT } from '../../http/plain-text.ts';
import { Problem } from '../../http/problem.ts';
import { stewardNetwork } from '../networks/read.ts';
import { toldAsText } from './plain-text.ts';
import { PUBLIC_PAGE_POLICY, publicPage } from './public-page.ts';
import { publicNetwork, stewardOf } from './queries.ts';
import { TABLE_FILE, toldCsv } from './table.ts';
import { toldYear } from './told-year.ts';

interface Ground {
  pool: Pool;
  clock: () => Date;
}

/** The same for everybody, so that anything between here and the reader may keep it for a while. */
const KEPT_FOR = 'public, max-age=600';
const LANG = 'en';
const params = z.object({ slug: publicSlug });
const query = z.object({ year: z.coerce.number().int().min(2000).max(2200).optional().catch(undefined) });

/**
 * What networks show to everybody: pages without scripts that other sites may embed, and their data (docs/networks.md §9).
 * They know no cookie and are the same for every reader.
 */
export async function publicNetworkPages(app: FastifyInstance, ground: Ground): Promise<void> {
  const route = (ending: string, type: string, write: (told: ToldYear, address: string) => string) =>
    app.get(
      `/networks/:slug${ending}`,
      { config: { access: 'public' }, schema: { hide: true } },
      async (request, reply) => {
        const { data } = params.safeParse(request.params);
        if (!data) throw new Problem('not_found');
        const { slug } = data;
        const told = await publicYear(ground, slug, query.parse(request.query).year);
        return reply
          .removeHeader('x-frame-options')
          .header('content-security-policy', PUBLIC_PAGE_POLICY)
          .header('cross-origin-resource-policy', 'cross-origin')
          .header('cache-control', KEPT_FOR)
          .type(type)
          .send(write(told, `/networks/${slug}`));
      },
    );
  route('', 'text/html; charset=utf-8', publicPage);
  route('.csv', TABLE_FILE, toldCsv);
  route('.txt', PLAIN_TEXT, toldAsText);
}

/** Throws `not_found` where no network has opened a page at this address. */
function publicYear({ pool, clock }: Ground, slug: string, year: number | undefined): Promise<ToldYear> {
  return withScope(pool, {}, async ({ tx, extend }) => {
    const found = await publicNetwork(tx, slug);
    if (!found) throw new Problem('not_found');
    const { networkId, fromYear } = found;
    await extend({ networkId });
    const orgId = await stewardOf(tx, networkId);
    if (orgId === undefined) throw new Problem('not_found');
    const of = { orgId, networkId };
    const network = await stewardNetwork(tx, orgId, networkId);
    return toldYear(tx, { network, of, year, publicFrom: fromYear, now: clock() }, LANG);
  });
}
