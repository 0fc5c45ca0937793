import type { WireGroupVoice, WireVoiceItem } from '@followthrough/shared/api/voices.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { TooFew } from '../../ui/States.tsx';
import { useMeanWords, useTurnoutWords } from './words.ts';

/** Every group that was asked, statement by statement. */
export function Groups({ items }: { items: readonly WireVoiceItem[] }) {
  const { t } = useLingui();
  return (
    <div className="scroll" role="region" aria-label={t`Every group, statement by statement`} tabIndex={0}>
      <table className="voices">
        <thead>
          <tr>
            <th scope="col">
              <Trans>Who was asked</Trans>
            </th>
            <th scope="col">
              <Trans>How many</Trans>
            </th>
            <th scope="col" className="n">
              <Trans>Average</Trans>
            </th>
            <th scope="col" className="n">
              <Trans>90 % range</Trans>
            </th>
            <th scope="col">
              <Trans>Agreement</Trans>
            </th>
            <th scope="col">
              <Trans>Turnout</Trans>
            </th>
          </tr>
        </thead>
        {items.filter(wasAsked).map((item) => (
          <tbody key={item.itemId}>
            <tr>
              <th scope="rowgroup" colSpan={6}>
                <span className="statement">
                  {item.number}. {item.prompt}
                </span>
              </th>
            </tr>
            {item.groups.map((group) => (
              <Group key={group.groupId} group={group} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** A merged group is asked only what all its roles are asked. */
const wasAsked = ({ groups }: WireVoiceItem) => groups.length > 0;

function Group({ group }: { group: WireGroupVoice }) {
  const { t } = useLingui();
  const meanWords = useMeanWords();
  const turnout = useTurnoutWords();
  if (group.state === 'too_few') {
    return (
      <tr>
        <th scope="row">{group.groupLabel}</th>
        <td colSpan={5}>
          <TooFew />
        </td>
      </tr>
    );
  }
  const [low, high] = [Math.floor(group.low), Math.ceil(group.high)];
  return (
    <tr>
      <th scope="row">{group.groupLabel}</th>
      <td>{group.nLabel}</td>
      <td className="n">{meanWords(group)}</td>
      <td className="n">{group.coded ? '–' : t`${low} to ${high}`}</td>
      <td>{group.agreement ?? <Trans>told from ten answers on</Trans>}</td>
      <td>{turnout(group.turnout)}</td>
    </tr>
  );
}
