/** From the invitation to the thanks, and back again with a receipt: which screen follows which. */
import type { ReadResult } from '@followthrough/shared/ballots/wire.ts';
import type { OwnBallot } from '@followthrough/shared/ballots/own-ballot.ts';
import { Refused, Unreached, openInvitation, readBallot, roundsBehind } from './doors.ts';
import type { Asked } from './draft.ts';
import { Draft } from './draft.ts';
import type { Way } from './hand-in.ts';
import { handIn, lookUp } from './hand-in.ts';
import { isShared } from './modes.ts';
import { freshReceipt, wordsOf } from './receipt.ts';
import { forgetToken, ignoreSecondClicks, show, warnBeforeLosing } from './screen.ts';
import { comeBackScreen } from './screens/come-back.ts';
import { doneScreen } from './screens/done.ts';
import { publishedFacts } from './screens/facts.ts';
import { paperScreen } from './screens/paper.ts';
import { plainScreen } from './screens/plain.ts';
import { allQuestions, oneQuestion } from './screens/questions.ts';
import { receiptScreen } from './screens/receipt.ts';
import { sendingScreen } from './screens/sending.ts';
import { closedScreen, invitationScreen, troubleScreen } from './screens/trouble.ts';
import { fillWelcome } from './screens/welcome.ts';
import { when, words } from './words/words.ts';

interface Invitation {
  token: string;
  asked: Asked;
}

/** One way through the form: what is answered, and how it will be handed in. */
interface Trip {
  draft: Draft;
  way: Way;
  isAllOnOnePage: boolean;
  /** Where "Back" on the first screen leads. */
  home: () => void;
  invitation: Invitation | null;
}

/** Refusals that pass by themselves. */
const passing = new Set(['busy', 'door_shut', 'too_many', 'internal', 'storage_full']);

let current: Draft | null = null;
warnBeforeLosing(() => current?.isUnsent === true);
ignoreSecondClicks();

const firstPaint = [...document.getElementById('main')!.childNodes];
const welcome = () => show(firstPaint);

/** @param token null where the page was opened without an invitation. */
export async function begin(token: string | null): Promise<void> {
  if (token === null) return invitationScreen(words.enterTitle, words.enter, () => comeBack(null));
  if (isShared) forgetToken();
  let asked: Asked;
  try {
    asked = await openInvitation(token);
  } catch (error) {
    return troubleScreen(error, { again: () => void begin(token), enterWords: () => comeBack(null) });
  }
  const invitation = { token, asked };
  const { round } = asked;
  if (round.state !== 'open') return shut(invitation);

  const way: Way = { first: true, token, receipt: freshReceipt() };
  // One trip, however often she goes back to the welcome: what she answered is still there.
  const trip = { draft: new Draft(asked), way, isAllOnOnePage: false, home: welcome, invitation };
  const start = (isAllOnOnePage: boolean) => answer(Object.assign(trip, { isAllOnOnePage }));
  if (!document.getElementById('start')) welcome();
  fillWelcome(asked, {
    start: () => start(false),
    all: () => start(true),
    haveWords: () => comeBack(invitation, welcome),
    onPaper: () => paperScreen(asked, token, welcome),
  });
}

function shut(invitation: Invitation): void {
  const { round } = invitation.asked;
  const enterWords = () => comeBack(invitation);
  if (round.state === 'closed') return closedScreen(round, enterWords);
  const code = round.state === 'waiting' ? 'round_waiting' : 'round_sealed';
  troubleScreen(new Refused(code, 0), { again: enterWords, enterWords, round });
}

function answer(trip: Trip, at = 0): void {
  const { draft, home } = trip;
  current = draft;
  const { questions } = draft.asked.questionnaire;
  const last = questions.length - 1;
  const hasFacts = draft.asked.publishedFacts.length > 0;
  const toLast = () => answer(trip, last);
  const toFacts = () => publishedFacts(draft, { back: toLast, forward: toEnd });
  const toEnd = () => void finish(trip, hasFacts ? toFacts : toLast);
  const afterQuestions = hasFacts ? toFacts : toEnd;
  const isEdit = !trip.way.first;
  if (trip.isAllOnOnePage) {
    const switchView = () => answer(Object.assign(trip, { isAllOnOnePage: false }));
    return allQuestions(draft, { isEdit, back: home, forward: afterQuestions, switchView });
  }
  oneQuestion(draft, at, {
    isEdit,
    back: at > 0 ? () => answer(trip, at - 1) : home,
    forward: at < last ? () => answer(trip, at + 1) : afterQuestions,
    switchView: () => answer(Object.assign(trip, { isAllOnOnePage: true })),
  });
}

async function finish(trip: Trip, back: () => void): Promise<void> {
  const { draft, way } = trip;
  const sendIt = () => void send(trip);
  if (way.first) return receiptScreen(draft, await wordsOf(way.receipt), { back, send: sendIt });
  plainScreen({
    title: words.unsentTitle,
    texts: [words.unsentLead],
    buttons: [
      [words.sendChanges, sendIt],
      [words.lookAgain, back],
    ],
    back,
  });
}

