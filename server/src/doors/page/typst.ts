import { createRequire } from 'node:module';

/** What we use of the package, which describes itself in no types. */
interface Typst {
  NodeCompiler: {
    create(options: { workspace: string }): {
      pdf(document: { mainFileContent: string }, options: { pdfStandard: 'ua-1' }): Buffer;
    };
  };
}

const require = createRequire(import.meta.url);

/**
 * A document in the language of Typst as tagged PDF (PDF/UA-1); null where its compiler is not installed, which comes for Linux on
 * x64 only. The compiler takes some 40 MB, so it is loaded when the first document is asked for, and what it learned is not kept.
 */
export function taggedPdf(source: string): Buffer | null {
  const typst = installedTypst();
  if (!typst) return null;
  const compiler = typst.NodeCompiler.create({ workspace: import.meta.dirname });
  return compiler.pdf({ mainFileContent: source }, { pdfStandard: 'ua-1' });
}

function installedTypst(): Typst | null {
  try {
    return require('@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu');
  } catch {
    return null;
  }
}
