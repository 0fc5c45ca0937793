import type { AskedRole } from '@followthrough/shared/rounds/grouping.ts';

/** What the paper form says beside the words of the page itself. In English; a translation is another such object. */
export interface PaperWords {
  title: string;
  lead: string;
  wayTitle: string;
  way: string[];
  paperNotProtected: string[];
  askedOf: (roles: string) => string;
  roles: Record<AskedRole, string>;
  skipped: string;
  yourWords: string;
  page: (at: string, of: string) => string;
}

export const englishPaper: PaperWords = {
  title: 'Yearly check: the questions on paper',
  lead: 'For reading beforehand, for talking over, or for answering on paper. You need your invitation, a link or a code, for the answers to count.',
  wayTitle: 'How the answers get in',
  way: [
    'Mark one box for each question, or none. Leave out questions that your invitation doesn’t ask: it may ask fewer than stand here.',
    'Don’t write your name on it. Choose somebody you trust from outside the group, and give them this paper and your invitation.',
    'They open the invitation on a phone or computer, enter what you marked, and press Send.',
    'They hand you the twelve words and keep no copy of them. Then destroy the paper, or keep it where nobody finds it.',
  ],
  paperNotProtected: [
    'On paper, whoever enters your answers for you sees them. So does whoever finds the paper, and handwriting can be recognized.',
  ],
  askedOf: (roles) => `For ${roles}.`,
  roles: {
    staff: 'staff',
    board: 'board members',
    survivor_advisory: 'survivor advisers',
    member_program: 'member programs',
  },
  skipped: 'I don’t know, or I’d rather not say',
  yourWords: 'In your words:',
  page: (at, of) => `Page ${at} of ${of}`,
};
