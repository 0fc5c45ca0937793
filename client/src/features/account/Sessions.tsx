import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Loaded } from '../../shell/Loaded.tsx';
import { Button } from '../../ui/Button.tsx';
import { endOtherSessions, endSession, sessionsQuery } from './account-api.ts';

export function Sessions() {
  const { i18n } = useLingui();
  const query = useQuery(sessionsQuery);
  const queryClient = useQueryClient();
  const ending = useMutation({
    mutationFn: (sessionId: string | null) => (sessionId ? endSession(sessionId) : endOtherSessions()),
    onSettled: () => queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
  const day = (date: string) => i18n.date(new Date(date), { dateStyle: 'medium', timeZone: 'UTC' });
  return (
    <Loaded query={query}>
      {({ sessions }) => (
        <div className="stack">
          <ul className="people">
            {sessions.map((session) => (
              <li key={session.sessionId}>
                <span>
                  <strong>{session.label}</strong>
                  <br />
                  <span className="small">
                    {session.current ? (
                      <Trans>This browser, since {day(session.since)}</Trans>
                    ) : (
                      <Trans>
                        Since {day(session.since)}, last used {day(session.lastUsedOn)}
                      </Trans>
                    )}
                  </span>
                </span>
                {!session.current && (
                  <Button
                    look="second"
                    slim
                    busy={ending.isPending}
                    onClick={() => ending.mutate(session.sessionId)}
                  >
                    <Trans>Sign out</Trans> <span className="hide">{session.label}</span>
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {ending.error && (
            <p className="msg" role="alert">
              {ending.error.message}
            </p>
          )}
          {sessions.length > 1 && (
            <p>
              <Button look="second" busy={ending.isPending} onClick={() => ending.mutate(null)}>
                <Trans>Sign out everywhere else</Trans>
              </Button>
            </p>
          )}
        </div>
      )}
    </Loaded>
  );
}
