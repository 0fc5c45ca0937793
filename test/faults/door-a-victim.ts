// A process that does one thing with door A and is killed, by its own hand and without warning, at a chosen file operation.
import { DoorA } from '../../server/src/doors/a/keeper.ts';
import { filesWith } from './counting-files.ts';

export interface Deed {
  folder: string;
  mirror: string;
  secret: string;
  roundId: string;
  stratumId: string;
  tokenHashes: string[];
  /** Which file operation is the last; counted from 1, after the door was taken. */
  dieBefore: number;
  deed: 'open' | 'sign' | 'destroy';
  blinded: string;
}

const deed: Deed = JSON.parse(process.argv[2]!);
let operations = 0;
let armed = false;

function count(): void {
  if (armed && ++operations === deed.dieBefore) process.kill(process.pid, 'SIGKILL');
}

const door = await DoorA.hold({ ...deed, log: () => {}, files: filesWith(count) });
armed = true;
const { roundId, stratumId, tokenHashes } = deed;
switch (deed.deed) {
  case 'open':
    await door.openRound(roundId, [{ stratumId, tokenHashes }]);
    break;
  case 'destroy':
    await door.destroyRound(roundId);
    break;
  case 'sign': {
    const invited = { roundId, stratumId, tokenHash: tokenHashes[1]! };
    const signature = await door.sign(invited, Buffer.from(deed.blinded, 'base64url'), null);
    process.stdout.write(signature.toString('base64url'));
  }
}
door.release();
