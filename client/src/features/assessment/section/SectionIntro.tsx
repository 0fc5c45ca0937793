import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { buttonClass } from '../../../ui/Button.tsx';
import { Fold } from '../../../ui/Note.tsx';
import { PageTitle, Spread } from '../../../ui/Page.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { ContentNote } from './ContentNote.tsx';
import { FinishSection } from './FinishSection.tsx';
import { SaveWord } from './SaveWord.tsx';
import { Unsettled } from './Unsettled.tsx';
import { UpToHub } from './UpToHub.tsx';
import { stateOf, useStateWords } from './Stepper.tsx';
import type { SectionForm } from './section-form.ts';

const storageKey = 'questions-per-page';

/** What the section is about, what is in it, and where to go on. */
export function SectionIntro(props: SectionForm) {
  const { cycle, section, items, answers } = props;
  const { t } = useLingui();
  const words = useStateWords();
  const [perPage, setPerPage] = useState(readPerPage);
  const states = items.map((item) => stateOf(item, answers));
  const next = states.indexOf('open') + 1;
  const begun = states.includes('answered');
  const leftOut = section.items.filter((item) => !items.includes(item));

  return (
    <>
      {!section.guest && <UpToHub cycle={cycle} section={section} />}
      <PageTitle tab="Questions" kicker={<Trans>Section {section.number} of 9</Trans>} lead={section.intro}>
        {section.title}
      </PageTitle>
      <ContentNote section={section} />
      <p className="row begin">
        <Link
          className={buttonClass('primary')}
          from="/organizations/$orgId/cycles/$cycleId/sections/$section"
          to="."
          search={{ question: perPage === 'all' ? 'all' : Math.max(1, next) }}
        >
          {!section.abilities.save || next === 0 ? (
            <Trans>Look through the answers</Trans>
          ) : begun ? (
            <Trans>Go on with question {next}</Trans>
          ) : (
            <Trans>Begin</Trans>
          )}
        </Link>
        <SaveWord answers={answers} />
      </p>
      <Unsettled {...props} />
      <Spread
        id="in-this-section"
        title={<Trans>In this section</Trans>}
        side={
          <>
            <p>{section.aim}</p>
            <p>
              <Plural
                value={section.minutesLeft}
                _0="Nothing left to do."
                one="About # minute left. You can skip any question."
                other="About # minutes left. You can skip any question."
              />
            </p>
            <RadioGroup
              legend={t`How to show them`}
              options={[
                { value: 'one', label: t`One question a page` },
                { value: 'all', label: t`All on one page` },
              ]}
              look="across"
              value={perPage}
              onValue={(value) => {
                keepPerPage(value);
                setPerPage(value);
              }}
            />
          </>
        }
      >
        <ol className="questions">
          {items.map((item, index) => {
            const { shape, word } = words[states[index] ?? 'open'];
            return (
              <li key={item.itemId}>
                <Link
                  from="/organizations/$orgId/cycles/$cycleId/sections/$section"
                  to="."
                  search={{ question: index + 1 }}
                >
                  {item.label}
                </Link>
                <Tag shape={shape}>{word}</Tag>
              </li>
            );
          })}
        </ol>
        {leftOut.length > 0 && (
          <Fold
            summary={
              <Plural
                value={leftOut.length}
                one="# question that doesn’t apply to you"
                other="# questions that don’t apply to you"
              />
            }
          >
            <ul>
              {leftOut.map((item) => (
                <li key={item.itemId}>
                  {item.label}.{' '}
                  <span className="small">
                    <Trans>
                      Because of your answer to:{' '}
                      {item.applicability.dependsOn.map(({ prompt }) => prompt).join(' ')}
                    </Trans>
                  </span>
                </li>
              ))}
            </ul>
          </Fold>
        )}
        <FinishSection cycle={cycle} section={section} />
      </Spread>
    </>
  );
}

function readPerPage(): string {
  try {
    return localStorage.getItem(storageKey) === 'all' ? 'all' : 'one';
  } catch {
    return 'one';
  }
}

function keepPerPage(value: string): void {
  try {
    localStorage.setItem(storageKey, value);
  } catch {
    // Storage is refused: the choice holds until the page is left.
  }
}
