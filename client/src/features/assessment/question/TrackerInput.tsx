import type { AnswerField } from '@followthrough/shared/instrument/answer.ts';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Note } from '../../../ui/Note.tsx';
import { Select } from '../../../ui/TextField.tsx';
import { PromiseInput } from './PromiseInput.tsx';
import { fieldId, fieldsOf, rowsOf, withRow, withValue } from '../../../answers/answer-draft.ts';
import type { Fields } from '../../../answers/answer-draft.ts';
import type { ValueInputProps } from './ValueInput.tsx';

const ownPromise = 'TX';

/**
 * Promises and what was done about them. A group that signed the letter starts from the letter's ten and may set two
 * aside with a reason; any other group lists its own.
 */
export function TrackerInput(props: ValueInputProps) {
  const { item, draft, onDraft, themes } = props;
  const promises = rowsOf(fieldsOf(draft.value), 'commitments');
  const list = useRef<HTMLDivElement>(null);
  const focusNext = useFocusOn(list, promises.length);
  const rule = item.score.method === 'follow_through' ? item.score : null;
  const signed = rule ? props.answerTo(rule.path_a_if.answer) : undefined;
  const pathA = signed?.state === 'answered' && signed.value === rule?.path_a_if.value;
  const setAside = promises.filter((promise) => promise.set_aside_reason !== undefined).length;

  function change(next: readonly Fields[]) {
    onDraft(withValue(draft, next.length > 0 ? { commitments: next } : null));
  }

  function add(added: readonly Fields[]) {
    focusNext(promises.length);
    change([...promises, ...added]);
  }

  const listed = new Set(promises.map((promise) => promise.theme));
  const own = themes.filter((theme) => theme.id === ownPromise);
  // Who signed made all of the letter's promises, so all of them are in the list.
  const toList = themes.filter((theme) => theme.id !== ownPromise && !listed.has(theme.id));
  const unlisted = themes.filter((theme) => theme.id === ownPromise || !listed.has(theme.id));

  return (
    <div className="stack promises" id={fieldId(item, 'value')}>
      <PathNote answered={signed?.state === 'answered'} pathA={pathA} />
      <div ref={list}>
        {promises.map((promise, index) => (
          <PromiseInput
            key={index}
            {...props}
            promise={promise}
            place={`commitments.${index}`}
            number={index + 1}
            theme={themes.find((theme) => theme.id === promise.theme)}
            ownWords={promise.theme === ownPromise}
            maySetAside={
              pathA &&
              (promise.set_aside_reason !== undefined || setAside < rule.path_a_max_set_aside_with_reason)
            }
            onPromise={(next) => change(withRow(promises, index, next))}
            onRemove={
              pathA && promise.theme !== ownPromise
                ? null
                : () => {
                    focusNext(Math.max(0, index - 1));
                    change(promises.filter((_, at) => at !== index));
                  }
            }
          />
        ))}
      </div>
      {pathA && toList.length > 0 && (
        <p>
          <Button look="second" onClick={() => add(toList.map(({ id }) => promiseOf(id)))}>
            <Plural
              value={toList.length}
              one="List the letter’s # promise that is missing here"
              other="List the letter’s # promises"
            />
          </Button>
        </p>
      )}
      <AddPromise unlisted={pathA ? own : unlisted} onAdd={(theme) => add([promiseOf(theme)])} />
    </div>
  );
}

function promiseOf(theme: string): { [field: string]: AnswerField } {
  return { theme, actions: [] };
}

function PathNote({ answered, pathA }: { answered: boolean; pathA: boolean }) {
  if (!answered) {
    return (
      <Note>
        <p>
          <Trans>
            The question before this one, about the letter, sets your path. You can start your list now.
          </Trans>
        </p>
      </Note>
    );
  }
  return (
    <p className="small">
      {pathA ? (
        <Trans>
          You signed the letter, so its promises are your list. Two of them may be set aside with a reason;
          your own can be added.
        </Trans>
      ) : (
        <Trans>
          You did not sign the letter, so this list is your own. Choose from its themes or write your own
          promises. Not signing is never counted against you.
        </Trans>
      )}
    </p>
  );
}

interface AddPromiseProps {
  unlisted: readonly { id: string; label: string }[];
  onAdd: (theme: string) => void;
}

function AddPromise({ unlisted, onAdd }: AddPromiseProps) {
  const { t } = useLingui();
  const [theme, setTheme] = useState('');
  return (
    <div className="stack">
      <Select
        label={t`Another promise`}
        value={theme}
        onValue={setTheme}
        options={unlisted.map(({ id, label }) => ({ value: id, label }))}
        emptyLabel={t`Choose one`}
      />
      <p>
        <Button
          look="second"
          slim
          busy={theme === ''}
          onClick={() => {
            onAdd(theme);
            setTheme('');
          }}
        >
          <Trans>Add this promise</Trans>
        </Button>
      </p>
    </div>
  );
}

/** After adding or removing, the focus goes to the block at the place named. */
function useFocusOn(list: React.RefObject<HTMLElement | null>, count: number): (index: number) => void {
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const block = list.current?.children[wanted.current];
    wanted.current = null;
    block?.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
  }, [count, list]);
  return (index) => {
    wanted.current = index;
  };
}
