import type { SectionItem } from '@followthrough/shared/api/assessment.ts';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { ErrorSummary } from '../../../ui/ErrorSummary.tsx';
import { WithLearnPanel } from '../../../ui/Page.tsx';
import { SectionIcon } from '../../../ui/icons/SectionIcon.tsx';
import { LearnPanel } from '../question/LearnPanel.tsx';
import { Question } from '../question/Question.tsx';
import { blankDraft, fieldId } from '../../../answers/answer-draft.ts';
import { hasWideTable } from '../question/FiguresInput.tsx';
import { messagesOf } from '../question/messages.ts';
import { SaveWord } from './SaveWord.tsx';
import { Stepper } from './Stepper.tsx';
import { Unsettled } from './Unsettled.tsx';
import { UpToHub } from './UpToHub.tsx';
import type { SectionForm } from './section-form.ts';

const noPlaces: ReadonlySet<string> = new Set();

/** A page for one question. Going on waits for the save for a moment, so that a refusal is seen where it belongs. */
export function OneQuestion(props: SectionForm & { item: SectionItem }) {
  const { cycle, section, items, item, answers, queue } = props;
  const { t } = useLingui();
  const navigate = useNavigate({ from: '/organizations/$orgId/cycles/$cycleId/sections/$section' });
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  const place = items.indexOf(item);
  const number = place + 1;
  const count = items.length;
  const unreadable = props.unreadable.get(item.itemId) ?? noPlaces;
  const notANumber = t`Write a number in figures, such as 1,200.`;
  const messages = messagesOf(answers.get(item.itemId), unreadable, notANumber);

  function go(to: number | undefined) {
    void navigate({ search: { question: to } });
  }

  async function goOn() {
    setBusy(true);
    await queue.settled();
    setBusy(false);
    const now = queue.answers().get(item.itemId);
    const wrong = messagesOf(now, unreadable, notANumber).size > 0 || now?.others;
    if (wrong) return setAttempt(attempt + 1);
    if (number < count) return go(number + 1);
    if (section.guest) return go(undefined);
    return navigate({ to: '/organizations/$orgId/cycles/$cycleId', params: cycle });
  }

  return (
    <>
      <UpToHub cycle={cycle} section={section} />
      <WithLearnPanel
        over={hasWideTable(item)}
        panel={
          <LearnPanel section={section} item={item} draft={answers.get(item.itemId)?.draft ?? blankDraft} />
        }
      >
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy) void goOn();
          }}
        >
          {attempt > 0 && (
            <ErrorSummary
              attempt={attempt}
              errors={[...messages].map(([at, message]) => ({ fieldId: fieldId(item, at), message }))}
            />
          )}
          <p className="kicker with-icon">
            <SectionIcon number={section.number} />
            <span>
              {section.number}. {section.title}
            </span>
          </p>
          <p className="small">
            <Trans>
              Question {number} of {count}.
            </Trans>{' '}
            <Plural
              value={section.minutesLeft}
              _0="Nothing left to do in this section."
              one="About # minute left in this section."
              other="About # minutes left in this section."
            />
          </p>
          <Stepper items={items} answers={answers} current={number} />
          <Question {...props} unreadable={unreadable} headingAs="page" />
          <Unsettled {...props} except={item.itemId} />
          <p className="row end">
            {section.abilities.save || number < count ? (
              <Button type="submit" busy={busy}>
                <Trans>Go on</Trans>
              </Button>
            ) : null}
            {number > 1 && (
              <Button look="quiet" onClick={() => go(number - 1)}>
                <Trans>Back one question</Trans>
              </Button>
            )}
            {number < count && messages.size > 0 && (
              <Button look="quiet" onClick={() => go(number + 1)}>
                <Trans>Leave this for later</Trans>
              </Button>
            )}
            <SaveWord {...props} />
          </p>
        </form>
      </WithLearnPanel>
    </>
  );
}
