/** Everything that the respondent's page says after its first paint (which is server/src/doors/page), in English. */

const asked = (count: number) => (count === 1 ? 'one question' : `${count} questions`);

export const en = {
  // Welcome
  asks: (org: string, minutes: number) =>
    `${org} asks how things are there, from where you stand. It takes about ${minutes} minutes.`,
  dates: (closes: string, seal: string) =>
    `You can answer until ${closes}, and change or take back your answers until ${seal}.`,
  start: 'Start',
  allOnOnePage: 'All questions on one page',
  oneAtATime: 'One question at a time',
  haveWords: 'I sent answers before',
  onPaper: 'On paper, or for somebody else',
  clockOff:
    'The clock of this device is off. That does no harm here: all dates on this page go by the clock of this site.',
  keysTitle: 'The key of your group',
  keys: (fingerprint: string) =>
    `It stands in your invitation too: ${fingerprint}. If the two differ, don’t answer, and tell the person who invited you.`,
  waitingTitle: 'Not open yet',
  waiting: (opens: string) => `You can answer from ${opens}. Your link stays good.`,

  // Questions
  progress: (at: number, of: number, minutes: number) =>
    `Question ${at} of ${of}. About ${minutes === 1 ? 'one minute' : `${minutes} minutes`} left.`,
  progressName: (at: number, of: number) => `Question ${at} of ${of}`,
  allTitle: (count: number) => `The ${asked(count)}`,
  allHint: 'Leave out what you like.',
  or: 'or',
  skipped: 'I don’t know, or I’d rather not say',
  goOn: 'Go on',
  skipThis: 'Skip this one',
  back: 'Back',
  note: 'Before you read on',
  comment: 'Your words',
  commentHint: (left: number) => `You don’t have to write anything. Room for ${left} more characters.`,
  commentUse:
    'A person reads comments after the seal, apart from everything else you answered, and only where ten or more people wrote one. Leave out names and anything that only you could know.',
  protectedFold: 'What is protected, and what isn’t',
  stopFold: 'I want to stop here',
  stop: (closes: string) =>
    `That is fine. Nothing has been sent. Close this page, or press “Leave fast”. Your link works until ${closes}.`,
  stopEdit: 'That is fine. Your answers stay as they were. Close this page, or press “Leave fast”.',
  aloudQuestion: 'Read the question, then the five answers with their numbers. Note the number you are told.',

  // Published facts
  factsTitle: (org: string) => `What ${org} says about itself`,
  factsLead: 'Tick what does not match what you see. Leave the rest.',
  mismatch: 'This does not match what I see',

  // Receipt
  receiptTitle: 'Your receipt is twelve words',
  receiptLead:
    'Nothing has been sent yet. Write these words and the code down if you may want to change or take back your answers.',
  roundCode: 'Code of this round:',
  whereTo: (address: string) => `To come back, open ${address} on any device and enter both.`,
  copy: 'Copy the words',
  copied: 'Copied. Anything on this device that keeps what you copy has them now too.',
  copyFailed: 'This browser does not let the page copy. Please write the words down.',
  print: 'Print them',
  receiptNote: [
    'They were made on this device. We never see them, so ',
    'we can’t find them for you',
    '. Anyone who has them can read your answers, so keep them as you would a key.',
  ],
  canDoTitle: 'What you can do',
  canDo: (seal: string) => [
    `Change or take back your answers until ${seal}.`,
    'Lose the words. Your answers still count; you just can’t change them.',
  ],
  afterSealTitle: 'What happens then',
  afterSeal: (seal: string) =>
    `On ${seal} answers are shuffled and the keys are destroyed. After that nobody can take them back, you included.`,
  checkTitle: 'So that they don’t get lost',
  checkHint: 'Type two of your words, or say that you don’t want to keep them.',
  wordNumber: (number: number) => `Word ${number}`,
  dontKeep: 'I don’t want to keep the words',
  checkWrong: (number: number) => `This is not word ${number}. Look at the list above and type it again.`,
  checkEmpty: (number: number) => `Type word ${number}, or tick “I don’t want to keep the words”.`,
  errorsTitle: 'Please look at this again',
  sendFirst: (count: number) => (count === 1 ? 'Send my answer' : `Send my ${count} answers`),
  sendNone: 'Send an empty form',
  lookAgain: 'Go back and look again',

  // Sending
  sendingTitle: 'Sending',
  sendingSteps: [
    'Your ballot is sealed on this device.',
    'It is stamped, unseen, because you were invited.',
    'It is handed in without your name.',
  ],
  stepDone: 'done',
  stepNow: 'now',
  stepWaits: 'waiting',
  offlineTitle: 'The connection was lost',
  offline: [
    'Nothing is lost. Keep this page open: your answers are on it, and it tries again by itself as soon as there is a connection.',
    'Trying again sends the very same ballot. It counts once, however often it is sent.',
  ],
  offlineWords:
    'If you have to close the page, you can go on later with your link and the twelve words; your answers you would have to give again.',
  tryAgain: 'Try again now',
  busyTitle: 'A moment, please',
  busyNow: 'The site can’t take it right now. Nothing has been used up. Wait a moment and try again.',
  busy: (seconds: number) =>
    `The site can’t take it right now. Nothing is lost. It tries again by itself in ${seconds} seconds.`,

  // Done
  doneTitle: 'Thank you. Your answers are in.',
  changedTitle: 'Your changes are in.',
  withdrawnTitle: 'Your answers are withdrawn.',
  done: (seal: string) =>
    `You can change or take them back until ${seal}, with the twelve words and the code`,
  doneNoWords:
    'Nobody can tell that you have answered. Reminders go to everybody, so you may still get one. Please ignore it.',
  withdrawn: (seal: string) =>
    `Nothing of them counts or is kept. Until ${seal} you can send answers again with the same words.`,
  closeAdvice:
    'You can close this page now. If others use this device, remove this page from the browser’s history too.',
  sharedDone:
    'This device is clean: nothing of your answers was kept on it. The page empties itself in a minute.',
  finish: 'Finish and empty the page',
  supportTitle: 'If this stirred something up',
  supportLead:
    'You don’t have to be in danger to talk with someone. In the United States, free, day and night:',
  support: [
    { name: 'National Domestic Violence Hotline', call: '1-800-799-7233', or: ', or text START to 88788' },
    { name: 'RAINN, about sexual violence', call: '1-800-656-4673', or: '' },
    { name: 'StrongHearts Native Helpline', call: '1-844-762-8483', or: '' },
    { name: '988 Suicide and Crisis Lifeline', call: '988', or: ', by call or text' },
  ],
  supportElse: 'Somewhere else, your group or a local program can tell you who to call.',

  // Coming back with a receipt
  returnTitle: 'Change or take back your answers',
  returnLead: 'Enter what you wrote down. It is looked up without your name.',
  codeLabel: 'Code of the round',
  codeHint: 'Eight letters and digits, such as 4F7K-92QD.',
  codeWrong: 'A code has eight letters and digits. Compare it with what you wrote down.',
  codeUnknown: 'There is no round with this code. Compare it with what you wrote down.',
  wordsLabel: 'Your twelve words',
  wordsHint: 'In their order, with spaces between. Capitals don’t matter.',
  wordsCount: (count: number) => `These are ${count} words. A receipt has twelve.`,
  wordUnknown: (position: number, word: string) =>
    `Word ${position}, “${word}”, is not one that receipts are made of. Look for a letter that was read wrongly.`,
  wordsWrong: 'These words don’t make a receipt. Two may have changed places, or one may be another word.',
  lookUp: 'Look up',
  lookingUp: 'Looking up …',
  foundTitle: 'Your answers are here',
  found: (org: string, seal: string) =>
    `You answered for ${org}. Until ${seal} you can change them or take them back.`,
  foundWithdrawn: (org: string, seal: string) =>
    `You withdrew your answers for ${org}. Until ${seal} you can send answers again.`,
  change: 'Change my answers',
  answerAnew: 'Answer again',
  withdraw: 'Take them back',
  withdrawTitle: 'Take back all your answers?',
  withdrawLead: (seal: string) => `Then nothing of them counts. You can send answers again until ${seal}.`,
  withdrawYes: 'Yes, take them back',
  keepThem: 'No, keep them',
  sendChanges: 'Send my changes',
  unsentTitle: 'Ready to send your changes?',
  unsentLead: 'They replace what you sent before. Your twelve words stay the same.',
  resumeTitle: 'Nothing was handed in with these words yet',
  resumeLead:
    'Your invitation may have been used with them when the connection was lost. Give your answers again, and send them with the same words.',

  // Trouble
  damagedTitle: 'This link is not whole',
  damaged: 'Copy all of it from your invitation, or type the code of your letter here.',
  exampleTitle: 'This link is only an example',
  example:
    'It came with a test of the invitation, and works for nobody. When the round opens, everybody who is asked gets a link of their own. If you have yours, open that one, or type its code here.',
  unknownTitle: 'This link leads nowhere',
  unknown:
    'Either it is not whole, or its round is over and sealed. Copy all of it from your invitation, or ask the person who sent it.',
  enterTitle: 'Do you have an invitation?',
  enter: 'Open the link in it, or type its code here.',
  tokenLabel: 'Code of your invitation',
  tokenHint: 'Twenty letters and digits, in groups of four.',
  tokenWrong: 'A code has twenty letters and digits. Compare it with your invitation.',
  closedTitle: 'This round is closed',
  closed: (closes: string, seal: string) =>
    `No new answers could be taken after ${closes}. If you sent answers before, you can change or take them back until ${seal}.`,
  sealedTitle: 'This round is sealed',
  sealed: (seal: string) =>
    `Answers were shuffled on ${seal}, and the keys were destroyed. Nobody can add, change or take back answers any more, not even we.`,
  sealedPlain:
    'Answers were shuffled, and the keys were destroyed. Nobody can add, change or take back answers any more, not even we.',
  begunTitle: 'This invitation was used with other words',
  begun:
    'If that was you, on this or another device, enter the twelve words you got then. Nothing you sent is lost.',
  begunElse:
    'If you no longer have them and had sent your answers, they count. If it was not you, tell the person who invited you. One invitation is good for one ballot, so we can’t make a second one.',
  noBallotTitle: 'There are no answers under these words',
  noBallot: 'Check the words and the code. If you never pressed Send, open your invitation and start there.',
  staleTitle: 'Changed on another device',
  stale: 'Your answers were changed elsewhere after you opened them here. Nothing was overwritten.',
  seeNewest: 'See the newest',
  refusedTitle: 'This was not accepted',
  refused:
    'Something about this ballot does not fit this round. Open your invitation again and send with the same words. If that fails too, tell the person who invited you.',
  lostTitle: 'No connection',
  lost: 'The site could not be reached. Check your connection and try again. Nothing has been used up.',
  enterWords: 'Enter my twelve words',

  // Paper and interview
  paperTitle: 'On paper, or for somebody else',
  paperLead:
    'Print the questions, or save them as plain text. Somebody you trust from outside the group can enter the answers here afterwards, with your link, and give you the twelve words.',
  paperPrint: 'Print the questions',
  paperText: 'Save as plain text',
  paperPdf: 'All questions as PDF',
  paperPdfLarge: 'PDF in large print',
  aloudMode: 'Large text, to be read aloud in an interview',
  sharedMode: 'This device is shared: leave nothing behind',
  paperChoose: 'Mark one:',
};

export type Words = typeof en;
