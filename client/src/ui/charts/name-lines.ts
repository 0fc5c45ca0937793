/** Drawings can't measure their text before it is drawn; a letter of a row's name is about this wide, in pixels. */
const LETTER = 8.1;

/** A row's name in one line, or in two where it doesn't fit into the room for it. */
export function nameLines(name: string, room: number): string[] {
  const letters = Math.floor(room / LETTER);
  if (name.length <= letters) return [name];
  const space = name.lastIndexOf(' ', letters);
  return space > 0 ? [name.slice(0, space), name.slice(space + 1)] : [name];
}
