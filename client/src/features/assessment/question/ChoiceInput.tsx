import type { SectionItem } from '@followthrough/shared/api/assessment.ts';
import { useLingui } from '@lingui/react/macro';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import type { RadioOption } from '../../../ui/RadioGroup.tsx';
import { fieldId, withValue } from '../../../answers/answer-draft.ts';
import type { AnswerDraft } from '../../../answers/answer-draft.ts';
import type { LastYear } from './ValueInput.tsx';

const nonAnswers = ['dont_know', 'prefer_not_to_say', 'not_applicable_with_reason'] as const;
type NonAnswer = (typeof nonAnswers)[number];

/** Whether one choice of a list is the whole answer. */
export function isOneChoice({ type }: SectionItem): boolean {
  return ['maturity_0_4', 'perception_0_4', 'yes_no_in_progress', 'single_choice'].includes(type);
}

interface ChoiceInputProps {
  item: SectionItem;
  draft: AnswerDraft;
  onDraft: (draft: AnswerDraft) => void;
  error: string | undefined;
  lastYear: LastYear | null;
  ladder: readonly string[];
}

/** Behaviors on a line, or options of equal weight, and after an "or" the answers that are none. */
export function ChoiceInput({ item, draft, onDraft, error, lastYear, ladder }: ChoiceInputProps) {
  const offered = useNonAnswers(item);
  const options = useOptions(item, ladder, lastYear);
  const leveled = item.anchors.length > 0;

  function choose(value: string) {
    if (isNonAnswer(value)) onDraft({ ...draft, state: value });
    else onDraft(withValue(draft, leveled ? Number(value) : value));
  }

  return (
    <RadioGroup
      id={fieldId(item, 'value')}
      legend={item.prompt}
      legendAs="hidden"
      look={leveled ? 'line' : 'list'}
      error={error}
      options={options}
      nonAnswers={offered}
      value={draft.state === 'answered' ? chosen(draft.value) : draft.state === 'blank' ? null : draft.state}
      onValue={choose}
    />
  );
}

/** The same non-answers, for questions that are typed or ticked. */
export function NonAnswerInput({
  item,
  draft,
  onDraft,
}: Pick<ChoiceInputProps, 'item' | 'draft' | 'onDraft'>) {
  const { t } = useLingui();
  const offered = useNonAnswers(item);
  if (offered.length === 0) return null;
  return (
    <>
      <p className="or" aria-hidden="true">{t`or`}</p>
      <RadioGroup
        legend={t`Or, instead of an answer`}
        legendAs="hidden"
        look="across"
        options={offered}
        value={isNonAnswer(draft.state) ? draft.state : null}
        onValue={(value) => isNonAnswer(value) && onDraft({ ...draft, state: value })}
      />
    </>
  );
}

function isNonAnswer(value: string): value is NonAnswer {
  return nonAnswers.some((known) => known === value);
}

function useNonAnswers({ allow }: SectionItem): RadioOption[] {
  const { t } = useLingui();
  return [
    ...(allow.dontKnow ? [{ value: 'dont_know', label: t`We don’t know` }] : []),
    ...(allow.preferNotToSay ? [{ value: 'prefer_not_to_say', label: t`We’d rather not say` }] : []),
    ...(allow.notApplicableWithReason
      ? [{ value: 'not_applicable_with_reason', label: t`It doesn’t apply to us` }]
      : []),
  ];
}

function useOptions(item: SectionItem, ladder: readonly string[], lastYear: LastYear | null): RadioOption[] {
  const { t } = useLingui();
  const year = lastYear?.year;
  const was = (value: string) =>
    lastYear?.draft.state === 'answered' && chosen(lastYear.draft.value) === value
      ? t`Your answer in ${year}`
      : undefined;
  if (item.anchors.length === 0) {
    return item.options.map(({ id, label }) => ({ value: id, label, was: was(id) }));
  }
  return item.anchors.map(({ level, text }) => ({
    value: String(level),
    label: text,
    level: item.kind === 'perception' ? undefined : ladder[level],
    was: was(String(level)),
  }));
}

/** The option's value: an option id, or a level as its digit. */
const chosen = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null;
