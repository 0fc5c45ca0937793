import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import babel from '@rolldown/plugin-babel';
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const configPath = here('lingui.config.ts');

/**
 * Brings the English catalogue up to date before a build: a built page has no other source for its words, so that a
 * string which is missing there would show as a bare id.
 */
function extractMessages(): Plugin {
  return {
    name: 'extract-messages',
    apply: 'build',
    buildStart() {
      const cli = here('../node_modules/@lingui/cli/dist/lingui.js');
      const run = spawnSync(
        process.execPath,
        [cli, 'extract', '--clean', '--workers', '1', '--config', configPath],
        { encoding: 'utf8' },
      );
      if (run.status !== 0) this.error(`The texts could not be collected.\n${run.stdout}${run.stderr}`);
    },
  };
}

/**
 * `vite build` makes the product; `vite build --mode examples` makes the page of every primitive in every state, which
 * the browser tests look at and which is never part of the product.
 */
export default defineConfig(({ mode }) => ({
  root: here('.'),
  plugins: [
    extractMessages(),
    react(),
    babel({ presets: [linguiTransformerBabelPreset(undefined, { configPath })] }),
    lingui({ configPath, failOnCompileError: true }),
  ],
  server: { host: '127.0.0.1', proxy: { '/api': process.env.API_ORIGIN ?? 'http://127.0.0.1:3000' } },
  build: {
    outDir: mode === 'examples' ? 'dist-examples' : 'dist',
    emptyOutDir: true,
    // Everything is a file of our own origin: the content security policy allows neither inline code nor data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The server writes the respondent's page itself and looks up here what its program is called (server/src/doors/page).
    manifest: 'manifest.json',
    rolldownOptions: {
      input:
        mode === 'examples'
          ? here('ui-examples.html')
          : { index: here('index.html'), answer: here('src/ballot/main.ts') },
    },
  },
}));
