import { Hatching } from '../../../ui/charts/Hatching.tsx';
import { Slanting } from '../../../ui/charts/ShareFill.tsx';

/** Four grounds that stay apart in grey: solid, lined, dotted, lined the other way. Goes inside `<defs>`. */
export function PartPatterns({ id }: { id: string }) {
  return (
    <>
      <Hatching id={`${id}-1`} />
      <pattern id={`${id}-2`} width="6" height="6" patternUnits="userSpaceOnUse">
        <circle className="h2" cx="1.5" cy="1.5" r="1.3" />
        <circle className="h2" cx="4.5" cy="4.5" r="1.3" />
      </pattern>
      <Slanting id={`${id}-3`} />
    </>
  );
}

interface PartFillProps {
  /** Of the `PartPatterns` in the same drawing. */
  id: string;
  place: number;
  x: number | string;
  y: number;
  width: number | string;
  height: number;
}

/** A stretch of a bar in the pattern of its place. */
export function PartFill({ id, place, ...box }: PartFillProps) {
  const pattern = place % 4;
  return pattern === 0 ? (
    <rect className="f1" {...box} />
  ) : (
    <rect className="part" fill={`url(#${id}-${pattern})`} {...box} />
  );
}
