import type { SharedNetwork } from '@followthrough/shared/api/sharing.ts';
import { Trans } from '@lingui/react/macro';
import { PledgeWords } from '../../../answers/PledgeWords.tsx';
import { Note } from '../../../ui/Note.tsx';
import { Spread } from '../../../ui/Page.tsx';
import { useSharingWords } from '../words.ts';

/** What a funder signed, and what it says of its own grants: to read before deciding. */
export function FundersWord({ shared: { network, mirror } }: { shared: SharedNetwork }) {
  return (
    <>
      <Spread id="pledge" title={<Trans>What they signed</Trans>}>
        <Pledge network={network} />
      </Spread>
      {mirror && (
        <Spread
          id="mirror"
          title={<Trans>What they say of their own grants</Trans>}
          side={
            <p>
              <Trans>
                Eight questions that {network.stewardName} answers about itself, for {mirror.year}.
              </Trans>
            </p>
          }
        >
          <ul className="mirror">
            {mirror.questions.map(({ questionId, prompt, anchors, answer }) => (
              <li key={questionId}>
                <h3>{prompt}</h3>
                <p>
                  {answer === null ? (
                    <Trans>Not answered yet.</Trans>
                  ) : answer.level === null ? (
                    <Trans>They don’t know.</Trans>
                  ) : (
                    <b>{anchors.find(({ level }) => level === answer.level)?.text}</b>
                  )}
                </p>
                {answer?.note && <p className="small">{answer.note}</p>}
              </li>
            ))}
          </ul>
        </Spread>
      )}
    </>
  );
}

/** The promise of a funder, with its signature. */
export function Pledge({ network }: { network: SharedNetwork['network'] }) {
  const words = useSharingWords();
  const { stewardName, pledge } = network;
  if (!pledge) {
    return (
      <p>
        <Trans>{stewardName} has not signed the pledge yet. Until then nobody can join.</Trans>
      </p>
    );
  }
  const { signedBy } = pledge;
  const signedOn = words.day(pledge.signedAt);
  return (
    <Note>
      <p>
        <PledgeWords funder={stewardName} />
      </p>
      <p className="small">
        <Trans>
          Signed by {signedBy} on {signedOn}.
        </Trans>
      </p>
    </Note>
  );
}
