import { freshness } from '@followthrough/shared/scoring/tracker.ts';
import { monthsBetween } from '@followthrough/shared/scoring/months.ts';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { announce } from '../../../ui/LiveRegion.tsx';
import { TextArea } from '../../../ui/TextField.tsx';
import { InputField } from './InputField.tsx';
import { fieldId, rowsOf, withField, withRow } from '../../../answers/answer-draft.ts';
import type { Fields } from '../../../answers/answer-draft.ts';
import { useFigureWords } from '../../../answers/field-words.ts';
import type { ValueInputProps } from './ValueInput.tsx';

interface PromiseInputProps extends ValueInputProps {
  promise: Fields;
  /** Its place in the answer: `commitments.2`. */
  place: string;
  number: number;
  theme: { label: string; note: string } | undefined;
  ownWords: boolean;
  maySetAside: boolean;
  onPromise: (promise: Fields) => void;
  /** Null for a promise of the letter that was signed: it can be set aside with a reason, not dropped. */
  onRemove: (() => void) | null;
}

/** One promise: its theme or own words, what was done about it, or why it is set aside. */
export function PromiseInput(props: PromiseInputProps) {
  const { promise, place, number, theme, item, errors, today, onPromise } = props;
  const headingId = useId();
  const actions = rowsOf(promise, 'actions');
  const aside = promise.set_aside_reason;
  const text = (name: string) => (typeof promise[name] === 'string' ? promise[name] : '');

  return (
    <section className="promise" aria-labelledby={headingId}>
      <h2 id={headingId}>
        <Trans>
          Promise {number}: {theme?.label}
        </Trans>
      </h2>
      {theme && <p className="small">{theme.note}</p>}
      {props.ownWords && (
        <TextArea
          id={fieldId(item, `${place}.promise`)}
          label={<Trans>The promise in your own words</Trans>}
          rows={2}
          value={text('promise')}
          error={errors.get(`${place}.promise`)}
          onValue={(words) => onPromise(withField(promise, 'promise', words))}
        />
      )}
      {aside === undefined ? (
        actions.map((action, index) => (
          <ActionInput
            key={index}
            {...props}
            action={action}
            place={`${place}.actions.${index}`}
            onAction={(next) => onPromise({ ...promise, actions: withRow(actions, index, next) })}
            onRemove={() => onPromise({ ...promise, actions: actions.filter((_, at) => at !== index) })}
          />
        ))
      ) : (
        <TextArea
          id={fieldId(item, `${place}.set_aside_reason`)}
          label={<Trans>Why you set this promise aside</Trans>}
          rows={2}
          value={text('set_aside_reason')}
          error={errors.get(`${place}.set_aside_reason`)}
          onValue={(reason) => onPromise({ ...promise, set_aside_reason: reason })}
        />
      )}
      <p className="row">
        {aside === undefined && (
          <Button
            look="second"
            slim
            onClick={() => onPromise({ ...promise, actions: [...actions, { updated: today }] })}
          >
            <Trans>
              Add an action <span className="hide">to promise {number}</span>
            </Trans>
          </Button>
        )}
        <SetAsideButton {...props} />
        {props.onRemove && (
          <Button look="quiet" slim onClick={props.onRemove}>
            <Trans>
              Remove <span className="hide">promise {number}</span>
            </Trans>
          </Button>
        )}
      </p>
    </section>
  );
}

function SetAsideButton({ promise, number, maySetAside, onPromise }: PromiseInputProps) {
  if (!maySetAside) return null;
  const { set_aside_reason: aside, ...others } = promise;
  return (
    <Button
      look="quiet"
      slim
      onClick={() => onPromise(aside === undefined ? { ...promise, set_aside_reason: '' } : others)}
    >
      {aside === undefined ? (
        <Trans>
          Set aside, with a reason <span className="hide">(promise {number})</span>
        </Trans>
      ) : (
        <Trans>
          Take it up again <span className="hide">(promise {number})</span>
        </Trans>
      )}
    </Button>
  );
}

interface ActionInputProps extends ValueInputProps {
  action: Fields;
  place: string;
  onAction: (action: Fields) => void;
  onRemove: () => void;
}

/** The inputs of an action, in the order that they are asked. */
const actionFields = ['what', 'status', 'evidence', 'updated', 'owner'];

function ActionInput({
  item,
  action,
  place,
  errors,
  onAction,
  onRemove,
  onReadable,
  today,
}: ActionInputProps) {
  const { t } = useLingui();
  const what = typeof action.what === 'string' ? action.what : '';
  const inputs = actionFields.flatMap((name) => {
    const input = item.inputs.find(({ id }) => id === `commitments[].actions[].${name}`);
    return input ? [{ name, input }] : [];
  });
  return (
    <fieldset className="action">
      <legend className="hide">{what === '' ? <Trans>New action</Trans> : what}</legend>
      <div className="two">
        {inputs.map(({ name, input }) => (
          <InputField
            key={name}
            id={fieldId(item, `${place}.${name}`)}
            input={input}
            field={action[name]}
            error={errors.get(`${place}.${name}`)}
            onField={(field, readable) => {
              onReadable(`${place}.${name}`, readable);
              onAction(withField(action, name, field));
            }}
          />
        ))}
      </div>
      <Freshness updated={action.updated} today={today} />
      <p className="row">
        <Button
          look="second"
          slim
          onClick={() => {
            onAction({ ...action, updated: today });
            announce(t`Marked as still true today`);
          }}
        >
          <Trans>
            Still true today <span className="hide">({what})</span>
          </Trans>
        </Button>
        <Button look="quiet" slim onClick={onRemove}>
          <Trans>
            Remove <span className="hide">{what}</span>
          </Trans>
        </Button>
      </p>
    </fieldset>
  );
}

function Freshness({ updated, today }: { updated: Fields[string] | undefined; today: string }) {
  const words = useFigureWords();
  if (typeof updated !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(updated) || updated > today) return null;
  const months = monthsBetween(updated, today);
  if (months <= 12) return null;
  const share = words.percent(100 * freshness(months));
  return (
    <p className="small">
      <Plural
        value={months}
        one={`Last shown true # month ago. It counts for ${share} until someone says it still holds.`}
        other={`Last shown true # months ago. It counts for ${share} until someone says it still holds.`}
      />
    </p>
  );
}
