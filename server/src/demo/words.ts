import type { RecommendationId } from '@followthrough/shared/instrument/model.ts';

/** What people in the demo world wrote: notes, promises, what got in the way. All of it made up. */

export const PROMISED_ACTIONS: Record<string, readonly string[]> = {
  T1: [
    'Wrote to former staff of color to own the harm done here',
    'Paid for a listening year with groups of color we had failed',
  ],
  T2: [
    'Ended the shared desk at the county courthouse',
    'Moved the training contract away from the sheriff’s academy',
  ],
  T3: [
    'Gave two of nine votes on grants to groups led by people of color',
    'Pay partner groups for co-leading trainings',
  ],
  T4: [
    'Spoke at the public hearing beside local Black-led groups',
    'Closed the office for a day of organizing, each June',
  ],
  T5: [
    'Started a crisis line that does not call police unless asked',
    'Joined the neighborhood safety table as a plain member',
  ],
  T6: [
    'Backed the student-led plan for counselors in place of school police',
    'Trained school staff to respond without a referral',
  ],
  T7: [
    'Wrote support letters for survivors charged for defending themselves',
    'Pay court debts of survivors from a small fund',
  ],
  T8: [
    'Opened flexible housing money with no police report asked for',
    'Signed leases together with a tenants’ union',
  ],
  T9: ['Moved a tenth of free money into mutual aid', 'Pay for child care at every meeting'],
  T10: [
    'Held four evenings on what freedom from violence would look like here',
    'Publish a yearly letter on our promises',
  ],
};

export const OWN_PROMISES = [
  {
    promise: 'Half of our training money goes to trainers of color',
    action: 'Signed year-long contracts with three trainers',
  },
  {
    promise: 'No partner is asked to work with police to get our grants',
    action: 'Took the clause out of all grant letters',
  },
  {
    promise: 'Survivors of color lead the review of our responses',
    action: 'Paid review panel meets twice a year',
  },
  {
    promise: 'We tell our members each year what we did and what we did not',
    action: 'Read the list aloud at the yearly meeting',
  },
  {
    promise: 'Every policy comment names the harm of prisons',
    action: 'Added the point to our comment checklist',
  },
];

export const EVIDENCE_NOTES: Record<RecommendationId, readonly string[]> = {
  R1: [
    'Pay scale adopted by the board in March.',
    'Payroll totals from June, checked by finance.',
    'Grant letters of this year carry the new pay clause.',
  ],
  R2: [
    'Meeting notes of all regions are in the shared folder.',
    'Attendance lists of the four regional meetings.',
  ],
  R3: ['Training calendar with hours by topic.', 'Partner list as of this summer, sorted by kind.'],
  R4: [
    'Anonymous staff form, all who wished to answered.',
    'Hiring steps are written down and used since spring.',
  ],
  R5: [
    'Budget lines 41 to 44 of the approved budget.',
    'Access checklist used at every event since January.',
  ],
  R6: ['Bylaws name the reserved seats and their pay.', 'Leave policy, section 6, in force since last year.'],
  R7: [
    'Ledger lines for coaching, courses and paid learning time.',
    'Written growth plan for each staff role.',
  ],
  R8: ['Read out at the yearly meeting; notes are public.', 'Grant list with the group and the amount.'],
  R9: ['Policies are on the members’ page, free to copy.', 'Results were shown at the staff day in May.'],
};

export const WHAT_GOT_IN_THE_WAY = [
  'Two grants ended in the same month and we lost the person who held this work. A year of steady money would help most.',
  'Our county partners see any distance from police as a threat. We need other groups beside us when we say it.',
  'We wrote the promises fast and never said who owns which one. We are doing that now.',
  'New leadership. The list was in nobody’s handover. A short yearly reminder would help.',
  'People are tired. We would rather keep three promises well than carry ten on paper.',
];

export const PRACTICES = [
  'How we pay survivors for advice, with the form we use',
  'A one-page access checklist for every event',
  'Our open pay scale and how we set it',
  'Running a meeting where members decide',
  'Steps for when racism happens at an event we host',
];

/** What staff wrote under one question, in their own words. */
export const COMMENTS = {
  itemId: 'R1.pay_voice',
  theme: 'How pay is decided',
  texts: [
    'I learned about the new pay steps after they were decided.',
    'We were asked once, two years ago. I never heard what came of it.',
    'The budget talk happens in a room we are not in.',
    'I would like to see the steps before the board votes on them.',
    'It got better this year: there was a meeting, and our notes were used.',
    'Part-time people hear about it last.',
    'Please write down how raises are decided. Each of us knows another version.',
    'When I asked why my step is lower I got a kind answer and no reason.',
    'Ask us early, while it can still change.',
    'I do not know who decides.',
    'Show us the whole table, not only our own line.',
    'Overnight work should count for more, and nobody has asked those who do it.',
  ],
};
