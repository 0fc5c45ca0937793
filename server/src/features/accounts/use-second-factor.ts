import { unseal } from '../../credentials/seal.ts';
import { recoveryCodeHash, totpStep } from '../../credentials/second-factor.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { advanceTotp, ownRow, takeRecoveryCode } from './queries.ts';

/** Whether this is the app's code of the moment, or one of the recovery codes. Either is good once. */
export async function useSecondFactor(
  tx: Tx,
  given: { personId: string; code: string; secret: string; now: Date },
): Promise<boolean> {
  const digits = given.code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return takeRecoveryCode(tx, given.personId, recoveryCodeHash(given.code));
  const row = await ownRow(tx);
  if (!row?.totp_secret) return false;
  const lastStep = row.totp_last_step === null ? null : Number(row.totp_last_step);
  const step = await totpStep(unseal(given.secret, 'totp', row.totp_secret), digits, lastStep, given.now);
  return step !== null && advanceTotp(tx, given.personId, step);
}
