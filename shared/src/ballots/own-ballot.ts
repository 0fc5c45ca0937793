import { blindMessage, rsaPublicKey } from './blind-signature.ts';
import { fromBase64url, toBase64url, toHex } from './bytes.ts';
import type { BallotContent } from './content.ts';
import type { BallotCrypto } from './crypto.ts';
import { ballotSecrets } from './derive.ts';
import { contentMessage, readMessage, ticketMessage } from './message.ts';
import type { EditBody, FirstBallotBody, ReadBody } from './wire.ts';

/** A respondent's ballot as her device holds it: what to send through which door. Made of the receipt alone. */
export interface OwnBallot {
  /** The ballot's name at door B. */
  keyHash: string;
  /** Her side of being signed blindly. `stratumKey`: SPKI, base64url. */
  begin(stratum: { stratumId: string; stratumKey: string }): Promise<BegunBallot>;
  /** Version 2 and on; null withdraws. */
  edit(version: number, content: BallotContent | null): Promise<EditBody>;
  read(): Promise<ReadBody>;
}

export interface BegunBallot {
  /** For door A; the same at every retry. */
  blinded: string;
  /** Version 1, out of door A's answer; null when the signature is not the stratum's. */
  first(blindSignature: string, content: BallotContent): Promise<FirstBallotBody | null>;
}

/** @param receipt the 16 bytes behind the twelve words */
export async function ownBallot(
  receipt: Uint8Array,
  roundId: string,
  crypto: BallotCrypto,
): Promise<OwnBallot> {
  const secrets = await ballotSecrets(receipt, roundId, crypto);
  const rawKey = await crypto.ed25519PublicKey(secrets.seed);
  const publicKey = toBase64url(rawKey);
  const keyHash = toHex(await crypto.sha256(rawKey));
  const sign = async (message: Uint8Array) => toBase64url(await crypto.ed25519Sign(secrets.seed, message));
  const signContent = (version: number, content: BallotContent | null) =>
    sign(contentMessage({ roundId, keyHash, version, content }));

  return {
    keyHash,
    async begin({ stratumId, stratumKey }) {
      const spki = fromBase64url(stratumKey);
      if (!spki) throw new RangeError('not an RSA public key');
      const key = rsaPublicKey(spki);
      const { randomizer, pssSalt } = secrets;
      const chosen = { randomizer, pssSalt, blind: await secrets.blind(key.n) };
      const blinding = await blindMessage(key, ticketMessage(roundId, stratumId, rawKey), chosen, crypto);
      return {
        blinded: toBase64url(blinding.blinded),
        async first(blindSignature, content) {
          const signature = blinding.unblind(fromBase64url(blindSignature) ?? new Uint8Array());
          if (!signature) return null;
          return {
            stratumId,
            publicKey,
            randomizer: toBase64url(randomizer),
            signature: toBase64url(signature),
            version: 1,
            content,
            contentSignature: await signContent(1, content),
          };
        },
      };
    },
    edit: async (version, content) => ({
      publicKey,
      version,
      content,
      contentSignature: await signContent(version, content),
    }),
    read: async () => ({ publicKey, signature: await sign(readMessage(roundId, keyHash)) }),
  };
}
