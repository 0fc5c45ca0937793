import { readFile } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { Problem } from '../../http/problem.ts';
import { pixelsOf } from './picture-size.ts';

const MOST_PIXELS = 50_000_000;

const TAKEN = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/webp',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
]);

// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;
const LOOKS_LIKE_A_PAGE = /^\s*<(!doctype|html|svg|\?xml)/i;

/**
 * The media type of a received file, told by its content: the name and what the browser claims don't count, but for the
 * choice between the two kinds of plain text. Throws `file_type_refused`, `file_empty` or `picture_too_large`.
 */
export async function kindOf(path: string, fileName: string): Promise<string> {
  const bytes = await readFile(path);
  if (bytes.length === 0) throw new Problem('file_empty');
  const found = await fileTypeFromBuffer(bytes);
  if (!found) {
    if (!isPlainText(bytes)) throw new Problem('file_type_refused');
    return fileName.toLowerCase().endsWith('.csv') ? 'text/csv' : 'text/plain';
  }
  if (!TAKEN.has(found.mime)) throw new Problem('file_type_refused');
  if (found.mime.startsWith('image/')) {
    const pixels = pixelsOf(bytes, found.mime);
    if (pixels === null) throw new Problem('file_type_refused');
    if (pixels > MOST_PIXELS) throw new Problem('picture_too_large');
  }
  return found.mime;
}

/** UTF-8 without control characters other than tab, line ends and form feed, and nothing that a browser could take for a page. */
function isPlainText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !CONTROL.test(text) && !LOOKS_LIKE_A_PAGE.test(text);
  } catch {
    return false;
  }
}
