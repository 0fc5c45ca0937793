import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import pg from 'pg';

const ROLES = ['followthrough_app', 'followthrough_door_b'] as const;
type Role = (typeof ROLES)[number];

/**
 * Makes the two roles that the application works as, for the embedded server and for a server of one's own alike; run
 * it before the migrations, which grant to them. Running it again only sets the passwords anew. A role whose password
 * is null is made when it is missing and otherwise left to the operator.
 * @throws Error when a role could get around row-level security.
 */
export async function ensureRoles(ownerUrl: string, passwords: Record<Role, string | null>): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    // Roles belong to the whole server: several processes that start at once take turns.
    await client.query(`select pg_advisory_xact_lock(hashtext('followthrough.roles'))`);
    for (const role of ROLES) await ensureRole(client, role, passwords[role]);

    const database = client.escapeIdentifier(client.database ?? '');
    await client.query(`revoke all on database ${database} from public`);
    await client.query(`grant connect on database ${database} to ${ROLES.join(', ')}`);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

/** The owner's connection URL with the role's name and password in place of the owner's. */
export function roleUrl(ownerUrl: string, role: Role, password: string): string {
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = encodeURIComponent(password);
  return url.href;
}

async function ensureRole(client: pg.Client, role: Role, password: string | null): Promise<void> {
  const found = await client.query<{ powers: boolean }>(
    'select rolsuper or rolbypassrls as powers from pg_roles where rolname = $1',
    [role],
  );
  if (found.rows[0]?.powers) {
    throw new Error(
      `The database role ${role} is a superuser or bypasses row-level security. Take that right from it.`,
    );
  }
  if (found.rowCount === 0) await client.query(`create role ${role} login`);
  if (password !== null) {
    await client.query(`alter role ${role} login password ${client.escapeLiteral(scramVerifier(password))}`);
  }
}

/** What PostgreSQL stores of a password (RFC 5803); sent in its place, so that no server log ever shows the password. */
function scramVerifier(password: string): string {
  const iterations = 4096;
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const keyOf = (label: string) => createHmac('sha256', salted).update(label).digest();
  const storedKey = createHash('sha256').update(keyOf('Client Key')).digest('base64');
  const serverKey = keyOf('Server Key').toString('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}
