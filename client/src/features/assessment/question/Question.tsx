import type { Section, SectionItem } from '@followthrough/shared/api/assessment.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Note } from '../../../ui/Note.tsx';
import { TextArea } from '../../../ui/TextField.tsx';
import type { CycleAddress } from '../cycle-api.ts';
import type { QueuedAnswer } from '../saving/answer-queue.ts';
import { ChoiceInput, NonAnswerInput, isOneChoice } from './ChoiceInput.tsx';
import { Evidence } from './Evidence.tsx';
import { LastYearsAnswer } from './LastYearsAnswer.tsx';
import { LiveFigure } from './LiveFigure.tsx';
import { ValueInput } from './ValueInput.tsx';
import { blankDraft, draftOf, fieldId } from '../../../answers/answer-draft.ts';
import type { AnswerDraft } from '../../../answers/answer-draft.ts';
import { messagesOf } from './messages.ts';

export interface QuestionProps {
  cycle: CycleAddress;
  section: Section;
  item: SectionItem;
  answers: ReadonlyMap<string, QueuedAnswer>;
  onDraft: (itemId: string, draft: AnswerDraft) => void;
  /** Places whose text is no number, by item; the section keeps them to name them in its summary. */
  unreadable: ReadonlySet<string>;
  onReadable: (itemId: string, place: string, readable: boolean) => void;
  /** The day of the person who answers, `YYYY-MM-DD`. */
  today: string;
  /** `page`: the only question here, so it is the page's heading. */
  headingAs: 'page' | 'part';
}

/** One question with everything around it that is about the answer. */
export function Question(props: QuestionProps) {
  const { cycle, section, item, answers, headingAs, today } = props;
  const Heading = headingAs === 'page' ? 'h1' : 'h2';
  const answer = answers.get(item.itemId);
  const draft = answer?.draft ?? blankDraft;
  const source = item.inputsFrom === null ? draft : (answers.get(item.inputsFrom)?.draft ?? blankDraft);
  const lastYear = item.lastYear && { year: item.lastYear.year, draft: draftOf(item.lastYear.answer) };
  const { t } = useLingui();
  const errors = messagesOf(answer, props.unreadable, t`Write a number in figures, such as 1,200.`);
  const mayChange = section.abilities.save;
  const onDraft = (next: AnswerDraft) => props.onDraft(item.itemId, next);
  const headingId = fieldId(item, 'question');

  return (
    <div role="group" aria-labelledby={headingId} className="question">
      <Heading id={headingId} tabIndex={-1} className="prompt">
        {item.prompt}
      </Heading>
      {item.help && <p className="small help">{item.help}</p>}
      <Standing item={item} />
      {item.kind === 'perception' && <OwnViewOnly />}
      <LastYearsAnswer
        item={item}
        lastYear={lastYear}
        themes={section.themes}
        draft={draft}
        onDraft={mayChange ? onDraft : null}
      />
      {/* A disabled fieldset switches off every control inside it. */}
      <fieldset disabled={!mayChange}>
        <legend className="hide">{item.label}</legend>
        {item.inputsFrom === null && (
          <div className="value">
            {isOneChoice(item) ? (
              <ChoiceInput
                item={item}
                draft={draft}
                onDraft={onDraft}
                error={errors.get('value') ?? errors.get('state')}
                lastYear={lastYear}
                ladder={section.ladder}
              />
            ) : (
              <ValueInput
                item={item}
                draft={draft}
                onDraft={onDraft}
                errors={errors}
                lastYear={lastYear}
                today={today}
                themes={section.themes}
                answerTo={(itemId) => answers.get(itemId)?.draft}
                onReadable={(place, readable) => props.onReadable(item.itemId, place, readable)}
              />
            )}
          </div>
        )}
        <LiveFigure item={item} draft={source} />
        {item.inputsFrom === null && (
          <>
            {!isOneChoice(item) && <NonAnswerInput item={item} draft={draft} onDraft={onDraft} />}
            <Reason item={item} draft={draft} onDraft={onDraft} error={errors.get('reason')} />
            {draft.state !== 'blank' && (
              <ClearButton onClear={() => onDraft({ ...draft, state: 'blank', value: null })} />
            )}
          </>
        )}
      </fieldset>
      {item.inputsFrom === null && item.kind !== 'perception' && (
        <Evidence
          cycle={cycle}
          item={item}
          draft={draft}
          onDraft={onDraft}
          errors={errors}
          mayChange={mayChange}
        />
      )}
    </div>
  );
}

/** Why a question counts or not, where that isn't plain. */
function Standing({ item }: { item: SectionItem }) {
  const open = item.applicability.dependsOn.filter(({ answered }) => !answered).map(({ prompt }) => prompt);
  if (item.inputsFrom !== null) {
    return (
      <p className="small">
        <Trans>Nothing to fill in here: this is worked out from the table you filled in before.</Trans>
      </p>
    );
  }
  if (item.applicability.state !== 'unknown' || open.length === 0) return null;
  const questions = open.join(' ');
  return (
    <Note>
      <p>
        <Trans>Whether this applies to you depends on a question that is still open: {questions}</Trans>
      </p>
    </Note>
  );
}

function OwnViewOnly() {
  return (
    <Note>
      <p>
        <Trans>
          Answered here by you alone for now; your answer alone never makes a score. It will stand beside what
          other people say, once they are asked.
        </Trans>
      </p>
    </Note>
  );
}

interface ReasonProps {
  item: SectionItem;
  draft: AnswerDraft;
  onDraft: (draft: AnswerDraft) => void;
  error: string | undefined;
}

function Reason({ item, draft, onDraft, error }: ReasonProps) {
  if (draft.state !== 'not_applicable_with_reason') return null;
  return (
    <TextArea
      id={fieldId(item, 'reason')}
      label={<Trans>Why it doesn’t apply to you</Trans>}
      hint={<Trans>One sentence is enough.</Trans>}
      rows={2}
      value={draft.reason}
      error={error}
      onValue={(reason) => onDraft({ ...draft, reason })}
    />
  );
}

/** Asks once, because a table may hold much work. */
function ClearButton({ onClear }: { onClear: () => void }) {
  const [asked, setAsked] = useState(false);
  return (
    <p className="row clear">
      {asked ? (
        <>
          <span className="small">
            <Trans>Take your answer out?</Trans>
          </span>
          <Button look="quiet" slim onClick={() => setAsked(false)}>
            <Trans>Keep it</Trans>
          </Button>
          <Button
            look="quiet"
            slim
            onClick={() => {
              setAsked(false);
              onClear();
            }}
          >
            <Trans>Take it out</Trans>
          </Button>
        </>
      ) : (
        <Button look="quiet" slim onClick={() => setAsked(true)}>
          <Trans>Clear this answer</Trans>
        </Button>
      )}
    </p>
  );
}
