import type { RecommendationDetail, ResultItem } from '@followthrough/shared/api/results.ts';
import type { AnswerValue } from '@followthrough/shared/instrument/answer.ts';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Fold } from '../../../ui/Note.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { AnswerWords } from '../../../answers/AnswerWords.tsx';
import { useFigureWords } from '../../../answers/field-words.ts';
import type { CycleAddress } from '../results-api.ts';
import { useLeftOutWords, whole } from '../words.ts';
import { ItemEvidence } from './ItemEvidence.tsx';
import { ItemMark } from './ItemMark.tsx';
import { useFigureSentence } from './figure-sentence.ts';

interface ItemResultProps {
  item: ResultItem;
  number: number;
  themes: RecommendationDetail['themes'];
  cycle: CycleAddress;
}

/** One question: its answer, what it did to the score, and what the next step looks like. */
export function ItemResult({ item, number, themes, cycle }: ItemResultProps) {
  const sentence = useFigureSentence();
  const leftOut = useLeftOutWords();
  const worked = item.figures && sentence(item.figures, item);
  return (
    <article aria-labelledby={`item-${item.itemId}`}>
      <header>
        <h3 id={`item-${item.itemId}`}>
          {number}. {item.label}
        </h3>
        <ItemScore item={item} />
      </header>
      {item.prompt && <p className="small prompt-of">{item.prompt}</p>}
      <ItemMark item={item} />
      {worked && <p>{worked}</p>}
      <Said item={item} themes={themes} />
      {item.reason && item.kind !== 'context' && item.reason !== 'never_scored' && (
        <p className="left-out">{leftOut[item.reason]}</p>
      )}
      {item.kind === 'perception' && (
        <p>
          <Link to="/organizations/$orgId/cycles/$cycleId/voices" params={cycle}>
            <Trans>
              How the people you asked see it <span className="hide">({item.label})</span>
            </Trans>
          </Link>
        </p>
      )}
      <ItemEvidence item={item} cycle={cycle} />
      {item.learn && (
        <Fold summary={<Trans>Why we ask, and an example</Trans>}>
          <p>{item.learn.why}</p>
          <p>{item.learn.example}</p>
        </Fold>
      )}
    </article>
  );
}

/** The answer: the step reached, or its words; lists of figures only when wanted. */
function Said({ item, themes }: Pick<ItemResultProps, 'item' | 'themes'>) {
  const { answer, type } = item;
  if (!answer || answer.state === 'blank' || type === null) return null;
  const level = levelOf(item);
  if (level !== null && item.anchors.length > 0) return <Steps item={item} level={level} />;
  // The server only keeps values of the item's own type.
  const draft = {
    state: answer.state,
    value: answer.value as AnswerValue | null,
    reason: answer.reason ?? '',
  };
  const said = (
    <div className="said">
      <AnswerWords item={{ ...item, type }} draft={draft} themes={themes} />
    </div>
  );
  return item.inputGroups.length > 0 && answer.state === 'answered' ? (
    <Fold summary={<Trans>What you entered</Trans>}>{said}</Fold>
  ) : (
    said
  );
}

function levelOf({ answer }: ResultItem): number | null {
  return answer?.state === 'answered' && typeof answer.value === 'number' ? answer.value : null;
}

/** The score with its weight, or the word that it is left out or open. */
function ItemScore({ item }: { item: ResultItem }) {
  const words = useFigureWords();
  if (item.score !== null && item.share !== null) {
    return (
      <p className="item-score">
        <b>{whole(item.score)}</b>{' '}
        <span className="small">
          <Trans>{words.percent(item.share * 100)} of this score</Trans>
        </span>
      </p>
    );
  }
  if (item.kind === 'context' || item.reason === 'never_scored') {
    return (
      <p className="item-score small">
        <Trans>Never scored by itself</Trans>
      </p>
    );
  }
  const open = item.state === 'blank' || item.state === 'dont_know' || item.state === 'prefer_not_to_say';
  return (
    <p className="item-score">
      {open ? (
        <Tag shape="hollow">
          <Trans>Open</Trans>
        </Tag>
      ) : (
        <Tag shape="skipped">
          <Trans>Left out</Trans>
        </Tag>
      )}
    </p>
  );
}

/** The step reached, and the one after it. */
function Steps({ item, level }: { item: ResultItem; level: number }) {
  const at = (step: number) => item.anchors.find((anchor) => anchor.level === step)?.text;
  const next = at(level + 1);
  return (
    <dl className="steps-of">
      <dt>
        <Trans>Where you are</Trans>
      </dt>
      <dd>{at(level)}</dd>
      {item.kind !== 'perception' && (
        <>
          <dt>
            <Trans>What the next step looks like</Trans>
          </dt>
          <dd>
            {next ?? <Trans>This is the furthest step described. The work now is to keep it true.</Trans>}
          </dd>
        </>
      )}
    </dl>
  );
}
