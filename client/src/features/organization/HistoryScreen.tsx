import type { History } from '@followthrough/shared/api/history.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { Loaded } from '../../shell/Loaded.tsx';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { PageTitle } from '../../ui/Page.tsx';
import { ScrollTable } from '../../ui/ScrollTable.tsx';
import { BackToSettings } from './BackToSettings.tsx';
import { EventWords } from './EventWords.tsx';
import { historyQuery } from './organization-api.ts';

const route = getRouteApi('/organizations/$orgId/settings/history');

export function HistoryScreen() {
  const { t } = useLingui();
  const { orgId } = route.useParams();
  const [before, setBefore] = useState<number | undefined>();
  const query = useQuery(historyQuery(orgId, before));
  return (
    <>
      <BackToSettings orgId={orgId} />
      <PageTitle
        tab={t`What happened`}
        lead={
          <Trans>
            Each line is chained to the one before it, so that none can be changed or taken out unseen.
          </Trans>
        }
      >
        <Trans>What happened</Trans>
      </PageTitle>
      <Loaded query={query}>
        {(history) => (
          <>
            {history.chain.brokenAt !== null && (
              <Note titleAs="h2" attention title={<Trans>This record was changed</Trans>}>
                <p>
                  <Trans>
                    Event {history.chain.brokenAt} doesn’t follow from the one before it. Tell whoever runs
                    this service.
                  </Trans>
                </p>
              </Note>
            )}
            <Events events={history.events} />
            <p className="row">
              {before !== undefined && (
                <Button look="second" onClick={() => setBefore(undefined)}>
                  <Trans>Newest</Trans>
                </Button>
              )}
              {(history.events.at(-1)?.seq ?? 1) > 1 && (
                <Button look="second" onClick={() => setBefore(history.events.at(-1)?.seq)}>
                  <Trans>Older</Trans>
                </Button>
              )}
            </p>
          </>
        )}
      </Loaded>
    </>
  );
}

function Events({ events }: { events: History['events'] }) {
  const { t, i18n } = useLingui();
  return (
    <ScrollTable caption={<Trans>Newest first</Trans>} columns={[t`When`, t`Who`, t`What`]}>
      {events.map((event) => (
        <tr key={event.seq}>
          <td>{i18n.date(new Date(event.at), { dateStyle: 'medium', timeStyle: 'short' })}</td>
          <td>{event.actor}</td>
          <td>
            <EventWords event={event} />
          </td>
        </tr>
      ))}
    </ScrollTable>
  );
}
