import type { SectionItem } from '@followthrough/shared/api/assessment.ts';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Glyph } from '../../../ui/icons/Glyph.tsx';
import type { GlyphShape } from '../../../ui/icons/Glyph.tsx';
import type { QueuedAnswer } from '../saving/answer-queue.ts';

interface StepperProps {
  items: readonly SectionItem[];
  answers: ReadonlyMap<string, QueuedAnswer>;
  current: number;
}

/** The section's questions as a row of rings and dots: hollow is open, solid is answered, struck is left out. */
export function Stepper({ items, answers, current }: StepperProps) {
  const { t } = useLingui();
  const words = useStateWords();
  return (
    <nav aria-label={t`Questions of this section`}>
      <ol className="steps">
        {items.map((item, index) => {
          const number = index + 1;
          const { shape, word } = words[stateOf(item, answers)];
          return (
            <li key={item.itemId}>
              <Link
                from="/organizations/$orgId/cycles/$cycleId/sections/$section"
                to="."
                search={{ question: number }}
                aria-current={number === current ? 'step' : undefined}
                aria-label={t`Question ${number}: ${word}`}
              >
                <Glyph shape={shape} />
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

export type QuestionState = 'open' | 'answered' | 'left_out' | 'worked_out';

export function stateOf(item: SectionItem, answers: ReadonlyMap<string, QueuedAnswer>): QuestionState {
  if (item.inputsFrom !== null) return 'worked_out';
  const state = answers.get(item.itemId)?.draft.state ?? 'blank';
  if (state === 'blank') return 'open';
  return state === 'answered' ? 'answered' : 'left_out';
}

export function useStateWords(): Record<
  QuestionState,
  { shape: Extract<GlyphShape, 'hollow' | 'solid' | 'skipped' | 'dashed'>; word: string }
> {
  const { t } = useLingui();
  return {
    open: { shape: 'hollow', word: t`open` },
    answered: { shape: 'solid', word: t`answered` },
    left_out: { shape: 'skipped', word: t`left without an answer` },
    worked_out: { shape: 'dashed', word: t`worked out for you` },
  };
}
