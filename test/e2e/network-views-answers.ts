import { me } from '@followthrough/shared/api/accounts.ts';
import { funderView, peerView, stewardView } from '@followthrough/shared/api/releases.ts';

// What the server answers to the screens of networks; everything passes the wire schemas, so that it can't drift from them.

export const ORG = '0199a000-0000-7000-8000-000000000001';
export const NETWORK = '0199a000-0000-7000-8000-000000000002';
const YEAR = 2025;

const titles = [
  'Funding and wages',
  'Networks',
  'Alternatives to carceral systems',
  'A racially diverse workforce',
  'Access in the budget',
  'Survivor leadership',
  'Leadership growth',
  'Keeping promises',
  'Leading by example',
];
const recommendations = titles.map((title, index) => ({
  recommendation: `R${index + 1}`,
  number: index + 1,
  title,
}));
const isProtected = (number: number) => [3, 4, 8].includes(number);

const option = (id: string, label: string) => ({ id, label });
const breakdowns = [
  { id: 'type', label: 'Kind', options: [option('coalition', 'Coalitions'), option('program', 'Programs')] },
  {
    id: 'size',
    label: 'Size',
    options: [
      option('small', '1 to 9 staff'),
      option('medium', '10 to 24 staff'),
      option('large', '25 or more'),
    ],
  },
];

function network(stewardKind: 'ta_provider' | 'funder') {
  return {
    networkId: NETWORK,
    stewardName: stewardKind === 'funder' ? 'Larch Fund' : 'Juniper Support Network',
    stewardKind,
    name: stewardKind === 'funder' ? 'Larch portfolio' : 'Juniper members',
    purpose: 'To learn from each other.',
    breakdowns,
    protectedFromYear: null,
    publicSlug: null,
    publicFromYear: null,
    pledge: stewardKind === 'funder' ? { signedBy: 'Noor A.', signedAt: '2022-01-12T10:00:00.000Z' } : null,
    cycles: [YEAR, YEAR + 1].map((year) => ({
      year,
      opensAt: `${year}-09-01T00:00:00.000Z`,
      closesAt: `${year}-10-15T00:00:00.000Z`,
      freezeAt: `${year}-10-29T00:00:00.000Z`,
      releaseAt: `${year}-12-28T00:00:00.000Z`,
      reviseAt: `${year + 1}-03-28T00:00:00.000Z`,
    })),
    version: 1,
  };
}

const share = (percent: number, bound: string | null = null) => ({ share: percent, bound });
const figures = (mean: number, nFrom: number, nLabel: string, change: number | null = null) => ({
  nFrom,
  nLabel,
  mean,
  bound: null,
  shares: [share(30), share(45), share(25)],
  change: change === null ? null : { points: change, coded: false },
});
const few = null;
const means = [45, 60, 0, 0, 40, 45, 55, 0, 55];

/** Every declared cell; small ones are told for the even parts alone. */
function cellsOf(index: number) {
  const mean = means[index] ?? 50;
  const by = (id: string) => breakdowns.find((one) => one.id === id)?.options ?? [];
  return [
    {
      by: {},
      figures:
        index === 6
          ? few
          : figures(mean, index === 8 ? 5 : 20, index === 8 ? '5 to 9' : '20 to 24', index === 4 ? 5 : null),
    },
    ...by('type').map((type) => ({ by: { type: type.id }, figures: figures(mean - 5, 10, '10 to 14') })),
    ...by('size').map((size) => ({
      by: { size: size.id },
      figures: size.id === 'large' ? few : figures(mean + 5, 5, '5 to 9'),
    })),
    ...by('type').flatMap((type) =>
      by('size').map((size) => ({ by: { type: type.id, size: size.id }, figures: few })),
    ),
  ];
}

function told(stewardKind: 'ta_provider' | 'funder', state: 'told' | 'waiting' | 'refused') {
  return {
    lang: 'en',
    network: network(stewardKind),
    year: state === 'waiting' ? YEAR + 1 : YEAR,
    years: [YEAR, YEAR - 1],
    release:
      state === 'waiting'
        ? null
        : { revision: 1, frozenAt: `${YEAR}-10-29T00:00:00.000Z`, releasedAt: `${YEAR}-12-28T00:00:00.000Z` },
    scoreBands: [
      { label: 'Getting started', from: 0, to: 33.3333 },
      { label: 'On the way', from: 33.3333, to: 66.6667 },
      { label: 'Well along', from: 66.6667, to: 100 },
    ],
    recommendations: recommendations.map((one, index) => {
      if (isProtected(one.number)) return { ...one, state: 'kept', cells: [], years: [] };
      const cells = state === 'told' ? cellsOf(index) : [{ by: {}, figures: few }];
      const years = [YEAR - 1, YEAR].map((year, place) => ({
        year,
        figures: figures((means[index] ?? 50) - 5 + 5 * place, 20, '20 to 24'),
      }));
      return { ...one, state: 'told', cells, years: state === 'told' ? years : [] };
    }),
    facts:
      state === 'told'
        ? {
            wageFloor: { ...share(65), nFrom: 20, nLabel: '20 to 24' },
            livingWage: { ...share(15, 'or_less'), nFrom: 20, nLabel: '20 to 24' },
            accessUnmet: { ...share(35), nFrom: 15, nLabel: '15 to 19' },
            costToClose: { nFrom: 20, nLabel: '20 to 24', from: 1_000_000, to: 2_000_000, bound: null },
          }
        : { wageFloor: few, livingWage: few, accessUnmet: few, costToClose: few },
  };
}

