/** Reads a pasted list of people, line by line: what can be taken, and what is wrong with the rest. */
import { emailField, personNameField } from '../api/fields.ts';
import type { AskedRole } from './grouping.ts';

export interface RosterPerson {
  readonly role: AskedRole;
  readonly name: string;
  /** Null = gets a printed sheet. */
  readonly email: string | null;
}

export interface RosterLineProblem {
  /** From 1. */
  readonly line: number;
  /** The line as it was given, so that nothing is lost. */
  readonly text: string;
  readonly code: 'bad_email' | 'unknown_group' | 'bad_name' | 'twice_in_list' | 'on_roster';
  readonly message: string;
}

export interface RosterLines {
  readonly people: readonly RosterPerson[];
  readonly problems: readonly RosterLineProblem[];
}

const GROUP_WORDS: Record<string, AskedRole> = {
  staff: 'staff',
  board: 'board',
  'board member': 'board',
  'board members': 'board',
  'survivor adviser': 'survivor_advisory',
  'survivor advisers': 'survivor_advisory',
  'survivor advisor': 'survivor_advisory',
  'survivor advisors': 'survivor_advisory',
  survivor_advisory: 'survivor_advisory',
  'member program': 'member_program',
  'member programs': 'member_program',
  member_program: 'member_program',
};

/**
 * One person a line: `Name, address, group`, `Name <address>`, an address alone, or a name alone for somebody who gets a printed
 * sheet. Separated by comma, semicolon or tab; a first line of column names is passed over.
 *
 * @param role the group of lines that name none
 * @param roster who is on the list already
 */
export function readRosterLines(text: string, role: AskedRole, roster: readonly RosterPerson[]): RosterLines {
  const people: RosterPerson[] = [];
  const problems: RosterLineProblem[] = [];
  const before = new Set(roster.map(keyOf));
  const inList = new Map<string, number>();
  text.split(/\r\n|\n|\r/).forEach((raw, index) => {
    const line = index + 1;
    const fields = fieldsOf(raw);
    if (fields.every((field) => field === '') || (line === 1 && isHeader(fields))) return;
    const problem = (code: RosterLineProblem['code'], message: string) =>
      problems.push({ line, text: raw.trim(), code, message });
    const read = personIn(fields, role);
    if ('code' in read) return problem(read.code, read.message);
    const key = keyOf(read);
    const who = read.email ?? read.name;
    const earlier = inList.get(key);
    if (before.has(key)) return problem('on_roster', `${who} is on the roster already. Leave this line out.`);
    if (earlier !== undefined)
      return problem('twice_in_list', `${who} is in line ${earlier} already. Leave this line out.`);
    inList.set(key, line);
    people.push(read);
  });
  return { people, problems };
}

/** An address gets one invitation, whatever the group; people without one are told apart by group and name. */
const keyOf = ({ email, name, role }: RosterPerson): string => email ?? `${role} ${name.toLowerCase()}`;

type Misread = Pick<RosterLineProblem, 'code' | 'message'>;

function personIn(fields: readonly string[], given: AskedRole): RosterPerson | Misread {
  const at = fields.findIndex((field) => field.includes('@'));
  const after = at >= 0 ? fields.slice(at + 1) : fields.slice(1);
  const before = at >= 0 ? fields.slice(0, at) : fields.slice(0, 1);
  const words = after.filter((field) => field !== '');
  const role = words.length === 0 ? given : GROUP_WORDS[(words[0] ?? '').toLowerCase()];
  const email = at < 0 ? null : emailField.safeParse(fields[at]);
  if (email && !email.success) {
    return {
      code: 'bad_email',
      message: `“${fields[at]}” is not a whole address. Write it as name@example.org.`,
    };
  }
  if (after.some((field) => field.includes('@'))) {
    return {
      code: 'bad_email',
      message: 'There are several addresses in this line. Write one person a line.',
    };
  }
  if (!role || words.length > 1) {
    // No address, and words where it would be: most likely the address is what went wrong.
    const hasGroupBehind = words.length === 2 && GROUP_WORDS[(words[1] ?? '').toLowerCase()] !== undefined;
    if (at < 0 && (fields.length === 2 || hasGroupBehind)) {
      return {
        code: 'bad_email',
        message: `“${words[0]}” is not a whole address. Write it as name@example.org, or leave it out.`,
      };
    }
    return {
      code: 'unknown_group',
      message: `“${words.join(', ')}” is no group here. Use staff, board, survivor adviser or member program.`,
    };
  }
  const name = personNameField.safeParse(
    before.filter((field) => field !== '').join(', ') || (email?.data ?? ''),
  );
  if (!name.success) return { code: 'bad_name', message: 'Write a name of at most 120 characters.' };
  return { role, name: name.data, email: email?.data ?? null };
}

/** Stands for a doubled quote, which is one quote, while a line is taken apart. */
const DOUBLED = '\u0000';

/** `"Ruiz, Ana",ana@example.org` → two fields; `Ana <ana@example.org>` → two. */
function fieldsOf(line: string): string[] {
  const angled = /^\s*"?([^"<]*)"?\s*<([^>]*)>\s*[,;\t]?(.*)$/.exec(line);
  if (angled)
    return [angled[1] ?? '', angled[2] ?? '', ...(angled[3] ? fieldsOf(angled[3]) : [])].map((field) =>
      field.trim(),
    );
  const separator = line.includes('\t') ? '\t' : line.includes(';') ? ';' : ',';
  const fields: string[] = [];
  let field = '';
  let quoted = false;
  for (const character of line.replaceAll('""', DOUBLED)) {
    if (character === '"') quoted = !quoted;
    else if (character === separator && !quoted) {
      fields.push(field);
      field = '';
    } else field += character;
  }
  return [...fields, field].map((one) => one.replaceAll(DOUBLED, '"').trim());
}

function isHeader(fields: readonly string[]): boolean {
  const columns = new Set([
    'name',
    'email',
    'e-mail',
    'address',
    'group',
    'role',
    'mail',
    'e-mail address',
    'email address',
  ]);
  return fields.every((field) => field === '' || columns.has(field.toLowerCase()));
}
