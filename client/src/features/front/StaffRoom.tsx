import './front.css';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from '../../ui/Button.tsx';
import { PageTitle, Spread } from '../../ui/Page.tsx';
import { Failed, Loading } from '../../ui/States.tsx';
import { QUESTIONS_AS_TEXT, questionsQuery, walkInAsStaff } from './demo-api.ts';

/** The staff door: into a made-up person’s ballot, without account or mail, with the questions to read beforehand. */
export function StaffRoom() {
  const query = useQuery(questionsQuery);
  const entering = useMutation({
    mutationFn: walkInAsStaff,
    // Another program, not another page of this one: it loads anew, and knows nothing of who was here.
    onSuccess: ({ link }) => location.assign(link),
  });
  return (
    <>
      <PageTitle
        tab="Questions"
        lead={
          <Trans>
            Cottonwood Coalition asks how its staff see it. It takes about six minutes, on a phone if you
            like, with no account and no name. Any question can be skipped. Some of them name racism, policing
            and harm at work.
          </Trans>
        }
      >
        <Trans>Answer as staff</Trans>
      </PageTitle>
      <p className="row">
        <Button busy={entering.isPending} onClick={() => entering.mutate()}>
          <Trans>Open the invitation</Trans>
        </Button>
        <span className="small">
          <Trans>The group and everybody in it are made up.</Trans>
        </span>
      </p>
      {entering.error && (
        <p className="msg" role="alert">
          {entering.error.message}
        </p>
      )}
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
function Steps({ steps }: { steps: readonly { level: number; text: { en: string } }[] }) {
  return (
    <ol start={0}>
      {steps.map(({ level, text }) => (
        <li key={level}>{text.en}</li>
      ))}
    </ol>
  );
}
