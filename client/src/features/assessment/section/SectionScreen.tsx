import '../assessment.css';
import type { Section } from '@followthrough/shared/api/assessment.ts';
import { recommendationId } from '@followthrough/shared/api/vocabulary.ts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTabTitle } from '../../../ui/Page.tsx';
import { Loaded } from '../../../shell/Loaded.tsx';
import { sectionQuery } from '../cycle-api.ts';
import type { CycleAddress } from '../cycle-api.ts';
import { useAnswers } from '../saving/use-answers.ts';
import { AllQuestions } from './AllQuestions.tsx';
import { ConflictDialog } from './ConflictDialog.tsx';
import { OneQuestion } from './OneQuestion.tsx';
import { SectionIntro } from './SectionIntro.tsx';
import { earliestToday, shownItems } from './shown-items.ts';

const route = getRouteApi('/organizations/$orgId/cycles/$cycleId/sections/$section');

/** One section of the check: what it is about, then its questions, one at a time or all on one page. */
export function SectionScreen() {
  const { orgId, cycleId, section: id } = route.useParams();
  const cycle = { orgId, cycleId };
  useTabTitle('Questions');
  const query = useQuery(sectionQuery(cycle, recommendationId.parse(id)));
  return (
    <Loaded query={query}>
      {(section) => <LoadedSection key={section.section} cycle={cycle} section={section} />}
    </Loaded>
  );
}

function LoadedSection({ cycle, section }: { cycle: CycleAddress; section: Section }) {
  const { question, item: wanted } = route.useSearch();
  const { queue, answers } = useAnswers(cycle);
  const [decidingLater, setDecidingLater] = useState<ReadonlySet<string>>(new Set());
  const unreadable = useUnreadable();
  const [today] = useState(() => earliestToday(new Date()));
  const items = shownItems(section);

  // Before the first paint, so that no empty form flashes up.
  useLayoutEffect(() => {
    for (const item of section.items) queue.show(item.itemId, item.answer);
  }, [queue, section]);
  useEffect(() => () => queue.flush(), [queue]);

  const undecided = items.filter(({ itemId }) => answers.get(itemId)?.others).map(({ itemId }) => itemId);
  const form = {
    cycle,
    section,
    answers,
    queue,
    items,
    today,
    onDraft: (itemId: string, draft: Parameters<typeof queue.type>[1]) => queue.type(itemId, draft),
    ...unreadable,
    onDecide: (itemId: string) =>
      setDecidingLater((later) => new Set([...later].filter((held) => held !== itemId))),
  };
  const item = wanted
    ? items.find(({ itemId }) => itemId === wanted)
    : typeof question === 'number'
      ? items[Math.min(question, items.length) - 1]
      : undefined;

  const page = useHeadingFocus(item?.itemId ?? question ?? 'intro');

  return (
    <div ref={page}>
      {item ? (
        <OneQuestion key={item.itemId} {...form} item={item} />
      ) : question === 'all' ? (
        <AllQuestions {...form} />
      ) : (
        <SectionIntro {...form} />
      )}
      <ConflictDialog
        section={section}
        answers={answers}
        itemId={undecided.find((itemId) => !decidingLater.has(itemId)) ?? null}
        onLater={() => setDecidingLater(new Set(undecided))}
        onMine={(itemId) => queue.keepMine(itemId)}
        onTheirs={(itemId) => queue.takeTheirs(itemId)}
      />
    </div>
  );
}

/** Going from question to question stays at one address: the new heading takes the focus, as on a new page. */
function useHeadingFocus(view: string | number) {
  const page = useRef<HTMLDivElement>(null);
  const shown = useRef(view);
  useEffect(() => {
    if (shown.current === view) return;
    shown.current = view;
    page.current?.querySelector('h1')?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }, [view]);
  return page;
}

/** Places where something is typed that is no number, by item. */
function useUnreadable() {
  const [places, setPlaces] = useState<ReadonlyMap<string, ReadonlySet<string>>>(new Map());

  function onReadable(itemId: string, place: string, readable: boolean) {
    setPlaces((known) => {
      const held = known.get(itemId) ?? new Set();
      if (held.has(place) === !readable) return known;
      const next = new Set(held);
      if (readable) next.delete(place);
      else next.add(place);
      return new Map(known).set(itemId, next);
    });
  }

  return { unreadable: places, onReadable };
}
