import path from 'node:path';
import { ConfigError, readConfig } from '../server/src/config.ts';
import { findEmbeddedPostgres, launchEmbeddedPostgres } from '../server/src/embedded-postgres/launch.ts';
import { directoryStore } from '../server/src/evidence-store/directory.ts';
import type { EvidenceStore } from '../server/src/evidence-store/store.ts';

interface OperatorsDatabase {
  ownerUrl: string;
  evidence: EvidenceStore;
  close(): Promise<void>;
}

/**
 * The database and the evidence that `npm start` would use with these settings, for a command beside it: the embedded
 * server is borrowed where the application runs, and started for the while where it doesn't.
 */
async function openDatabase(env: Record<string, string | undefined>): Promise<OperatorsDatabase> {
  const config = readConfig(env);
  const dataDir = path.resolve(import.meta.dirname, '..', config.dataDir);
  const evidence = directoryStore(path.join(dataDir, 'evidence'));
  const running = config.database?.ownerUrl ?? findEmbeddedPostgres(dataDir);
  if (running) return { ownerUrl: running, evidence, close: async () => {} };
  const started = await launchEmbeddedPostgres({ dataDir, log: console.log });
  return { ownerUrl: started.ownerUrl, evidence, close: () => started.stop() };
}

/** Runs `npm run <name> -- FILE`: one sentence at the end, on stderr and with exit code 1 (2 for a misuse) where it failed. */
export async function runOnFile(
  name: string,
  work: (file: string, database: OperatorsDatabase) => Promise<string>,
): Promise<void> {
  const [file, ...rest] = process.argv.slice(2);
  if (file === undefined || rest.length > 0) {
    console.error(`Name one file: npm run ${name} -- FILE`);
    process.exit(2);
  }
  try {
    const database = await openDatabase(process.env);
    try {
      console.log(await work(path.resolve(file), database));
    } finally {
      await database.close();
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(error instanceof ConfigError ? 2 : 1);
  }
}
