import { voices as voicesSchema } from '@followthrough/shared/api/voices.ts';
import type { Voices, WireGroupVoice } from '@followthrough/shared/api/voices.ts';
import { publishedFactsSchema } from '@followthrough/shared/ballots/content.ts';
import type { GroupVoice } from '@followthrough/shared/disclosure/round-voices.ts';
import { POOL } from '@followthrough/shared/disclosure/round-voices.ts';
import { toldThemes } from '@followthrough/shared/disclosure/themes.ts';
import { toldGap, toldRange } from '@followthrough/shared/disclosure/told.ts';
import type { OrganizationKind } from '@followthrough/shared/api/vocabulary.ts';
import type { LanguageMap } from '@followthrough/shared/instrument/language.ts';
import { text } from '@followthrough/shared/instrument/language.ts';
import type { Instrument } from '@followthrough/shared/instrument/model.ts';
import { wordingFor } from '@followthrough/shared/instrument/sections.ts';
import { GROUP_NAMES } from '@followthrough/shared/rounds/group-names.ts';
import type { Actor } from '../../access/actor.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { Problem } from '../../http/problem.ts';
import { askedOfVoices, cycleAsAsked } from '../assessment/read.ts';
import { mismatchSharesOf, roundOfCycle, themeCountsOf, voicesOfCycle } from './queries.ts';

interface Asked {
  actor: Actor;
  orgId: string;
  cycleId: string;
  now: Date;
}

/** How people see it, beside the leader's own answers: what was released at the seal, in words of this language. */
export async function voicesOf(tx: Tx, { actor, orgId, cycleId, now }: Asked, lang: string): Promise<Voices> {
  if (actor.kind !== 'person' || !actor.membership) throw new Problem('not_found');
  const { orgName, kind } = actor.membership;
  const { cycle } = await cycleAsAsked(tx, orgId, cycleId, now);
  const round = await roundOfCycle(tx, orgId, cycleId);
  const told = await voicesOfCycle(tx, orgId, cycleId);
  if (!round || told.length === 0) {
    return {
      state: 'waiting',
      orgName,
      cycle,
      round: round
        ? {
            // By the clock: from then on nobody can change anything, and the counting is all that is waited for.
            state: now >= round.seal_at ? 'sealed' : waitingState.parse(round.state),
            closesAt: round.closes_at.toISOString(),
            sealAt: round.seal_at.toISOString(),
          }
        : null,
    };
  }
  const { instrument, items, leaderLevels } = await askedOfVoices(tx, orgId, cycleId);
  return {
    state: 'ready',
    lang,
    orgName,
    cycle,
    items: voiceItems(instrument, items, leaderLevels, told, kind, lang),
    contradicted: await contradictedFacts(tx, { orgId, cycleId }, round.published_facts, instrument, lang),
    themes: await themesTold(tx, { orgId, roundId: round.round_id }, instrument, items, lang),
  };
}

const waitingState = voicesSchema.options[0].shape.round.unwrap().shape.state;

type PerceptionItems = Awaited<ReturnType<typeof askedOfVoices>>['items'];

function voiceItems(
  instrument: Instrument,
  items: PerceptionItems,
  leaderLevels: Record<string, number>,
  told: readonly { itemId: string; voice: GroupVoice }[],
  kind: OrganizationKind,
  lang: string,
) {
  return items.map((item) => {
    const level = leaderLevels[item.id];
    const own = level === undefined ? null : 25 * level;
    return {
      itemId: item.id,
      recommendation: item.rec,
      number: instrument.recommendations.findIndex(({ id }) => id === item.rec) + 1,
      label: text(item.label, lang),
      prompt: text(wordingFor(item, kind), lang),
      own,
      groups: told
        .filter(({ itemId }) => itemId === item.id)
        .map(({ voice }) => groupOnWire(instrument, voice, own, lang)),
    };
  });
}

function groupOnWire(
  instrument: Instrument,
  voice: GroupVoice,
  own: number | null,
  lang: string,
): WireGroupVoice {
  const { groupId } = voice;
  const groupLabel = groupWords(groupId, lang);
  if (voice.state === 'too_few') return { state: 'too_few', groupId, groupLabel };
  const { perception_gap: gapRules, agreement_bands: bands, uncertainty } = instrument.scoring;
  const words = bands.find(({ from }) => from === voice.agreementFrom)?.words;
  return {
    state: 'shown',
    groupId,
    groupLabel,
    nFrom: voice.nFrom,
    nLabel: peopleWords(instrument, voice.nFrom, lang),
    mean: voice.mean,
    coded: voice.coded,
    ...toldRange(voice, uncertainty.z),
    agreement: words ? text(words, lang) : null,
    turnout: voice.turnout,
    gap: own === null ? null : toldGap(own, voice, gapRules),
  };
}

/** A role by what its people are called, merged roles by all of that, and the pool as what it is: everybody together. */
function groupWords(groupId: string, lang: string): string {
  if (groupId === POOL) return 'Everybody asked, together';
  const names: Readonly<Record<string, LanguageMap>> = GROUP_NAMES;
  const known = groupId.split('+').map((role) => text(names[role] ?? { en: role }, lang));
  const words = new Intl.ListFormat(lang).format(known);
  return words.charAt(0).toLocaleUpperCase(lang) + words.slice(1);
}

function peopleWords(instrument: Instrument, nFrom: number, lang: string): string {
  const band = instrument.release_bands.n.find(({ from }) => from === nFrom);
  return band ? text(band.label, lang) : String(nFrom);
}

async function contradictedFacts(
  tx: Tx,
  { orgId, cycleId }: { orgId: string; cycleId: string },
  stored: unknown,
  instrument: Instrument,
  lang: string,
) {
  const shares = await mismatchSharesOf(tx, orgId, cycleId);
  return publishedFactsSchema.parse(stored).flatMap(({ itemId, prompt, answer }) => {
    const told = shares.get(itemId);
    if (!told) return [];
    const withWords =
      told.state === 'shown' ? { ...told, nLabel: peopleWords(instrument, told.nFrom, lang) } : told;
    return [{ itemId, prompt: text(prompt, lang), answer: text(answer, lang), told: withWords }];
  });
}

async function themesTold(
  tx: Tx,
  { orgId, roundId }: { orgId: string; roundId: string },
  instrument: Instrument,
  items: PerceptionItems,
  lang: string,
) {
  const counts = Map.groupBy(await themeCountsOf(tx, orgId, roundId), (row) => row.item_id);
  return items.flatMap((item) => {
    const told = toldThemes(counts.get(item.id) ?? [], instrument.release_bands.n);
    if (told.length === 0) return [];
    const themes = told.map((one) => ({ ...one, nLabel: peopleWords(instrument, one.nFrom, lang) }));
    return [{ itemId: item.id, label: text(item.label, lang), themes }];
  });
}
