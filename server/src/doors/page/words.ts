/** What the respondent's page says before any program runs, and its plain-text twin. In English; a translation is another such object. */
export interface FirstWords {
  language: string;
  title: string;
  skip: string;
  leaveFast: string;
  leaveLimits: string;
  heading: string;
  asks: string;
  checking: string;
  tooOldTitle: string;
  tooOld: string;
  noProgram: string;
  onPaper: string;
  protectedTitle: string;
  protected: string[];
  notProtectedTitle: string;
  notProtected: string[];
  content: string;
  afterSendTitle: string;
  afterSend: string[];
  plainText: string;
}

export const english: FirstWords = {
  language: 'en',
  title: 'Yearly check',
  skip: 'Skip to the main part',
  leaveFast: 'Leave fast',
  leaveLimits:
    '“Leave fast”, or Shift pressed three times, opens an empty page and clears what this site kept on the device. It can’t clear your browser’s history, and it can’t stop someone who is watching the device.',
  heading: 'Say how it is, without your name',
  asks: 'A group you know asks how things are there, from where you stand. It takes about six minutes.',
  checking: 'One moment, your invitation is being looked up.',
  tooOldTitle: 'This browser is too old',
  tooOld:
    'It can’t keep your answers secret, so nothing can be sent from it. Update it, or open your link on another device. Your link stays good.',
  noProgram:
    'This page needs JavaScript: your answers are sealed on your own device before they are sent. Turn it on, or answer on paper and have somebody you trust from outside the group enter it.',
  onPaper: 'All questions as PDF',
  protectedTitle: 'What is protected',
  protected: [
    'Answers go without your name. Nobody in the group, and nobody who runs this site, can look up what you answered, or whether you did.',
    'The group sees averages only, and only of five or more people. That goes for survivor advisers too.',
    'Skip what you like, stop when you like. Nothing is sent until you press Send, and nothing is kept on this device.',
  ],
  notProtectedTitle: 'What isn’t',
  notProtected: [
    'What someone sees over your shoulder, what your browser or your workplace’s network records, and what you tell others.',
    'Whoever runs this site could change its program to spy on answers while they are given. You trust them not to.',
  ],
  content:
    'A few questions touch on racism, violence and policing. They are about how the group works; nobody asks what happened to you.',
  afterSendTitle: 'After you press Send',
  afterSend: [
    'You get twelve words. With them, and nothing else, you can change or take back your answers on any device.',
    'Some days after the round closes it is sealed: answers are shuffled and the keys are destroyed. From then on nobody can change or take back anything, you included.',
  ],
  plainText: 'This page as plain text',
};
