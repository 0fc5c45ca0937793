import { gzipSync } from 'node:zlib';
import { openBrowser } from '../setup/browser.ts';
import type { Figure } from './figures.ts';
import { valueAtMost } from './figures.ts';
import { enterAsLeader } from './program.ts';

/** What a network card carries compressed already. */
const packed = /^(font\/|image\/(png|jpeg|webp)|application\/(font|octet-stream))/;

type Kind = 'code' | 'data' | 'fonts';

/** All that a browser loads until the leader's overview of a check stands there, compressed by gzip. */
export async function firstScreenFigures(origin: string): Promise<Figure[]> {
  const { cookie, orgId } = await enterAsLeader(origin);
  const list = await fetch(`${origin}/api/v1/organizations/${orgId}/cycles`, { headers: { cookie } });
  const { cycles } = (await list.json()) as { cycles: { cycleId: string }[] };
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: origin }]);
    const page = await context.newPage();
    const sizes: Promise<{ kind: Kind; size: number }>[] = [];
    page.on('response', (response) => {
      const type = response.headers()['content-type'] ?? '';
      const kind = type.startsWith('font/') ? 'fonts' : type.includes('json') ? 'data' : 'code';
      sizes.push(
        response
          .body()
          .then((body) => ({ kind, size: packed.test(type) ? body.length : gzipSync(body).length })),
      );
    });
    await page.goto(`${origin}/organizations/${orgId}/cycles/${cycles[0]?.cycleId}`, {
      waitUntil: 'networkidle',
    });
    await page.getByRole('heading', { level: 1 }).waitFor();
    const loaded = await Promise.all(sizes);
    const kilobytes = (...kinds: Kind[]) =>
      loaded.filter((one) => kinds.includes(one.kind)).reduce((sum, one) => sum + one.size, 0) / 1000;
    const all = valueAtMost(
      'leader’s first screen, all requests, gzip',
      kilobytes('code', 'data', 'fonts'),
      150,
      'kB',
    );
    const parts = (['code', 'data', 'fonts'] as const).map((kind) => `${kind} ${kilobytes(kind).toFixed(0)}`);
    return [{ ...all, reference: `${loaded.length} requests: ${parts.join(', ')}` }];
  } finally {
    await browser.close();
  }
}
