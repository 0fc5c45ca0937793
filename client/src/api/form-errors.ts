import { Problem } from './problem.ts';

/** What a refused form says: one line per field that the server named, else one about the whole form. */
export function formErrors(error: unknown): { fieldId: string | null; message: string }[] {
  if (error instanceof Problem && error.errors.length > 0) {
    return error.errors.map(({ field, message }) => ({ fieldId: field, message }));
  }
  return [{ fieldId: null, message: error instanceof Error ? error.message : String(error) }];
}
