import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchEmbeddedPostgres } from '../../server/src/embedded-postgres/launch.ts';
import { findProcess } from '../../server/src/embedded-postgres/processes.ts';

const launcher = path.resolve(import.meta.dirname, '../../server/src/embedded-postgres/launch.ts');
let dataDir: string;
const heard: string[] = [];
const log = (sentence: string) => void heard.push(sentence);

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'followthrough-embedded-'));
  await chmod(dataDir, 0o711);
  const first = await launchEmbeddedPostgres({ dataDir, log });
  await onDatabase(first.ownerUrl, 'create table note (line integer)');
  await first.stop();
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

test('commits survive when the process that started the server is killed, and the next start follows at once', async () => {
  const { child, url } = await launchInChild();
  await onDatabase(url, 'insert into note values (1)');
  child.kill('SIGKILL');
  expect(await linesAfterRestart()).toEqual([1]);
});

test('the server stops by itself when the process that started it is killed', async () => {
  const { child } = await launchInChild();
  const server = await serverPid();
  child.kill('SIGKILL');
  await expect.poll(() => findProcess(server), { timeout: 10_000 }).toBeNull();
});

// Finds the guard by Linux's list of processes.
test.runIf(process.platform === 'linux')(
  'a server whose guard was killed too is ended by the next start',
  async () => {
    const { child, url } = await launchInChild();
    const server = await serverPid();
    await onDatabase(url, 'insert into note values (2)');
    const guards = await guardPids();
    expect(guards).toHaveLength(2); // the shell and its half that watches the pipe
    for (const guard of guards) process.kill(guard, 'SIGKILL');
    child.kill('SIGKILL');
    await sleep(300);
    expect(findProcess(server)).not.toBeNull();
    expect(await linesAfterRestart()).toEqual([1, 2]);
  },
);

test('commits survive a crash of the server itself', async () => {
  const { child, url } = await launchInChild();
  await onDatabase(url, 'insert into note values (3)');
  process.kill(await serverPid(), 'SIGKILL');
  child.kill('SIGKILL');
  expect(await linesAfterRestart()).toEqual([1, 2, 3]);
});

test('a pid file that names an unrelated process does not block the start, and that process is left alone', async () => {
  const bystander = spawn('sleep', ['60']);
  await writeFile(
    path.join(dataDir, 'postgres/postmaster.pid'),
    `${bystander.pid}\n${dataDir}/postgres\n1\n`,
  );
  expect(await linesAfterRestart()).toEqual([1, 2, 3]);
  expect(bystander.exitCode).toBeNull();
  bystander.kill();
});

test('a second start on the same data says in one sentence what to do', async () => {
  const first = await launchEmbeddedPostgres({ dataDir, log });
  const second = launchInChild();
  await expect(second).rejects.toThrow(
    /^Followthrough is already running on the data folder .+ \(process \d+\)\. Stop it first/m,
  );
  await first.stop();
});

test('a server that ends by itself is reported', async () => {
  const server = await launchEmbeddedPostgres({ dataDir, log });
  heard.length = 0;
  process.kill(await serverPid(), 'SIGKILL');
  await expect.poll(() => heard.join()).toContain('PostgreSQL has ended by itself');
  await server.stop();
});

async function linesAfterRestart(): Promise<number[]> {
  const server = await launchEmbeddedPostgres({ dataDir, log });
  const rows = await onDatabase(server.ownerUrl, 'select line from note order by line');
  await server.stop();
  return rows.map((row) => row.line);
}

async function onDatabase(url: string, statement: string): Promise<{ line: number }[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ line: number }>(statement)).rows;
  } finally {
    await client.end();
  }
}

async function serverPid(): Promise<number> {
  return Number((await readFile(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);
}

async function guardPids(): Promise<number[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0);
  return pids.filter((pid) => {
    const command = findProcess(pid)?.command ?? '';
    return command.includes('followthrough-postgres-guard') && command.includes(dataDir);
  });
}

/** A process of its own that launches the server, prints the URL and lives until it is killed. */
async function launchInChild(): Promise<{ child: ChildProcess; url: string }> {
  const program = `
    import { launchEmbeddedPostgres } from ${JSON.stringify(launcher)};
    const server = await launchEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: () => {} })
      .catch((error) => { console.error(error.message); process.exit(1); });
    console.log(server.ownerUrl);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program]);
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve({ child, url: chunk.toString().trim() }));
    child.once('exit', () => reject(new Error(errors.trim())));
  });
}
