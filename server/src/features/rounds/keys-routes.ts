import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Ground } from '../../http/endpoint.ts';
import { endpoint } from '../../http/endpoint.ts';
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
    handle: async ({ tx, params: { roundId }, reply }) => {
      const keys = await publicKeysOf(tx, roundId);
      if (!keys) throw new Problem('not_found');
      void reply.type('text/html; charset=utf-8').serializer((page: string) => page);
      return asPage(keys);
    },
  });

  endpoint(app, ground, {
    method: 'GET',
    url: '/rounds/:roundId/keys.txt',
    access: 'public',
    tag: 'rounds',
    summary: 'The same as plain text, with the keys themselves',
    params,
    response: z.string(),
    handle: async ({ tx, params: { roundId }, reply }) => {
      const keys = await publicKeysOf(tx, roundId);
      if (!keys) throw new Problem('not_found');
      void reply.type('text/plain; charset=utf-8').serializer((text: string) => text);
      return asText(keys);
    },
  });
}

const titleOf = ({ org_name: name }: PublicKeys): string => `Keys of the round of ${name}`;

function asText(keys: PublicKeys): string {
  const groups = keys.strata.map(
    ({ roles, fingerprint, publicKey }) => `${groupWords(roles)}\n  ${fingerprint}\n  ${publicKey}`,
  );
  return [titleOf(keys), LEAD, ...groups].join('\n\n') + '\n';
}

function asPage(keys: PublicKeys): string {
  const rows = keys.strata.map(
    ({ roles, fingerprint }) =>
      `<dt>${escaped(groupWords(roles))}</dt>\n<dd><code>${escaped(fingerprint)}</code></dd>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Yearly check</title>
<main>
<h1>${escaped(titleOf(keys))}</h1>
<p>${escaped(LEAD)}</p>
<dl>
${rows.join('\n')}
</dl>
<p><a href="keys.txt">This page as plain text, with the keys themselves</a></p>
</main>
</html>
`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
