import { mailbox } from '@followthrough/shared/api/mailbox.ts';
import type { FastifyInstance } from 'fastify';
import type { Ground } from '../../http/endpoint.ts';
import { endpoint } from '../../http/endpoint.ts';
import { newestMessages } from './queries.ts';

/** Registered only where no mail server is set: whoever can open this page can read everybody's links. */
export function mailboxRoutes(app: FastifyInstance, ground: Ground): void {
  endpoint(app, ground, {
    method: 'GET',
    url: '/api/v1/mailbox',
    access: 'public',
    tag: 'mailbox',
    summary: 'The newest hundred mails that would have been sent (development and demo)',
    response: mailbox,
    handle: async ({ tx }) => ({
      messages: (await newestMessages(tx)).map((row) => ({
        messageId: row.message_id,
        recipient: row.recipient,
        subject: row.subject,
        body: row.body,
        sentAt: row.sent_at.toISOString(),
      })),
    }),
  });
}
