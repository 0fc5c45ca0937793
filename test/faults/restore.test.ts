import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildApp, siteAlone } from '../../server/src/app.ts';
import { migrate, migrationFiles } from '../../server/src/db/migrate.ts';
import { ensureRoles, roleUrl } from '../../server/src/db/roles.ts';
import { loadDemo } from '../../server/src/demo/load.ts';
import type { EmbeddedPostgres } from '../../server/src/embedded-postgres/launch.ts';
import { launchEmbeddedPostgres } from '../../server/src/embedded-postgres/launch.ts';
import { directoryStore } from '../../server/src/evidence-store/directory.ts';
import { InvitationCodes } from '../../server/src/features/rounds/codes.ts';
import { publishInstruments } from '../../server/src/instrument-publisher/publish.ts';
import { readBackupFile, writeBackupFile } from '../../tools/backup-file.ts';
import { backUp } from '../../tools/backup.ts';
import { restore } from '../../tools/restore.ts';
import { makeMember } from '../make/organization.ts';
import { makePerson } from '../make/person.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';
import type { Visitor } from '../setup/visitor.ts';

// A whole world is saved and written again here, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

let folder: string;
let test: TestApp;
let leader: Visitor & { orgId: string };
/** A second server, that knows nothing: not even the roles. */
let second: EmbeddedPostgres;
let backup: string;
const before = () => directoryStore(path.join(folder, 'evidence-before'));
const after = () => directoryStore(path.join(folder, 'evidence-after'));
const fileId = randomUUID();

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'followthrough-restore-test-'));
  await chmod(folder, 0o711);
  second = await launchEmbeddedPostgres({ dataDir: path.join(folder, 'second'), log: () => {} });
  test = await testApp();
  await publishInstruments(test.ownerUrl);
  await loadDemo(test.ownerUrl, test.clock.current);
  leader = await makeMember(test, 'leader');
  await plantOddValues();
  backup = path.join(folder, 'followthrough.backup');
});
afterAll(async () => {
  await second?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** What a careless copy would bend: line ends, quotes, JSON's null, small fractions, bytes, an evidence file. */
async function plantOddValues(): Promise<void> {
  const person = await makePerson(test, { name: 'Zoë “O’Hara”\\N\n\t{"x":1} 👩🏽‍🚒' });
  await test.owner.query(
    `update person set created_at = '2026-02-03T04:05:06.789012Z' where person_id = $1`,
    [person.personId],
  );
  await test.owner.query(
    `insert into passkey (person_id, passkey_id, credential_id, public_key, counter, transports, name, created_at)
     values ($1, $2, 'c', '\\x00ff5c27'::bytea, 9007199254740993, '{usb,"a,b"}', 'key', now())`,
    [person.personId, randomUUID()],
  );
  await test.owner.query(
    `insert into idempotency_key (session_hash, key, request_hash, status, response, created_at) values ('s', 'eight-or-more', 'h', 204, 'null', now())`,
  );
  await test.owner.query(
    `update score_snapshot set se = 0.1::float8 + 0.2::float8, missing_low = 1e-300 where recommendation = 'R1'`,
  );
  const { rows } = await test.owner.query<{ org_id: string; cycle_id: string }>(
    'select org_id, cycle_id from cycle order by cycle_id limit 1',
  );
  const { org_id: orgId, cycle_id: cycleId } = rows[0]!;
  const picture = path.join(folder, 'picture');
  await writeFile(picture, Buffer.from(Array.from({ length: 70_000 }, (_, i) => (i * 31) % 256)));
  await before().put(`${orgId}/${fileId}`, picture);
  await test.owner.query(
    `insert into evidence_file (org_id, file_id, cycle_id, item_id, file_name, media_type, byte_size, sha256, added_by, added_at, removed_at)
     values ($1, $2, $3, 'R2.regional_groups', 'p.png', 'image/png', 70000, repeat('a', 64), 'Ines', now(), null),
            ($1, $4, $3, 'R2.regional_groups', 'gone.png', 'image/png', 7, repeat('b', 64), 'Ines', now(), now())`,
    [orgId, fileId, cycleId, randomUUID()],
  );
}

/** Row count and checksum of every table but the list of migrations, whose times are the restore's own. */
async function contents(ownerUrl: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'schema_migration' order by 1`,
    );
    const found: Record<string, string> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ sum: string }>(
        `select count(*) || ' rows, ' || coalesce(md5(string_agg(t::text, e'\\n' order by t::text)), '') as sum from "${name}" t`,
      );
      found[name] = rows[0]!.sum;
    }
    return found;
  } finally {
    await client.end();
  }
}

const newDatabase = async () => {
  const name = `restored_${randomUUID().slice(0, 8)}`;
  const client = new pg.Client({ connectionString: second.ownerUrl });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return second.ownerUrl.replace(/\/[^/]*$/, `/${name}`);
};

describe('a backup, restored into an empty server', () => {
  let restored: string;
  let saved: { rows: number; files: number };
  let written: typeof saved;
  beforeAll(async () => {
    saved = await backUp(test.ownerUrl, before(), backup);
    restored = await newDatabase();
    written = await restore(restored, after(), backup);
  });

  it('says how much it saved and wrote', () => {
    expect(saved.files).toBe(1);
    expect(saved.rows).toBeGreaterThan(50_000);
    expect(written).toEqual(saved);
  });

  it('has the same rows in every table', async () => {
    const expected = await contents(test.ownerUrl);
    expect(Object.keys(expected).length).toBeGreaterThan(15);
    for (const table of [
      'person',
      'organization',
      'cycle',
      'answer',
      'answer_change',
      'item_score',
      'passkey',
      'evidence_file',
    ])
      expect(expected[table]).not.toMatch(/^0 rows/);
    expect(await contents(restored)).toEqual(expected);
  });

  it('has the same evidence, byte for byte', async () => {
    const { rows } = await test.owner.query<{ org_id: string }>(
      'select org_id from evidence_file where file_id = $1',
      [fileId],
    );
    const bytesIn = async (store: ReturnType<typeof before>) =>
      buffer((await store.open(`${rows[0]!.org_id}/${fileId}`))!);
    expect((await bytesIn(after())).equals(await bytesIn(before()))).toBe(true);
  });

  it('serves people as before: the same browser is still signed in', async () => {
    await ensureRoles(restored, { followthrough_app: 'a password of this test', followthrough_door_b: null });
    expect(await migrate(restored)).toEqual([]);
    await publishInstruments(restored);
    const app = await buildApp({
      appUrl: roleUrl(restored, 'followthrough_app', 'a password of this test'),
      clock: test.clock.read,
      secureCookies: false,
      publicUrl: null,
      secret: 'a secret of the tests, long enough to be one',
      mailbox: true,
      logLevel: 'silent',
      trustProxy: false,
      clientDir: null,
      ...siteAlone,
      evidence: after(),
      codes: new InvitationCodes(path.join(folder, 'codes'), 'a secret of the tests, long enough to be one'),
    });
    const answer = await app.inject({
      url: `/api/v1/organizations/${leader.orgId}`,
      cookies: Object.fromEntries(leader.cookies),
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual((await leader.get(`/api/v1/organizations/${leader.orgId}`)).body);
    await app.close();
  });

  it('is not mixed into what is there already', async () => {
    const found = await contents(restored);
    await expect(restore(restored, after(), backup)).rejects.toThrow(
      /^There are people or organizations in this database already/,
    );
    expect(await contents(restored)).toEqual(found);
  });

  it('is for its user’s eyes, and never written over another file', async () => {
    expect((await stat(backup)).mode & 0o777).toBe(0o600);
    await expect(backUp(test.ownerUrl, before(), backup)).rejects.toThrow(/exists already/);
  });
});

it('a backup of an earlier version gets the tables of its day, and the next start brings them up to date', async () => {
  const [first, ...later] = (await migrationFiles()).map(({ name }) => name);
  const old = await newDatabase();
  await ensureRoles(old, { followthrough_app: null, followthrough_door_b: null });
  await migrate(old, later.at(-2));
  const file = path.join(folder, 'earlier.backup');
  await backUp(old, before(), file);
  const restored = await newDatabase();
  await restore(restored, after(), file);
  expect(first).toBeDefined();
  expect(await migrate(restored)).toEqual(later.slice(-1));
});

describe('refused with a sentence, and nothing changed:', () => {
  let small: string;
  beforeAll(async () => {
    const database = await newDatabase();
    await ensureRoles(database, { followthrough_app: null, followthrough_door_b: null });
    await migrate(database);
    await publishInstruments(database);
    small = named('small.backup');
    await backUp(database, before(), small);
  });

  /** What the operator is told; or that it was not refused, or not cleanly. */
  const refusal = async (file: string): Promise<string> => {
    const target = await newDatabase();
    const said = await restore(target, after(), file).then(
      () => 'It was restored.',
      (error: Error) => error.message,
    );
    const tables = await contents(target);
    return Object.values(tables).every((found) => found.startsWith('0 rows'))
      ? said
      : `Rows are left behind. ${said}`;
  };
  const named = (name: string) => path.join(folder, name);

  it('a file that is not there', async () => {
    expect(await refusal(named('nowhere'))).toMatch(/^There is no file/);
  });

  it('something else', async () => {
    await writeFile(named('letter'), 'Dear friends');
    expect(await refusal(named('letter'))).toMatch(/is damaged, or not a backup of Followthrough/);
  });

  it('a backup cut short', async () => {
    const whole = await readFile(small);
    await writeFile(named('short'), whole.subarray(0, Math.floor(whole.length * 0.8)));
    expect(await refusal(named('short'))).toMatch(/is damaged, or not a backup/);
  });

  it('a backup without its end', async () => {
    await writeBackupFile(
      named('endless'),
      linesWithout((is) => is === 'end'),
    );
    expect(await refusal(named('endless'))).toMatch(/is not a whole backup/);
  });

  it('a backup that lost a part on the way', async () => {
    await writeBackupFile(
      named('less'),
      linesWithout((is) => is === 'rows'),
    );
    expect(await refusal(named('less'))).toMatch(/should hold 2 rows and 0 files, and holds 0 and 0/);
  });

  it('a backup of a version that this build does not know', async () => {
    const lines = async function* () {
      for await (const line of readBackupFile(small))
        yield line.is === 'backup'
          ? { ...line, migrations: [...line.migrations, { name: '9999_later.sql', hash: 'x' }] }
          : line;
    };
    await writeBackupFile(named('later'), lines());
    expect(await refusal(named('later'))).toMatch(
      /made by another version of Followthrough \(migration 9999_later\.sql\)/,
    );
  });

  async function* linesWithout(unwanted: (is: string) => boolean) {
    for await (const line of readBackupFile(small)) if (!unwanted(line.is)) yield line;
  }
});
