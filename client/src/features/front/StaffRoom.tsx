import './front.css';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { PageTitle, Spread } from '../../ui/Page.tsx';
import { Failed, Loading } from '../../ui/States.tsx';
import { QUESTIONS_AS_TEXT, questionsQuery } from './demo-api.ts';

/** The staff door, until staff can answer: what they will be asked, as it stands in the instrument. */
export function StaffRoom() {
  const query = useQuery(questionsQuery);
  return (
    <>
      <PageTitle
        tab="Questions"
        lead={
          <Trans>
            Staff can’t answer here yet. When they can, it will be these questions: about six minutes, on a
            phone, with no account and no name. Any of them can be skipped. Some of them name racism, policing
            and harm at work.
          </Trans>
        }
      >
        <Trans>What staff will be asked</Trans>
      </PageTitle>
      {query.isPending && <Loading />}
      {query.isError && <Failed onRetry={() => void query.refetch()} />}
      {query.data?.recommendations.map(({ id, title, items }) => {
        const asked = items.filter(({ respondents }) => respondents.includes('staff'));
        if (asked.length === 0) return null;
        return (
          <Spread key={id} id={id} title={`${id.slice(1)}. ${title.en}`}>
            <ul className="plain asked">
              {asked.map((item) => (
                <li key={item.id}>
                  <p>
                    <strong>{item.prompt.en}</strong>
                  </p>
                  {item.anchors && <Steps steps={item.anchors} />}
                </li>
              ))}
            </ul>
          </Spread>
        );
      })}
      <Spread id="others" title={<Trans>What the others are asked</Trans>}>
        <p>
          <a href={QUESTIONS_AS_TEXT}>
            <Trans>All questions of the check, as plain text</Trans>
          </a>
        </p>
      </Spread>
    </>
  );
}

/** The answers that a question offers, lowest first. */
export function Steps({ steps }: { steps: readonly { level: number; text: { en: string } }[] }) {
  return (
    <ol start={0}>
      {steps.map(({ level, text }) => (
        <li key={level}>{text.en}</li>
      ))}
    </ol>
  );
}
