import '../results.css';
import type { Progress } from '@followthrough/shared/api/results.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { Loaded } from '../../../shell/Loaded.tsx';
import { buttonClass } from '../../../ui/Button.tsx';
import { ChartFrame } from '../../../ui/ChartFrame.tsx';
import { Note } from '../../../ui/Note.tsx';
import { PageTitle } from '../../../ui/Page.tsx';
import { Empty } from '../../../ui/States.tsx';
import { LineWithBandLegend } from '../../../ui/charts/ChartLegend.tsx';
import { progressQuery } from '../results-api.ts';
import { YearChoice } from '../scores/YearChoice.tsx';
import { NineLines } from './NineLines.tsx';
import { useProgressFigure } from './progress-figure.ts';

const route = getRouteApi('/organizations/$orgId/progress');

/** Every check so far, part by part. */
export function ProgressScreen() {
  const { orgId } = route.useParams();
  const query = useQuery(progressQuery(orgId));
  return (
    <Loaded query={query}>
      {(progress) =>
        progress.years.length > 0 ? <Years orgId={orgId} progress={progress} /> : <NoneYet orgId={orgId} />
      }
    </Loaded>
  );
}

function Years({ orgId, progress }: { orgId: string; progress: Progress }) {
  const { t } = useLingui();
  const figure = useProgressFigure(progress);
  const newest = progress.years.at(-1);
  const dips = progress.series.some(({ changes }) => changes.at(-1)?.label.endsWith('dip'));
  return (
    <>
      <PageTitle
        tab={t`Progress`}
        kicker={progress.orgName}
        lead={
          progress.years.length === 1 ? (
            <Trans>One check so far. Change shows from the second on.</Trans>
          ) : (
            <Trans>
              {progress.years.length} checks. Whether something really moved is in the words, not in the
              height of a line.
            </Trans>
          )
        }
      >
        <Trans>Progress over the years</Trans>
      </PageTitle>
      <YearChoice
        orgId={orgId}
        years={progress.years.toReversed()}
        shown={newest?.cycleId ?? ''}
        details={progress.details}
      />
      <section className="spread over" aria-label={t`Over the years`}>
        <ChartFrame
          figure={figure}
          legend={<LineWithBandLegend />}
          picture={(series) => <NineLines series={series} progress={progress} />}
        />
        {dips && (
          <Note title={<Trans>About dips</Trans>}>
            <p>
              <Trans>
                A lower mark can mean clearer eyes. People look harder once they know what to look for, most
                of all in a second year.
              </Trans>
            </p>
          </Note>
        )}
      </section>
    </>
  );
}

function NoneYet({ orgId }: { orgId: string }) {
  const { t } = useLingui();
  return (
    <>
      <PageTitle tab={t`Progress`}>
        <Trans>Progress over the years</Trans>
      </PageTitle>
      <Empty
        title={<Trans>Nothing to show yet</Trans>}
        action={
          <Link className={buttonClass('primary')} to="/organizations/$orgId/check" params={{ orgId }}>
            <Trans>Go to this year’s check</Trans>
          </Link>
        }
      >
        <Trans>The first check you submit is the first point of nine lines.</Trans>
      </Empty>
    </>
  );
}
