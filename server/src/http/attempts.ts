import { createHash, randomBytes } from 'node:crypto';
import { Problem } from './problem.ts';

const WINDOW_SECONDS = 600;
const MOST_COUNTERS = 200_000;

/**
 * How often something was tried, in memory alone: by a keyed hash whose key is thrown away with all counters every ten minutes,
 * so that nothing links an address to a try afterwards. Each process counts for itself.
 */
export class Attempts {
  #window = -1;
  #key = randomBytes(32);
  #counts = new Map<string, number>();

  /** Counts one try. @throws Problem `too_many` from try `limit` + 1 on, with the seconds to wait. */
  take(what: string, who: string, limit: number, now: Date): void {
    const seconds = Math.floor(now.getTime() / 1000);
    const window = Math.floor(seconds / WINDOW_SECONDS);
    if (window !== this.#window) {
      this.#window = window;
      this.#key = randomBytes(32);
      this.#counts.clear();
    }
    // The key first: nobody sees these, so the length extension that HMAC guards against does not arise, and HMAC costs ten times as much.
    const counter = createHash('sha256').update(this.#key).update(`${what}\n${who}`).digest('base64');
    const count = (this.#counts.get(counter) ?? 0) + 1;
    // A full table refuses newcomers rather than forgetting what it knows.
    if (count > limit || (count === 1 && this.#counts.size >= MOST_COUNTERS)) {
      throw new Problem('too_many', { seconds: (window + 1) * WINDOW_SECONDS - seconds });
    }
    this.#counts.set(counter, count);
  }
}

/** An IPv6 customer has a whole /64 to try from. */
export function placeOf(ip: string): string {
  return ip.includes(':') && !ip.includes('.') ? ip.split(':').slice(0, 4).join(':') : ip;
}
