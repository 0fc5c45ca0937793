import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

const examples = ['**/*.examples.tsx', '**/examples/**'];

// English is the source language: its catalogues are written by `lingui extract`, never by hand. Each feature has its own,
// which is fetched with its first page; what every page shows is in `src/locales`.
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en'],
  catalogs: [
    {
      path: '<rootDir>/src/features/{name}/locales/{locale}',
      include: ['<rootDir>/src/features/{name}'],
      exclude: examples,
    },
    {
      path: '<rootDir>/src/locales/{locale}',
      include: ['<rootDir>/src'],
      exclude: ['**/features/**', ...examples],
    },
  ],
  format: formatter({ lineNumbers: false }),
});
