import { sql } from 'kysely';
import type { Tx } from '../../db/kysely-on-client.ts';

/** Under fewer comments than this nobody reads any: a few voices are too easily told apart (docs/rounds.md §6). */
const FEWEST = 10;

interface CommentRow {
  comment_id: string;
  item_id: string;
  text: string;
  review: 'waiting' | 'released' | 'held';
  theme: string | null;
}

const enough = (orgId: string, roundId: string) => sql`
  (select item_id from sealed_comment where org_id = ${orgId} and round_id = ${roundId} group by item_id having count(*) >= ${FEWEST})`;

/** In the order of random ids, without their groups. */
export async function readableComments(tx: Tx, orgId: string, roundId: string): Promise<CommentRow[]> {
  const { rows } = await sql<CommentRow>`
    select comment_id, item_id, text, review, theme from sealed_comment
     where org_id = ${orgId} and round_id = ${roundId} and item_id in ${enough(orgId, roundId)}
     order by comment_id`.execute(tx);
  return rows;
}

/** False when there is no such comment, or none that may be read. */
export async function setReview(
  tx: Tx,
  { orgId, roundId, commentId }: { orgId: string; roundId: string; commentId: string },
  { review, theme }: { review: 'released' | 'held'; theme: string | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update sealed_comment set review = ${review}, theme = ${theme}
     where org_id = ${orgId} and round_id = ${roundId} and comment_id = ${commentId} and item_id in ${enough(orgId, roundId)}`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}
