/** The exact bytes that are signed (docs/ballots.md §4). Ids of round and stratum are in them, so nothing signed fits elsewhere. */
import { canonicalJson } from '../instrument/canonical-json.ts';
import { concat, utf8, uuidBytes } from './bytes.ts';
import type { BallotContent } from './content.ts';

/** What the stratum's key signs blindly: that this ballot key belongs to somebody who was asked. */
export function ticketMessage(roundId: string, stratumId: string, publicKey: Uint8Array): Uint8Array {
  return concat(utf8('followthrough ballot v1\0'), uuidBytes(roundId), uuidBytes(stratumId), publicKey);
}

/** What the ballot's own key signs each time the ballot is sent. `content` null withdraws it. */
export function contentMessage(signed: {
  roundId: string;
  keyHash: string;
  version: number;
  content: BallotContent | null;
}): Uint8Array {
  const { roundId, keyHash, version, content } = signed;
  return concat(
    utf8('followthrough content v1\0'),
    utf8(canonicalJson({ roundId, keyHash, version, content })),
  );
}

/** What the ballot's own key signs to get it back. */
export function readMessage(roundId: string, keyHash: string): Uint8Array {
  return concat(utf8('followthrough read v1\0'), utf8(canonicalJson({ roundId, keyHash })));
}
