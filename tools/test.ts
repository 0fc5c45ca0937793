import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * `npm test` runs every stage, also after one has failed; `npm test -- core lint` runs some. A stage counts as one check,
 * and so does each test in it. The last line is the sum.
 */
const root = path.resolve(import.meta.dirname, '..');
const reports = mkdtempSync(path.join(tmpdir(), 'followthrough-reports-'));
const STAGE_MS = 20 * 60_000;

type Command = readonly string[];
type Stage = { name: string; commands: Command[]; vitestProject?: string };
type Count = { passed: number; failed: number; skipped: number };

const stages: Stage[] = [
  {
    name: 'types',
    commands: ['shared', 'server', 'client', 'test'].map((workspace) => ['tsc', '-p', workspace]),
  },
  { name: 'lint', commands: [['oxlint', '--type-aware', '--deny-warnings']] },
  { name: 'format', commands: [['oxfmt', '--check']] },
  { name: 'dead-code', commands: [['knip', '--no-progress']] },
  vitestStage('core'),
  // Much of it waits for PostgreSQL and for processes: two at once also where there are two cores.
  vitestStage('server', '--maxWorkers=2'),
  vitestStage('e2e'),
];

function vitestStage(project: string, ...options: string[]): Stage {
  const report = path.join(reports, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return {
    name: project,
    commands: [['vitest', 'run', '--project', project, ...reporters, ...options]],
    vitestProject: project,
  };
}

function run([program = '', ...args]: Command): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(path.join(root, 'node_modules/.bin', program), args, {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: STAGE_MS,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (error) => resolve({ ok: false, output: `${program}: ${error.message}` }));
    child.on('close', (code, signal) => {
      if (signal) output += `\n${program} was ended by ${signal} after at most ${STAGE_MS / 60_000} minutes.`;
      resolve({ ok: code === 0, output });
    });
  });
}

function countTests(project: string): Count {
  const report = path.join(reports, `${project}.json`);
  if (!existsSync(report)) return { passed: 0, failed: 0, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !stages.some((stage) => stage.name === name));
if (unknown.length > 0) {
  console.error(
    `No such stage: ${unknown.join(', ')}. The stages are ${stages.map((stage) => stage.name).join(', ')}.`,
  );
  process.exit(2);
}

const sum: Count = { passed: 0, failed: 0, skipped: 0 };
for (const stage of stages.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const startedAt = performance.now();
  const results = await Promise.all(stage.commands.map(run));
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);

  const ok = results.every((result) => result.ok);
  const tests = stage.vitestProject ? countTests(stage.vitestProject) : null;
  sum[ok ? 'passed' : 'failed'] += 1;
  if (tests) for (const key of ['passed', 'failed', 'skipped'] as const) sum[key] += tests[key];

  for (const { output } of results.filter((result) => !result.ok)) console.log(output.trimEnd());
  const detail = tests ? `, tests: ${tests.passed} ok, ${tests.failed} not` : '';
  console.log(`${ok ? 'ok    ' : 'FAILED'}  ${stage.name} (${seconds} s${detail})`);
}
rmSync(reports, { recursive: true, force: true });

const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : '';
console.log(`${sum.passed} passed, ${sum.failed} failed${skipped}`);
process.exitCode = sum.failed === 0 ? 0 : 1;