async function send(trip: Trip): Promise<void> {
  const { draft, way } = trip;
  if (!(await handInPatiently(draft.asked, way, () => draft.content(), trip.invitation))) return;
  current = null;
  forgetToken();
  doneScreen(draft.asked, way.first ? 'first' : 'changed');
}

/** Tries until a door has answered. False when it said no, which is then on the screen. */
async function handInPatiently(
  asked: Asked,
  way: Way,
  content: () => ReturnType<Draft['content']> | null,
  invitation: Invitation | null,
): Promise<boolean> {
  const screen = sendingScreen();
  for (;;) {
    try {
      await handIn(asked, way, content(), screen.at);
      return true;
    } catch (error) {
      if (error instanceof Unreached) await screen.lost(way.first);
      else if (error instanceof Refused && passing.has(error.code)) await screen.busy(error.seconds);
      else {
        const enterWords = () => comeBack(invitation);
        const again = way.first ? enterWords : () => void reopen(asked.round.roundId, way.own);
        troubleScreen(error, { again, enterWords, round: asked.round });
        return false;
      }
    }
  }
}

/** With the receipt: the round from the invitation, or from the code that stands beside the words. */
function comeBack(
  invitation: Invitation | null,
  back: () => void = () => void begin(invitation?.token ?? null),
): void {
  const anew = () => comeBack(invitation, back);
  comeBackScreen(invitation !== null, {
    back,
    async lookUp({ receipt, code }) {
      try {
        const roundIds =
          code === null ? [invitation!.asked.round.roundId] : (await roundsBehind(code)).roundIds;
        await openWith(receipt, roundIds, invitation);
      } catch (error) {
        if (error instanceof Refused && error.code === 'round_code_unknown') return words.codeUnknown;
        troubleScreen(error, { again: anew, enterWords: anew });
      }
      return null;
    },
  });
}

/** Two rounds may share a code, once in a great while: the receipt fits one of them. */
async function openWith(
  receipt: Uint8Array,
  roundIds: readonly string[],
  invitation: Invitation | null,
): Promise<void> {
  for (const [i, roundId] of roundIds.entries()) {
    try {
      const { own, found } = await lookUp(roundId, receipt);
      return ownAnswers(own, found);
    } catch (error) {
      const isUnknown = error instanceof Refused && error.code === 'ballot_unknown';
      if (isUnknown && i < roundIds.length - 1) continue;
      if (isUnknown && invitation?.asked.round.state === 'open') return resume(receipt, invitation);
      throw error;
    }
  }
}

/** Her words are good and nothing was handed in with them: the connection was lost between the doors, and the page with it. */
function resume(receipt: Uint8Array, invitation: Invitation): void {
  const { asked, token } = invitation;
  const way: Way = { first: true, token, receipt };
  const home = () =>
    plainScreen({
      title: words.resumeTitle,
      texts: [words.resumeLead],
      buttons: [[words.start, () => answer(trip)]],
    });
  const trip: Trip = { draft: new Draft(asked), way, isAllOnOnePage: false, home, invitation };
  home();
}

async function reopen(roundId: string, own: OwnBallot): Promise<void> {
  try {
    ownAnswers(own, await readBallot(roundId, own.keyHash, await own.read()));
  } catch (error) {
    troubleScreen(error, { again: () => void reopen(roundId, own), enterWords: () => comeBack(null) });
  }
}

function ownAnswers(own: OwnBallot, found: ReadResult): void {
  const { round, version, content } = found;
  const seal = when(round.sealAt);
  const way: Way = { first: false, own, version };
  const home = () =>
    plainScreen({
      title: content ? words.foundTitle : words.withdrawnTitle,
      texts: [content ? words.found(round.orgName, seal) : words.foundWithdrawn(round.orgName, seal)],
      buttons: content
        ? [
            [words.change, change],
            [words.withdraw, askWithdraw],
          ]
        : [[words.answerAnew, change]],
    });
  if (round.state === 'sealed')
    return troubleScreen(new Refused('round_sealed', 0), { again: home, enterWords: home, round });
  const draft = new Draft(found, content);
  const change = () => answer({ draft, way, isAllOnOnePage: false, home, invitation: null });
  const askWithdraw = () =>
    plainScreen({
      title: words.withdrawTitle,
      texts: [words.withdrawLead(seal)],
      buttons: [
        [words.withdrawYes, () => void withdraw(found, way)],
        [words.keepThem, home],
      ],
      back: home,
    });
  home();
}

async function withdraw(found: ReadResult, way: Way): Promise<void> {
  if (!(await handInPatiently(found, way, () => null, null))) return;
  current = null;
  forgetToken();
  doneScreen(found, 'withdrawn');
}
