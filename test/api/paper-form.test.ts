import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type * as Typst from '../../server/src/doors/page/typst.ts';
import type { TestApp } from '../setup/test-app.ts';
import { testApp } from '../setup/test-app.ts';

const typst = vi.hoisted(() => ({ isHere: true, documents: 0 }));
vi.mock('../../server/src/doors/page/typst.ts', async (original) => {
  const { taggedPdf } = await original<typeof Typst>();
  return {
    taggedPdf: (source: string) => {
      typst.documents += 1;
      return typst.isHere ? taggedPdf(source) : null;
    },
  };
});

let test: TestApp;
beforeAll(async () => {
  const clientDir = await mkdtemp(path.join(tmpdir(), 'followthrough-built-'));
  afterAll(() => rm(clientDir, { recursive: true }));
  await writeFile(path.join(clientDir, 'index.html'), '<!doctype html><title>Followthrough</title>');
  await writeFile(
    path.join(clientDir, 'manifest.json'),
    JSON.stringify({ 'src/ballot/main.ts': { file: 'assets/answer.js' } }),
  );
  test = await testApp({ clientDir });
});

const ask = (url: string) => test.app.inject({ url, headers: { 'accept-encoding': 'identity' } });

/** What is written in a PDF, with the parts unpacked that are packed by zlib. */
function written(pdf: Buffer): string {
  const parts = [pdf.toString('latin1')];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    try {
      parts.push(inflateSync(pdf.subarray(at + 7)).toString('latin1'));
    } catch {
      // Not packed: it is in the first part.
    }
  }
  return parts.join('\n');
}

describe('/answer.pdf', () => {
  it('answers pdf_not_here where the compiler is not installed', async () => {
    typst.isHere = false;
    const answer = await ask('/answer.pdf');
    typst.isHere = true;
    expect(answer.statusCode).toBe(501);
    expect(answer.json()).toMatchObject({ code: 'pdf_not_here', text: '/answer.txt' });
    expect(answer.json().detail).toContain('/answer.txt');
    expect((await ask('/answer.txt')).statusCode).toBe(200);
  });

  describe.runIf(process.platform === 'linux' && process.arch === 'x64')('where it is', () => {
    it.each(['/answer.pdf', '/answer.pdf?large'])('is a tagged PDF/UA to anybody: %s', async (url) => {
      const answer = await ask(url);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-type']).toBe('application/pdf');
      expect(answer.headers['set-cookie']).toBeUndefined();
      expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
      const pdf = written(answer.rawPayload);
      expect(pdf).toMatch(/\/MarkInfo\s*<<\s*\/Marked true/);
      expect(pdf).toContain('/StructTreeRoot');
      expect(pdf).toMatch(/\/Lang\s*\(en\)/);
      expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>');
      expect(pdf).toContain('Yearly check: the questions on paper');
      for (const tag of ['H1', 'H2', 'H3', 'L', 'LI']) expect(pdf).toMatch(new RegExp(`/S /${tag}\\b`));
    });

    it('is made once, and differs in large print', async () => {
      const [normal, large] = [await ask('/answer.pdf'), await ask('/answer.pdf?large')];
      const before = typst.documents;
      expect((await ask('/answer.pdf')).rawPayload.equals(normal.rawPayload)).toBe(true);
      expect(large.rawPayload.equals(normal.rawPayload)).toBe(false);
      expect(typst.documents).toBe(before);
    });
  });
});
