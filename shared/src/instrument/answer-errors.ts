/** What can be wrong with an answer. Each message says what to do. */
import type { LanguageMap } from './language.ts';

export type AnswerErrorCode =
  | 'unreadable'
  | 'unknown_field'
  | 'unknown_state'
  | 'state_not_allowed'
  | 'takes_no_answer'
  | 'value_missing'
  | 'value_not_allowed'
  | 'reason_missing'
  | 'wrong_type'
  | 'not_whole'
  | 'too_small'
  | 'too_large'
  | 'part_exceeds_whole'
  | 'unknown_option'
  | 'repeated_option'
  | 'not_a_date'
  | 'date_in_future'
  | 'date_too_old'
  | 'too_long'
  | 'too_many'
  | 'not_a_link';

export interface AnswerError {
  /** The place in the answer: `value`, `rows.0.people`, `reason`, `note`, `links.2`. */
  readonly field: string;
  readonly code: AnswerErrorCode;
  readonly message: LanguageMap;
}

export function answerError(field: string, code: AnswerErrorCode, en: string): AnswerError {
  return { field, code, message: { en } };
}

/** Collects errors while an answer is read, so that all of them are told at once. */
export class AnswerErrors {
  readonly list: AnswerError[] = [];

  add(field: string, code: AnswerErrorCode, en: string): undefined {
    this.list.push(answerError(field, code, en));
    return undefined;
  }
}
