import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directoryStore } from '../../server/src/evidence-store/directory.ts';
import { cyclePath } from '../make/answers-http.ts';
import type { MadeCycle } from '../make/cycle.ts';
import { makeCycle } from '../make/cycle.ts';
import { makeMember } from '../make/organization.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';
import type { Visitor } from '../setup/visitor.ts';

let test: TestApp;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'evidence-test-'));
  test = await testApp({ evidence: directoryStore(folder) });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(33);
  header.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  header.writeUInt32BE(13, 8);
  header.write('IHDR', 12, 'latin1');
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  header.set([8, 2, 0, 0, 0], 24);
  return Buffer.concat([
    header,
    Buffer.from([0, 0, 0, 0]),
    Buffer.from('IEND'),
    Buffer.from([0xae, 0x42, 0x60, 0x82]),
  ]);
}

async function openCheck() {
  const leader = await makeMember(test, 'leader');
  return { leader, cycle: await makeCycle(test, leader.orgId) };
}

async function upload(
  by: Visitor,
  cycle: MadeCycle,
  bytes: Buffer,
  fileName: string,
  itemId = 'R2.regional_groups',
) {
  const boundary = randomUUID();
  const payload = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: image/png\r\n\r\n`,
    ),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  return by.send('POST', `${cyclePath(cycle)}/items/${itemId}/evidence`, payload, {
    'content-type': `multipart/form-data; boundary=${boundary}`,
  });
}

const filesKept = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile()).length;

describe('a file behind an answer', () => {
  it('is kept by its content, listed, downloaded, and removed', async () => {
    const { leader, cycle } = await openCheck();
    const before = await filesKept();
    const added = await upload(leader, cycle, pdf, '..\\\\secret/Pläne\u202e “2026”.pdf');
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({
      itemId: 'R2.regional_groups',
      fileName: 'Pläne “2026”.pdf',
      mediaType: 'application/pdf',
      byteSize: pdf.length,
      addedBy: leader.person.name,
    });
    const section = (await leader.get(`${cyclePath(cycle)}/sections/R2`)).body;
    expect(section.items[0].evidence).toEqual([added.body]);

    const file = `/api/v1/organizations/${cycle.orgId}/evidence/${added.body.fileId}`;
    const download = await leader.get(file);
    expect(download.status).toBe(200);
    expect(createHash('sha256').update(download.body).digest('hex')).toBe(
      createHash('sha256').update(pdf).digest('hex'),
    );
    expect(download.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename="Pl_ne _2026_.pdf"; filename*=UTF-8''Pl%C3%A4ne%20%E2%80%9C2026%E2%80%9D.pdf`,
    });
    expect(await filesKept()).toBe(before + 1);
    expect((await leader.delete(file)).status).toBe(204);
    expect((await leader.get(file)).body.code).toBe('not_found');
    await expect.poll(filesKept).toBe(before);
    const { rows } = await test.owner.query(
      'select file_name, removed_at from evidence_file where file_id = $1',
      [added.body.fileId],
    );
    expect(rows[0].removed_at).not.toBeNull();
  });

  it.each([
    ['a table', Buffer.from('job,people\nadvocate,12\n'), 'pay.csv', 'text/csv'],
    ['a text', Buffer.from('Ein Text über nichts.'), 'note.md', 'text/plain'],
    ['a picture', png(800, 600), 'photo.exe', 'image/png'],
  ])('%s is taken, whatever the browser calls it', async (_, bytes, name, mediaType) => {
    const { leader, cycle } = await openCheck();
    expect((await upload(leader, cycle, bytes, name)).body).toMatchObject({ mediaType });
  });

  it.each([
    [
      'a program',
      Buffer.from('\u007fELF\u0002\u0001\u0001\u0000\u0000\u0000\u0000'),
      'file.pdf',
      'file_type_refused',
      415,
    ],
    [
      'a web page',
      Buffer.from('<!doctype html><script>alert(1)</script>'),
      'file.txt',
      'file_type_refused',
      415,
    ],
    [
      'an SVG picture',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      'a.png',
      'file_type_refused',
      415,
    ],
    ['bytes', Buffer.from([1, 2, 3, 0, 255, 254]), 'a.txt', 'file_type_refused', 415],
    ['nothing', Buffer.alloc(0), 'a.txt', 'file_empty', 422],
    ['a picture of 64 million pixels', png(8_000, 8_000), 'a.png', 'picture_too_large', 422],
    ['more than 10 MB', Buffer.alloc(10 * 1024 * 1024 + 1, 'x'), 'a.txt', 'too_large', 413],
  ])('%s is refused and leaves nothing behind', async (_, bytes, name, code, status) => {
    const { leader, cycle } = await openCheck();
    const before = await filesKept();
    expect((await upload(leader, cycle, bytes, name)).body).toMatchObject({ code, status });
    expect(await filesKept()).toBe(before);
    expect(
      (await test.owner.query('select from evidence_file where cycle_id = $1', [cycle.cycleId])).rowCount,
    ).toBe(0);
  });

  it('the same file sent again is found, not kept twice', async () => {
    const { leader, cycle } = await openCheck();
    const before = await filesKept();
    const first = await upload(leader, cycle, pdf, 'a.pdf');
    const second = await upload(leader, cycle, pdf, 'b.pdf');
    expect(second.body).toEqual(first.body);
    expect(await filesKept()).toBe(before + 1);
  });

  it('belongs to its organization, its cycle and its question', async () => {
    const { leader, cycle } = await openCheck();
    const other = await openCheck();
    const added = (await upload(leader, cycle, pdf, 'a.pdf')).body;
    expect(
      (await other.leader.get(`/api/v1/organizations/${other.cycle.orgId}/evidence/${added.fileId}`)).body
        .code,
    ).toBe('not_found');
    expect(
      (await other.leader.get(`/api/v1/organizations/${cycle.orgId}/evidence/${added.fileId}`)).body.code,
    ).toBe('not_found');
    expect((await upload(other.leader, cycle, pdf, 'a.pdf')).body.code).toBe('not_found');
    expect((await upload(leader, { ...cycle, cycleId: other.cycle.cycleId }, pdf, 'a.pdf')).body.code).toBe(
      'not_found',
    );
    expect((await upload(leader, cycle, pdf, 'a.pdf', 'R2.nothing')).body.code).toBe('unknown_item');
    const past = new Date('2026-11-19T00:00:00Z');
    const closed = await makeCycle(test, leader.orgId, {
      year: 2024,
      opensAt: new Date('2026-10-01T00:00:00Z'),
      closesAt: past,
    });
    expect((await upload(leader, closed, pdf, 'a.pdf')).body.code).toBe('cycle_closed');
  });

  it.each([
    ['JSON', 'application/json', '{"file": "x"}'],
    [
      'a form without a file',
      'multipart/form-data; boundary=b',
      '--b\r\ncontent-disposition: form-data; name="x"\r\n\r\nhello\r\n--b--\r\n',
    ],
    ['an empty form', 'multipart/form-data; boundary=b', ''],
    ['a form without its boundary', 'multipart/form-data', 'hello'],
    [
      'a file that breaks off',
      'multipart/form-data; boundary=b',
      '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhel',
    ],
  ])('has to be a whole file: not %s', async (_, type, payload) => {
    const { leader, cycle } = await openCheck();
    const before = await filesKept();
    const sent = await leader.send('POST', `${cyclePath(cycle)}/items/R2.regional_groups/evidence`, payload, {
      'content-type': type,
    });
    expect(sent.body).toMatchObject({ code: 'file_missing', status: 400 });
    expect(await filesKept()).toBe(before);
  });
});
