/** `node tools/check-instrument.ts FILE…` checks instrument files and prints one line per mistake. */
import { readFileSync } from 'node:fs';
import { allItems } from '@followthrough/shared/instrument/model.ts';
import { parseInstrument } from '@followthrough/shared/instrument/parse.ts';

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('Name at least one instrument file.');
  process.exitCode = 1;
}
for (const file of files) {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    console.error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
    continue;
  }
  const parsed = parseInstrument(json, file);
  if (parsed.ok) {
    console.log(
      `${file}: version ${parsed.instrument.version}, ${allItems(parsed.instrument).length} items, no mistakes`,
    );
    continue;
  }
  for (const mistake of parsed.errors) {
    console.error(`${file}: ${mistake.itemId ?? '-'}: ${mistake.path}: ${mistake.message}`);
  }
  process.exitCode = 1;
}
