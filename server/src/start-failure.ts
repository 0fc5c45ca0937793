import * as z from 'zod';

/** What errors of the system, the network and PostgreSQL have in common, as far as a sentence needs it. */
type Coded = Error & { code?: string; path?: string; address?: string; port?: number; hostname?: string };

/** What an operator reads when the start fails: one sentence that says what to do. */
export function startFailure(thrown: unknown): string {
  // A host with several addresses fails once for each of them.
  const error = thrown instanceof AggregateError ? thrown.errors[0] : thrown;
  if (!(error instanceof Error)) return String(error);
  const { code, path, address, port, hostname }: Error & Coded = error;
  switch (code) {
    case 'EADDRINUSE':
      return 'The port is taken by another program. Set PORT to a free one.';
    case 'EADDRNOTAVAIL':
      return 'HOST names no address of this machine. Set it to one, such as 127.0.0.1, or 0.0.0.0 for all.';
    case 'ECONNREFUSED':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
      return `The database can’t be reached: nothing answers at ${address}:${port}. Start it, or correct DATABASE_URL.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The database can’t be reached: there is no machine named ${hostname}. Correct DATABASE_URL.`;
    case '28P01':
    case '28000':
      return 'The database refuses this user or password. Correct DATABASE_URL (or APP_DATABASE_URL).';
    case '3D000':
      return `The server has no such database: ${error.message}. Create it, or correct DATABASE_URL.`;
    case '42501':
      return `The user in DATABASE_URL may not do what is needed (${error.message}). It has to own the database and may make roles.`;
    case 'ENOTDIR':
    case 'EEXIST':
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOENT':
      return path
        ? `${path} can’t be used (${code}). Set DATA_DIR to a folder that this user may write to.`
        : `Listening is not permitted (${code}). Ports below 1024 need special rights: set PORT to another one.`;
    default:
      return error instanceof z.ZodError || error instanceof SyntaxError
        ? 'secrets.json in DATA_DIR is damaged. Put it back from a backup; without it second steps of signing in can’t be opened.'
        : error.message;
  }
}
