import './voices.css';
import type { ReadyVoices, Voices } from '@followthrough/shared/api/voices.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { Loaded } from '../../shell/Loaded.tsx';
import { ChartFrame } from '../../ui/ChartFrame.tsx';
import { Note } from '../../ui/Note.tsx';
import { PageTitle, Spread } from '../../ui/Page.tsx';
import { Empty } from '../../ui/States.tsx';
import { DumbbellsLegend } from '../../ui/charts/ChartLegend.tsx';
import { Dumbbells } from '../../ui/charts/lazy-charts.ts';
import { Contradicted } from './Contradicted.tsx';
import { Groups } from './Groups.tsx';
import { mainGroup } from './main-group.ts';
import { useViewsFigure } from './views-figure.ts';
import { voicesQuery } from './voices-api.ts';
import type { CycleAddress } from './voices-api.ts';

const route = getRouteApi('/organizations/$orgId/cycles/$cycleId/voices');

/** How staff, advisers, board and members see it, beside the leader's own answers. */
export function VoicesScreen() {
  const cycle = route.useParams();
  const query = useQuery(voicesQuery(cycle));
  return (
    <Loaded query={query}>
      {(voices) => (
        <>
          <Opening voices={voices} />
          {voices.state === 'ready' ? <Ready voices={voices} /> : <Waiting round={voices.round} />}
          <ToResults cycle={cycle} year={voices.cycle.year} />
        </>
      )}
    </Loaded>
  );
}

function Opening({ voices }: { voices: Voices }) {
  const { t } = useLingui();
  return (
    <PageTitle
      tab={t`Results`}
      kicker={
        <Trans>
          {voices.orgName}, {voices.cycle.year}
        </Trans>
      }
      lead={
        <Trans>
          The people you asked answered without their names. Only groups of five or more are shown.
        </Trans>
      }
    >
      <Trans>How people see it</Trans>
    </PageTitle>
  );
}

function Ready({ voices }: { voices: ReadyVoices }) {
  const { t } = useLingui();
  const figure = useViewsFigure(voices);
  const shown = voices.items.flatMap((item) => mainGroup(item)?.groupId ?? []);
  const onlyStaff = shown.length > 0 && shown.every((groupId) => groupId === 'staff');
  const low = voices.items.some(({ groups }) =>
    groups.some((group) => group.state === 'shown' && group.turnout === 'low'),
  );
  return (
    <>
      <section className="spread over" aria-label={t`You and the people you asked`}>
        <ChartFrame
          figure={figure}
          legend={
            <DumbbellsLegend
              own={t`your own answer`}
              others={onlyStaff ? t`staff` : t`the people you asked`}
            />
          }
          picture={(rows) => <Dumbbells rows={rows} label={figure.subtitle} />}
        />
        <Note title={<Trans>Before you talk about it</Trans>}>
          <p>
            <Trans>
              A difference is not a mistake on either side: you stand in different places. Ask what they see
              that you can’t, and never try to find out who said what.
            </Trans>
          </p>
        </Note>
      </section>
      <Spread
        over
        id="groups"
        title={<Trans>Group by group</Trans>}
        side={
          <p>
            <Trans>
              Averages stop short of both ends, further in the fewer people answered, so that nobody’s own
              answer can be worked out. Such a one reads “or more” or “or less”, and has no range.
            </Trans>{' '}
            {low && <Trans>Where fewer than 40 % answered, those who didn’t may see it otherwise.</Trans>}
          </p>
        }
      >
        <Groups items={voices.items} />
      </Spread>
      {voices.contradicted.length > 0 && (
        <Spread
          id="contradicted"
          title={<Trans>Your facts, as others see them</Trans>}
          side={
            <p>
              <Trans>
                People could mark “this does not match what I see”. Shares are told in wide bands.
              </Trans>
            </p>
          }
        >
          <Contradicted facts={voices.contradicted} />
        </Spread>
      )}
      {voices.themes.length > 0 && (
        <Spread
          id="themes"
          title={<Trans>In their own words</Trans>}
          side={
            <p>
              <Trans>Themes that ten or more comments speak of.</Trans>
            </p>
          }
        >
          <ul>
            {voices.themes.map(({ itemId, label, themes }) => (
              <li key={itemId}>
                <b>{label}.</b>{' '}
                {themes.map(({ theme, nLabel }) => (
                  <span key={theme}>
                    <Trans>
                      {theme} ({nLabel} comments).
                    </Trans>{' '}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </Spread>
      )}
    </>
  );
}

function Waiting({ round }: { round: Extract<Voices, { state: 'waiting' }>['round'] }) {
  const { i18n } = useLingui();
  if (!round || round.state === 'draft') {
    return (
      <Empty title={<Trans>Nobody has been asked yet</Trans>}>
        <Trans>
          When you ask staff, advisers, board or members, what they see appears here after their answers are
          sealed.
        </Trans>
      </Empty>
    );
  }
  if (round.state === 'sealed') {
    return (
      <Empty title={<Trans>People’s answers are being counted</Trans>}>
        <Trans>Nobody can change them any more. Look again in a few minutes.</Trans>
      </Empty>
    );
  }
  const sealed = i18n.date(round.sealAt, { dateStyle: 'long' });
  return (
    <Empty title={<Trans>People’s answers are not sealed yet</Trans>}>
      <Trans>
        They can change or take back what they said until {sealed}. Then it is counted, and appears here.
      </Trans>
    </Empty>
  );
}

function ToResults({ cycle, year }: { cycle: CycleAddress; year: number }) {
  return (
    <p className="after-voices">
      <Link to="/organizations/$orgId/cycles/$cycleId/results" params={cycle}>
        <Trans>All nine scores of {year}</Trans>
      </Link>
    </p>
  );
}
