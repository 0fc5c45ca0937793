/** What people answer: one official answer per item and cycle, and an organization's profile. */

/** The states a person can choose; a missing answer is `blank`, the rest follow from rules. */
export const ANSWER_STATES = [
  'answered',
  'dont_know',
  'prefer_not_to_say',
  'not_applicable_with_reason',
] as const;
export type AnswerState = (typeof ANSWER_STATES)[number];

/** What an item's answer holds: the shape by item type is in docs/instrument.md §5. Money is whole cents. */
export type AnswerValue = number | string | readonly string[] | { readonly [field: string]: AnswerField };
export type AnswerField = number | string | readonly { readonly [field: string]: AnswerField }[];

/** One official answer to one item in one cycle. `value` is null unless the state is `answered`. */
export interface Answer {
  readonly state: AnswerState;
  readonly value: AnswerValue | null;
  readonly reason?: string;
  readonly note?: string;
  readonly links: readonly string[];
}
/** Answers by item id; a missing entry is blank. */
export type Answers = Readonly<Record<string, Answer | undefined>>;

/** What an organization says about itself, by profile question id; each may be absent. */
export type Profile = Readonly<Record<string, boolean | number | string | undefined>>;
