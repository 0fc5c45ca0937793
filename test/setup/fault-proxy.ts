import net from 'node:net';
import { afterAll } from 'vitest';

/** What happens to the next COMMIT that passes: it never arrives, or it is done and its answer is lost. */
export type Fault = 'lost_before_commit' | 'lost_after_commit';

export interface FaultProxy {
  /** The database's URL over this proxy. */
  url: string;
  /** Arms one fault; it is used up by the next COMMIT. */
  arm(fault: Fault): void;
  disarm(): void;
  /** Ends every connection at once, as a restart of the database server does. */
  cutAll(): void;
}

// A simple query on the wire: 'Q', length, text, zero.
const commit = Buffer.from([0x51, 0, 0, 0, 11, ...Buffer.from('commit'), 0]);

/** A TCP proxy between the application and PostgreSQL that cuts connections at the worst moments. */
export async function faultProxy(databaseUrl: string): Promise<FaultProxy> {
  const target = new URL(databaseUrl);
  const open = new Set<net.Socket>();
  let armed: Fault | null = null;

  const server = net.createServer((app) => {
    const database = net.connect(Number(target.port), target.hostname);
    for (const socket of [app, database]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => open.delete(socket));
    }
    let answerIsLost = false;
    const cut = () => {
      app.destroy();
      database.destroy();
    };
    app.on('data', (bytes) => {
      if (armed && bytes.includes(commit)) {
        const fault = armed;
        armed = null;
        if (fault === 'lost_before_commit') return cut();
        answerIsLost = true;
      }
      database.write(bytes);
    });
    database.on('data', (bytes) => {
      if (answerIsLost) return cut();
      app.write(bytes);
    });
    app.on('close', () => database.destroy());
    database.on('close', () => app.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  afterAll(() => {
    for (const socket of open) socket.destroy();
    return new Promise<void>((closed) => server.close(() => closed()));
  });

  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as net.AddressInfo).port);
  return {
    url: url.href,
    arm: (fault) => {
      armed = fault;
    },
    disarm: () => {
      armed = null;
    },
    cutAll: () => {
      for (const socket of open) socket.destroy();
    },
  };
}