const member = (place: number, memberName: string, scores: Record<string, number>, note?: string) => ({
  memberOrgId: `0199a000-0000-7000-8000-0000000001${String(place).padStart(2, '0')}`,
  memberName,
  by: { type: 'program', size: 'small' },
  instrumentVersion: '1.1.0',
  scores: Object.entries(scores).map(([recommendation, score], index) => ({
    recommendation,
    state: 'published',
    score,
    low: score - 7,
    high: score + 6,
    completeness: 0.9,
    change: index === 0 ? 'possible_rise' : null,
    note: index === 0 ? (note ?? null) : null,
  })),
});

const own = recommendations.map(({ recommendation, number }) => ({
  recommendation,
  state: 'published',
  score: 40 + 3 * number,
  low: 34 + 3 * number,
  high: 47 + 3 * number,
}));

const practice = (place: number, memberName: string, side: 'offers' | 'wants', title: string) => ({
  practiceId: `0199a000-0000-7000-8000-0000000002${String(place).padStart(2, '0')}`,
  memberOrgId: `0199a000-0000-7000-8000-0000000003${String(place).padStart(2, '0')}`,
  memberName,
  side,
  recommendation: place > 3 ? 'R6' : 'R5',
  title,
  url: side === 'offers' ? 'https://example.org/practice' : null,
});

/** The practices of the offered pair that can still be proposed. */
export const PAIR = {
  offeringPracticeId: practice(1, '', 'offers', '').practiceId,
  wantingPracticeId: practice(2, '', 'wants', '').practiceId,
};

export const steward = {
  told: () =>
    stewardView.parse({
      told: told('ta_provider', 'told'),
      named: [
        member(1, 'Alder Coalition', { R2: 63, R5: 58, R6: 52, R9: 57 }, 'We moved offices in spring.'),
        member(2, 'Birch River Alliance', { R1: 38, R2: 55, R5: 31, R6: 44, R7: 47, R9: 60 }),
        member(3, 'Spruce Alliance', { R2: 60, R5: 81 }),
      ],
      comparability: {
        versions: [{ version: '1.1.0', members: 3 }],
        own: '1.1.0',
        commonItems: 1,
        coverage: 0.88,
      },
      starts: [
        { memberName: 'Alder Coalition', state: 'submitted' },
        { memberName: 'Cedar Bay Network', state: 'not_started' },
        { memberName: 'Hazel Coast Coalition', state: 'under_way' },
      ],
      participation: 20,
      running: null,
      own,
      matching: {
        practices: [
          practice(1, 'Spruce Alliance', 'offers', 'How we plan a line for access'),
          practice(2, 'Birch River Alliance', 'wants', 'Interpreters on short notice'),
          practice(3, 'Alder Coalition', 'wants', 'A first access budget'),
          practice(4, 'Rowan Hills Coalition', 'wants', 'A charter for survivor seats'),
        ],
        introductions: [
          {
            introductionId: '0199a000-0000-7000-8000-000000000401',
            topic: 'How we plan a line for access',
            offeringName: 'Spruce Alliance',
            wantingName: 'Alder Coalition',
            proposedAt: '2026-02-03T10:00:00.000Z',
            introduced: true,
          },
        ],
      },
    }),
  waiting: () =>
    stewardView.parse({
      ...steward.told(),
      told: told('ta_provider', 'waiting'),
      named: [],
      comparability: { versions: [], own: null, commonItems: 1, coverage: null },
      participation: 15,
      running: { state: 'running', done: 4, total: 13 },
      own: null,
      starts: [],
      matching: { practices: [], introductions: [] },
    }),
};

const mirror = (answered: boolean) => ({
  lang: 'en',
  year: YEAR,
  questions: [
    'Do your grants let grantees pay every front-line worker a living wage?',
    'How long are most of your grants?',
    'Do your grants pay for access: interpreters, disability access, staff needs?',
  ].map((prompt, place) => ({
    questionId: `F${place + 1}`,
    prompt,
    anchors: [
      'We have not looked.',
      'We allow it if asked.',
      'We say it in the call.',
      'We plan for it.',
      'We pay for it.',
    ].map((text, level) => ({ level, text })),
    answer:
      answered && place < 2
        ? {
            level: place === 0 ? 2 : null,
            note: place === 0 ? 'Not yet compared with local costs.' : null,
            changedBy: 'Noor A.',
            changedAt: '2025-09-18T10:00:00.000Z',
          }
        : null,
  })),
});

export const funder = {
  told: () =>
    funderView.parse({
      mirror: mirror(true),
      told: told('funder', 'told'),
      participation: 20,
      running: null,
    }),
  refused: () => funderView.parse({ ...funder.told(), told: told('funder', 'refused'), participation: 0 }),
  mirror: () => mirror(true),
};

export const peer = () => peerView.parse({ told: told('ta_provider', 'told'), own });

export const meIn = (kind: 'ta_provider' | 'funder') =>
  me.parse({
    flags: { mailbox: false },
    person: { personId: ORG, name: 'Noor A.', email: 'noor@example.org', emailVerified: true },
    memberships: [
      {
        orgId: ORG,
        orgName: kind === 'funder' ? 'Larch Fund' : 'Juniper Support Network',
        kind,
        role: 'leader',
        isDemo: true,
        abilities: ['networks.read', 'networks.manage', 'sharing.read'],
      },
    ],
    guest: null,
  });
