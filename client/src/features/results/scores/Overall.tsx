import type { ScoredRecommendation, WireOverall } from '@followthrough/shared/api/results.ts';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { Spread } from '../../../ui/Page.tsx';
import type { CycleAddress } from '../results-api.ts';
import { whole } from '../words.ts';

interface OverallProps {
  overall: WireOverall;
  recommendations: readonly ScoredRecommendation[];
  cycle: CycleAddress;
}

/** The one number, kept small, with its range and the lowest three. */
export function Overall({ overall, recommendations, cycle }: OverallProps) {
  const lowest = overall.lowestThree.flatMap(
    (id) => recommendations.find((one) => one.recommendation === id) ?? [],
  );
  return (
    <Spread id="all" title={<Trans>All nine together</Trans>}>
      {overall.state === 'published' ? (
        <div className="overall">
          <p>
            <span className="big">{whole(overall.score)}</span>
            <br />
            <span className="small">
              <Trans>
                {whole(overall.low)} to {whole(overall.high)}
              </Trans>
            </span>
          </p>
          <p className="small">
            <Trans>
              Only your group sees this number. An average can hide a hard truth, so read it with your lowest
              three:
            </Trans>{' '}
            {lowest.map((one, index) => (
              <Fragment key={one.recommendation}>
                {index > 0 && '; '}
                <Link
                  to="/organizations/$orgId/cycles/$cycleId/results/$recommendation"
                  params={{ ...cycle, recommendation: one.recommendation }}
                >
                  {one.title}
                </Link>
              </Fragment>
            ))}
            .
          </p>
        </div>
      ) : (
        <p className="small">
          <Trans>
            Not shown: {overall.published} of the {overall.applicable} parts that apply have a score, which is
            too few for one number.
          </Trans>
        </p>
      )}
    </Spread>
  );
}
