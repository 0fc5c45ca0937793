/** How the parts of an instrument are named. Ids never change once an answer has been given. */
import * as z from 'zod';

export const itemIdSchema = z.string().regex(/^R[1-9]\.[a-z][a-z0-9_]*$/, 'use an id such as R1.wage_gap');
export const wordIdSchema = z.string().regex(/^[a-z0-9][a-z0-9_]*$/, 'use lower-case letters, digits and _');
/** Like a word id; the themes' ids (T1) have a capital. */
export const optionIdSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_]*$/, 'use letters, digits and _');
/** `people`, `rows[].people` or `commitments[].actions[].status`: a list's name ends in `[]`. */
export const inputIdSchema = z
  .string()
  .regex(/^([a-z][a-z0-9_]*\[\]\.){0,2}[a-z][a-z0-9_]*$/, 'use an id such as rows[].people');
