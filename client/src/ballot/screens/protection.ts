// Kept from the first paint, where the server wrote it (server/src/doors/page): it is said once, in one place.
const said = document.getElementById('protection')?.cloneNode(true);

/** What is and isn't protected, in plain words. */
export function protection(): Node {
  const copy = (said ?? document.createElement('div')).cloneNode(true);
  if (copy instanceof Element) copy.removeAttribute('id');
  return copy;
}
