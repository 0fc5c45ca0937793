/**
 * Leaving fast (docs/privacy.md, "The web"). In this order, because someone may be walking up:
 * the page goes blank, the server is told to end the session and clear what the site kept, this device's drafts and
 * settings go, and the address is replaced.
 *
 * The page it goes to: an empty one, unless the operator names an https address in
 * `<meta name="leave-to" content="https://…">`. Empty is the default because it works without a network, tells no
 * third party that someone left this site, and looks the same everywhere.
 */

let left = false;

const otherTabs = new BroadcastChannel('leave');

/** Never returns to the page: every tab of this site goes blank and away. */
export function leaveFast(): void {
  const goTo = destination();
  left = true;
  otherTabs.postMessage('leave');
  blank();
  tellServer();
  void forgetEverythingSoon().finally(() => location.replace(goTo));
}

/** Pressing Shift three times within this many milliseconds leaves. */
const tripleWithin = 1500;

/** Starts listening for Shift three times, for another tab that leaves, and for a page that comes back by "Back". */
export function watchForLeaving(): void {
  let presses: number[] = [];
  addEventListener('keydown', (event) => {
    if (event.repeat) return;
    presses = event.key === 'Shift' ? [...presses, event.timeStamp].slice(-3) : [];
    const [first] = presses;
    if (presses.length === 3 && first !== undefined && event.timeStamp - first <= tripleWithin) leaveFast();
  });
  otherTabs.addEventListener('message', () => {
    const goTo = destination();
    left = true;
    blank();
    location.replace(goTo);
  });
  // "Back" may wake this very document from the browser's memory: it stays blank and goes away again.
  addEventListener('pageshow', (event) => {
    if (event.persisted && left) location.replace('about:blank');
  });
}

function destination(): string {
  const named = document.querySelector<HTMLMetaElement>('meta[name="leave-to"]')?.content ?? '';
  return named.startsWith('https://') ? named : 'about:blank';
}

function blank(): void {
  document.title = '';
  document.documentElement.replaceChildren();
}

function tellServer(): void {
  // `keepalive` lets the request outlive the page. When it fails, the device is wiped all the same.
  fetch('/api/v1/leave', { method: 'POST', keepalive: true, credentials: 'same-origin' }).catch(
    () => undefined,
  );
}

/** Resolves at the latest after a moment: a stuck database must not hold anyone here. */
async function forgetEverythingSoon(): Promise<void> {
  const moment = new Promise<void>((resolve) => setTimeout(resolve, 150));
  await Promise.race([forgetEverything().catch(() => undefined), moment]);
}

/** Everything that this site kept on this device: drafts, settings, caches. */
export async function forgetEverything(): Promise<void> {
  localStorage.clear();
  sessionStorage.clear();
  const databases = await indexedDB.databases();
  await Promise.all(databases.map(({ name }) => removeDatabase(name ?? '')));
  for (const cache of await caches.keys()) await caches.delete(cache);
}

function removeDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const removal = indexedDB.deleteDatabase(name);
    // Blocked means another tab has it open: the browser removes it as soon as that tab has left.
    removal.onsuccess = removal.onerror = removal.onblocked = () => resolve();
  });
}
