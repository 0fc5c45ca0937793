import type { SharedNetwork } from '@followthrough/shared/api/sharing.ts';

/** Whether a name was taken back of which the steward still has the copy: a job removes it, within seconds as a rule. */
export function isGoingOut(
  { history, told }: Pick<SharedNetwork, 'history' | 'told'>,
  { year, measure }: { year: number; measure: string },
): boolean {
  const isThere = told.some(
    (line) =>
      line.kind === 'named' && line.year === year && line.measure === measure && line.withdrawnAt === null,
  );
  const latest = history.find((event) => event.year === year && event.recommendation === measure);
  return isThere && latest !== undefined && latest.level !== 'named';
}
