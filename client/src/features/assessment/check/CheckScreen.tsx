import '../assessment.css';
import type { Check } from '@followthrough/shared/api/assessment.ts';
import { Plural, Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { PageTitle, Spread } from '../../../ui/Page.tsx';
import { SaveStatus } from '../../../ui/SaveStatus.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { SectionIcon } from '../../../ui/icons/SectionIcon.tsx';
import { Loaded } from '../../../shell/Loaded.tsx';
import { checkQuery } from '../cycle-api.ts';
import type { CycleAddress } from '../cycle-api.ts';
import { AnswerWords } from '../../../answers/AnswerWords.tsx';
import { draftOf } from '../../../answers/answer-draft.ts';
import { saveStateOf, useAnswers } from '../saving/use-answers.ts';
import { Submit } from './Submit.tsx';

const route = getRouteApi('/organizations/$orgId/cycles/$cycleId/check');

/** Every answer on one page, with what is missing, before submitting and after. */
export function CheckScreen() {
  const cycle = route.useParams();
  const query = useQuery(checkQuery(cycle));
  return <Loaded query={query}>{(check) => <LoadedCheck cycle={cycle} check={check} />}</Loaded>;
}

function LoadedCheck({ cycle, check }: { cycle: CycleAddress; check: Check }) {
  const { queue, answers } = useAnswers(cycle);
  const saving = saveStateOf(answers.values(), navigator.onLine);
  return (
    <>
      <p className="small up">
        <Link to="/organizations/$orgId/cycles/$cycleId" params={cycle}>
          <Trans>All sections</Trans>
        </Link>
      </p>
      <PageTitle
        tab="Answers"
        lead={
          check.cycle.state === 'open' ? (
            <Plural
              value={check.missing}
              _0="Nothing is missing. Look over what you wrote, then submit."
              one="# question has no answer yet. You can answer it or leave it."
              other="# questions have no answer yet. You can answer them or leave them."
            />
          ) : (
            <Trans>This is what you answered.</Trans>
          )
        }
      >
        <Trans>Your answers</Trans>
      </PageTitle>
      {check.sections.map((section) => (
        <Spread
          key={section.section}
          id={`answers-${section.section}`}
          title={
            <>
              <SectionIcon number={section.number} /> {section.number}. {section.title}
            </>
          }
          side={
            <>
              <p>
                <Trans>
                  {section.answered} of {section.of} answered
                </Trans>
              </p>
              {!section.enoughForScore && (
                <p>
                  <Trans>
                    Not enough answers for a score from your figures alone. That is fine: it will say so.
                  </Trans>
                </p>
              )}
            </>
          }
        >
          <SectionAnswers cycle={cycle} check={check} section={section} />
        </Spread>
      ))}
      <Spread id="submit" title={<Trans>Submit</Trans>} side={<SaveStatus state={saving} />}>
        <Submit cycle={cycle} check={check} beforeSubmit={() => queue.settled()} />
      </Spread>
    </>
  );
}

interface SectionAnswersProps {
  cycle: CycleAddress;
  check: Check;
  section: Check['sections'][number];
}

function SectionAnswers({ cycle, check, section }: SectionAnswersProps) {
  const shown = section.items.filter(({ applicability }) => applicability.state !== 'not_applicable_rule');
  const leftOut = section.items.length - shown.length;
  return (
    <>
      <dl className="answers">
        {shown.map((item) => (
          <div key={item.itemId}>
            <dt>{item.prompt}</dt>
            <dd>
              {item.inputsFrom !== null ? (
                <Trans>Worked out from another answer</Trans>
              ) : item.missing ? (
                <Tag shape="hollow">
                  <Trans>No answer yet</Trans>
                </Tag>
              ) : (
                <AnswerWords item={item} draft={draftOf(item.answer)} themes={check.themes} />
              )}
              {item.evidenceCount > 0 && (
                <p className="small">
                  <Plural value={item.evidenceCount} one="# file shows it" other="# files show it" />
                </p>
              )}
            </dd>
            <dd className="change">
              {check.abilities.save && item.inputsFrom === null && (
                <Link
                  to="/organizations/$orgId/cycles/$cycleId/sections/$section"
                  params={{ ...cycle, section: section.section }}
                  search={{ item: item.itemId }}
                >
                  {item.missing ? <Trans>Answer</Trans> : <Trans>Change</Trans>}
                  <span className="hide"> ({item.label})</span>
                </Link>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {leftOut > 0 && (
        <p className="small">
          <Plural
            value={leftOut}
            one="# question doesn’t apply to you."
            other="# questions don’t apply to you."
          />
        </p>
      )}
    </>
  );
}
