import type { Section } from '@followthrough/shared/api/assessment.ts';
import { Trans } from '@lingui/react/macro';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { AnswerWords } from '../../../answers/AnswerWords.tsx';
import { useFigureWords } from '../../../answers/field-words.ts';
import type { QueuedAnswer } from '../saving/answer-queue.ts';

interface ConflictDialogProps {
  section: Section;
  answers: ReadonlyMap<string, QueuedAnswer>;
  /** The question to decide about; null when none is being decided. */
  itemId: string | null;
  /** Decides nothing: the question stays undecided and unsaved, and says so. */
  onLater: () => void;
  onMine: (itemId: string) => void;
  onTheirs: (itemId: string) => void;
}

/** Two people answered the same question: both answers, who changed what, and the choice. */
export function ConflictDialog({ section, answers, itemId, onLater, onMine, onTheirs }: ConflictDialogProps) {
  const words = useFigureWords();
  const item = section.items.find((candidate) => candidate.itemId === itemId);
  const answer = item && answers.get(item.itemId);
  if (!item || !answer?.others) return null;
  const { draft, others } = answer;
  const when = words.moment(others.changedAt);
  return (
    <Dialog
      key={item.itemId}
      open
      onClose={onLater}
      title={<Trans>There are two answers to this question</Trans>}
      actions={
        <>
          <Button look="second" onClick={() => onTheirs(item.itemId)}>
            <Trans>Take {others.changedBy}’s answer</Trans>
          </Button>
          <Button look="second" onClick={() => onMine(item.itemId)}>
            <Trans>Use mine</Trans>
          </Button>
        </>
      }
    >
      <p>{item.prompt}</p>
      <div className="two">
        <div>
          <h3>
            <Trans>
              {others.changedBy}, {when}
            </Trans>
          </h3>
          <Side section={section} item={item} draft={others} />
        </div>
        <div>
          <h3>
            <Trans>Yours, not saved yet</Trans>
          </h3>
          <Side section={section} item={item} draft={draft} />
        </div>
      </div>
      <p className="small">
        <Trans>
          Nothing has been overwritten. If you use yours, the other answer stays in this question’s history.
        </Trans>
      </p>
    </Dialog>
  );
}

function Side({
  section,
  item,
  draft,
}: {
  section: Section;
  item: Section['items'][number];
  draft: QueuedAnswer['draft'];
}) {
  return (
    <>
      <div>
        <AnswerWords item={item} draft={draft} themes={section.themes} />
      </div>
      {draft.note !== '' && (
        <p className="small">
          <Trans>Note: {draft.note}</Trans>
        </p>
      )}
    </>
  );
}
