import type { SharedNetwork } from '@followthrough/shared/api/sharing.ts';
import { Trans } from '@lingui/react/macro';
import { useSharingWords } from '../words.ts';

interface ExplainedProps {
  network: SharedNetwork['network'];
  year: number;
}

/** What the two or three choices mean, with what can't be undone. */
export function LevelsExplained({ network, year }: ExplainedProps) {
  const words = useSharingWords();
  const { stewardName, stewardKind, publicFromYear } = network;
  const isPublic = publicFromYear !== null && publicFromYear <= year;
  return (
    <dl className="levels">
      <dt>{words.level('nothing')}</dt>
      <dd>
        <Trans>
          This part of your check is in nothing that the network shows. It looks the same as a check that was
          never filled in.
        </Trans>
      </dd>
      <dt>{words.level('aggregate')}</dt>
      <dd>
        <Trans>
          Your score is counted together with others, and {stewardName} and the members see the result. A
          figure is told of five or more, rounded, and only where no mix of figures gives away fewer than
          five. Once it is told, it can’t be taken back.
        </Trans>{' '}
        {isPublic && (
          <Trans>This network has a public page: totals of ten or more stand there for everybody.</Trans>
        )}
      </dd>
      {stewardKind !== 'funder' && (
        <>
          <dt>{words.level('named')}</dt>
          <dd>
            <Trans>
              {stewardName} sees your score of this part with your name beside it, as soon as your check is
              submitted. You are counted in the totals as well. You can take the name back at any time; what
              somebody read stays read.
            </Trans>
          </dd>
        </>
      )}
    </dl>
  );
}

/** The days by which a decision can be changed, and when something would be told. */
export function UntilWhen({ network, year, freezeAt }: ExplainedProps & { freezeAt: string }) {
  const words = useSharingWords();
  const until = words.day(freezeAt);
  const releaseAt = network.cycles.find((cycle) => cycle.year === year)?.releaseAt;
  const released = releaseAt === undefined ? '' : words.day(releaseAt);
  return (
    <>
      <p>
        <Trans>
          You can change this as often as you like until {until}. After that it counts for the year after.
        </Trans>
      </p>
      {releaseAt !== undefined && (
        <p>
          <Trans>Totals are told from {released} on. You see your own results long before.</Trans>
        </p>
      )}
      <p>
        {network.stewardKind === 'funder' ? (
          <Trans>Nobody outside can see what you choose, or that you chose.</Trans>
        ) : (
          <Trans>Nobody outside can see what you choose, but for scores that you share by name.</Trans>
        )}
      </p>
    </>
  );
}

/** Why three parts stand apart, and what this network says of them. */
export function ProtectedExplained({ network, year }: ExplainedProps) {
  const { protectedFromYear } = network;
  return (
    <>
      <p>
        <Trans>
          Groups have lost money and partners over what these parts ask about. So they stay with you unless
          you say otherwise.
        </Trans>
      </p>
      <p>
        {protectedFromYear !== null && protectedFromYear <= year ? (
          <Trans>
            This network tells totals of them only if every single member agrees for the year. If one does
            not, there is no total, and nobody can learn who it was.
          </Trans>
        ) : (
          <Trans>This network tells no totals of them for {year}, whatever members choose here.</Trans>
        )}
      </p>
    </>
  );
}
