import type { WireRosterEntry } from '@followthrough/shared/api/rounds.ts';
import { Plural, Trans } from '@lingui/react/macro';
import { Note } from '../../ui/Note.tsx';
import { Spread } from '../../ui/Page.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { CorrectAddress } from './CorrectAddress.tsx';
import type { RoundAddress } from './round-api.ts';

type Delivery = WireRosterEntry['deliveries'][number];

const isTrouble = ({ state, lastError }: Delivery) => state === 'bounced' || lastError !== null;

/** What happened to the mails: never what their readers did. */
export function Mail({ cycle, roster }: { cycle: RoundAddress; roster: readonly WireRosterEntry[] }) {
  const letters = roster.flatMap(({ deliveries }) => deliveries);
  const count = (state: string) => letters.filter((letter) => letter.state === state).length;
  const trouble = roster.filter(({ deliveries }) => deliveries.some(isTrouble));
  return (
    <Spread
      id="mail"
      title={<Trans>Mail</Trans>}
      side={
        <p>
          <Trans>This is about delivery alone. We don’t track whether a mail was opened.</Trans>
        </p>
      }
    >
      <div className="stack">
        <p>
          <Plural value={count('sent')} one="# mail went out" other="# mails went out" />
          {count('queued') > 0 && (
            <Plural value={count('queued')} one=", # is waiting" other=", # are waiting" />
          )}
          {count('bounced') > 0 && (
            <Plural value={count('bounced')} one=", # came back" other=", # came back" />
          )}
          .
        </p>
        {trouble.length > 0 && (
          <Note attention title={<Trans>Not delivered</Trans>}>
            <ul className="plain">
              {trouble.map((entry) => (
                <li key={entry.entryId}>
                  <b>{entry.name}</b>, {entry.email}
                  {entry.deliveries.filter(isTrouble).map((delivery) => (
                    <WhatHappened key={delivery.kind} delivery={delivery} />
                  ))}
                  {entry.correctable && <CorrectAddress cycle={cycle} entry={entry} />}
                </li>
              ))}
            </ul>
          </Note>
        )}
      </div>
    </Spread>
  );
}

function WhatHappened({ delivery: { state, lastError } }: { delivery: Delivery }) {
  return (
    <span className="delivery">
      <Tag shape={state === 'bounced' ? 'skipped' : 'dashed'}>
        {state === 'bounced' ? <Trans>Came back</Trans> : <Trans>Trying again</Trans>}
      </Tag>{' '}
      <span className="small">{lastError}</span>
    </span>
  );
}
