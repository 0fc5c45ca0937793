import * as z from 'zod';

export const evidenceFile = z.object({
  fileId: z.uuid(),
  itemId: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  byteSize: z.int(),
  addedBy: z.string(),
  addedAt: z.iso.datetime(),
});
export type EvidenceFile = z.infer<typeof evidenceFile>;
export const EVIDENCE_MAX_BYTES = 10 * 1024 * 1024;
export const EVIDENCE_EXTENSIONS = [
  'pdf',
  'png',
  'jpg',
  'jpeg',
  'webp',
  'docx',
  'xlsx',
  'odt',
  'ods',
  'csv',
  'txt',
] as const;
