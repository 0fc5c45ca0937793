import type { ServerResponse } from 'node:http';
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

/** Served screens, and what they asked the stand-in for the server: "POST /api/v1/leave". */
interface Screens {
  url: string;
  asked: string[];
  close: () => Promise<void>;
}

/**
 * Serves built screens without a server behind them, under the real content security policy. Whatever they ask the server,
 * nobody is signed in.
 */
export async function serveScreens(outDir: string): Promise<Screens> {
  const asked: string[] = [];
  const answer = (response: ServerResponse) => {
    response.writeHead(401, { 'content-type': 'application/problem+json' });
    response.end('{"status":401,"code":"not_signed_in"}');
  };
  const site = await preview({
    configFile: path.join(client, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir },
    plugins: [
      {
        name: 'nobody-is-signed-in',
        configurePreviewServer: ({ middlewares }) => {
          middlewares.use((request, response, next) => {
            if (!request.url?.startsWith('/api/')) return next();
            asked.push(`${request.method} ${request.url}`);
            answer(response);
          });
        },
      },
    ],
    preview: { host: '127.0.0.1', port: 0, headers: { 'content-security-policy': strict }, proxy: {} },
  });
  const url = site.resolvedUrls?.local[0];
  if (!url) throw new Error('The screens are not served.');
  return { url, asked, close: () => site.close() };
}
