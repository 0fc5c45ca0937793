import type { RoundGroup, RoundView } from '@followthrough/shared/api/rounds.ts';
import { Plural, Trans } from '@lingui/react/macro';
import { Note } from '../../../ui/Note.tsx';
import { People, useRoundWords } from '../words.tsx';

const FIVE = 5;

/** How small groups are merged, and what that costs, before anything is fixed. */
export function GroupsPreview({ view }: { view: RoundView }) {
  const words = useRoundWords();
  if (view.roster.length === 0) {
    return (
      <p>
        <Trans>This shows once people are on the roster.</Trans>
      </p>
    );
  }
  const stranded = words.groups(view.stranded);
  return (
    <>
      <ul className="groups">
        {view.groups.map((group) => (
          <li key={group.roles.join()}>
            <Group group={group} view={view} />
          </li>
        ))}
      </ul>
      {view.groups.length === 0 ? (
        <Note attention title={<Trans>Fewer than five people in all</Trans>}>
          <p>
            <Trans>
              Each of them could be recognized, so the round can’t open yet. Add people until there are five.
            </Trans>
          </p>
        </Note>
      ) : (
        view.stranded.length > 0 && (
          <Note attention title={<Trans>Too few to answer safely: {stranded}</Trans>}>
            <p>
              <Trans>
                No other group is asked enough of the same questions to take them in. Add people until there
                are five, or take them off the roster this year.
              </Trans>
            </p>
          </Note>
        )
      )}
    </>
  );
}

function Group({ group: { roles, size, questions }, view }: { group: RoundGroup; view: RoundView }) {
  const words = useRoundWords();
  const parts = view.parts.filter(({ role }) => roles.includes(role));
  const [only] = parts;
  if (parts.length === 1 && only) {
    return (
      <>
        <p>
          <b>
            <People role={only.role} size={only.size} />
          </b>{' '}
          <Trans>answer as a group of their own.</Trans>
        </p>
        <p className="small">
          <Plural value={questions} one="# question" other="# questions" />
        </p>
      </>
    );
  }
  const small = parts.filter((part) => part.size < FIVE);
  const others = words.groups(parts.filter((part) => part.size >= FIVE).map(({ role }) => role));
  return (
    <>
      {others === '' ? (
        <p>
          <b>{words.groups(roles)}</b>{' '}
          <Trans>answer together, {size} people: alone, fewer than five could be recognized.</Trans>
        </p>
      ) : (
        small.map(({ role, size: few }) => (
          <p key={role}>
            <b>
              <People role={role} size={few} />
            </b>{' '}
            <Trans>answer together with {others}, since fewer than five could be recognized.</Trans>
          </p>
        ))
      )}
      <p className="small">
        <Plural
          value={questions}
          one="Together they are asked the # question that all of them are asked."
          other="Together they are asked the # questions that all of them are asked."
        />{' '}
        {parts
          .filter(({ questionsAlone }) => questionsAlone > questions)
          .map(({ role, questionsAlone }) => (
            <span key={role}>
              <Trans>
                Alone, {words.group(role)} would be asked {questionsAlone}.
              </Trans>{' '}
            </span>
          ))}
      </p>
    </>
  );
}
