import { describe, expect, test } from 'vitest';
import { whyInstall } from '../../tools/ensure-installed.mjs';

const linux = { os: 'linux', cpu: 'x64', libc: 'glibc' };
const entry = { version: '1.0.0', integrity: 'sha512-a' };
const wanted = {
  '': {},
  server: {},
  'node_modules/@followthrough/server': { link: true },
  'node_modules/a': entry,
};

describe('whether an install is needed', () => {
  test('not when everything that is wanted is there', () => {
    expect(whyInstall(wanted, { 'node_modules/a': entry }, linux)).toBeNull();
  });
  test('when a library is missing', () => {
    expect(whyInstall(wanted, {}, linux)).toBe('node_modules/a is not installed');
  });
  test.each([{ version: '1.0.1' }, { integrity: 'sha512-b' }])(
    'when it is another than was locked: %o',
    (difference) => {
      expect(whyInstall(wanted, { 'node_modules/a': { ...entry, ...difference } }, linux)).toBe(
        'node_modules/a is another version',
      );
    },
  );
  test('when something is installed that is no longer wanted', () => {
    expect(whyInstall(wanted, { 'node_modules/a': entry, 'node_modules/old': entry }, linux)).toBe(
      'node_modules/old is no longer wanted',
    );
  });
});

describe('packages for one platform', () => {
  const forPlatform = (limits: object) => ({ 'node_modules/p': { ...entry, optional: true, ...limits } });
  test.each([{ os: ['linux'], cpu: ['x64'] }, { os: ['!win32'] }, { os: ['linux'], libc: ['glibc'] }])(
    '%o is wanted here',
    (limits) => {
      expect(whyInstall(forPlatform(limits), {}, linux)).toBe('node_modules/p is not installed');
    },
  );
  test.each([{ os: ['darwin'] }, { cpu: ['arm64'] }, { os: ['linux'], libc: ['musl'] }, { os: ['!linux'] }])(
    '%o is not',
    (limits) => {
      expect(whyInstall(forPlatform(limits), {}, linux)).toBeNull();
    },
  );
  test('an optional part of another library may be absent', () => {
    expect(whyInstall(forPlatform({}), {}, linux)).toBeNull();
  });
});
