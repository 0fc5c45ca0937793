/**
 * Asks for everything that any role gets on one day, over all years, and holds it side by side: all must be told the same,
 * and nobody more than is theirs.
 */
import type { ToldYear } from '@followthrough/shared/api/releases.ts';
import { RECOMMENDATION_IDS } from '@followthrough/shared/instrument/model.ts';
import type { Answered } from '../../setup/visitor.ts';
import { Visitor } from '../../setup/visitor.ts';
import { readCsv, readPage, readText } from './formats.ts';
import type { Leader, Lived } from './lived.ts';
import { levelIn } from './plan.ts';
import type { Reading, Readings } from './reading.ts';
import { EVERYBODY, ofFigures, placeOf, readJson } from './reading.ts';
import { tooFineIn, unexpectedIn } from './wire.ts';

/** One year of a network as it read on a day. */
export interface ReadYear {
  readonly network: number;
  readonly year: number;
  readonly at: Date;
  readonly readings: Readings;
  /** Null where there is no public page, or it is not asked. */
  readonly open: Readings | null;
}

export interface ReadName {
  readonly orgId: string;
  readonly recommendation: string;
  readonly year: number;
  readonly score: number;
}

export interface Everything {
  readonly years: ReadYear[];
  readonly names: ReadName[];
  /** One line for each answer that says too much, or something else than another. */
  readonly faults: string[];
  answers: number;
}

export const nothingRead = (): Everything => ({ years: [], names: [], faults: [], answers: 0 });

/** Adds what `members` (by place), all stewards and the public read now. */
export async function readAll(
  lived: Lived,
  everything: Everything,
  members: readonly number[],
): Promise<void> {
  const { plan, networks, test } = lived;
  for (const [network, { steward, networkId, slug }] of networks.entries()) {
    const rooted = `organizations/${steward.orgId}/networks/${networkId}`;
    const view = plan.networks[network]!.kind === 'funder' ? 'funder-view' : 'view';
    const reader = new Reader(lived, everything, network);
    for (const year of plan.years) {
      const { body } = await reader.ask(steward, `/api/v1/${rooted}/${view}?year=${year}`, year);
      const told: ToldYear = body.told;
      const readings = told.release ? readJson(told) : new Map<string, Reading>();
      reader.names(body.named ?? [], year);
      everything.faults.push(
        ...unexpectedIn(view, body).map((line) => `${reader.at(year)}: ${line}`),
        ...tooFineIn(told).map((line) => `${reader.at(year)}: ${line}`),
      );
      reader.overYears(told, readings, year);
      if (told.release) {
        const csv = await reader.ask(steward, `/${rooted}/released.csv?year=${year}`, year);
        reader.agree('csv', year, readings, readCsv(String(csv.body)));
        const text = await reader.ask(steward, `/${rooted}/released.txt?year=${year}`, year);
        reader.agree('txt', year, readings, readText(String(text.body)));
      }
      for (const place of members) {
        const leader = lived.leaders[place]!;
        const released = `/api/v1/organizations/${leader.orgId}/sharing/${networkId}/released?year=${year}`;
        const answer = await reader.ask(leader, released, year);
        if (answer.status === 200) reader.same(answer.body, told, place, year);
        else if (answer.status !== 404) everything.faults.push(`${released} answered ${answer.status}`);
      }
      everything.years.push({
        network,
        year,
        at: test.clock.current,
        readings,
        open: slug === null ? null : await reader.open(slug, year, readings),
      });
    }
  }
}

class Reader {
  readonly #lived: Lived;
  readonly #all: Everything;
  readonly #network: number;
  readonly #public: Visitor;

  constructor(lived: Lived, everything: Everything, network: number) {
    this.#lived = lived;
    this.#all = everything;
    this.#network = network;
    this.#public = new Visitor(lived.test);
  }

  at = (year: number): string => `network ${this.#network + 1}, ${year}`;

