import '../assessment.css';
import type { Hub, HubSection } from '@followthrough/shared/api/assessment.ts';
import { Plural, SelectOrdinal, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { buttonClass } from '../../../ui/Button.tsx';
import { PageTitle, Spread } from '../../../ui/Page.tsx';
import { SaveStatus } from '../../../ui/SaveStatus.tsx';
import type { SaveState } from '../../../ui/SaveStatus.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { TaskList } from '../../../ui/TaskList.tsx';
import { SectionIcon } from '../../../ui/icons/SectionIcon.tsx';
import { Loaded } from '../../../shell/Loaded.tsx';
import { hubQuery } from '../cycle-api.ts';
import type { CycleAddress } from '../cycle-api.ts';
import { useFigureWords } from '../../../answers/field-words.ts';
import { saveStateOf, useAnswers } from '../saving/use-answers.ts';
import { CycleFacts } from './CycleFacts.tsx';
import { HandOver } from './HandOver.tsx';
import { WhatFades } from './WhatFades.tsx';

const route = getRouteApi('/organizations/$orgId/cycles/$cycleId/');

/** Where a cycle stands: nine sections, what is left, and what comes next. */
export function HubScreen() {
  const cycle = route.useParams();
  const query = useQuery(hubQuery(cycle));
  return <Loaded query={query}>{(hub) => <LoadedHub cycle={cycle} hub={hub} />}</Loaded>;
}

function LoadedHub({ cycle, hub }: { cycle: CycleAddress; hub: Hub }) {
  const { t } = useLingui();
  const { answers } = useAnswers(cycle);
  const unsaved = saveStateOf(answers.values(), navigator.onLine);
  const lastSaved: SaveState = hub.lastSavedAt
    ? { kind: 'saved', at: new Date(hub.lastSavedAt) }
    : { kind: 'nothing' };
  const next = hub.abilities.save ? hub.sections.find(({ state }) => isOpen(state)) : undefined;
  const nth = hub.earlierCycles + 1;

  return (
    <>
      <PageTitle
        tab={t`Tasks`}
        kicker={
          <>
            {hub.orgName}, {hub.cycle.year},{' '}
            <SelectOrdinal value={nth} one="#st year" two="#nd year" few="#rd year" other="#th year" />
          </>
        }
        lead={<Lead hub={hub} />}
      >
        {hub.cycle.state === 'open' ? (
          <Trans>This year’s check</Trans>
        ) : (
          <Trans>The check of {hub.cycle.year}</Trans>
        )}
      </PageTitle>
      <p className="row begin">
        <NextStep cycle={cycle} hub={hub} next={next} />
        <SaveStatus state={unsaved.kind === 'nothing' ? lastSaved : unsaved} />
      </p>
      <Spread
        id="sections"
        title={<Trans>Nine sections</Trans>}
        side={<CycleFacts cycle={cycle} hub={hub} />}
      >
        <Sections cycle={cycle} hub={hub} next={next} />
      </Spread>
      <WhatFades cycle={cycle} hub={hub} />
      {hub.abilities.handOver && <HandOver cycle={cycle} hub={hub} />}
      {hub.cycle.state === 'open' && (
        <Spread id="then" title={<Trans>When you are ready</Trans>}>
          <p>
            <Trans>
              You will see every answer on one page before you submit. Open questions may stay open: the range
              around a score then gets wider, and nothing is held against you.
            </Trans>
          </p>
          <p>
            <Link to="/organizations/$orgId/cycles/$cycleId/check" params={cycle}>
              <Trans>Look over your answers</Trans>
            </Link>
          </p>
        </Spread>
      )}
    </>
  );
}

const isOpen = (state: HubSection['state']) => state === 'not_started' || state === 'in_progress';

function Lead({ hub }: { hub: Hub }) {
  const words = useFigureWords();
  const done = hub.sections.filter(({ state }) => state === 'done').length;
  const closes = words.date(hub.cycle.closesAt);
  if (hub.cycle.state === 'submitted') {
    return (
      <Trans>It is submitted. You can take it back and change answers until it closes on {closes}.</Trans>
    );
  }
  if (hub.cycle.state !== 'open')
    return <Trans>This check closed on {closes}. Its answers stay as they were.</Trans>;
  return (
    <>
      <Plural
        value={done}
        _0="Nothing is finished yet."
        one="1 of 9 sections is done."
        other="# of 9 sections are done."
      />{' '}
      {hub.minutesLeft > 0 ? (
        <Plural
          value={hub.minutesLeft}
          one="About # minute of your own time is left, in as many sittings as you like."
          other="About # minutes of your own time are left, in as many sittings as you like."
        />
      ) : (
        <Trans>Look over your answers, then submit.</Trans>
      )}{' '}
      <Trans>You can skip any question.</Trans>
    </>
  );
}

function NextStep({ cycle, hub, next }: { cycle: CycleAddress; hub: Hub; next: HubSection | undefined }) {
  if (next) {
    return (
      <Link
        className={buttonClass('primary')}
        to="/organizations/$orgId/cycles/$cycleId/sections/$section"
        params={{ ...cycle, section: next.section }}
      >
        {hub.lastSavedAt === null ? (
          <Trans>Begin with section {next.number}</Trans>
        ) : (
          <Trans>Go on with section {next.number}</Trans>
        )}
      </Link>
    );
  }
  return (
    <Link className={buttonClass('primary')} to="/organizations/$orgId/cycles/$cycleId/check" params={cycle}>
      <Trans>Look over your answers</Trans>
    </Link>
  );
}

function Sections({ cycle, hub, next }: { cycle: CycleAddress; hub: Hub; next: HubSection | undefined }) {
  return (
    <TaskList
      tasks={hub.sections.map((section) => ({
        key: section.section,
        icon: <SectionIcon number={section.number} />,
        what: (
          <Link
            to="/organizations/$orgId/cycles/$cycleId/sections/$section"
            params={{ ...cycle, section: section.section }}
          >
            {section.number}. {section.title}
          </Link>
        ),
        who: <Who section={section} />,
        state: <SectionTag section={section} />,
        time: <Time section={section} />,
        next: section === next,
      }))}
    />
  );
}

function Who({ section }: { section: HubSection }) {
  const lent = section.handovers.filter(({ doneAt }) => doneAt === null).map(({ colleague }) => colleague);
  const colleagues = lent.join(', ');
  const people = section.answeredBy.join(', ');
  return (
    <>
      {lent.length > 0 ? (
        <Trans>Handed to {colleagues}</Trans>
      ) : people === '' ? (
        <Trans>You</Trans>
      ) : (
        <Trans>Answered by {people}</Trans>
      )}
      {section.protected && (
        <>
          . <Trans>Kept in your group only</Trans>
        </>
      )}
    </>
  );
}

function SectionTag({ section }: { section: HubSection }) {
  const { answered, of } = section;
  switch (section.state) {
    case 'done':
      return (
        <Tag shape="solid">
          <Trans>Done</Trans>
        </Tag>
      );
    case 'in_progress':
      return (
        <Tag shape="half">
          <Trans>
            {answered} of {of}
          </Trans>
        </Tag>
      );
    case 'handed_over':
      return (
        <Tag shape="dashed">
          <Trans>Handed over</Trans>
        </Tag>
      );
    case 'not_started':
      return (
        <Tag shape="hollow">
          <Trans>Not started</Trans>
        </Tag>
      );
  }
}

function Time({ section }: { section: HubSection }) {
  const { i18n } = useLingui();
  if (section.state === 'done') {
    return section.lastChangedAt && i18n.date(section.lastChangedAt, { month: 'long', day: 'numeric' });
  }
  if (section.state === 'in_progress') return <Trans>{section.minutesLeft} min left</Trans>;
  return <Trans>about {section.minutesLeft} min</Trans>;
}
