/** The day of an instant where the reader is, for a date control. */
export function dayOf(instant: string): string {
  const at = new Date(instant);
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
}

/** The instant of a day and time where the reader is. What stays on its day keeps the instant that was held. */
export function instantOf(day: string, time: string, held: string | undefined): string {
  return held !== undefined && dayOf(held) === day ? held : new Date(`${day}T${time}`).toISOString();
}
