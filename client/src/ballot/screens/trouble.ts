import { readToken } from '@followthrough/shared/ballots/token.ts';
import { Refused, Unreached } from '../doors.ts';
import { el } from '../dom.ts';
import type { Asked } from '../draft.ts';
import { when, words } from '../words/words.ts';
import { plainScreen } from './plain.ts';
import { textField } from './text-field.ts';

interface WaysOn {
  again: () => void;
  enterWords: () => void;
  round?: Asked['round'] | undefined;
}

/** Every refusal has a screen of its own that says what happened and what one can do. */
export function troubleScreen(error: unknown, { again, enterWords, round }: WaysOn): void {
  if (error instanceof Unreached) {
    return plainScreen({ title: words.lostTitle, texts: [words.lost], buttons: [[words.tryAgain, again]] });
  }
  if (!(error instanceof Refused)) throw error;
  const toWords: [string, () => void] = [words.enterWords, enterWords];
  switch (error.code) {
    case 'token_unknown':
      return invitationScreen(words.unknownTitle, words.unknown, enterWords);
    case 'round_waiting':
      return plainScreen({
        title: words.waitingTitle,
        texts: [round ? words.waiting(when(round.opensAt)) : ''],
      });
    case 'round_closed':
      return closedScreen(round, enterWords);
    case 'round_sealed':
      return plainScreen({
        title: words.sealedTitle,
        texts: [round ? words.sealed(when(round.sealAt)) : words.sealedPlain],
      });
    case 'ballot_already_begun':
      return plainScreen({
        title: words.begunTitle,
        texts: [words.begun, words.begunElse],
        buttons: [toWords],
      });
    case 'ballot_unknown':
      return plainScreen({ title: words.noBallotTitle, texts: [words.noBallot], buttons: [toWords] });
    case 'stale_ballot':
      return plainScreen({
        title: words.staleTitle,
        texts: [words.stale],
        buttons: [[words.seeNewest, again]],
      });
    case 'busy':
    case 'door_shut':
    case 'too_many':
    case 'internal':
      return plainScreen({
        title: words.busyTitle,
        texts: [words.busyNow],
        buttons: [[words.tryAgain, again]],
      });
    default:
      return plainScreen({ title: words.refusedTitle, texts: [words.refused], buttons: [toWords] });
  }
}

export function closedScreen(round: Asked['round'] | undefined, enterWords: () => void): void {
  plainScreen({
    title: words.closedTitle,
    texts: round ? [words.closed(when(round.closesAt), when(round.sealAt))] : [],
    buttons: [[words.enterWords, enterWords]],
  });
}

/** No invitation, or one that leads nowhere: type its code, or come back with a receipt. */
export function invitationScreen(title: string, text: string, enterWords: () => void): void {
  const token = textField({ label: words.tokenLabel, hint: words.tokenHint });
  const submit = (event: Event) => {
    event.preventDefault();
    const read = readToken(token.input.value);
    if (token.says(read === null ? words.tokenWrong : null) || read === null) return;
    // Loads the page anew (main.ts), in the place of this entry of the history.
    const address = `#${read}`;
    if (location.hash === address) location.reload();
    else location.replace(address);
  };
  const form = el(
    'form',
    { submit, novalidate: true },
    token.field,
    el('p', { class: 'row actions' }, el('button', { type: 'submit', class: 'btn' }, words.goOn)),
  );
  plainScreen({ title, texts: [text], below: form, buttons: [[words.haveWords, enterWords]] });
}
