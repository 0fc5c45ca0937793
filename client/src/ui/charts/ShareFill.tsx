interface ShareFillProps {
  /** 0 to 2: empty, lined, solid. */
  band: number;
  /** Id of the `Slanting` pattern. */
  pattern: string;
  x?: number | string;
  y: number;
  width: number | string;
  height: number;
}

/** One of three bands: told apart by emptiness, lines and solid ink, so that grey paper shows it too. */
export function ShareFill({ band, pattern, ...place }: ShareFillProps) {
  if (band === 2) return <rect className="f1" {...place} />;
  return (
    <>
      {band === 1 && <rect fill={`url(#${pattern})`} {...place} />}
      <rect className="l3" {...place} />
    </>
  );
}

/** Lines slanting the other way than `Hatching`, which means doubt. Goes inside `<defs>`. */
export function Slanting({ id }: { id: string }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
      <path className="h3" d="M0 3H6" />
    </pattern>
  );
}
