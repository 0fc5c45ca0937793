import type { Tx } from '../../db/kysely-on-client.ts';

export function newestMessages(tx: Tx) {
  return tx
    .selectFrom('mailbox_message')
    .select(['message_id', 'recipient', 'subject', 'body', 'sent_at'])
    .orderBy('sent_at', 'desc')
    .orderBy('message_id')
    .limit(100)
    .execute();
}
