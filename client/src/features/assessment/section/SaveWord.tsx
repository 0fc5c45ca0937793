import { useSyncExternalStore } from 'react';
import { SaveStatus } from '../../../ui/SaveStatus.tsx';
import { saveStateOf } from '../saving/use-answers.ts';
import type { SectionForm } from './section-form.ts';

function subscribe(listener: () => void) {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

/** Whether everything written in this cycle has reached the server. */
export function SaveWord({ answers }: Pick<SectionForm, 'answers'>) {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return <SaveStatus state={saveStateOf(answers.values(), online)} />;
}
