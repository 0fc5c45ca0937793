/** The worlds that `npm run attack -- http` lives, each on a server of its own. */
import { publishInstruments } from '../../../server/src/instrument-publisher/publish.ts';
import { temporaryDatabase } from '../../../tools/temporary-database.ts';
import { wholeApp } from '../../setup/whole-app.ts';
import type { Judged } from '../releases/judged.ts';
import type { World } from './judged.ts';
import { judgedWorld, shortWorld } from './judged.ts';

const longWorlds: readonly World[] = [
  ...[1, 2, 3, 4].map((seed) => ({ seed, size: 26, years: 3 })),
  ...[5, 6].map((seed) => ({ seed, size: 12, years: 4 })),
  ...[7, 8].map((seed) => ({ seed, size: 45, years: 3 })),
];

export async function* judgedHttp(isLong: boolean): AsyncGenerator<Judged> {
  for (const world of isLong ? longWorlds : [shortWorld]) {
    const database = await temporaryDatabase();
    try {
      await publishInstruments(database.ownerUrl);
      const app = await wholeApp(database);
      yield* judgedWorld(app, world);
      await app.close();
    } finally {
      await database.close();
    }
  }
}
