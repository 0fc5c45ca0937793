import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { meQuery } from '../../../api/me.ts';
import type { SaveState } from '../../../ui/SaveStatus.tsx';
import { cycleKey } from '../cycle-api.ts';
import type { CycleAddress } from '../cycle-api.ts';
import { AnswerQueue } from './answer-queue.ts';
import type { QueuedAnswer } from './answer-queue.ts';

/** One queue per cycle for as long as the page lives: going from screen to screen interrupts no save. */
const queues = new Map<string, AnswerQueue>();

function queueOf(cycle: CycleAddress, queryClient: QueryClient): AnswerQueue {
  const known = queues.get(cycle.cycleId);
  if (known) return known;
  const queue = new AnswerQueue(cycle, shelfOf(cycle, queryClient), ({ applicabilityChanged }) => {
    // Overviews count the answers. The section itself shows what is typed, and is read again when other questions apply.
    for (const overview of ['hub', 'check']) {
      void queryClient.invalidateQueries({ queryKey: [...cycleKey(cycle), overview] });
    }
    const refetchType = applicabilityChanged ? 'active' : 'none';
    void queryClient.invalidateQueries({ queryKey: [...cycleKey(cycle), 'section'], refetchType });
  });
  queues.set(cycle.cycleId, queue);
  return queue;
}

async function shelfOf({ cycleId }: CycleAddress, queryClient: QueryClient): Promise<string> {
  const { person, guest } = await queryClient.ensureQueryData(meQuery);
  return `${person?.personId ?? guest?.handoverId}/${cycleId}`;
}

/** The answers being written in a cycle, by item id. Opening it sends what an earlier page left unsaved. */
export function useAnswers(cycle: CycleAddress): {
  queue: AnswerQueue;
  answers: ReadonlyMap<string, QueuedAnswer>;
} {
  const queue = queueOf(cycle, useQueryClient());
  const answers = useSyncExternalStore(queue.subscribe, queue.answers);
  return { queue, answers };
}

/** One honest word for all of them: the worst that is true. */
export function saveStateOf(answers: Iterable<QueuedAnswer>, online: boolean): SaveState {
  let lastSaved: number | null = null;
  let worst: SaveState | null = null;
  for (const { saving } of answers) {
    const state = stateOf(saving, online);
    if (state && (!worst || rank(state) > rank(worst))) worst = state;
    if (saving.savedAt !== null) lastSaved = Math.max(lastSaved ?? 0, saving.savedAt);
  }
  if (worst) return worst;
  return lastSaved === null ? { kind: 'nothing' } : { kind: 'saved', at: new Date(lastSaved) };
}

function stateOf({ waiting, failures }: QueuedAnswer['saving'], online: boolean): SaveState | null {
  if (waiting.for === 'nothing') return null;
  if (waiting.for === 'choice') return { kind: 'undecided' };
  if (waiting.for === 'correction') return { kind: 'refused' };
  if (!online) return { kind: 'kept' };
  return failures > 0 ? { kind: 'unsaved', since: null } : { kind: 'saving' };
}

const order = ['nothing', 'saved', 'saving', 'unsaved', 'kept', 'refused', 'undecided'] as const;
const rank = (state: SaveState) => order.indexOf(state.kind);
