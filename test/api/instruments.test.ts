import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishInstruments } from '../../server/src/instrument-publisher/publish.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';
import { Visitor } from '../setup/visitor.ts';

const source = path.resolve(import.meta.dirname, '../../shared/instruments');
let test: TestApp;
let folder: string;
beforeAll(async () => {
  test = await testApp();
  folder = await mkdtemp(path.join(tmpdir(), 'instruments-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface DraftFile {
  version: string;
  recommendations: { items: { weight: number; anchors?: unknown[] }[] }[];
}

async function folderWith(name: string, change: (json: DraftFile) => void): Promise<string> {
  const to = path.join(folder, name);
  await cp(source, to, { recursive: true });
  const file = path.join(to, 'nine-recommendations.v1.1.json');
  const json = JSON.parse(await readFile(file, 'utf8')) as DraftFile;
  change(json);
  await writeFile(file, JSON.stringify(json));
  return to;
}

describe('publishing', () => {
  it('publishes a version once and passes over it from then on, however its file is spaced', async () => {
    expect(await publishInstruments(test.ownerUrl)).toEqual([]);
    const next = await folderWith('next', (json) => {
      json.version = '1.2.0';
    });
    expect(await publishInstruments(test.ownerUrl, next)).toEqual(['1.2.0']);
    expect(await publishInstruments(test.ownerUrl, next)).toEqual([]);
  });

  it('refuses a published version that changed, in one line that says what to do', async () => {
    const changed = await folderWith('changed', (json) => {
      for (const item of json.recommendations[0]?.items ?? []) item.weight += 1;
    });
    await expect(publishInstruments(test.ownerUrl, changed)).rejects.toThrow(
      /^nine-recommendations\.v1\.1\.json: version 1\.1\.0 was published with other content; give the change a new version number$/,
    );
  });

  it('refuses a malformed file with file, item and mistake, and publishes nothing of it', async () => {
    const broken = await folderWith('broken', (json) => {
      json.version = '1.3.0';
      json.recommendations[1]?.items[0]?.anchors?.pop();
    });
    await expect(publishInstruments(test.ownerUrl, broken)).rejects.toThrow(
      /nine-recommendations\.v1\.1\.json: R2\.regional_groups: .*anchors.*levels 0 to 4/,
    );
    await writeFile(path.join(broken, 'nine-recommendations.v1.1.json'), '{"id": ');
    await expect(publishInstruments(test.ownerUrl, broken)).rejects.toThrow(
      /nine-recommendations\.v1\.1\.json/,
    );
    expect(
      (await test.owner.query(`select from instrument_version where instrument_version = '1.3.0'`)).rowCount,
    ).toBe(0);
  });

  it('leaves the application no way to change one', async () => {
    const { rows } = await test.owner.query(
      `select has_table_privilege('followthrough_app', 'instrument_version', 'insert, update, delete, truncate') as may`,
    );
    expect(rows[0].may).toBe(false);
  });
});

describe('reading', () => {
  it('gives anybody a version whole, or as plain text, for ever', async () => {
    const visitor = new Visitor(test);
    const whole = await visitor.get('/api/v1/instruments/1.0.0');
    expect(whole.status).toBe(200);
    expect(whole.headers['cache-control']).toContain('immutable');
    expect(whole.body).toEqual(
      JSON.parse(await readFile(path.join(source, 'nine-recommendations.v1.0.json'), 'utf8')),
    );
    const text = await visitor.get('/api/v1/instruments/1.0.0.txt');
    expect(text.headers['content-type']).toBe('text/plain; charset=utf-8');
    for (const { items } of whole.body.recommendations) {
      for (const item of items) expect(text.body).toContain(item.prompt.en);
    }
    expect((await visitor.get('/api/v1/instruments/9.9.9')).body.code).toBe('not_found');
    expect((await visitor.get('/api/v1/instruments/latest')).body.code).toBe('not_found');
  });
});
