import type { NamedMember, StewardView, ToldYear } from '@followthrough/shared/api/releases.ts';
import { labelsOf } from '@followthrough/shared/networks/breakdowns.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { Spread } from '../../../ui/Page.tsx';
import { Slanting } from '../../../ui/charts/ShareFill.tsx';
import { SectionIcon } from '../../../ui/icons/SectionIcon.tsx';
import { Comparability } from './Comparability.tsx';
import { ContextNotes } from './ContextNotes.tsx';
import { SideBySideLegend } from './SideBySideLegend.tsx';
import { ScoreCell, TotalCell } from './side-by-side-cells.tsx';

/** A row for all together, one for the convener's own check, and one for each member that shares by name. */
export function SideBySide({ view }: { view: StewardView }) {
  const { t } = useLingui();
  const pattern = useId();
  const { told, named, own } = view;
  return (
    <Spread
      over
      id="side-by-side"
      title={<Trans>Side by side, where members agreed</Trans>}
      side={
        <p>
          <Trans>
            An empty cell can mean many things: not answered yet, doesn’t apply, or not shared. We don’t say
            which.
          </Trans>
        </p>
      }
    >
      <div className="stack-5">
        <Comparability comparability={view.comparability} named={named.length} />
        <div className="scroll" role="region" aria-label={t`Side by side`} tabIndex={0}>
          <svg width="0" height="0" className="away" aria-hidden="true">
            <defs>
              <Slanting id={pattern} />
            </defs>
          </svg>
          <table className="heat">
            <thead>
              <tr>
                <th scope="col">
                  <Trans>Group</Trans>
                </th>
                {told.recommendations.map(({ recommendation, number, title }) => (
                  <th key={recommendation} scope="col" title={title}>
                    <SectionIcon number={number} />
                    <span>
                      {number}
                      <span className="hide">. {title}</span>
                    </span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {told.release && (
                <tr>
                  <th scope="row">
                    <b>
                      <Trans>All together</Trans>
                    </b>
                    <br />
                    <span className="tiny">
                      <Trans>average, and how many groups</Trans>
                    </span>
                  </th>
                  {told.recommendations.map((one) => (
                    <td key={one.recommendation}>
                      <TotalCell recommendation={one} bands={told.scoreBands} pattern={pattern} />
                    </td>
                  ))}
                </tr>
              )}
              {own && (
                <tr>
                  <th scope="row">
                    <b>
                      <Trans>Us</Trans>
                    </b>
                    <br />
                    <span className="tiny">
                      <Trans>our own check</Trans>
                    </span>
                  </th>
                  {told.recommendations.map(({ recommendation }) => (
                    <td key={recommendation}>
                      <ScoreCell {...own.find((one) => one.recommendation === recommendation)} />
                    </td>
                  ))}
                </tr>
              )}
              {named.map((member) => (
                <Member key={member.memberOrgId} member={member} told={told} />
              ))}
            </tbody>
          </table>
        </div>
        <SideBySideLegend bands={told.scoreBands} total={told.release !== null} />
        <ContextNotes named={named} recommendations={told.recommendations} />
      </div>
    </Spread>
  );
}

function Member({ member, told }: { member: NamedMember; told: ToldYear }) {
  const groups = labelsOf(member.by, told.network.breakdowns).join(', ');
  return (
    <tr>
      <th scope="row">
        {member.memberName}
        {groups !== '' && (
          <>
            <br />
            <span className="tiny">{groups}</span>
          </>
        )}
      </th>
      {told.recommendations.map(({ recommendation }) => (
        <td key={recommendation}>
          <ScoreCell {...member.scores.find((one) => one.recommendation === recommendation)} />
        </td>
      ))}
    </tr>
  );
}
