import type { SharedNetwork, Sharing, WireConsentLevel } from '@followthrough/shared/api/sharing.ts';
import { consentLevel } from '@followthrough/shared/api/sharing.ts';
import { labelsOf } from '@followthrough/shared/networks/breakdowns.ts';
import { byOfCell } from '@followthrough/shared/networks/declared-cells.ts';
import { dayInWords, heading, page } from '../../http/plain-text.ts';

// Who can see what about an organization: the same as on its screen, as a text to print, share or have read aloud.

const LEVELS: Record<WireConsentLevel, string> = {
  nothing: 'Nothing',
  aggregate: 'Only in the total',
  named: 'By name',
};

const KINDS: Record<SharedNetwork['network']['stewardKind'], string> = {
  coalition: 'coalition',
  ta_provider: 'training and support provider',
  funder: 'funder',
};

const FACTS: Record<string, string> = {
  wage_floor: 'A wage floor in place',
  living_wage: 'A living wage for everybody',
  access_unmet: 'Access requests not met in full',
  cost_to_close: 'What closing the wage gap would cost',
};

type NameOf = (measure: string) => string;

export function sharingAsText({ orgName, networks, recommendations, counselSwitch }: Sharing): string {
  const nameOf: NameOf = (measure) => {
    const one = recommendations.find(({ recommendation }) => recommendation === measure);
    return one ? `${one.number}. ${one.title}` : (FACTS[measure] ?? measure);
  };
  return page([
    heading(`${orgName}: who can see what about us`, '='),
    'Your check belongs to you. Others see something of it only through a network that you joined, and only what stands here.',
    [
      heading('What never leaves', '-'),
      'Your single answers, evidence, comments, exact amounts and overall score.',
      'That you said no to something, let an offer go by, or left a network.',
    ].join('\n'),
    ...(networks.some(({ leftAt }) => leftAt === null)
      ? []
      : ['You are in no network, so nobody outside can see anything of your check.']),
    ...networks.flatMap((shared) => networkInWords(shared, nameOf)),
    [
      heading('On legal advice', '-'),
      counselSwitch
        ? 'The questions on who works and leads with you (part 4), who trains (part 7), and money that goes to groups led by people of color (part 8) are context only, and leave every score.'
        : 'No question is kept out of the scores.',
    ].join('\n'),
  ]);
}

function networkInWords(shared: SharedNetwork, nameOf: NameOf): string[] {
  const { network, leftAt } = shared;
  return [
    [
      heading(network.name, '-'),
      `Convened by ${network.stewardName}, ${KINDS[network.stewardKind]}.`,
      leftAt === null ? untilWhen(shared) : `You left it on ${dayInWords(leftAt)}.`,
    ].join('\n'),
    ...(leftAt === null ? [countsNow(shared)] : []),
    toldSoFar(shared, nameOf),
    ...(shared.history.length === 0 ? [] : [decisions(shared, nameOf)]),
  ];
}

const untilWhen = ({ year, freezeAt }: SharedNetwork): string =>
  year === null || freezeAt === null
    ? 'No year is announced.'
    : `What is told of ${year} can be changed until ${dayInWords(freezeAt)}.`;

function countsNow({ consents, year }: SharedNetwork): string {
  return [
    year === null ? 'What counts now' : `What counts now, for ${year}`,
    ...consents.map(
      ({ number, title, level, isDefault }) =>
        `  ${number}. ${title}: ${LEVELS[level]}${isDefault ? ' (default)' : ''}`,
    ),
  ].join('\n');
}

function toldSoFar({ told, network }: SharedNetwork, nameOf: NameOf): string {
  if (told.length === 0) return 'What was told so far: nothing yet.';
  return [
    'What was told so far',
    ...told
      .toSorted((a, b) => b.year - a.year)
      .map((line) => {
        const what = `  ${line.year}, ${nameOf(line.measure)}`;
        const since = `since ${dayInWords(line.at)}`;
        if (line.kind === 'named')
          return line.withdrawnAt === null
            ? `${what}: by name, for ${network.stewardName} to read, ${since}`
            : `${what}: by name, ${since}, taken back on ${dayInWords(line.withdrawnAt)}`;
        const readers = line.isPublic
          ? 'for everybody, on the public page'
          : `for ${network.stewardName} and the members`;
        const groups = line.cells.map((cell) => groupInWords(cell, network)).join('; ');
        return `${what}: counted in ${groups}, ${readers}, ${since}`;
      }),
  ].join('\n');
}

function groupInWords(cell: string, { breakdowns }: SharedNetwork['network']): string {
  const labels = labelsOf(byOfCell(cell), breakdowns);
  return labels.length === 0 ? 'All members' : labels.join(', ');
}

/** What was decided at once is one line, newest first. */
function decisions({ history }: SharedNetwork, nameOf: NameOf): string {
  const together = Map.groupBy(history, ({ decidedAt, decidedBy, year }) =>
    [decidedAt, decidedBy, year].join(' '),
  );
  const lines = [...together.values()]
    .flatMap(([first, ...others]) => (first ? [[first, ...others] as const] : []))
    .toSorted(([a], [b]) => b.decidedAt.localeCompare(a.decidedAt))
    .map((events) => {
      const [{ decidedAt, decidedBy, year }] = events;
      const said = consentLevel.options.flatMap((level) => {
        const of = events.filter((event) => event.level === level);
        return of.length === 0
          ? []
          : [`${LEVELS[level]}: ${of.map(({ recommendation }) => nameOf(recommendation)).join('; ')}`];
      });
      return `  ${dayInWords(decidedAt)}, ${decidedBy}, for ${year}. ${said.join('. ')}`;
    });
  return ['Who decided what, newest first', ...lines].join('\n');
}
