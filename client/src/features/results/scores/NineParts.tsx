import type { ScoredRecommendation } from '@followthrough/shared/api/results.ts';
import { Plural, Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { changeShape, useChangeWords } from '../../../answers/change-words.ts';
import { Spread } from '../../../ui/Page.tsx';
import { Verdict } from '../../../ui/Tag.tsx';
import { SectionIcon } from '../../../ui/icons/SectionIcon.tsx';
import type { CycleAddress } from '../results-api.ts';

interface NinePartsProps {
  recommendations: readonly ScoredRecommendation[];
  cycle: CycleAddress;
  details: boolean;
}

/** What each score rests on, and the way to its page. */
export function NineParts({ recommendations, cycle, details }: NinePartsProps) {
  const changes = useChangeWords();
  return (
    <Spread
      id="parts"
      title={<Trans>Part by part</Trans>}
      side={
        <p>
          {details ? (
            <Trans>
              What each score rests on. Open one to see every question, and what the next step looks like.
            </Trans>
          ) : (
            <Trans>What each score rests on. Single answers are open to those who keep the records.</Trans>
          )}
        </p>
      }
    >
      <ol className="parts">
        {recommendations.map((one) => (
          <li key={one.recommendation}>
            <SectionIcon number={one.number} />
            <h3>
              {details ? (
                <Link
                  to="/organizations/$orgId/cycles/$cycleId/results/$recommendation"
                  params={{ ...cycle, recommendation: one.recommendation }}
                >
                  {one.number}. {one.title}
                </Link>
              ) : (
                <>
                  {one.number}. {one.title}
                </>
              )}
            </h3>
            {one.change && (
              <Verdict shape={changeShape[one.change.label]}>{changes[one.change.label]}</Verdict>
            )}
            <p>
              <RestsOn recommendation={one} />
            </p>
          </li>
        ))}
      </ol>
    </Spread>
  );
}

/** How many questions are in, open and left out; and whether that is a limited scope. */
export function RestsOn({ recommendation: one }: { recommendation: ScoredRecommendation }) {
  if (one.state === 'not_applicable') return <Trans>None of these questions apply to you.</Trans>;
  return (
    <>
      <Plural
        value={one.items.scored}
        _0="Rests on no question yet"
        one="Rests on # question"
        other="Rests on # questions"
      />
      {one.items.open > 0 && (
        <>
          , <Plural value={one.items.open} one="# is open" other="# are open" />
        </>
      )}
      {one.items.outside > 0 && (
        <>
          , <Plural value={one.items.outside} one="# left out" other="# left out" />
        </>
      )}
      . {one.state === 'not_enough_answers' && <Trans>Not enough answers for a score yet.</Trans>}
      {one.notCompared === 'no_common_items' && (
        <Trans>No question can be compared with the check before.</Trans>
      )}
      {one.limitedScope && (
        <>
          {' '}
          <Trans>Limited scope: you said that more than a quarter does not apply.</Trans>
        </>
      )}
    </>
  );
}
