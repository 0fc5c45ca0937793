import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

const stored = z.object({
  secret: z.string().min(32),
  appPassword: z.string().min(16),
  doorBPassword: z.string().min(16),
});
type Secrets = z.infer<typeof stored>;

/**
 * What this installation must keep to itself, made on the first start and readable by its user alone.
 * SECRET from the environment wins, so that several machines can share one.
 */
export function readSecrets(dataDir: string, given: string | null): Secrets {
  const file = path.join(dataDir, 'secrets.json');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    const random = () => randomBytes(32).toString('base64url');
    writeFileSync(
      file,
      JSON.stringify({ secret: random(), appPassword: random(), doorBPassword: random() }),
      { mode: 0o600, flag: 'wx' },
    );
  }
  const secrets = stored.parse(JSON.parse(readFileSync(file, 'utf8')));
  if (!given) return secrets;
  // Made from SECRET, so that all machines log in to one database with the same passwords.
  const made = (role: string) =>
    createHmac('sha256', given).update(`followthrough.${role}`).digest('base64url');
  return { secret: given, appPassword: made('app'), doorBPassword: made('door-b') };
}
