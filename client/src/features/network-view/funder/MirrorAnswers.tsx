import type { Mirror } from '@followthrough/shared/api/networks.ts';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Spread } from '../../../ui/Page.tsx';
import { Glyph } from '../../../ui/icons/Glyph.tsx';
import type { NetworkAddress } from '../network-view-api.ts';
import { useToldWords } from '../told/words.ts';

interface MirrorAnswersProps {
  mirror: Mirror;
  network: NetworkAddress;
  manages: boolean;
}

/** The funder's own eight answers, which its groups read as well. */
export function MirrorAnswers({ mirror, network, manages }: MirrorAnswersProps) {
  const say = useToldWords();
  const answers = mirror.questions.flatMap(({ answer }) => answer ?? []);
  const latest = answers.toSorted((a, b) => b.changedAt.localeCompare(a.changedAt)).at(0);
  return (
    <Spread
      id="mirror"
      title={<Trans>Your answers</Trans>}
      side={
        <>
          <p>
            <Trans>The groups you fund can read these. They are never scored, and set against nobody.</Trans>
          </p>
          {latest && (
            <p>
              <Trans>
                Last checked by {latest.changedBy} on {say.day(latest.changedAt)}.
              </Trans>
            </p>
          )}
          {manages && (
            <p>
              <Link
                to="/organizations/$orgId/networks/$networkId/mirror"
                params={network}
                search={{ year: mirror.year }}
              >
                {answers.length < mirror.questions.length ? (
                  <Trans>Answer the questions</Trans>
                ) : (
                  <Trans>Change an answer</Trans>
                )}
              </Link>
            </p>
          )}
        </>
      }
    >
      <ul className="values mirror-answers">
        {mirror.questions.map(({ questionId, prompt, anchors, answer }) => (
          <li key={questionId}>
            <h3>{prompt}</h3>
            <p className="said">
              <Glyph shape={shapeOf(answer, anchors.length - 1)} />
              <b>
                {answer === null ? (
                  <Trans>Not answered yet</Trans>
                ) : (
                  (anchors.find(({ level }) => level === answer.level)?.text ?? <Trans>You don’t know</Trans>)
                )}
              </b>
            </p>
            {answer?.note && <p className="small">{answer.note}</p>}
          </li>
        ))}
      </ul>
    </Spread>
  );
}

/** Hollow is the first answer, solid the last, half what lies between; dashed where nothing is known. */
function shapeOf(answer: Mirror['questions'][number]['answer'], last: number) {
  if (answer === null || answer.level === null) return 'dashed';
  if (answer.level === 0) return 'hollow';
  return answer.level === last ? 'solid' : 'half';
}
