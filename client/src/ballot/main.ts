import './ballot.css';
import { EXAMPLE_TOKEN, readToken } from '@followthrough/shared/ballots/token.ts';
import { leaveFast, watchForLeaving } from '../leave/leave-fast.ts';
import { begin } from './journey.ts';
import { isAloud } from './modes.ts';
import { invitationScreen } from './screens/trouble.ts';
import { words } from './words/words.ts';

watchForLeaving();
document.getElementById('leave')?.addEventListener('click', (event) => {
  event.preventDefault();
  leaveFast();
});
// The address holds the invitation; a jump inside the page must not take its place.
document.querySelector('.skip')?.addEventListener('click', (event) => {
  event.preventDefault();
  document.getElementById('main')?.focus();
});
// Another link, typed or pasted over this one, differs in the fragment alone: the browser would load nothing.
addEventListener('hashchange', () => {
  if (history.state === null && location.hash.length > 1) location.reload();
});
document.documentElement.classList.toggle('aloud', isAloud);

// The browser is too old, and public/answer-check.js has said so.
if (!document.documentElement.hasAttribute('data-too-old')) {
  const fragment = location.hash.slice(1);
  const token = readToken(fragment);
  if (fragment === EXAMPLE_TOKEN) invitationScreen(words.exampleTitle, words.example, () => void begin(null));
  else if (fragment !== '' && token === null)
    invitationScreen(words.damagedTitle, words.damaged, () => void begin(null));
  else void begin(token);
}
