/** Slanted lines: "could be anywhere in here". Goes inside `<defs>`. */
export function Hatching({ id }: { id: string }) {
  return (
    <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <path className="h1" d="M0 2.5H5" />
    </pattern>
  );
}
