import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate } from '../server/src/db/migrate.ts';
import { ensureRoles, roleUrl } from '../server/src/db/roles.ts';
import { launchEmbeddedPostgres } from '../server/src/embedded-postgres/launch.ts';

export interface TemporaryDatabase {
  ownerUrl: string;
  appUrl: string;
  doorBUrl: string;
  /** A folder of the same short life. */
  dataDir: string;
  close(): Promise<void>;
}

/**
 * An empty, migrated database on a server of its own, for a tool that needs one and leaves nothing behind.
 * @param settings PostgreSQL's, on top of the usual ones
 */
export async function temporaryDatabase(settings?: Record<string, string>): Promise<TemporaryDatabase> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'followthrough-tool-'));
  await chmod(dataDir, 0o711);
  const server = await launchEmbeddedPostgres({ dataDir, log: () => {}, settings });
  const close = async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const passwords = {
      followthrough_app: randomBytes(18).toString('base64url'),
      followthrough_door_b: randomBytes(18).toString('base64url'),
    };
    await ensureRoles(server.ownerUrl, passwords);
    await migrate(server.ownerUrl);
    const { ownerUrl } = server;
    const urlOf = (role: keyof typeof passwords) => roleUrl(ownerUrl, role, passwords[role]);
    return {
      ownerUrl,
      appUrl: urlOf('followthrough_app'),
      doorBUrl: urlOf('followthrough_door_b'),
      dataDir,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
