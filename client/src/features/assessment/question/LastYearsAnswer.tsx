import type { SectionItem } from '@followthrough/shared/api/assessment.ts';
import { Trans } from '@lingui/react/macro';
import { Button } from '../../../ui/Button.tsx';
import { Fold } from '../../../ui/Note.tsx';
import { Glyph } from '../../../ui/icons/Glyph.tsx';
import { AnswerWords } from '../../../answers/AnswerWords.tsx';
import { isOneChoice } from './ChoiceInput.tsx';
import { keepLastYears } from '../../../answers/answer-draft.ts';
import type { AnswerDraft } from '../../../answers/answer-draft.ts';
import type { LastYear } from './ValueInput.tsx';

interface LastYearsAnswerProps {
  item: SectionItem;
  lastYear: LastYear | null;
  themes: readonly { id: string; label: string }[];
  draft: AnswerDraft;
  /** Null when nothing may be changed. */
  onDraft: ((draft: AnswerDraft) => void) | null;
}

/** What was answered last year, to keep or to change; its note comes along. Choices mark it on the line as well. */
export function LastYearsAnswer({ item, lastYear, themes, draft, onDraft }: LastYearsAnswerProps) {
  if (!item.lastYear || !lastYear || lastYear.draft.state === 'blank') return null;
  const { year, answer } = item.lastYear;
  // The line of choices and the fields show it themselves.
  const shownBeside = answer.state === 'answered' && (isOneChoice(item) || onlySingleFigures(item));
  // A table or a list of promises is long: it opens when wanted.
  const isList = answer.state === 'answered' && item.inputGroups.length > 0;
  const mayKeep = onDraft !== null && draft.state === 'blank' && item.inputsFrom === null;
  if (shownBeside && !mayKeep && !answer.note) return null;
  return (
    <div className="last-year">
      {!shownBeside && isList && (
        <Fold summary={<Trans>What you wrote in {year}</Trans>}>
          <AnswerWords item={item} draft={lastYear.draft} themes={themes} />
        </Fold>
      )}
      {!shownBeside && !isList && (
        <div className="was">
          <Glyph shape="ring" />
          <div>
            <Trans>
              In {year}: <AnswerWords item={item} draft={lastYear.draft} themes={themes} />
            </Trans>
          </div>
        </div>
      )}
      {answer.note && (
        <p className="small">
          <Trans>Your note from then: {answer.note}</Trans>
        </p>
      )}
      {mayKeep && (
        <p>
          <Button look="second" slim onClick={() => onDraft(keepLastYears(draft, answer))}>
            <Trans>Keep the answer of {year}</Trans>
          </Button>
        </p>
      )}
    </div>
  );
}

function onlySingleFigures({ inputs, inputGroups }: SectionItem): boolean {
  return inputs.length > 0 && inputGroups.length === 0;
}
