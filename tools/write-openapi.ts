/** `npm run openapi`: writes the description of the API that is committed, so that every change of it is seen in review. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../server/src/app.ts';
import { DoorA } from '../server/src/doors/a/keeper.ts';
import { directoryStore } from '../server/src/evidence-store/directory.ts';
import { InvitationCodes } from '../server/src/features/rounds/codes.ts';
import { temporaryDatabase } from './temporary-database.ts';

export const openapiFile = path.resolve(import.meta.dirname, '../docs/openapi.json');

/** The text of docs/openapi.json for an application that is ready. */
export function openapiText(app: FastifyInstance): string {
  return `${JSON.stringify(app.swagger(), null, 2)}\n`;
}

if (import.meta.main) {
  const database = await temporaryDatabase();
  try {
    const secret = 'only for describing the API, signs nothing';
    const [folder, mirror] = [
      path.join(database.dataDir, 'door-a'),
      path.join(database.dataDir, 'door-a-mirror'),
    ];
    const doorA = await DoorA.hold({ folder, mirror, secret, log: () => {} });
    const app = await buildApp({
      appUrl: database.appUrl,
      clock: () => new Date(0),
      secureCookies: false,
      publicUrl: null,
      secret,
      mailbox: true,
      logLevel: 'silent',
      trustProxy: false,
      clientDir: null,
      evidence: directoryStore(database.dataDir),
      codes: new InvitationCodes(database.dataDir, secret),
      site: true,
      doorA,
      doorBUrl: database.doorBUrl,
      doorUrls: { a: null, b: null },
      doorCallsPerPlace: 1,
    });
    await app.ready();
    await writeFile(openapiFile, openapiText(app));
    await app.close();
    doorA.release();
  } finally {
    await database.close();
  }
}
