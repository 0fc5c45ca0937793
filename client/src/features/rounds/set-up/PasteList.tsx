import type { RosterLinesResult } from '@followthrough/shared/api/rounds.ts';
import { askedRole } from '@followthrough/shared/api/rounds.ts';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Select, TextArea } from '../../../ui/TextField.tsx';
import type { RoundAddress } from '../round-api.ts';
import { addLines, roundQuery } from '../round-api.ts';
import { useRoundWords } from '../words.tsx';

/** A list from a mail, a spreadsheet or a CSV file. Lines that can't be taken stay in the box, each with what is wrong. */
export function PasteList({ cycle }: { cycle: RoundAddress }) {
  const { t } = useLingui();
  const words = useRoundWords();
  const queryClient = useQueryClient();
  const fileId = useId();
  const [role, setRole] = useState('staff');
  const [text, setText] = useState('');
  const adding = useMutation({
    mutationFn: () => addLines(cycle, askedRole.parse(role), text),
    onSuccess: ({ problems }) => {
      setText(problems.map((problem) => problem.text).join('\n'));
      return queryClient.invalidateQueries({ queryKey: roundQuery(cycle).queryKey });
    },
  });

  return (
    <div className="stack">
      <Select label={t`Group`} value={role} onValue={setRole} options={words.options} />
      <TextArea
        id="list"
        label={t`Paste a list`}
        hint={
          <Trans>
            One person a line: name, address. A third part may name another group. A name without an address
            gets a printed sheet.
          </Trans>
        }
        value={text}
        onValue={setText}
        rows={6}
      />
      <p className="row">
        <Button look="second" busy={adding.isPending} onClick={() => text.trim() !== '' && adding.mutate()}>
          <Trans>Add these people</Trans>
        </Button>
        <label className="btn second file" htmlFor={fileId}>
          <Trans>Read a CSV file</Trans>
          <input
            id={fileId}
            type="file"
            accept=".csv,.txt,text/csv,text/plain"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              event.target.value = '';
              if (file)
                void textOf(file).then((read) =>
                  setText((before) => (before.trim() === '' ? read : `${before}\n${read}`)),
                );
            }}
          />
        </label>
      </p>
      {adding.error && (
        <p className="msg" role="alert">
          {adding.error.message}
        </p>
      )}
      {adding.data && <Outcome result={adding.data} />}
    </div>
  );
}

/** Spreadsheets save CSV as UTF-8 or, on many a Windows, in the old code page: names must not come out mangled. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function Outcome({ result: { added, problems } }: { result: RosterLinesResult }) {
  return (
    <div role="status">
      <p>
        <Plural value={added} _0="Nobody was added." one="# person was added." other="# people were added." />{' '}
        {problems.length > 0 && (
          <Plural
            value={problems.length}
            one="# line is still in the box: correct it and add it again."
            other="# lines are still in the box: correct them and add them again."
          />
        )}
      </p>
      {problems.length > 0 && (
        <ul className="line-problems">
          {problems.map(({ line, text, message }) => (
            <li key={line}>
              <b>
                <Trans>Line {line}</Trans>
              </b>{' '}
              <span className="small">{text}</span>
              <br />
              {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
