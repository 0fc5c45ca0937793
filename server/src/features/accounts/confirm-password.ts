import type { Attempts } from '../../http/attempts.ts';
import { passwordMatches } from '../../credentials/password.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { Problem } from '../../http/problem.ts';
import { ownRow } from './queries.ts';

/** Asked again before what only the owner may do, since a browser may have been left open. @throws Problem `wrong_password`. */
export async function confirmPassword(
  tx: Tx,
  attempts: Attempts,
  personId: string,
  password: string,
  now: Date,
): Promise<void> {
  attempts.take('confirm', personId, 10, now);
  const row = await ownRow(tx);
  if (!(await passwordMatches(password, row?.password_hash ?? null))) throw new Problem('wrong_password');
}
