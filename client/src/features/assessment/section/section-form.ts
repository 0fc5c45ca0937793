import type { Section, SectionItem } from '@followthrough/shared/api/assessment.ts';
import type { CycleAddress } from '../cycle-api.ts';
import type { AnswerDraft } from '../../../answers/answer-draft.ts';
import type { AnswerQueue, QueuedAnswer } from '../saving/answer-queue.ts';

/** What every view of a section works with. */
export interface SectionForm {
  cycle: CycleAddress;
  section: Section;
  /** The questions that are asked, in order. */
  items: readonly SectionItem[];
  answers: ReadonlyMap<string, QueuedAnswer>;
  queue: AnswerQueue;
  today: string;
  onDraft: (itemId: string, draft: AnswerDraft) => void;
  unreadable: ReadonlyMap<string, ReadonlySet<string>>;
  onReadable: (itemId: string, place: string, readable: boolean) => void;
  /** Opens the choice between two answers again. */
  onDecide: (itemId: string) => void;
}
