import type { FunderView, ToldYear } from '@followthrough/shared/api/releases.ts';
import { Plural, Trans } from '@lingui/react/macro';
import { Note } from '../../../ui/Note.tsx';
import { Spread } from '../../../ui/Page.tsx';
import { Empty, Progress } from '../../../ui/States.tsx';
import { useToldWords } from './words.ts';

interface ReleaseStateProps {
  told: ToldYear;
  running: FunderView['running'];
  /** How many have submitted, in steps of five; undefined for those who aren't told. */
  participation?: number;
}

/** Where a year's totals are: being worked out, waiting for their day, or none to come. Nothing once they are out. */
export function ReleaseState({ told, running, participation }: ReleaseStateProps) {
  const { year } = told;
  return (
    <>
      {running && <Working running={running} />}
      {!told.release && (
        <Empty title={<Trans>Totals of {year} are not out yet</Trans>}>
          <When told={told} />{' '}
          {participation !== undefined && (
            <Plural
              value={participation}
              _0="Fewer than five groups have handed in so far."
              other="At least # groups have handed in so far."
            />
          )}
        </Empty>
      )}
    </>
  );
}

/** The same as a section of its own, where the page has none for it; nothing once everything is out. */
export function ReleaseSection(props: ReleaseStateProps) {
  if (props.told.release && !props.running) return null;
  return (
    <Spread id="release" title={<Trans>Totals</Trans>}>
      <div className="stack-5">
        <ReleaseState {...props} />
      </div>
    </Spread>
  );
}

function When({ told: { network, year } }: { told: ToldYear }) {
  const say = useToldWords();
  const cycle = network.cycles.find((one) => one.year === year);
  if (!cycle) return <Trans>This network has no calendar for {year} yet.</Trans>;
  const [freezeDay, releaseDay] = [say.day(cycle.freezeAt), say.day(cycle.releaseAt)];
  return (
    <Trans>
      What is handed in by {freezeDay} counts. Totals come out on {releaseDay}: every group has its own
      results for sixty days first.
    </Trans>
  );
}

function Working({ running: { state, done, total } }: { running: NonNullable<FunderView['running']> }) {
  if (state === 'failed') {
    return (
      <Note attention live title={<Trans>A release stopped on the way</Trans>}>
        <p>
          <Trans>Nothing half-done is shown. It starts again by itself.</Trans>
        </p>
      </Note>
    );
  }
  return (
    <Progress title={<Trans>A release is being worked out</Trans>} done={done} of={total}>
      <Trans>
        {done} of {total} figures are checked
      </Trans>
    </Progress>
  );
}
