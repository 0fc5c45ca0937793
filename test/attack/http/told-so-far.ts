/** What each member reads of itself on the sharing page: the cells that count it, and nobody else. */
import type { Sharing } from '@followthrough/shared/api/sharing.ts';
import type { Lived } from './lived.ts';
import type { CellThen } from './who-is-in.ts';

/** One line for each member that is told of other cells than those that count it, or of somebody else. */
export async function misledMembers(
  { leaders, networks }: Lived,
  cells: readonly CellThen[],
): Promise<string[]> {
  const faults: string[] = [];
  for (const leader of leaders) {
    const { status, body } = await leader.get(`/api/v1/organizations/${leader.orgId}/sharing`);
    if (status !== 200) throw new Error(`the sharing page answered ${status}`);
    const sharing: Sharing = body;
    const read = sharing.networks.flatMap(({ network, told }) =>
      told.flatMap(({ kind, year, measure, cells: names }) =>
        kind === 'named'
          ? []
          : names.map((name) => [network.networkId, year, measure, optionsIn(name)].join(' ')),
      ),
    );
    const expected = cells
      .filter(({ units }) => units.includes(leader.orgId))
      .map(({ freezing, measure, group }) =>
        [networks[freezing.network]!.networkId, freezing.year, measure, group].join(' '),
      );
    if (read.toSorted().join('\n') !== [...new Set(expected)].toSorted().join('\n'))
      faults.push(
        `${leader.organization.name} reads of ${read.length} cells, and ${new Set(expected).size} count it`,
      );
    const text = JSON.stringify(body);
    const other = leaders.find(
      (one) =>
        one !== leader &&
        [one.orgId, one.organization.name, one.person.email].some((word) => text.includes(word)),
    );
    if (other) faults.push(`${leader.organization.name} reads of ${other.organization.name}`);
  }
  return faults;
}

/** "type=program,size=small" as the options alone; nothing for the total. */
const optionsIn = (cell: string): string =>
  cell === 'total'
    ? ''
    : cell
        .split(',')
        .map((part) => part.split('=')[1])
        .join();
