import { buildClientIfStale } from './build-client.ts';

try {
  buildClientIfStale();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
// In this same process, so that signals and arguments reach the server as they are.
await import('../server/src/main.ts');
