import { connect } from 'node:net';

/**
 * One keep-alive connection that sends requests one after the other, with next to no work of its own: the load must not
 * take the processor from what is measured. Ends at `until` (performance.now()), or where there is no next request, and returns
 * how many were answered. `onBody` sees each answer before the next request is asked for.
 * @throws where an answer is not the expected status.
 */
export function keepSending(
  port: number,
  until: number,
  nextRequest: () => string | null,
  expected = 200,
  onBody?: (body: string) => void,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const wanted = `HTTP/1.1 ${expected} `;
    let answered = 0;
    let held = '';
    const send = () => {
      const request = performance.now() < until ? nextRequest() : null;
      if (request !== null) {
        socket.write(request);
        return;
      }
      socket.destroy();
      resolve(answered);
    };
    socket.once('connect', send);
    socket.once('error', reject);
    socket.on('data', (chunk) => {
      held += chunk.toString('latin1');
      const bodyAt = held.indexOf('\r\n\r\n') + 4;
      if (bodyAt < 4) return;
      const length = /content-length: (\d+)/i.exec(held)?.[1];
      if (held.length < bodyAt + Number(length ?? 0)) return;
      if (!held.startsWith(wanted) || length === undefined) {
        reject(new Error(`unexpected answer: ${held.slice(0, 600)}`));
        socket.destroy();
        return;
      }
      onBody?.(held.slice(bodyAt));
      held = '';
      answered += 1;
      send();
    });
  });
}
