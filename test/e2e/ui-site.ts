import path from 'node:path';
import { preview } from 'vite';

/** The policy that the server sends with every page; a page that needs more is broken. */
const strict = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const client = path.resolve(import.meta.dirname, '../../client');

/** Serves built screens without a server behind them, under the real content security policy. */
export async function serveScreens(outDir: string): Promise<{ url: string; close: () => Promise<void> }> {
  const site = await preview({
    configFile: path.join(client, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, headers: { 'content-security-policy': strict }, proxy: {} },
  });
  const url = site.resolvedUrls?.local[0];
  if (!url) throw new Error('The screens are not served.');
  return { url, close: () => site.close() };
}
