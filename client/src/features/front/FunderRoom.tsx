import './front.css';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { PageTitle, Spread } from '../../ui/Page.tsx';
import { Failed, Loading } from '../../ui/States.tsx';
import { questionsQuery } from './demo-api.ts';
import { Steps } from './StaffRoom.tsx';

/** Where the funder's door leads until funders' views are built: what they will and won't be, and the funder's own questions. */
export function FunderRoom() {
  const query = useQuery(questionsQuery);
  return (
    <>
      <PageTitle
        tab="Questions"
        kicker={<Trans>Larch Fund</Trans>}
        lead={
          <Trans>
            Totals for funders aren’t here yet. What can be read today: what funders will and won’t see, and
            eight questions for the funder itself.
          </Trans>
        }
      >
        <Trans>Look at your own grants first</Trans>
      </PageTitle>
      <Spread id="see" title={<Trans>What funders will see</Trans>}>
        <ul>
          <li>
            <Trans>Rounded totals over groups of organizations that agreed to it that year.</Trans>
          </li>
          <li>
            <Trans>What it would cost, all together, to pay every front-line worker a living wage.</Trans>
          </li>
          <li>
            <Trans>Which kinds of help are asked for most.</Trans>
          </li>
        </ul>
      </Spread>
      <Spread id="not-see" title={<Trans>What funders won’t see</Trans>}>
        <ul>
          <li>
            <Trans>Any one organization’s answers or scores.</Trans>
          </li>
          <li>
            <Trans>Who took part, who left, and who said no.</Trans>
          </li>
          <li>
            <Trans>A number that could point to a small group.</Trans>
          </li>
          <li>
            <Trans>Anything on parts 3, 4 and 8, unless every group in the network agrees.</Trans>
          </li>
        </ul>
      </Spread>
      <Spread
        id="mirror"
        title={<Trans>Eight questions for a funder</Trans>}
        side={
          <p>
            <Trans>
              To read and talk over. Answering them here comes later. They are never scored against grantees.
            </Trans>
          </p>
        }
      >
        {query.isPending && <Loading />}
        {query.isError && <Failed onRetry={() => void query.refetch()} />}
        <ol className="mirror">
          {query.data?.funder_mirror.map(({ id, prompt, anchors }) => (
            <li key={id}>
              <strong>{prompt.en}</strong>
              <Steps steps={anchors} />
            </li>
          ))}
        </ol>
      </Spread>
    </>
  );
}
