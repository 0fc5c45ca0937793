import type { Network } from '@followthrough/shared/api/networks.ts';
import type {
  ToldFacts,
  ToldFigures,
  ToldRecommendation,
  ToldYear,
} from '@followthrough/shared/api/releases.ts';
import { text } from '@followthrough/shared/instrument/language.ts';
import type { Instrument, RecommendationId } from '@followthrough/shared/instrument/model.ts';
import { isProtected } from '@followthrough/shared/instrument/protected.ts';
import { cellName, declaredCells } from '@followthrough/shared/networks/declared-cells.ts';
import type { FrozenCell, GroupFigures } from '@followthrough/shared/networks/freeze-release.ts';
import type { FactMeasure } from '@followthrough/shared/networks/measures.ts';
import type { Tx } from '../../db/kysely-on-client.ts';
import { newestInstrument } from '../instruments/read.ts';
import type { NetworkKey, ReleasedCell } from './queries.ts';
import { releasedCells, releasedYears } from './queries.ts';

interface Asked {
  network: Network;
  /** The network's key: its steward's organization. */
  of: NetworkKey;
  /** Undefined: the newest year that is out, or else the newest that was announced. */
  year: number | undefined;
  /** From this year on, and of public cells alone; absent for readers in the network. */
  publicFrom?: number;
  now: Date;
}

/** One year of a network as everybody in it reads it, from released rows alone (docs/networks.md §8). */
export async function toldYear(
  tx: Tx,
  { network, of, year: asked, publicFrom, now }: Asked,
  lang: string,
): Promise<ToldYear> {
  const out = (await releasedYears(tx, of, now)).filter(({ year }) => year >= (publicFrom ?? 0));
  const announced = Math.max(...network.cycles.map((cycle) => cycle.year), 0);
  const year = asked ?? out[0]?.year ?? (announced || now.getUTCFullYear());
  const all = await releasedCells(tx, of, year, now);
  const cells = publicFrom === undefined ? all : all.filter((cell) => cell.year >= publicFrom).map(asPublic);
  const release = out.find((one) => one.year === year);
  const instrument = await newestInstrument(tx);
  return {
    lang,
    network,
    year,
    years: out.map((one) => one.year),
    release: release
      ? {
          revision: release.revision,
          frozenAt: release.frozenAt.toISOString(),
          releasedAt: release.releasedAt.toISOString(),
        }
      : null,
    scoreBands: instrument.release_bands.score.map(({ label, from, to }) => ({
      label: text(label, lang),
      from,
      to,
    })),
    recommendations: instrument.recommendations.map(({ id, title }, index) => ({
      recommendation: id,
      number: index + 1,
      title: text(title, lang),
      ...told(
        id,
        year,
        cells.filter(({ measure }) => measure === id),
        network,
        wordsOf(instrument, lang),
      ),
    })),
    facts: facts(
      cells.filter((cell) => cell.year === year),
      wordsOf(instrument, lang),
    ),
  };
}

/** Whoever reads a public page sees the cells that hold for everybody; a change would tell the year before's as well. */
function asPublic(cell: ReleasedCell): ReleasedCell {
  if (!cell.isPublic || !cell.told) return { ...cell, told: null };
  const { figures } = cell.told;
  return 'from' in figures
    ? cell
    : { ...cell, told: { ...cell.told, figures: { ...figures, change: null } } };
}

type Words = (nFrom: number) => string;

function wordsOf(instrument: Instrument, lang: string): Words {
  return (nFrom) => {
    const band = instrument.release_bands.n.find(({ from }) => from === nFrom);
    return band ? text(band.label, lang) : String(nFrom);
  };
}

function told(
  id: RecommendationId,
  year: number,
  rows: readonly ReleasedCell[],
  { breakdowns }: Network,
  words: Words,
): Pick<ToldRecommendation, 'state' | 'cells' | 'years'> {
  const ofYear = new Map(rows.filter((row) => row.year === year).map((row) => [row.cell, row.told]));
  const years = rows.flatMap((row) => {
    const figures = row.cell === 'total' ? scoreFigures(row.told, words) : null;
    return figures ? [{ year: row.year, figures }] : [];
  });
  // Groups that are too small read as if somebody had said no: nobody can tell what a few members decided.
  const isTold = [...ofYear.values()].some((kept) => kept !== null);
  if (isProtected(id) && !isTold) return { state: 'kept', cells: [], years };
  const cells = declaredCells(breakdowns).map(({ by }) => ({
    by,
    figures: scoreFigures(ofYear.get(cellName(by)) ?? null, words),
  }));
  return { state: 'told', cells, years };
}

function scoreFigures(kept: FrozenCell['told'], words: Words): ToldFigures | null {
  if (!kept || 'from' in kept.figures || !kept.figures.mean) return null;
  const { mean, shares, change } = kept.figures;
  return {
    nFrom: kept.nFrom,
    nLabel: words(kept.nFrom),
    mean: mean.value,
    bound: mean.bound,
    shares: shares.map(({ value, bound }) => ({ share: value, bound })),
    change,
  };
}

/** A share of yes and no is told as both, no first. */
const YES = 1;

function facts(cells: readonly ReleasedCell[], words: Words): ToldFacts {
  const total = (measure: FactMeasure) =>
    cells.find((cell) => cell.measure === measure && cell.cell === 'total')?.told ?? null;
  const share = (measure: FactMeasure, of: (figures: GroupFigures) => GroupFigures['mean'] | undefined) => {
    const kept = total(measure);
    const figure = kept && !('from' in kept.figures) ? of(kept.figures) : null;
    return kept && figure
      ? { nFrom: kept.nFrom, nLabel: words(kept.nFrom), share: figure.value, bound: figure.bound }
      : null;
  };
  return {
    wageFloor: share('wage_floor', ({ shares }) => shares[YES]),
    livingWage: share('living_wage', ({ shares }) => shares[YES]),
    accessUnmet: share('access_unmet', ({ mean }) => mean),
    costToClose: money(total('cost_to_close'), words),
  };
}

function money(kept: FrozenCell['told'], words: Words): ToldFacts['costToClose'] {
  if (!kept || !('from' in kept.figures)) return null;
  return { nFrom: kept.nFrom, nLabel: words(kept.nFrom), ...kept.figures };
}
