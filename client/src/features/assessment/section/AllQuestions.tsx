import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { ErrorSummary } from '../../../ui/ErrorSummary.tsx';
import { PageTitle, WithLearnPanel } from '../../../ui/Page.tsx';
import { LearnPanel } from '../question/LearnPanel.tsx';
import { Question } from '../question/Question.tsx';
import { blankDraft, fieldId } from '../../../answers/answer-draft.ts';
import { hasWideTable } from '../question/FiguresInput.tsx';
import { messagesOf } from '../question/messages.ts';
import { ContentNote } from './ContentNote.tsx';
import { SaveWord } from './SaveWord.tsx';
import { Unsettled } from './Unsettled.tsx';
import { UpToHub } from './UpToHub.tsx';
import type { SectionForm } from './section-form.ts';

const noPlaces: ReadonlySet<string> = new Set();

/** Every question of the section on one page, for those who like to see the whole. */
export function AllQuestions(props: SectionForm) {
  const { cycle, section, items, answers, queue } = props;
  const { t } = useLingui();
  const navigate = useNavigate({ from: '/organizations/$orgId/cycles/$cycleId/sections/$section' });
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  const notANumber = t`Write a number in figures, such as 1,200.`;
  const placesOf = (itemId: string) => props.unreadable.get(itemId) ?? noPlaces;
  const errors = items.flatMap((item) =>
    [...messagesOf(answers.get(item.itemId), placesOf(item.itemId), notANumber)].map(([at, message]) => ({
      fieldId: fieldId(item, at),
      message,
    })),
  );

  async function goOn() {
    setBusy(true);
    await queue.settled();
    setBusy(false);
    const now = queue.answers();
    const wrong = items.some(
      ({ itemId }) =>
        messagesOf(now.get(itemId), placesOf(itemId), notANumber).size > 0 || now.get(itemId)?.others,
    );
    if (wrong) return setAttempt(attempt + 1);
    if (section.guest) return navigate({ search: {} });
    return navigate({ to: '/organizations/$orgId/cycles/$cycleId', params: cycle });
  }

  return (
    <>
      <UpToHub cycle={cycle} section={section} />
      <PageTitle tab="Questions" lead={section.intro}>
        {section.number}. {section.title}
      </PageTitle>
      <ContentNote section={section} />
      {attempt > 0 && <ErrorSummary attempt={attempt} errors={errors} />}
      {items.map((item) => (
        <section key={item.itemId} className="one-of-all" aria-labelledby={fieldId(item, 'question')}>
          <WithLearnPanel
            over={hasWideTable(item)}
            panel={
              <LearnPanel
                section={section}
                item={item}
                draft={answers.get(item.itemId)?.draft ?? blankDraft}
              />
            }
          >
            <Question {...props} item={item} unreadable={placesOf(item.itemId)} headingAs="part" />
          </WithLearnPanel>
        </section>
      ))}
      <Unsettled {...props} />
      <p className="row end stays">
        <Button busy={busy} onClick={() => void goOn()}>
          <Trans>Done for now</Trans>
        </Button>
        <SaveWord {...props} />
      </p>
    </>
  );
}
