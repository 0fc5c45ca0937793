import { useId } from 'react';
import { PartFill, PartPatterns } from './PartFill.tsx';
import type { AccessPart } from './access-part.ts';

/** Which pattern is which kind of spending. */
export function AccessLegend({ parts }: { parts: readonly AccessPart[] }) {
  const id = useId();
  return (
    <ul className="key">
      {parts.map((part) => (
        <li key={part.place}>
          <svg aria-hidden="true">
            <defs>
              <PartPatterns id={`${id}${part.place}`} />
            </defs>
            <PartFill id={`${id}${part.place}`} place={part.place} x={0} y={2} width="100%" height={14} />
          </svg>
          {part.label}
        </li>
      ))}
    </ul>
  );
}
