import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const start = path.resolve(import.meta.dirname, '../../tools/start.ts');

export interface Program {
  origin: string;
  /** Resident memory of the API's process, in bytes; null where the system does not tell. */
  memory(): number | null;
  stop(): Promise<void>;
}

/** The whole program as `npm start` runs it, in a process of its own, on this data folder. */
export async function startProgram(dataDir: string): Promise<Program> {
  const child = spawn(process.execPath, ['--max-semi-space-size=8', start], {
    // As behind a proxy, so that a load can come from many places.
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', DATA_DIR: dataDir, TRUST_PROXY: 'on' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const origin = await addressOf(child);
  return {
    origin,
    memory() {
      if (process.platform !== 'linux') return null;
      const resident = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
      return Number(resident) * 1024;
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function addressOf({ stdout, ...child }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /is ready: (\S+?)\/?\n/.exec(said)?.[1];
      if (address) resolve(address.replace('localhost', '127.0.0.1'));
    });
    stdout?.once('end', () => reject(new Error(`the program did not start: ${said} (${child.exitCode})`)));
  });
}

/** Signs in through the leader's door of the demo world. */
export async function enterAsLeader(origin: string): Promise<{ cookie: string; orgId: string }> {
  const answer = await fetch(`${origin}/api/v1/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: '{"as":"leader"}',
  });
  if (!answer.ok) throw new Error(`the leader’s door answered ${answer.status}`);
  const { organization } = (await answer.json()) as { organization: { orgId: string } };
  return { cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '', orgId: organization.orgId };
}

/** The link of somebody whom the demo world asks, by the staff's door. Its round opens a moment after the program is ready. */
export async function enterAsStaff(origin: string): Promise<string> {
  for (let tries = 0; ; tries += 1) {
    const answer = await fetch(`${origin}/api/v1/demo/staff`, { method: 'POST', headers: { origin } });
    if (answer.ok) return ((await answer.json()) as { link: string }).link;
    if (answer.status !== 404 || tries === 60) throw new Error(`the staff’s door answered ${answer.status}`);
    await sleep(250);
  }
}
