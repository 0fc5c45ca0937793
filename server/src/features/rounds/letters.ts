import { EXAMPLE_TOKEN } from '@followthrough/shared/ballots/token.ts';
import type { Letter } from '../../mail/letters.ts';
import { answerLink, keysPage } from './links.ts';
import type { RoundRow } from './queries.ts';

// What people get who are asked. One invitation, and reminders that are right for everybody, since nobody knows who has answered.

export interface RoundWords {
  orgName: string;
  subject: string;
  text: string;
  opensAt: Date;
  closesAt: Date;
  sealAt: Date;
}

export const wordsOf = (round: RoundRow, orgName: string): RoundWords => ({
  orgName,
  subject: round.invitation_subject,
  text: round.invitation_text,
  opensAt: round.opens_at,
  closesAt: round.closes_at,
  sealAt: round.seal_at,
});

interface Recipient {
  to: string;
  name: string;
  /** With the person's own token behind `#`. */
  link: string;
  fingerprint: string;
  keysPage: string;
}

const day = new Intl.DateTimeFormat('en-US', {
  weekday: 'long',
  month: 'long',
  day: 'numeric',
  timeZone: 'UTC',
});

const signature = 'This mail was sent by the yearly check (Followthrough). Nobody reads replies to it.\n';

const letter = (to: string, subject: string, ...paragraphs: string[]): Letter => ({
  to,
  subject,
  body: [...paragraphs, signature].join('\n\n'),
});

const greeting = (name: string) => (name.includes('@') ? 'Hello,' : `Hello ${name},`);

const protection = ({ closesAt, sealAt }: RoundWords): string =>
  `Nothing is kept that would tell which answers are yours: the people you work with can’t find out, and neither can we. The page says what is protected and what is not before you send anything. You can change or take back what you sent until ${day.format(sealAt)}. New answers are taken until ${day.format(closesAt)}.`;

const ownLink =
  'This link is yours alone. Whoever has it can answer in your place, so don’t pass it on. Opening it uses nothing up:';

const fingerprintOf = (recipient: Recipient): string =>
  `To check that the page is the right one, compare its fingerprint: ${recipient.fingerprint}\nIt is also public, at ${recipient.keysPage}`;

export const roundInvitation = (round: RoundWords, recipient: Recipient): Letter =>
  letter(
    recipient.to,
    round.subject,
    greeting(recipient.name),
    round.text,
    ownLink,
    recipient.link,
    protection(round),
    fingerprintOf(recipient),
  );

/** The same for those who answered and those who did not. */
export const roundReminder = (round: RoundWords, recipient: Recipient): Letter =>
  letter(
    recipient.to,
    `Reminder: ${round.subject}`,
    greeting(recipient.name),
    `this goes to everybody whom ${round.orgName} asked. We don’t know who has answered, and nobody does.`,
    'If you have answered: thank you. There is nothing left to do. If you have not, and would like to, there is still time. If you would rather not, that is fine too.',
    ownLink,
    recipient.link,
    protection(round),
    fingerprintOf(recipient),
  );

/** The invitation as the leader sees it beforehand: its link and fingerprint are made up. */
export const sampleInvitation = (round: RoundWords, to: string, name: string, origin: string): Letter =>
  roundInvitation(round, {
    to,
    name,
    link: answerLink(origin, EXAMPLE_TOKEN),
    fingerprint: '(made when the round opens)',
    keysPage: keysPage(origin, '…'),
  });
