import type { SectionState } from '@followthrough/shared/api/assessment.ts';
import type { RecommendationId } from '@followthrough/shared/api/vocabulary.ts';
import type { Item } from '@followthrough/shared/instrument/model.ts';
import { isComplete, sectionProgress } from '@followthrough/shared/instrument/progress.ts';
import { minutesFor, sectionItems } from '@followthrough/shared/instrument/sections.ts';
import type { OpenHandover } from '../handovers/read.ts';
import type { CycleRecord } from './record.ts';

export interface SectionStanding {
  /** What this organization is asked: the questions that apply or may apply. */
  shown: Item[];
  answered: number;
  of: number;
  minutesLeft: number;
  state: SectionState;
}

/** How far one section has come, and with whom it is. */
export function standingOf(
  record: CycleRecord,
  section: RecommendationId,
  handovers: readonly OpenHandover[],
): SectionStanding {
  const shown = sectionItems(record.instrument, section, record.profile, record.answers);
  const progress = sectionProgress(shown, record.answers);
  const left = shown.filter((item) => !isComplete(item, record.answers[item.id]));
  const lent = handovers.some((one) => one.section === section && one.doneAt === null);
  const begun = progress.state === 'not_started' ? 'not_started' : 'in_progress';
  return {
    shown,
    answered: progress.done,
    of: progress.total,
    minutesLeft: minutesFor(left),
    state: progress.state === 'done' ? 'done' : lent ? 'handed_over' : begun,
  };
}
