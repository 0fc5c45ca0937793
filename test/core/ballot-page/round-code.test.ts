import { randomUUID } from 'node:crypto';
import { roundCode, roundIdPrefix } from '@followthrough/shared/ballots/round-code.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';

it('names a round by eight characters that lead back to the start of its id', () => {
  expect(roundCode('00000000-0000-4000-8000-000000000000')).toBe('0000-0000');
  expect(roundCode('ffffffff-ff00-4000-8000-000000000000')).toBe('ZZZZ-ZZZZ');
  expect(roundCode('01234567-89ab-4000-8000-000000000000')).toBe('04HM-ASW9');
  fc.assert(
    fc.property(
      fc.uuid(),
      (roundId) => roundIdPrefix(roundCode(roundId)) === roundId.replaceAll('-', '').slice(0, 10),
    ),
  );
});

it('reads a code as people write it, and nothing that can’t be one', () => {
  const roundId = randomUUID();
  const code = roundCode(roundId);
  const prefix = roundIdPrefix(code);
  expect(roundIdPrefix(` ${code.toLowerCase().replace('-', ' ')}`)).toBe(prefix);
  expect(roundIdPrefix(code.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(prefix);
  for (const wrong of ['', code.slice(1), `${code}0`, 'UUUU-UUUU', '4F7K-92Q!'])
    expect(roundIdPrefix(wrong)).toBeNull();
});
