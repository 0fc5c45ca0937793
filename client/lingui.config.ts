import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

// English is the source language: its catalogue is written by `lingui extract`, never by hand.
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en'],
  catalogs: [
    {
      path: '<rootDir>/src/locales/{locale}',
      include: ['<rootDir>/src'],
      exclude: ['**/*.examples.tsx', '**/examples/**'],
    },
  ],
  format: formatter({ lineNumbers: false }),
});
