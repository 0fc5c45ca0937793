import type { Item } from '@followthrough/shared/instrument/model.ts';
import { Chance } from './chance.ts';
import type { DemoOrganization } from './organizations.ts';

/** One organization in one cycle: all that its answers are made from. */
export interface DemoYear {
  seed: string;
  organization: DemoOrganization;
  /** 0–4. */
  cycle: number;
  /** The calendar year that the cycle is named after. */
  year: number;
  firstCycle: boolean;
  /** The day the check is answered for, `YYYY-MM-DD`. */
  asOf: string;
}

/** Chance about one matter that is drawn once and holds for all years. */
export function lasting({ seed, organization }: DemoYear, matter: string): Chance {
  return new Chance(seed, organization.name, matter);
}

/** Chance about one matter that is drawn anew each year. */
export function yearly({ seed, organization, cycle }: DemoYear, matter: string): Chance {
  return new Chance(seed, organization.name, matter, cycle);
}

const LASTING_ITEM_SD = 14;
const YEARLY_ITEM_SD = 8;

/** Where the organization truly stands on one item, kept within 0–100. */
export function itemLevel(year: DemoYear, { id, rec }: Pick<Item, 'id' | 'rec'>): number {
  const level = year.organization.standing[rec][year.cycle] ?? 0;
  const spread = year.organization.planted?.steady ? 0.4 : 1;
  const own =
    spread * (lasting(year, id).normal(0, LASTING_ITEM_SD) + yearly(year, id).normal(0, YEARLY_ITEM_SD));
  return Math.min(100, Math.max(0, level + own));
}

/** Where an item stands on a bell curve around 0, for figures that are drawn from a distribution of their own. */
export function itemQuantile(year: DemoYear, item: Pick<Item, 'id' | 'rec'>, typical: number): number {
  return (itemLevel(year, item) - typical) / 19;
}

/** Days before the check, as `YYYY-MM-DD`. */
export function daysBefore(asOf: string, days: number): string {
  return new Date(Date.parse(`${asOf}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
