import type { RoundView, WireRound } from '@followthrough/shared/api/rounds.ts';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { buttonClass } from '../../ui/Button.tsx';
import { PageTitle, Spread } from '../../ui/Page.tsx';
import { Loading } from '../../ui/States.tsx';
import { Mail } from './Mail.tsx';
import type { RoundAddress } from './round-api.ts';
import { useRoundWords } from './words.tsx';

interface UnderWayProps {
  cycle: RoundAddress;
  view: RoundView;
  round: WireRound;
}

const dayMs = 86_400_000;
const nextOf = (days: readonly string[]) => days.find((day) => day > new Date().toISOString().slice(0, 10));
const daysUntil = (instant: string) => Math.max(0, Math.ceil((Date.parse(instant) - Date.now()) / dayMs));

/** A round after its opening. Of answers it shows how many, in steps of five, and nothing else. */
export function UnderWay({ cycle, view, round }: UnderWayProps) {
  const { t } = useLingui();
  const paper = view.roster.some(({ email }) => email === null);
  const printable = round.state === 'open' || round.state === 'waiting';
  return (
    <>
      <PageTitle
        tab={t`Other voices`}
        kicker={
          <>
            {view.orgName}, {view.year}
          </>
        }
        lead={<Lead round={round} />}
      >
        <Title round={round} />
      </PageTitle>
      {round.state === 'opening' && <Loading />}
      {round.state === 'sealed' ? (
        <Spread id="after" title={<Trans>What came of it</Trans>}>
          <p className="row">
            <Link
              className={buttonClass('primary')}
              to="/organizations/$orgId/cycles/$cycleId/voices"
              params={cycle}
            >
              <Trans>How people see it</Trans>
            </Link>
            <Link
              className={buttonClass('second')}
              to="/organizations/$orgId/cycles/$cycleId/round/comments"
              params={cycle}
            >
              <Trans>Read and sort comments</Trans>
            </Link>
          </p>
        </Spread>
      ) : (
        <Spread id="so-far" title={<Trans>So far</Trans>} side={<Dates round={round} />}>
          <SoFar view={view} />
        </Spread>
      )}
      {round.state !== 'sealed' && <Mail cycle={cycle} roster={view.roster} />}
      {paper && printable && (
        <Spread id="paper" title={<Trans>Printed sheets</Trans>}>
          <p>
            <Trans>
              For everybody on the roster without an address: a page with a code of their own, also in large
              print.
            </Trans>
          </p>
          <p>
            <Link
              className={buttonClass('second')}
              to="/organizations/$orgId/cycles/$cycleId/round/sheets"
              params={cycle}
            >
              <Trans>Go to the sheets</Trans>
            </Link>
          </p>
        </Spread>
      )}
      <Keys view={view} round={round} />
    </>
  );
}

function Title({ round }: { round: WireRound }) {
  switch (round.state) {
    case 'draft':
    case 'opening':
      return <Trans>The round is opening</Trans>;
    case 'waiting':
      return <Trans>The round opens soon</Trans>;
    case 'open':
      return <Trans>People are answering</Trans>;
    case 'closed':
      return <Trans>Closed, not sealed yet</Trans>;
    case 'sealed':
      return <Trans>The round is sealed</Trans>;
  }
}

function Lead({ round }: { round: WireRound }) {
  const words = useRoundWords();
  const opens = words.date(round.opensAt);
  const closes = words.date(round.closesAt);
  const seal = words.date(round.sealAt);
  const left = daysUntil(round.sealAt);
  switch (round.state) {
    case 'draft':
    case 'opening':
      return <Trans>The keys are being made. This takes a few moments; then the invitations go out.</Trans>;
    case 'waiting':
      return <Trans>Invitations go out on {opens}, and answers are taken from then on.</Trans>;
    case 'open':
      return (
        <Trans>Answers are taken until {closes}. Nobody can see who has answered, and we can’t either.</Trans>
      );
    case 'closed':
      return (
        <>
          <Trans>No new answers are taken. What was sent can be changed or taken back until {seal}.</Trans>{' '}
          <Plural
            value={left}
            _0="The seal is due now."
            one="# day until the seal."
            other="# days until the seal."
          />
        </>
      );
    case 'sealed':
      return (
        <Trans>
          Answers and keys were separated for good. Nothing can be added, changed or traced any more.
        </Trans>
      );
  }
}

function Dates({ round }: { round: WireRound }) {
  const words = useRoundWords();
  const next = nextOf(round.reminderDates);
  return (
    <dl className="facts down">
      <dt>
        <Trans>Last day</Trans>
      </dt>
      <dd>{words.date(round.closesAt)}</dd>
      <dt>
        <Trans>Seal</Trans>
      </dt>
      <dd>{words.date(round.sealAt)}</dd>
      {next && (
        <>
          <dt>
            <Trans>Next reminder</Trans>
          </dt>
          <dd>
            <Trans>{words.day(next)}, to everybody who was asked. We don’t know who has answered.</Trans>
          </dd>
        </>
      )}
    </dl>
  );
}

function SoFar({ view }: { view: RoundView }) {
  const words = useRoundWords();
  return (
    <>
      <ul className="groups">
        {view.groups.map(({ roles, size, atLeast }) => (
          <li key={roles.join()}>
            <p>
              <b className="group-name">{words.groups(roles)}</b>
            </p>
            <p>
              <HowMany atLeast={atLeast} /> <Trans>of {size} asked</Trans>
            </p>
          </li>
        ))}
      </ul>
      <p className="small">
        <Trans>This moves in steps of five, and never says that everybody has answered.</Trans>
      </p>
    </>
  );
}

function HowMany({ atLeast }: { atLeast: number | null }) {
  if (atLeast === null) return <Trans>Nobody can answer yet,</Trans>;
  if (atLeast === 0) return <Trans>Fewer than 5 answered,</Trans>;
  return <Trans>{atLeast} or more answered,</Trans>;
}

function Keys({ view, round }: { view: RoundView; round: WireRound }) {
  const words = useRoundWords();
  const made = view.groups.filter(({ fingerprint }) => fingerprint !== null);
  if (made.length === 0) return null;
  return (
    <Spread
      id="keys"
      title={<Trans>Fingerprints</Trans>}
      side={
        <p>
          <Trans>
            They stand in every invitation, so that people can tell that all were given the same key.
          </Trans>
        </p>
      }
    >
      <dl className="keys">
        {made.map(({ roles, fingerprint }) => (
          <div key={roles.join()}>
            <dt className="group-name">{words.groups(roles)}</dt>
            <dd>
              <code>{fingerprint}</code>
            </dd>
          </div>
        ))}
      </dl>
      <p>
        <a href={`/rounds/${round.roundId}/keys`}>
          <Trans>The public page of these fingerprints</Trans>
        </a>
      </p>
    </Spread>
  );
}
