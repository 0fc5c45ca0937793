import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Button } from '../../../ui/Button.tsx';
import { Note } from '../../../ui/Note.tsx';
import type { SectionForm } from './section-form.ts';

/** Answers that wait for a word of their writer: refused ones elsewhere in the section, and choices put off. */
export function Unsettled({ items, answers, onDecide, except }: SectionForm & { except?: string }) {
  const waiting = items.flatMap((item, index) => {
    const what = answers.get(item.itemId)?.saving.waiting.for;
    const refusedElsewhere = what === 'correction' && item.itemId !== except;
    return refusedElsewhere || what === 'choice' ? [{ item, number: index + 1, what }] : [];
  });
  if (waiting.length === 0) return null;
  return (
    <Note titleAs="h2" attention live title={<Trans>Not saved yet</Trans>}>
      <ul className="plain">
        {waiting.map(({ item, number, what }) => (
          <li key={item.itemId}>
            {what === 'choice' ? (
              <Button look="quiet" slim onClick={() => onDecide(item.itemId)}>
                <Trans>Question {number}: look at both answers and choose</Trans>
              </Button>
            ) : (
              <Link
                from="/organizations/$orgId/cycles/$cycleId/sections/$section"
                to="."
                search={{ question: number }}
              >
                <Trans>Question {number}: something in it needs another look</Trans>
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Note>
  );
}
