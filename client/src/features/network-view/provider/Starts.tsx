import type { StewardView } from '@followthrough/shared/api/releases.ts';
import { Plural, Trans } from '@lingui/react/macro';
import { Fold } from '../../../ui/Note.tsx';
import { Spread } from '../../../ui/Page.tsx';
import { Tag } from '../../../ui/Tag.tsx';

interface StartsProps {
  starts: StewardView['starts'];
  year: number;
}

/** Who has begun, among members that let it be seen: those who could use a call first, the others folded away. */
export function Starts({ starts, year }: StartsProps) {
  const of = (state: StewardView['starts'][number]['state']) => starts.filter((one) => one.state === state);
  const [notBegun, underWay, submitted] = [of('not_started'), of('under_way'), of('submitted')];
  return (
    <Spread
      id="starts"
      title={<Trans>Who has begun {year}</Trans>}
      side={
        <p>
          <Trans>
            Only members that chose to let you see this are listed. Others are not listed, for whatever
            reason.
          </Trans>
        </p>
      }
    >
      <div className="stack-5">
        {notBegun.length + underWay.length === 0 && (
          <p>
            <Trans>No member is listed as still to begin or under way.</Trans>
          </p>
        )}
        <ul className="people">
          {notBegun.map(({ memberName }, place) => (
            <li key={place}>
              <span>{memberName}</span>
              <Tag shape="hollow">
                <Trans>not begun yet</Trans>
              </Tag>
            </li>
          ))}
          {underWay.map(({ memberName }, place) => (
            <li key={place}>
              <span>{memberName}</span>
              <Tag shape="half">
                <Trans>under way</Trans>
              </Tag>
            </li>
          ))}
        </ul>
        {submitted.length > 0 && (
          <Fold
            summary={
              <Plural
                value={submitted.length}
                one="# listed member has handed in"
                other="# listed members have handed in"
              />
            }
          >
            <ul>
              {submitted.map(({ memberName }, place) => (
                <li key={place}>{memberName}</li>
              ))}
            </ul>
          </Fold>
        )}
      </div>
    </Spread>
  );
}
