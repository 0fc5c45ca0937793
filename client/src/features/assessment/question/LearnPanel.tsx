import type { Section, SectionItem } from '@followthrough/shared/api/assessment.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useSyncExternalStore } from 'react';
import { Fold } from '../../../ui/Note.tsx';
import { Term } from '../../../ui/Term.tsx';
import type { AnswerDraft } from '../../../answers/answer-draft.ts';

interface LearnPanelProps {
  section: Pick<Section, 'ladder' | 'resources' | 'facts' | 'glossary'>;
  item: SectionItem;
  draft: AnswerDraft;
}

/** Beside the question on a wide screen, folded below it on a narrow one. */
export function LearnPanel(props: LearnPanelProps) {
  const { t } = useLingui();
  const about = props.item.label;
  const wide = useMedia('(min-width: 60rem)');
  if (!wide) {
    return (
      <div className="learn">
        <h2 className="hide">
          <Trans>Learn about this</Trans>
        </h2>
        <Fold summary={<Trans>Learn about this</Trans>}>
          <Matter {...props} />
        </Fold>
      </div>
    );
  }
  return (
    <aside className="learn" aria-label={t`Learn about: ${about}`}>
      <h2>
        <Trans>Learn about this</Trans>
      </h2>
      <Matter {...props} />
    </aside>
  );
}

function Matter({ section, item, draft }: LearnPanelProps) {
  const terms = section.glossary.filter(({ term }) => mentions(item, term));
  return (
    <>
      <h3>
        <Trans>Why it matters</Trans>
      </h3>
      <p>{item.learn.why}</p>
      <h3>
        <Trans>What it can look like</Trans>
      </h3>
      <p>{item.learn.example}</p>
      <NextLevel item={item} draft={draft} ladder={section.ladder} />
      {terms.length > 0 && (
        <>
          <h3>
            <Trans>Words used here</Trans>
          </h3>
          <ul className="plain">
            {terms.map(({ id, term, plain }) => (
              <li key={id}>
                <Term word={term} meaning={plain} />
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>
        <Trans>Further reading</Trans>
      </h3>
      <ul>
        {section.resources.map(({ name, what }) => (
          <li key={name}>
            <cite>{name}</cite>. {what}
          </li>
        ))}
      </ul>
      {section.facts.length > 0 && (
        <Fold summary={<Trans>Figures to cite</Trans>}>
          {section.facts.map((fact) => (
            <p key={fact.text}>
              {fact.text}{' '}
              <span className="tiny">{`${fact.source.replace(/\.$/, '')}, ${fact.date}. ${fact.whyThisNumber}`}</span>
            </p>
          ))}
        </Fold>
      )}
    </>
  );
}

/** The step after the one chosen; the first step while nothing is chosen. */
function NextLevel({
  item,
  draft,
  ladder,
}: {
  item: SectionItem;
  draft: AnswerDraft;
  ladder: readonly string[];
}) {
  const reached = draft.state === 'answered' && typeof draft.value === 'number' ? draft.value : 0;
  const next = item.anchors.find(({ level }) => level === reached + 1);
  if (item.kind !== 'fact' || !next) return null;
  const from = ladder[reached];
  const to = ladder[reached + 1];
  return (
    <>
      <h3>
        <Trans>
          From “{from}” to “{to}”
        </Trans>
      </h3>
      <p>{next.text}</p>
    </>
  );
}

function mentions({ prompt, help, learn, anchors, inputs }: SectionItem, term: string): boolean {
  const text = [
    prompt,
    help,
    learn.why,
    learn.example,
    ...anchors.map((a) => a.text),
    ...inputs.map((i) => i.label),
  ];
  return text.join(' ').toLowerCase().includes(term.toLowerCase());
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}
