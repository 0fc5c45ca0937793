import { OfflineError, readProblem } from '../../../api/problem.ts';

/**
 * Sends one file and tells how far it has come, in percent: `fetch` can't tell that, so this is the one place that
 * uses the older way.
 *
 * @throws {Problem} the server refused
 * @throws {OfflineError} the server could not be reached
 */
export function sendFile(path: string, file: File, onProgress: (percent: number) => void): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open('POST', path);
    sending.setRequestHeader('accept', 'application/json');
    sending.setRequestHeader('idempotency-key', crypto.randomUUID());
    sending.responseType = 'json';
    sending.upload.onprogress = ({ loaded, total }) =>
      onProgress(total > 0 ? Math.round((100 * loaded) / total) : 0);
    sending.onerror = () => reject(new OfflineError('The server could not be reached.'));
    sending.onload = () => {
      if (sending.status < 300) return resolve(sending.response);
      return reject(readProblem(sending.status, sending.statusText, sending.response));
    };
    const form = new FormData();
    form.append('file', file);
    sending.send(form);
  });
}
