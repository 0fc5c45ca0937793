/** `npm run vectors -- FILE`: runs a file of scoring vectors, a line for each, and counts what passed. */
import { instrumentOf, readVectorFile, VectorFileError, vectorMistakes } from './vector-file.ts';

function main(path: string | undefined): number {
  if (path === undefined) {
    console.error('Say which file: npm run vectors -- test/golden/scoring.vectors.json');
    return 1;
  }
  const file = readVectorFile(path);
  const instrument = instrumentOf(file.instrument_version);
  let failed = 0;
  for (const vector of file.vectors) {
    const mistakes = vectorMistakes(vector, instrument, file.tolerance);
    if (mistakes.length > 0) failed += 1;
    console.log(`${mistakes.length === 0 ? 'ok    ' : 'FAILED'} ${vector.id}  ${vector.title}`);
    for (const mistake of mistakes) console.log(`         ${mistake}`);
  }
  console.log(`${file.vectors.length - failed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

try {
  process.exitCode = main(process.argv[2]);
} catch (error) {
  if (!(error instanceof VectorFileError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
