import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { withScope } from '../../db/scope.ts';
import { latestVersion, publishedInstrument } from '../../features/instruments/read.ts';
import { Problem } from '../../http/problem.ts';
import { paperForm } from './paper-form.ts';
import { paperQuestions } from './paper-questions.ts';
import { englishPaper } from './paper-words.ts';
import { taggedPdf } from './typst.ts';
import { english } from './words.ts';

/**
 * `/answer.pdf` and, in large print, `/answer.pdf?large`: the questions of the newest instrument on paper, the same for everybody
 * (docs/answer-page.md §6). Each is made once per process and version.
 */
export function paperRoute(app: FastifyInstance, pool: Pool): void {
  const made = new Map<string, Buffer>();
  const route = { config: { access: 'public' as const }, schema: { hide: true } };
  app.get<{ Querystring: { large?: string } }>('/answer.pdf', route, async ({ query }, reply) => {
    const large = query.large !== undefined;
    const instrument = await withScope(pool, {}, async ({ tx }) => {
      const version = await latestVersion(tx);
      return version === null ? null : publishedInstrument(tx, version);
    });
    if (!instrument) throw new Problem('not_found');

    const key = `${instrument.version}${large ? ' large' : ''}`;
    const pdf =
      made.get(key) ??
      taggedPdf(
        paperForm({ words: english, paper: englishPaper, sections: paperQuestions(instrument), large }),
      );
    if (!pdf) throw new Problem('pdf_not_here', { text: '/answer.txt' });
    made.set(key, pdf);
    return reply
      .header('cache-control', 'no-cache')
      .header('content-disposition', 'inline; filename="questions.pdf"')
      .type('application/pdf')
      .send(pdf);
  });
}
