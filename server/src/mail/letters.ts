/** What we write to people: plain text, short, no picture, no tracking. A link's secret rides after `#`, which no server is sent. */
export interface Letter {
  to: string;
  subject: string;
  body: string;
}

const signature = '\n\nThis mail was sent by the yearly check (Followthrough). Nobody reads replies to it.\n';

const letter = (to: string, subject: string, ...paragraphs: string[]): Letter => ({
  to,
  subject,
  body: paragraphs.join('\n\n') + signature,
});

export const verifyAddressLetter = (to: string, name: string, link: string): Letter =>
  letter(
    to,
    'Confirm your address',
    `Hello ${name},`,
    'somebody, most likely you, made an account with this address. Open this link and press the button to confirm it. It works once, within two days:',
    link,
    'If it was not you, do nothing: without this step nobody can use the account for anything.',
  );

export const alreadyRegisteredLetter = (to: string, link: string): Letter =>
  letter(
    to,
    'You already have an account',
    'Somebody, most likely you, tried to make an account with this address. There is one already, so nothing was changed.',
    'Sign in as usual. If you don’t remember your password, set a new one with this link, within one hour:',
    link,
    'If it was not you, do nothing.',
  );

export const recoveryLetter = (to: string, link: string): Letter =>
  letter(
    to,
    'Set a new password',
    'Somebody, most likely you, asked to set a new password. Open this link and type it. It works once, within one hour, and signs you out everywhere:',
    link,
    'If it was not you, do nothing: your password stays as it is.',
  );

export const invitationLetter = (to: string, invitedBy: string, organization: string, link: string): Letter =>
  letter(
    to,
    `${organization} invites you to the yearly check`,
    `${invitedBy} invites you to work on the yearly check of ${organization}. Open this link to look at the invitation. It works once, within two weeks:`,
    link,
    'If you don’t expect this, do nothing.',
  );

export const networkOfferLetter = (
  to: string,
  offer: { offeredBy: string; steward: string; network: string; link: string },
): Letter =>
  letter(
    to,
    `${offer.steward} offers a place in ${offer.network}`,
    `${offer.offeredBy} of ${offer.steward} offers your organization a place in the network ${offer.network}.`,
    'Open this link to read what it is for. A leader of your organization can join with it, within 60 days; you can pass it on to her. Opening it joins nothing, and whoever joins decides, part by part, what the network may be told:',
    offer.link,
    'If you would rather not, do nothing. Nobody is shown whether you join, and joining can be undone at any time.',
  );

/** Tells the owner of an account about a change that a thief might have made. */
export const changeNoticeLetter = (to: string, what: string): Letter =>
  letter(
    to,
    'A change in your account',
    `${what} If it was you, there is nothing to do.`,
    'If it was not you, set a new password at once (“Forgot your password?” on the sign-in page); that signs everybody out. Then look through your passkeys and sessions.',
  );