  #fault(line: string): void {
    this.#all.faults.push(line);
  }

  /** One answer; whoever may not be named in it is looked for. */
  async ask(reader: Leader | null, url: string, year: number): Promise<Answered> {
    const answer = await (reader ?? this.#public).get(url);
    this.#all.answers += 1;
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
    for (const [place, { orgId, organization, person }] of this.#lived.leaders.entries()) {
      if (orgId === reader?.orgId || (this.#mayRead(reader, place, year) && url.includes('/view'))) continue;
      const found = [orgId, organization.name, person.email].find((word) => text.includes(word));
      if (found !== undefined) this.#fault(`${url} names ${found}`);
    }
    return answer;
  }

  /** Whether a member lets itself be known by name to this steward, for that year. */
  #mayRead(reader: Leader | null, place: number, year: number): boolean {
    const { plan, networks } = this.#lived;
    return (
      reader?.orgId === networks[this.#network]!.orgId &&
      plan.networks[this.#network]!.members.has(place) &&
      RECOMMENDATION_IDS.some((id) => levelIn(plan.networks[this.#network]!, place, year, id) === 'named')
    );
  }

  names(
    named: { memberOrgId: string; scores: { recommendation: string; score: number | null }[] }[],
    year: number,
  ): void {
    const { leaders, plan } = this.#lived;
    for (const { memberOrgId, scores } of named) {
      const place = leaders.findIndex(({ orgId }) => orgId === memberOrgId);
      for (const { recommendation, score } of scores) {
        const id = RECOMMENDATION_IDS.find((one) => one === recommendation)!;
        if (levelIn(plan.networks[this.#network]!, place, year, id) !== 'named')
          this.#fault(`${this.at(year)} names ${memberOrgId} for ${recommendation}`);
        if (score !== null) this.#all.names.push({ orgId: memberOrgId, recommendation, year, score });
      }
    }
  }

  agree(format: string, year: number, expected: Readings, found: Readings): void {
    for (const place of new Set([...expected.keys(), ...found.keys()])) {
      const [here, there] = [JSON.stringify(expected.get(place)), JSON.stringify(found.get(place))];
      if (here !== there) this.#fault(`${this.at(year)}, ${place}: ${here}, as ${format} ${there}`);
    }
  }

  /** A member reads its steward's figures, and beside them its own score and nobody else's. */
  same(body: { told: ToldYear; own: unknown }, told: ToldYear, place: number, year: number): void {
    if (JSON.stringify(body.told) !== JSON.stringify(told))
      this.#fault(`${this.at(year)}: member ${place + 1} is told something else`);
    for (const line of unexpectedIn('released', body)) this.#fault(`${this.at(year)}: ${line}`);
  }

  /** The totals of other years that stand beside this one's are theirs. */
  overYears({ recommendations }: ToldYear, readings: Readings, year: number): void {
    for (const { number, title, years } of recommendations)
      for (const point of years) {
        const told = JSON.stringify(ofFigures(point.figures));
        const place = placeOf(`${number}. ${title}`, EVERYBODY);
        const own =
          point.year === year
            ? readings
            : this.#all.years.findLast((one) => one.network === this.#network && one.year === point.year)
                ?.readings;
        // A later year was not read yet when an earlier one is; it is held against it when its own turn comes.
        if (point.year <= year && own && JSON.stringify(own.get(place)) !== told)
          this.#fault(`${this.at(year)}: ${place} of ${point.year} reads ${told}`);
      }
  }

  /** The public page: some of the same cells, without a change, the same in all its formats. */
  async open(slug: string, year: number, readings: Readings): Promise<Readings> {
    const address = (ending: string) => `/networks/${slug}${ending}?year=${year}`;
    const page = readPage(String((await this.ask(null, address(''), year)).body));
    const csv = String((await this.ask(null, address('.csv'), year)).body);
    const text = readText(String((await this.ask(null, address('.txt'), year)).body));
    if (text.size === 0) {
      if (page.readings.size > 0) this.#fault(`${this.at(year)}: a page shows what its text does not`);
      return text;
    }
    this.agree('public csv', year, text, readCsv(csv));
    // A page leaves out pairs that are not told.
    const unlisted = [...text].filter(([place]) => !page.readings.has(place));
    for (const [place, reading] of unlisted)
      if (reading !== 'too few') this.#fault(`${this.at(year)}: the page lacks ${place}`);
    this.agree('page', year, new Map([...text].filter(([place]) => page.readings.has(place))), page.readings);
    for (const [place, reading] of text) {
      if (reading === 'too few' || reading === 'kept') continue;
      const inside = readings.get(place);
      const same = typeof inside === 'object' && JSON.stringify({ ...inside, change: null });
      if (same !== JSON.stringify(reading))
        this.#fault(`${this.at(year)}, ${place}: everybody reads ${JSON.stringify(reading)}`);
    }
    return text;
  }
}
