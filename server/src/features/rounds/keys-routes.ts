import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Tx } from '../../db/kysely-on-client.ts';
import type { Ground } from '../../http/endpoint.ts';
import { endpoint } from '../../http/endpoint.ts';
import { html } from '../../http/html.ts';
import { page, PLAIN_TEXT } from '../../http/plain-text.ts';
import { Problem } from '../../http/problem.ts';
import { groupWords } from './groups.ts';
import type { PublicKeys } from './keys-queries.ts';
import { publicKeysOf } from './keys-queries.ts';

const params = z.object({ roundId: z.uuid() });

const LEAD =
  'Each group of people has one key, and it is the same for everybody in the group. If the fingerprint in your invitation and on the page where you answer is the one below, you were given the same key as everybody else.';

/** The fingerprints of a round's keys, for anybody to compare with their invitation: without scripts, and as plain text. */
export function keysRoutes(app: FastifyInstance, ground: Ground): void {
  endpoint(app, ground, {
    method: 'GET',
    url: '/rounds/:roundId/keys',
    access: 'public',
    tag: 'rounds',
    summary: 'The fingerprints of a round’s keys, as a page',
    params,
    response: z.string(),
    type: 'text/html; charset=utf-8',
    handle: async ({ tx, params: { roundId } }) => keysAsPage(await keysOf(tx, roundId)),
  });

  endpoint(app, ground, {
    method: 'GET',
    url: '/rounds/:roundId/keys.txt',
    access: 'public',
    tag: 'rounds',
    summary: 'The same as plain text, with the keys themselves',
    params,
    response: z.string(),
    type: PLAIN_TEXT,
    handle: async ({ tx, params: { roundId } }) => keysAsText(await keysOf(tx, roundId)),
  });
}

async function keysOf(tx: Tx, roundId: string): Promise<PublicKeys> {
  const keys = await publicKeysOf(tx, roundId);
  if (!keys) throw new Problem('not_found');
  return keys;
}

const titleOf = ({ org_name: name }: PublicKeys): string => `Keys of the round of ${name}`;

function keysAsText(keys: PublicKeys): string {
  const groups = keys.strata.map(
    ({ roles, fingerprint, publicKey }) => `${groupWords(roles)}\n  ${fingerprint}\n  ${publicKey}`,
  );
  return page([titleOf(keys), LEAD, ...groups]);
}

function keysAsPage(keys: PublicKeys): string {
  const title = titleOf(keys);
  return html`<!doctype html>
    <html lang="en">
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>Yearly check</title>
      <main>
        <h1>${title}</h1>
        <p>${LEAD}</p>
        <dl>
          ${keys.strata.map(
            ({ roles, fingerprint }) =>
              html`<dt>${groupWords(roles)}</dt>
                <dd><code>${fingerprint}</code></dd>`,
          )}
        </dl>
        <p><a href="keys.txt">This page as plain text, with the keys themselves</a></p>
      </main>
    </html> `.text;
}
