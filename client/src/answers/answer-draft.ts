/** An answer as it is being written, and what of it is sent. */
import type {
  SaveAnswerBody,
  SectionItem,
  WireAnswer,
  WireAnswerState,
} from '@followthrough/shared/api/assessment.ts';
import type { AnswerField, AnswerValue } from '@followthrough/shared/instrument/answer.ts';

export interface AnswerDraft {
  readonly state: WireAnswerState;
  /** Stays when a non-answer is chosen, so that changing back brings the figures back. */
  readonly value: AnswerValue | null;
  readonly reason: string;
  readonly note: string;
  readonly links: readonly string[];
}

/** The typed fields of an answer that is made of inputs, or of one row of its lists. */
export type Fields = { readonly [field: string]: AnswerField };

export const blankDraft: AnswerDraft = { state: 'blank', value: null, reason: '', note: '', links: [] };

export function draftOf(answer: WireAnswer | null): AnswerDraft {
  if (!answer) return blankDraft;
  return {
    state: answer.state,
    // The server only keeps values of the item's own type.
    value: answer.value as AnswerValue | null,
    reason: answer.reason ?? '',
    note: answer.note ?? '',
    links: answer.links,
  };
}

/** What is sent. An answer with nothing in it is blank; a note may stand without an answer. */
export function bodyOf(draft: AnswerDraft): SaveAnswerBody {
  const state = draft.state === 'answered' && isEmpty(draft.value) ? 'blank' : draft.state;
  return {
    state,
    value: state === 'answered' ? (draft.value as SaveAnswerBody['value']) : null,
    ...(state === 'not_applicable_with_reason' && { reason: draft.reason }),
    ...(draft.note.trim() !== '' && { note: draft.note }),
    // A link that was added and not filled in yet is nothing to refuse.
    links: draft.links.filter((link) => link.trim() !== ''),
  };
}

/** An empty list of options is an answer: none of them. */
function isEmpty(value: AnswerValue | null): boolean {
  if (value === null || value === '') return true;
  if (typeof value !== 'object' || isList(value)) return false;
  return Object.values(value).every((field) =>
    typeof field === 'object' ? field.every((row) => isEmpty(row)) : field === '',
  );
}

export function withValue(draft: AnswerDraft, value: AnswerValue | null): AnswerDraft {
  return { ...draft, state: value === null ? 'blank' : 'answered', value };
}

/** Last year's answer as this year's; its note stays with last year. */
export function keepLastYears(draft: AnswerDraft, answer: WireAnswer): AnswerDraft {
  return { ...draftOf(answer), note: draft.note, links: draft.links };
}

export function fieldsOf(value: AnswerValue | null): Fields {
  return typeof value === 'object' && value !== null && !isList(value) ? value : {};
}

export function rowsOf(fields: Fields, list: string): readonly Fields[] {
  const rows = fields[list];
  return typeof rows === 'object' ? rows : [];
}

/** The same fields with one set, or without it. */
export function withField(fields: Fields, name: string, field: AnswerField | undefined): Fields {
  const { [name]: _was, ...others } = fields;
  return field === undefined || field === '' ? others : { ...others, [name]: field };
}

export function withRow(rows: readonly Fields[], index: number, row: Fields): readonly Fields[] {
  return rows.map((held, place) => (place === index ? row : held));
}

/** `Array.isArray` doesn't tell read-only lists from records. */
function isList(value: AnswerValue): value is readonly string[] {
  return Array.isArray(value);
}

/** The id of the control for a place in an answer, such as `rows.0.people`: error summaries lead to it. */
export function fieldId(item: Pick<SectionItem, 'itemId'>, place: string): string {
  return `${item.itemId}-${place}`.replaceAll('.', '-');
}
