import type { Mirror, Network, PracticeList } from '@followthrough/shared/api/networks.ts';
import type { SharedNetwork } from '@followthrough/shared/api/sharing.ts';
import { text } from '@followthrough/shared/instrument/language.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { Problem } from '../../http/problem.ts';
import { newestInstrument } from '../instruments/read.ts';
import { mirrorAnswers, newestMirrorYear } from './mirror-queries.ts';
import { ownIntroduction, wireIntroduction, wireNetwork, wirePractice } from './on-wire.ts';
import { introductionsOf, practicesOf } from './practice-queries.ts';
import { calendarsOf, networkById } from './queries.ts';

/**
 * A network by its steward's id: in the steward's scope, or in the network's own for members.
 * Throws `not_found` for one that is not there.
 */
export async function stewardNetwork(tx: Tx, orgId: string, networkId: string): Promise<Network> {
  const row = await networkById(tx, orgId, networkId);
  if (!row) throw new Problem('not_found');
  return wireNetwork(row, await calendarsOf(tx, orgId, networkId));
}

interface Of {
  /** The steward's. */
  orgId: string;
  networkId: string;
}

/** A funder's eight questions with its answers of one year. */
export async function mirrorOf(tx: Tx, of: Of & { year: number }, lang: string): Promise<Mirror> {
  const { funder_mirror: questions } = await newestInstrument(tx);
  const answers = new Map((await mirrorAnswers(tx, of, of.year)).map((row) => [row.question_id, row]));
  return {
    lang,
    year: of.year,
    questions: questions.map(({ id, prompt, anchors }) => {
      const answer = answers.get(id);
      return {
        questionId: id,
        prompt: text(prompt, lang),
        anchors: anchors.map((anchor) => ({ level: anchor.level, text: text(anchor.text, lang) })),
        answer: answer
          ? {
              level: answer.level,
              note: answer.note,
              changedBy: answer.changed_by,
              changedAt: answer.changed_at.toISOString(),
            }
          : null,
      };
    }),
  };
}

/** The same, of the newest year that has answers; of `otherwise` where none has. */
export async function newestMirror(tx: Tx, of: Of, otherwise: number, lang: string): Promise<Mirror> {
  return mirrorOf(tx, { ...of, year: (await newestMirrorYear(tx, of)) ?? otherwise }, lang);
}

/** What members offer and want, and the introductions proposed so far; in the steward's scope alone. */
export async function matchingOf(tx: Tx, of: Of): Promise<PracticeList> {
  return {
    practices: (await practicesOf(tx, of)).map(wirePractice),
    introductions: (await introductionsOf(tx, of)).map(wireIntroduction),
  };
}

/** One member's own practices, and the introductions that it is a side of, as that member reads them. */
export async function memberMatching(
  tx: Tx,
  of: Of & { memberOrgId: string },
): Promise<Pick<SharedNetwork, 'practices' | 'introductions'>> {
  return {
    practices: (await practicesOf(tx, of)).map(wirePractice),
    introductions: (await introductionsOf(tx, of)).map((row) => ownIntroduction(row, of.memberOrgId)),
  };
}
