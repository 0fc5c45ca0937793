import type { NamedMember, ToldRecommendation } from '@followthrough/shared/api/releases.ts';
import { Trans } from '@lingui/react/macro';

interface ContextNotesProps {
  named: readonly NamedMember[];
  recommendations: readonly ToldRecommendation[];
}

/** What members say beside their figures; it goes wherever their named figures go. */
export function ContextNotes({ named, recommendations }: ContextNotesProps) {
  const notes = named.flatMap(({ memberName, scores }) =>
    scores.flatMap(({ recommendation, note }) => {
      const part = recommendations.find((one) => one.recommendation === recommendation);
      return note && part ? [{ memberName, part, note }] : [];
    }),
  );
  if (notes.length === 0) return null;
  return (
    <div className="context-notes">
      <h3>
        <Trans>What members say about their figures</Trans>
      </h3>
      <dl>
        {notes.map(({ memberName, part, note }) => (
          <div key={`${memberName} ${part.recommendation}`}>
            <dt>
              {memberName}, {part.number}. {part.title}
            </dt>
            <dd>{note}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
