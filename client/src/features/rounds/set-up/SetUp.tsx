import type { RoundView, WireRound } from '@followthrough/shared/api/rounds.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { PageTitle, Spread } from '../../../ui/Page.tsx';
import type { RoundAddress } from '../round-api.ts';
import { GroupsPreview } from './GroupsPreview.tsx';
import { OpenIt } from './OpenIt.tsx';
import { PasteList } from './PasteList.tsx';
import { OnePerson } from './OnePerson.tsx';
import { Roster } from './Roster.tsx';
import { Settings } from './Settings.tsx';

export interface SetUpProps {
  cycle: RoundAddress;
  view: RoundView;
  round: WireRound;
}

/** Preparing a round, in the order in which a leader thinks of it: who, in which groups, when and in which words. */
export function SetUp(props: SetUpProps) {
  const { t } = useLingui();
  const { cycle, view } = props;
  const [unsaved, setUnsaved] = useState(false);
  return (
    <>
      <PageTitle
        tab={t`Other voices`}
        kicker={
          <>
            {view.orgName}, {view.year}
          </>
        }
        lead={
          <Trans>
            Nobody is asked until you open the round on the last step. You can leave and come back.
          </Trans>
        }
      >
        <Trans>Prepare the round</Trans>
      </PageTitle>
      <Spread
        id="who"
        title={<Trans>1. Who is asked</Trans>}
        side={
          <p>
            <Trans>
              Ask everybody in a group, not only some: a view from all of staff says more than one from a few.
              You answer in the check itself.
            </Trans>
          </p>
        }
      >
        <PasteList cycle={cycle} />
        <OnePerson cycle={cycle} />
      </Spread>
      <Spread id="roster" title={<Trans>On the roster</Trans>} over>
        <Roster cycle={cycle} roster={view.roster} />
      </Spread>
      <Spread
        id="groups"
        title={<Trans>2. Who answers together</Trans>}
        side={
          <p>
            <Trans>Nothing is ever shown of fewer than five people.</Trans>
          </p>
        }
      >
        <GroupsPreview view={view} />
      </Spread>
      <Settings {...props} onUnsaved={setUnsaved} />
      <OpenIt {...props} unsaved={unsaved} />
    </>
  );
}
