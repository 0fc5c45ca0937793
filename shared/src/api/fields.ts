import * as z from 'zod';

// Fields that several features take, with what to do when they are wrong.

export const emailField = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'Use at most 254 characters.')
  .pipe(z.email('Enter an address such as name@example.org.'));

export const personNameField = z
  .string()
  .trim()
  .min(1, 'Enter the name that colleagues know you by.')
  .max(120, 'Use at most 120 characters.');

/** Length is what makes a password strong; nothing is asked of its characters. */
export const newPasswordField = z
  .string()
  .min(12, 'Use at least 12 characters; a few words in a row are easy to remember.')
  .max(200, 'Use at most 200 characters.');

/** A password that is only compared. */
export const passwordField = z
  .string()
  .min(1, 'Enter your password.')
  .max(200, 'Use at most 200 characters.');

/** The secret of a one-time link. A wrong length gets the same answer as an unknown link. */
export const linkToken = z.string().max(200);
