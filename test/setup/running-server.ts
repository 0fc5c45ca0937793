import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { onTestFinished } from 'vitest';

const main = path.resolve(import.meta.dirname, '../../server/src/main.ts');

export interface RunningServer {
  /** Resolves with the address to use once the process says that it is ready; rejects when it ends before. */
  ready: Promise<string>;
  /** Resolves when the process has ended. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }>;
  kill(signal: NodeJS.Signals): void;
}

/** The whole program in a process of its own, with these settings and no others; ended with the test that started it. */
export function runServer(settings: Record<string, string>, args: string[] = []): RunningServer {
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', DEMO: 'off', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, stdout, stderr }));
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      const address = /is ready: (\S+?)\/?\n/.exec(stdout)?.[1];
      if (address) resolve(address.replace('localhost', '127.0.0.1'));
    });
    void ended.then(({ code }) => reject(new Error(`the server ended with ${code}: ${stderr}`)));
  });
  ready.catch(() => {}); // whoever expects it to end early waits for `ended` alone
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { ready, ended, kill: (signal) => void child.kill(signal) };
}
