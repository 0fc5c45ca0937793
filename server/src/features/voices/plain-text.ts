import type {
  ReadyVoices,
  Voices,
  WireContradicted,
  WireGroupVoice,
} from '@followthrough/shared/api/voices.ts';
import type { ShareBand } from '@followthrough/shared/disclosure/mismatch.ts';
import type { TurnoutBand } from '@followthrough/shared/disclosure/round-voices.ts';
import { dayInWords, heading, page } from '../../http/plain-text.ts';

// The same as on the screen, as a text to print, share or have read aloud.

const turnoutWords: Record<TurnoutBand, string> = {
  low: 'fewer than 40 % answered',
  middle: '40 to 69 % answered',
  high: '70 % or more answered',
};

const shareWords: Record<ShareBand, string> = {
  under_a_quarter: 'fewer than a quarter, or nobody, see it otherwise',
  under_half: 'a quarter to a half see it otherwise',
  half_or_more: 'half or more see it otherwise',
};

// A parameter takes a `Releasable` band as the plain band that the words are listed by.
const turnoutInWords = (band: TurnoutBand) => turnoutWords[band];
const shareInWords = (band: ShareBand) => shareWords[band];

const TOO_FEW = 'too few to show safely';

export function voicesAsText(voices: Voices): string {
  const title = heading(`${voices.orgName}: how people see it, ${voices.cycle.year}`, '=');
  return page([title, ...(voices.state === 'ready' ? told(voices) : [waiting(voices)])]);
}

function waiting({ round }: Extract<Voices, { state: 'waiting' }>): string {
  if (!round || round.state === 'draft') return 'Nobody has been asked yet.';
  if (round.state === 'sealed') return 'People’s answers are being counted. Look again in a few minutes.';
  return `People’s answers are not sealed yet. They can change or take back what they said until ${dayInWords(round.sealAt)}. Then it is counted, and appears here.`;
}

const told = ({ items, contradicted, themes }: ReadyVoices): string[] => [
  'The people you asked answered without their names. Only groups of five or more are shown. Averages go from 0 to 100 and stop short of both ends, so that nobody’s own answer can be worked out; such a one reads “or more” or “or less”, and has no range.',
  'A difference is not a mistake on either side: you stand in different places. Ask what they see that you can’t, and never try to find out who said what.',
  ...items.map(({ number, prompt, own, groups }) =>
    [
      heading(`${number}. ${prompt}`, '-'),
      ...groups.map((group) => `${group.groupLabel}: ${groupInWords(group)}.`),
      ...(groups.length === 0 ? ['Nobody was asked this.'] : []),
      ...(own === null ? [] : [`You: ${Math.round(own)}.`]),
    ].join('\n'),
  ),
  ...(contradicted.length > 0
    ? [[heading('Your facts, as others see them', '-'), ...contradicted.map(factInWords)].join('\n')]
    : []),
  ...(themes.length > 0 ? [heading('In their own words', '-')] : []),
  ...themes.map(({ label, themes: ofItem }) =>
    [`${label}.`, ...ofItem.map(({ theme, nLabel }) => `${theme} (${nLabel} comments).`)].join(' '),
  ),
];

function groupInWords(group: WireGroupVoice): string {
  if (group.state === 'too_few') return TOO_FEW;
  const mean = Math.round(group.mean);
  const average = group.coded
    ? `${mean} ${group.mean > 50 ? 'or more' : 'or less'}`
    : `${mean}, range ${Math.floor(group.low)} to ${Math.ceil(group.high)}`;
  return [
    average,
    `${group.nLabel} people`,
    ...(group.agreement === null ? [] : [group.agreement]),
    turnoutInWords(group.turnout),
    ...(group.gap?.notable ? ['people see this differently from you'] : []),
  ].join('; ');
}

const factInWords = ({ prompt, answer, told: share }: WireContradicted): string =>
  `${prompt} ${answer} ${share.state === 'shown' ? `Of ${share.nLabel} people: ${shareInWords(share.share)}.` : `(${TOO_FEW})`}`;
