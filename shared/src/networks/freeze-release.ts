import type { Breakdown } from '../api/networks.ts';
import type { ToldChange } from '../disclosure/change.ts';
import type { Releasable } from '../disclosure/releasable.ts';
import type { ToldCell } from '../disclosure/told-cell.ts';
import type { Instrument, RecommendationId } from '../instrument/model.ts';
import type { ConsentLevel } from './consent.ts';
import { isReleasable } from './consent.ts';
import { freezeMeasure } from './freeze-measure.ts';
import type { Measure } from './measures.ts';
import { FACTS, recommendationOf } from './measures.ts';

/** One member as it stands at the freeze. */
export interface MemberYear {
  readonly orgId: string;
  /** Its value of each breakdown. */
  readonly by: Readonly<Record<string, string>>;
  /** What it lets be told in this year, defaults filled in. */
  readonly levels: Readonly<Record<RecommendationId, ConsentLevel>>;
  /** What its kept check brings to each measure (member-values.ts); empty where none was handed in. */
  readonly values: Readonly<Partial<Record<Measure, number>>>;
}

/** What is told of a group's scores, or of its shares. */
export type GroupFigures = Omit<ToldCell, 'nFrom'> & { readonly change: ToldChange | null };
/** A band of whole dollars; `to` is null where it may be any more than `from`. */
export interface MoneyFigures {
  readonly from: Releasable<number>;
  readonly to: Releasable<number> | null;
}
export type ReleaseFigures = GroupFigures | MoneyFigures;

/** One declared cell of one measure. */
export interface FrozenCell {
  readonly measure: Measure;
  readonly cell: string;
  readonly by: Readonly<Record<string, string>>;
  /** Its place in the declaration. */
  readonly place: number;
  /** Whether it may stand on the network's public page. */
  readonly isPublic: boolean;
  /** Null: too few to tell safely. */
  readonly told: { readonly nFrom: Releasable<number>; readonly figures: ReleaseFigures } | null;
  /** Whom it speaks of, where it is told: for the ledger and for no reader. */
  readonly units: readonly string[];
}

/** One cell that was ever told, to whomever. */
export interface LedgerCell extends Pick<FrozenCell, 'measure' | 'cell' | 'isPublic' | 'units'> {
  readonly networkId: string;
  readonly year: number;
  readonly revision: number;
  readonly told: NonNullable<FrozenCell['told']>;
}

export interface FreezeInput {
  readonly network: {
    readonly networkId: string;
    readonly breakdowns: readonly Breakdown[];
    readonly protectedFromYear: number | null;
    /** Null: no public page. */
    readonly publicFromYear: number | null;
  };
  readonly year: number;
  readonly instrument: Instrument;
  /** All members, those included that handed nothing in: a protected recommendation needs everybody's yes. */
  readonly members: readonly MemberYear[];
  /** What organizations that are not members bring, of whom the ledger speaks: differences with what it told are guarded. */
  readonly otherValues: ReadonlyMap<string, MemberYear['values']>;
  /** All cells of this year and of slow facts that any network ever froze, and this network's of the year before. */
  readonly ledger: readonly LedgerCell[];
  /** Who is known by name for a recommendation in this year, in any network, withdrawn or not. */
  readonly named: Readonly<Partial<Record<RecommendationId, readonly string[]>>>;
  /** The same of the year before, with whose figures this year's are compared. */
  readonly namedBefore: FreezeInput['named'];
}

/**
 * Freezes one year of a network: every declared cell of every measure, told or refused (docs/networks.md §6). Cells that
 * an earlier revision told of the very same members are left out: they stand. `onMeasure` hears of each measure done.
 */
export function freezeRelease(
  input: FreezeInput,
  onMeasure: (done: number) => void = () => {},
): FrozenCell[] {
  return measuresTried(input).flatMap((measure, index) => {
    const cells = isSpokenOf(input, measure) ? freezeMeasure(input, measure) : [];
    onMeasure(index + 1);
    return cells;
  });
}

/** What a freezing goes through: how much it is to do says nothing of what members decided. */
export function measuresTried({ instrument }: Pick<FreezeInput, 'instrument'>): Measure[] {
  return [...instrument.recommendations.map(({ id }) => id), ...FACTS];
}

/** Protected recommendations are absent for the whole network where one member says no. */
function isSpokenOf({ network, year, members }: FreezeInput, measure: Measure): boolean {
  const id = recommendationOf(measure);
  const declared = { protectedFromYear: network.protectedFromYear, year };
  return isReleasable(
    id,
    declared,
    members.map(({ levels }) => levels[id]),
  );
}
