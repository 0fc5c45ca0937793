import { readRosterLines } from '@followthrough/shared/rounds/roster-lines.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const read = (text: string, roster: Parameters<typeof readRosterLines>[2] = []) =>
  readRosterLines(text, 'staff', roster);

describe('a pasted roster', () => {
  it.each([
    ['Ana Ruiz, ana@example.org', { role: 'staff', name: 'Ana Ruiz', email: 'ana@example.org' }],
    ['Ana Ruiz <Ana@Example.org>', { role: 'staff', name: 'Ana Ruiz', email: 'ana@example.org' }],
    ['"Ruiz, Ana" <ana@example.org>, board', { role: 'board', name: 'Ruiz, Ana', email: 'ana@example.org' }],
    ['"Ruiz, Ana",ana@example.org,board', { role: 'board', name: 'Ruiz, Ana', email: 'ana@example.org' }],
    ['Ruiz, Ana, ana@example.org', { role: 'staff', name: 'Ruiz, Ana', email: 'ana@example.org' }],
    [
      '"Ana ""Anita"" Ruiz";ana@example.org;Survivor adviser',
      { role: 'survivor_advisory', name: 'Ana "Anita" Ruiz', email: 'ana@example.org' },
    ],
    [
      'Ana Ruiz\tana@example.org\tmember program',
      { role: 'member_program', name: 'Ana Ruiz', email: 'ana@example.org' },
    ],
    ['ana@example.org', { role: 'staff', name: 'ana@example.org', email: 'ana@example.org' }],
    ['Ana Ruiz', { role: 'staff', name: 'Ana Ruiz', email: null }],
    ['Ana Ruiz,,board', { role: 'board', name: 'Ana Ruiz', email: null }],
  ])('takes %s', (line, person) => {
    expect(read(line)).toEqual({ people: [person], problems: [] });
  });

  it('passes over empty lines and column names', () => {
    expect(read('Name,E-mail,Group\r\n\r\nAna,ana@example.org,board\r\n  \r\n').people).toEqual([
      { role: 'board', name: 'Ana', email: 'ana@example.org' },
    ]);
  });

  it('names what is wrong line by line, and takes the rest', () => {
    const text = [
      'Ana, ana@example.org',
      'Ben, ben@',
      'Cleo, cleo.example.org',
      'Dee, dee@example.org, janitors',
      'Ana again, ANA@example.org',
      `${'x'.repeat(121)}, e@example.org`,
      'Fay, fay@example.org',
      'Gil, gil.example.org, board',
      'hal@example.org, ida@example.org',
      'Jo <jo@example.org>, Kim <kim@example.org>',
    ].join('\n');
    const { people, problems } = read(text);
    expect(people.map(({ name }) => name)).toEqual(['Ana', 'Fay']);
    expect(problems.map(({ line, code, text: kept }) => [line, code, kept.slice(0, 9)])).toEqual([
      [2, 'bad_email', 'Ben, ben@'],
      [3, 'bad_email', 'Cleo, cle'],
      [4, 'unknown_group', 'Dee, dee@'],
      [5, 'twice_in_list', 'Ana again'],
      [6, 'bad_name', 'xxxxxxxxx'],
      [8, 'bad_email', 'Gil, gil.'],
      [9, 'bad_email', 'hal@examp'],
      [10, 'bad_email', 'Jo <jo@ex'],
    ]);
    expect(problems[5]?.message).toContain('“gil.example.org” is not a whole address');
    for (const { message } of problems.slice(6)) expect(message).toContain('one person a line');
    expect(problems[3]?.message).toContain('line 1');
  });

  it('knows who is on the roster, by address or, without one, by group and name', () => {
    const roster = [
      { role: 'board' as const, name: 'Ana', email: 'ana@example.org' },
      { role: 'staff' as const, name: 'Ben', email: null },
    ];
    expect(
      read('Ana, ana@example.org\nben\nBen,,board', roster).problems.map(({ line, code }) => [line, code]),
    ).toEqual([
      [1, 'on_roster'],
      [2, 'on_roster'],
    ]);
  });

  it('accounts for every line of any text', () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom('a@example.org', '"', ',', '<', '>', ';', '\t', 'board'),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(part).map((parts) => parts.join('').replace(/[\r\n]/g, ' '))),
        (lines) => {
          const { people, problems } = read(lines.join('\n'));
          const said = lines.filter((line) => line.replace(/[\s,;"<>]/g, '') !== '');
          expect(people.length + problems.length).toBeGreaterThanOrEqual(said.length - 1); // the first may be column names
          for (const { email } of people) expect(email === null || email.includes('@')).toBe(true);
          expect(
            new Set(people.map(({ email, role, name }) => email ?? `${role} ${name.toLowerCase()}`)).size,
          ).toBe(people.length);
        },
      ),
    );
  });
});
