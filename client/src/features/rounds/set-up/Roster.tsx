import type { WireRosterEntry } from '@followthrough/shared/api/rounds.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { announce } from '../../../ui/LiveRegion.tsx';
import type { RoundAddress } from '../round-api.ts';
import { removePerson, roundQuery } from '../round-api.ts';
import { useRoundWords } from '../words.tsx';

/** Everybody who will be asked. */
export function Roster({ cycle, roster }: { cycle: RoundAddress; roster: readonly WireRosterEntry[] }) {
  const { t } = useLingui();
  const words = useRoundWords();
  const queryClient = useQueryClient();
  const list = useRef<HTMLDivElement>(null);
  const removing = useMutation({
    mutationFn: ({ entryId }: WireRosterEntry) => removePerson(cycle, entryId),
    onSuccess: (_, { name }) => {
      announce(t`${name} is off the roster`);
      list.current?.focus();
      return queryClient.invalidateQueries({ queryKey: roundQuery(cycle).queryKey });
    },
  });
  if (roster.length === 0) {
    return (
      <p>
        <Trans>Nobody yet.</Trans>
      </p>
    );
  }
  return (
    <div ref={list} className="scroll" role="region" aria-label={t`Everybody on the roster`} tabIndex={0}>
      {removing.error && (
        <p className="msg" role="alert">
          {removing.error.message}
        </p>
      )}
      <table className="roster">
        <thead>
          <tr>
            <th scope="col">
              <Trans>Name</Trans>
            </th>
            <th scope="col">
              <Trans>Group</Trans>
            </th>
            <th scope="col">
              <Trans>How they are asked</Trans>
            </th>
            <th scope="col">
              <span className="hide">
                <Trans>Take off</Trans>
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {roster.map((entry) => (
            <tr key={entry.entryId}>
              <th scope="row">{entry.name}</th>
              <td>{words.group(entry.role)}</td>
              <td>{entry.email ?? <Trans>Printed sheet</Trans>}</td>
              <td>
                <Button look="quiet" slim onClick={() => removing.mutate(entry)}>
                  <Trans>
                    Take off <span className="hide">{entry.name}</span>
                  </Trans>
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
