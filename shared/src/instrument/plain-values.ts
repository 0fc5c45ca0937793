/** Reading texts, dates and links that people type. */
import type { AnswerErrors } from './answer-errors.ts';

const EARLIEST_DATE = '1900-01-01';
const LONGEST_LINK = 2_000;
/** An http(s) address with a host, without a user name in it, without spaces, quotes or angle brackets. */
const LINK = /^https?:\/\/[^\s/?#@<>"\\]+([/?#][^\s<>"\\]*)?$/i;
/** Control characters other than tab and line break: no one types them, and a database cannot hold all of them. */
const CONTROL = /(?![\t\n])\p{Cc}/gu;

/** The text without control characters and outer spaces; undefined when nothing is left or it is too long. */
export function readText(
  input: unknown,
  longest: number,
  field: string,
  errors: AnswerErrors,
): string | undefined {
  if (typeof input !== 'string') return errors.add(field, 'wrong_type', 'Type some text.');
  if (input.length > longest * 2) return tooLong(longest, field, errors);
  const clean = input.replaceAll('\r\n', '\n').replace(CONTROL, '').toWellFormed().trim();
  if (clean.length > longest) return tooLong(longest, field, errors);
  return clean === '' ? undefined : clean;
}

function tooLong(longest: number, field: string, errors: AnswerErrors): undefined {
  return errors.add(
    field,
    'too_long',
    `Shorten this to ${longest.toLocaleString('en-US')} characters or fewer.`,
  );
}

/** A day that has been, as YYYY-MM-DD. `today` is in the same form. */
export function readPastDate(
  input: unknown,
  today: string,
  field: string,
  errors: AnswerErrors,
): string | undefined {
  if (typeof input !== 'string' || !isCalendarDate(input)) {
    return errors.add(field, 'not_a_date', 'Type a date with day, month, and year, such as 27 March 2025.');
  }
  if (input > today) return errors.add(field, 'date_in_future', 'Type a date that is not after today.');
  if (input < EARLIEST_DATE) return errors.add(field, 'date_too_old', 'Check the year. It is before 1900.');
  return input;
}

function isCalendarDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

/** A web address that can be opened safely. */
export function readLink(input: unknown, field: string, errors: AnswerErrors): string | undefined {
  const link = typeof input === 'string' ? input.trim() : '';
  if (link.length > LONGEST_LINK) {
    return errors.add(field, 'too_long', 'This link is too long. Use one of 2,000 characters or fewer.');
  }
  if (!LINK.test(link)) {
    return errors.add(field, 'not_a_link', 'Paste a full web address that starts with https:// or http://.');
  }
  return link;
}
