import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { EVIDENCE_MAX_BYTES } from '@followthrough/shared/api/evidence.ts';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../../http/problem.ts';

interface ReceivedFile {
  path: string;
  fileName: string;
  byteSize: number;
  sha256: string;
}

/** Takes the one file of a multipart request to a temporary place, hands it on, and cleans up whatever happens. */
export async function withReceivedFile<T>(
  request: FastifyRequest,
  use: (file: ReceivedFile) => Promise<T>,
): Promise<T> {
  if (!request.isMultipart()) throw new Problem('file_missing');
  // Whatever the reader of the form stumbles over, the sender can do only one thing about it: send the file again.
  const part = await request.file().catch(() => undefined);
  if (!part) throw new Problem('file_missing');
  const folder = await mkdtemp(path.join(tmpdir(), 'evidence-'));
  try {
    const target = path.join(folder, 'received');
    const hash = createHash('sha256');
    let byteSize = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        byteSize += chunk.length;
        hash.update(chunk);
        done(null, chunk);
      },
    });
    const sink = createWriteStream(target, { flags: 'wx', mode: 0o600 });
    await pipeline(part.file, measure, sink).catch((error: NodeJS.ErrnoException) => {
      // Only the disk fails by a system call; anything else is a form that broke off on its way.
      throw error.syscall === undefined ? new Problem('file_missing') : error;
    });
    if (part.file.truncated)
      throw new Problem('too_large', { limit: `${EVIDENCE_MAX_BYTES / 1024 / 1024} MB` });
    return await use({
      path: target,
      fileName: cleanName(part.filename),
      byteSize,
      sha256: hash.digest('hex'),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A name to show and to download by: no folders, no control or direction characters, at most 120 characters with its ending. */
function cleanName(given: string | undefined): string {
  const last = (given ?? '').toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .normalize('NFC')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff<>:"|?*]/g, '')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  if (clean === '') return 'file';
  if (clean.length <= 120) return clean;
  const ending = /\.[a-z0-9]{1,8}$/i.exec(clean)?.[0] ?? '';
  return clean.slice(0, 120 - ending.length).toWellFormed() + ending;
}
