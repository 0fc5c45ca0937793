import { randomUUID } from 'node:crypto';
import multipart from '@fastify/multipart';
import { EVIDENCE_MAX_BYTES, evidenceFile } from '@followthrough/shared/api/evidence.ts';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Actor } from '../../access/actor.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import type { EvidenceStore } from '../../evidence-store/store.ts';
import type { Ground } from '../../http/endpoint.ts';
import { endpoint } from '../../http/endpoint.ts';
import { Problem } from '../../http/problem.ts';
import { streamed } from '../../http/streamed.ts';
import { callerName, requireItem, requireOpenCycle } from '../assessment/read.ts';
import { record } from '../audit/record.ts';
import { kindOf } from './file-kind.ts';
import { fileById, filesOfCycle, insertFile, markRemoved } from './queries.ts';
import { wireFile } from './read.ts';
import { withReceivedFile } from './receive.ts';

const MOST_FILES = 20;
const tag = 'evidence';
const inCycle = z.object({ orgId: z.uuid(), cycleId: z.uuid() });
const ofItem = inCycle.extend({ itemId: z.string().min(1).max(80) });
const oneFile = z.object({ orgId: z.uuid(), fileId: z.uuid() });

const keyOf = (orgId: string, fileId: string) => `${orgId}/${fileId}`;

/** Files that stand behind an answer. The list is in the database, the bytes are in the evidence store. */
export async function evidenceRoutes(
  app: FastifyInstance,
  ground: Ground,
  store: EvidenceStore,
): Promise<void> {
  await app.register(async (uploads) => {
    await uploads.register(multipart, {
      throwFileSizeLimit: false,
      limits: { files: 1, fields: 0, parts: 1, fileSize: EVIDENCE_MAX_BYTES, headerPairs: 50 },
    });
    streamed(uploads, ground, {
      method: 'POST',
      url: '/api/v1/organizations/:orgId/cycles/:cycleId/items/:itemId/evidence',
      access: 'evidence.use',
      tag,
      summary: 'Add a file to an answer (multipart/form-data, one file of at most 10 MB)',
      description:
        'The kind of file is told by its content. The same file sent to the same question again is found, not stored twice.',
      params: ofItem,
      response: { 201: evidenceFile },
      bodyLimit: EVIDENCE_MAX_BYTES + 64 * 1024,
      handle: async ({ request, reply, inTransaction }) => {
        // Asked before any byte is taken in, and again when the file is entered in the list.
        await inTransaction(({ tx, actor, now, params }) => mayAdd(tx, actor, params, now));
        return withReceivedFile(request, async (received) => {
          const mediaType = await kindOf(received.path, received.fileName);
          const fileId = randomUUID();
          const { orgId } = request.params as z.infer<typeof ofItem>;
          await store.put(keyOf(orgId, fileId), received.path);
          const kept = await inTransaction(async ({ tx, actor, now, params }) => {
            await mayAdd(tx, actor, params, now);
            const files = await filesOfItem(tx, params);
            const same = files.find((file) => file.sha256 === received.sha256);
            if (same) return same;
            if (files.length >= MOST_FILES) throw new Problem('too_many_files', { limit: MOST_FILES });
            return insertFile(tx, {
              org_id: params.orgId,
              file_id: fileId,
              cycle_id: params.cycleId,
              item_id: params.itemId,
              file_name: received.fileName,
              media_type: mediaType,
              byte_size: received.byteSize,
              sha256: received.sha256,
              added_by: callerName(actor),
              added_at: now,
            });
          }).catch(async (error: unknown) => {
            await store.remove(keyOf(orgId, fileId));
            throw error;
          });
          if (kept.file_id !== fileId) await store.remove(keyOf(orgId, fileId));
          return reply.status(201).send(wireFile(kept));
        });
      },
    });
  });

  streamed(app, ground, {
    method: 'GET',
    url: '/api/v1/organizations/:orgId/evidence/:fileId',
    access: 'evidence.use',
    tag,
    summary: 'Download a file',
    params: oneFile,
    response: { 200: z.file().describe('The file itself, as an attachment under its own media type') },
    handle: async ({ reply, inTransaction }) => {
      const file = await inTransaction(({ tx, actor, params }) => visibleFile(tx, actor, params));
      const bytes = await store.open(keyOf(file.org_id, file.file_id));
      if (!bytes) throw new Problem('not_found');
      const plain = file.file_name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
      return reply
        .header('content-type', file.media_type)
        .header('content-length', file.byte_size)
        .header(
          'content-disposition',
          `attachment; filename="${plain}"; filename*=UTF-8''${encoded(file.file_name)}`,
        )
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'no-store')
        .send(bytes);
    },
  });

  endpoint(app, ground, {
    method: 'DELETE',
    url: '/api/v1/organizations/:orgId/evidence/:fileId',
    access: 'evidence.use',
    tag,
    summary: 'Remove a file; that it was there stays in the list, its bytes don’t',
    params: oneFile,
    response: z.null(),
    handle: async ({ tx, params, actor, now, reply }) => {
      const file = await visibleFile(tx, actor, params);
      await requireOpenCycle(tx, file.org_id, file.cycle_id, now);
      await markRemoved(tx, file.org_id, file.file_id, now);
      const detail = { itemId: file.item_id, fileName: file.file_name };
      await record(tx, {
        orgId: file.org_id,
        actor: callerName(actor),
        action: 'evidence.removed',
        detail,
        now,
      });
      // Once the answer is out the removal is committed; bytes that a crash leaves behind are in no list.
      reply.raw.once(
        'finish',
        () => void store.remove(keyOf(file.org_id, file.file_id)).catch(() => undefined),
      );
      return null;
    },
  });
}

async function mayAdd(tx: Tx, actor: Actor, params: z.infer<typeof ofItem>, now: Date): Promise<void> {
  await requireItem(tx, actor, params);
  await requireOpenCycle(tx, params.orgId, params.cycleId, now);
}

async function filesOfItem(tx: Tx, { orgId, cycleId, itemId }: z.infer<typeof ofItem>) {
  const files = await filesOfCycle(tx, orgId, cycleId);
  return files.filter((file) => file.item_id === itemId);
}

async function visibleFile(tx: Tx, actor: Actor, { orgId, fileId }: z.infer<typeof oneFile>) {
  const file = await fileById(tx, orgId, fileId);
  if (!file) throw new Problem('not_found');
  await requireItem(tx, actor, { orgId, cycleId: file.cycle_id, itemId: file.item_id });
  return file;
}

function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
