import { afterAll } from 'vitest';
import type { AppOptions } from '../../server/src/app.ts';
import { testDatabase } from './test-database.ts';
import type { TestApp } from './whole-app.ts';
import { wholeApp } from './whole-app.ts';

export type { TestApp } from './whole-app.ts';
export { TestClock } from './whole-app.ts';

/**
 * The whole application on an empty database of the file's own; both are closed after the file. Call it in `beforeAll` or
 * at the top. `through` may lead the application's database connections over something of the test's own.
 */
export async function testApp(
  options: Partial<AppOptions> & { through?: (databaseUrl: string) => Promise<string> } = {},
): Promise<TestApp> {
  const { through, ...given } = options;
  const urls = await testDatabase();
  const app = await wholeApp({ ...urls, appUrl: through ? await through(urls.appUrl) : urls.appUrl }, given);
  afterAll(() => app.close());
  return app;
}
