import type { SectionItem } from '@followthrough/shared/api/assessment.ts';
import type { LeftOutReason } from '@followthrough/shared/scoring/item-outcome.ts';
import { Plural, Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { fieldsOf, rowsOf } from '../../../answers/answer-draft.ts';
import type { AnswerDraft } from '../../../answers/answer-draft.ts';
import { useFigureWords } from '../../../answers/field-words.ts';
import { liveFigure } from './live-figure.ts';
import type { LiveFigure as Figure } from './live-figure.ts';

interface LiveFigureProps {
  item: SectionItem;
  /** The answer the figure comes from: the question's own, or the one whose inputs it takes. */
  draft: AnswerDraft;
}

/** What the figures come to, in words, while they are being typed. */
export function LiveFigure({ item, draft }: LiveFigureProps) {
  const figure = draft.state === 'answered' ? liveFigure(item, draft.value) : null;
  const words = figure && <Words item={item} draft={draft} figure={figure} />;
  // The element is always there: screen readers only read out changes inside one that they know.
  return (
    <div className="worked-out" role="status">
      {words}
    </div>
  );
}

function Words({ item, draft, figure }: LiveFigureProps & { figure: Figure }): ReactNode {
  if (figure.kind === 'not_yet') return <NotYet reason={figure.reason} />;
  if (figure.kind === 'representation') return <Makeup figure={figure} />;
  switch (item.figure?.kind) {
    case 'wage_coverage':
      return <Wages figure={figure} />;
    case 'median_wage_gap':
      return <WageGap figure={figure} />;
    case 'access_share':
      return <Access figure={figure} />;
    case 'chosen_share':
      return <Chosen figure={figure} takesOut={item.figure.required !== undefined} />;
    case 'survivor_seats':
      return <Seats figure={figure} draft={draft} />;
    default:
      return <Share item={item} figure={figure} />;
  }
}

type Worked = { figure: Extract<Figure, { kind: 'worked' }> };

function Wages({ figure: { figures } }: Worked) {
  const words = useFigureWords();
  if (figures.kind !== 'wages') return null;
  const { people, peopleBelow, coveragePct, costToClose } = figures;
  const enough = people - peopleBelow;
  const share = words.percent(coveragePct);
  const cost = costToClose === null ? '' : words.dollars(costToClose);
  return (
    <>
      <p>
        <Plural
          value={people}
          one={`${enough} of # person earns at least the living wage: ${share}.`}
          other={`${enough} of # people earn at least the living wage: ${share}.`}
        />
      </p>
      {peopleBelow > 0 && (
        <p>
          {costToClose === null ? (
            <Trans>Add the hours per year to see what closing every gap would cost.</Trans>
          ) : (
            <Trans>Closing every gap would cost {cost} a year, payroll taxes included.</Trans>
          )}
        </p>
      )}
    </>
  );
}

function WageGap({ figure: { figures } }: Worked) {
  const words = useFigureWords();
  if (figures.kind !== 'wages') return null;
  const gap = words.money(Math.round(figures.medianGap));
  const share = words.percent(figures.medianGapPct);
  if (figures.peopleBelow === 0) {
    return (
      <p>
        <Trans>Nobody in your table earns less than the living wage, so there is no gap.</Trans>
      </p>
    );
  }
  return (
    <p>
      <Trans>
        The middle gap is {gap} an hour, {share} of the living wage.
      </Trans>
    </p>
  );
}

function Access({ figure: { figures } }: Worked) {
  const words = useFigureWords();
  if (figures.kind !== 'access') return null;
  const share = words.percent(figures.sharePct, 1);
  const kept = words.percent(figures.sharePctIfPassThroughKept, 1);
  return (
    <>
      <p>
        <Trans>{share} of the money that is yours to spend goes to access.</Trans>
      </p>
      {share !== kept && (
        <p className="small">
          <Trans>Money you pass on is left out. With it counted in, the share would look like {kept}.</Trans>
        </p>
      )}
    </>
  );
}

function Chosen({ figure, takesOut }: Worked & { takesOut: boolean }) {
  const share = useFigureWords().percent(100 * figure.value);
  return (
    <>
      <p>
        {takesOut ? (
          <Trans>{share} of the part that you choose freely.</Trans>
        ) : (
          <Trans>{share} of these first referrals.</Trans>
        )}
      </p>
      {takesOut && (
        <p className="small">
          <Trans>What a law or a core grant requires is left out, above and below the line.</Trans>
        </p>
      )}
    </>
  );
}

function Seats({ figure, draft }: Worked & { draft: AnswerDraft }) {
  const share = useFigureWords().percent(figure.value);
  const rows = rowsOf(fieldsOf(draft.value), 'bodies');
  const sum = (name: string) => rows.reduce((total, row) => total + (Number(row[name]) || 0), 0);
  const seats = sum('seats');
  const paid = sum('survivor_paid');
  const unpaid = sum('survivor_unpaid');
  return (
    <>
      <p>
        <Plural
          value={seats}
          one={`Of # voting seat, ${paid} is a paid survivor seat and ${unpaid} an unpaid one.`}
          other={`Of # voting seats, ${paid} are paid survivor seats and ${unpaid} are unpaid.`}
        />
      </p>
      <p className="small">
        <Trans>An unpaid seat counts half, so this comes to {share}.</Trans>
      </p>
    </>
  );
}

function Share({ item, figure }: Worked & { item: SectionItem }) {
  const words = useFigureWords();
  const share = words.percent(figure.value, figure.value < 10 ? 1 : 0);
  if (item.figure?.kind === 'median_percent_of') {
    return (
      <p>
        <Trans>In your typical event, {share} of the cost went to access.</Trans>
      </p>
    );
  }
  if (item.figure?.kind === 'retention_ratio') {
    return (
      <p>
        <Trans>
          Staff of color stayed {share} as often as other staff, counted with care for small numbers.
        </Trans>
      </p>
    );
  }
  const part = item.inputs[0]?.label;
  const whole = item.inputs.find(
    ({ id }) => item.figure && 'whole' in item.figure && id === item.figure.whole,
  )?.label;
  return (
    <p>
      <Trans>
        That is {share}. (“{part}” as a share of “{whole}”)
      </Trans>
    </p>
  );
}

function Makeup({ figure }: { figure: Extract<Figure, { kind: 'representation' }> }) {
  const words = useFigureWords();
  const share = words.percent(100 * figure.rawShare);
  const community = words.percent(100 * figure.c);
  const [low, high] = figure.range90.map((end) => words.percent(100 * end));
  return (
    <>
      <p>
        <Trans>
          {share} of those who answered are people of color; in the community you serve, {community}.
        </Trans>{' '}
        {figure.status === 'below' && <Trans>That is below the community’s share.</Trans>}
        {figure.status === 'above' && <Trans>That is above the community’s share.</Trans>}
        {figure.status === 'cannot_tell_apart' && (
          <Trans>With numbers this small, the two are too close to tell apart.</Trans>
        )}
      </p>
      <p className="small">
        <Trans>
          The range that goes with {share} is {low} to {high}.
        </Trans>
      </p>
    </>
  );
}

function NotYet({ reason }: { reason: LeftOutReason }) {
  if (reason === 'too_few_to_judge') {
    return (
      <p>
        <Trans>Too few to judge fairly. Your figures are kept, and no score is made from them.</Trans>
      </p>
    );
  }
  if (reason === 'nothing_to_share') {
    return (
      <p>
        <Trans>The whole is zero, so there is no share to work out. This question will not count.</Trans>
      </p>
    );
  }
  if (reason === 'no_community_share') {
    return (
      <p>
        <Trans>Add the community’s share, above zero, to compare with.</Trans>
      </p>
    );
  }
  return (
    <p className="small">
      <Trans>The figure appears here as soon as the fields it needs are filled in.</Trans>
    </p>
  );
}
