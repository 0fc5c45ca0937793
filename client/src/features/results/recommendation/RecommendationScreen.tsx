import '../results.css';
import type { RecommendationDetail, ScoredRecommendation } from '@followthrough/shared/api/results.ts';
import { recommendationId } from '@followthrough/shared/api/vocabulary.ts';
import type { RecommendationId } from '@followthrough/shared/api/vocabulary.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { changeShape, useChangeWords } from '../../../answers/change-words.ts';
import { Loaded } from '../../../shell/Loaded.tsx';
import { PageNotFound } from '../../../shell/PageProblems.tsx';
import { Note } from '../../../ui/Note.tsx';
import { PageTitle, Spread } from '../../../ui/Page.tsx';
import { Verdict } from '../../../ui/Tag.tsx';
import { SectionIcon } from '../../../ui/icons/SectionIcon.tsx';
import { recommendationQuery } from '../results-api.ts';
import type { CycleAddress } from '../results-api.ts';
import { RestsOn } from '../scores/NineParts.tsx';
import { whole } from '../words.ts';
import { Appendix } from './Appendix.tsx';
import { ItemResult } from './ItemResult.tsx';
import { Neighbors } from './Neighbors.tsx';

const route = getRouteApi('/organizations/$orgId/cycles/$cycleId/results/$recommendation');

/** One part of the work down to its questions. */
export function RecommendationScreen() {
  const { recommendation, ...cycle } = route.useParams();
  const id = recommendationId.safeParse(recommendation);
  return id.success ? <OfCycle cycle={cycle} id={id.data} /> : <PageNotFound />;
}

function OfCycle({ cycle, id }: { cycle: CycleAddress; id: RecommendationId }) {
  const query = useQuery(recommendationQuery(cycle, id));
  return <Loaded query={query}>{(detail) => <Detail cycle={cycle} detail={detail} />}</Loaded>;
}

function Detail({ cycle, detail }: { cycle: CycleAddress; detail: RecommendationDetail }) {
  const { t } = useLingui();
  const { result, items } = detail;
  return (
    <>
      <PageTitle
        tab={t`Results`}
        kicker={
          <span className="kicker with-icon">
            <SectionIcon number={result.number} />
            <span>
              <Trans>
                {detail.orgName}, {detail.cycle.year}, part {result.number} of 9
              </Trans>
            </span>
          </span>
        }
        lead={detail.aim}
      >
        {result.title}
      </PageTitle>
      {detail.contentNote && <Note>{detail.contentNote}</Note>}
      <Spread
        id="score"
        title={<Trans>The score</Trans>}
        side={
          <p>
            <RestsOn recommendation={result} />
          </p>
        }
      >
        <Score result={result} />
      </Spread>
      <Spread
        id="questions"
        title={<Trans>Question by question</Trans>}
        side={
          <p>
            <Trans>
              In the order they were asked. A question that is left out counts for nothing, either way.
            </Trans>
          </p>
        }
      >
        <ol className="strip">
          {items.map((item, index) => (
            <li key={item.itemId}>
              <ItemResult item={item} number={index + 1} themes={detail.themes} cycle={cycle} />
            </li>
          ))}
        </ol>
      </Spread>
      <Spread id="resources" title={<Trans>Made by others, for this</Trans>}>
        <ul className="resources">
          {detail.resources.map(({ name, what }) => (
            <li key={name}>
              <b>{name}.</b> {what}
            </li>
          ))}
        </ul>
      </Spread>
      <Spread id="working" title={<Trans>How it was worked out</Trans>}>
        <Appendix detail={detail} />
      </Spread>
      <Neighbors cycle={cycle} number={result.number} />
      <p className="row">
        <Link to="/organizations/$orgId/cycles/$cycleId/results" params={cycle}>
          <Trans>All nine scores of {detail.cycle.year}</Trans>
        </Link>
        <Link to="/organizations/$orgId/progress" params={{ orgId: cycle.orgId }}>
          <Trans>Progress over the years</Trans>
        </Link>
      </p>
    </>
  );
}

function Score({ result }: { result: ScoredRecommendation }) {
  const changes = useChangeWords();
  const { change, previous } = result;
  if (result.state === 'not_applicable') {
    return (
      <p>
        <Trans>
          None of these questions apply to you this year, so there is no score, and none is missing.
        </Trans>
      </p>
    );
  }
  if (result.score === null) {
    const low = Math.floor(result.missingLow ?? 0);
    const high = Math.ceil(result.missingHigh ?? 100);
    return (
      <p>
        <Trans>
          Not enough answers for a score yet. Whatever the open answers are, it would be between {low} and{' '}
          {high}.
        </Trans>
      </p>
    );
  }
  const missing = result.items.open > 0;
  return (
    <div className="overall">
      <p>
        <span className="big">{whole(result.score)}</span>
        <br />
        <span className="small">
          <Trans>
            {whole(result.low)} to {whole(result.high)}
          </Trans>
        </span>
      </p>
      <div className="stack">
        {change && previous && (
          <p>
            <Verdict shape={changeShape[change.label]}>{changes[change.label]}</Verdict>{' '}
            <span className="small">
              <Trans>
                since {change.fromYear}, when it was {whole(previous.score)}. Compared on {change.commonItems}{' '}
                questions that were asked the same way both times.
              </Trans>
            </span>
          </p>
        )}
        {change && (change.label === 'possible_dip' || change.label === 'clear_dip') && (
          <p className="small">
            <Trans>A lower mark can mean clearer eyes.</Trans>
          </p>
        )}
        <p className="small">
          <Trans>The range says how sure this is: nine times in ten, the score is inside it.</Trans>{' '}
          {missing && (
            <Trans>
              If every open answer were worth nothing it would be {whole(result.missingLow)}, and if every one
              were worth all, {whole(result.missingHigh)}.
            </Trans>
          )}
        </p>
      </div>
    </div>
  );
}
