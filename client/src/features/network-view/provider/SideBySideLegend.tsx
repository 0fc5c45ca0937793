import type { ToldYear } from '@followthrough/shared/api/releases.ts';
import { Trans } from '@lingui/react/macro';
import { useId } from 'react';
import { changeShape, useChangeWords } from '../../../answers/change-words.ts';
import { ShareFill, Slanting } from '../../../ui/charts/ShareFill.tsx';
import { Glyph } from '../../../ui/icons/Glyph.tsx';
import { bandEnds } from '../told/band-ends.ts';
import { useToldWords } from '../told/words.ts';

/** What the shapes of the table mean; the first only where there is a row for all together. */
export function SideBySideLegend({ bands, total }: { bands: ToldYear['scoreBands']; total: boolean }) {
  const pattern = useId();
  const say = useToldWords();
  const changes = useChangeWords();
  const ends = say.list(
    bands.map((band) => {
      const { low, high } = bandEnds(band);
      return `${low}–${high}`;
    }),
  );
  return (
    <ul className="key">
      <li>
        <svg aria-hidden="true">
          <rect className="f1" y="6" width="45%" height="6" />
          <rect className="l1 w1" x="45%" y="6" width="35%" height="6" />
          <line className="li" x1="62%" x2="62%" y1="2" y2="16" />
        </svg>
        <Trans>one group’s score, 0 to 100, and its 90 % range</Trans>
      </li>
      {total && (
        <li>
          <svg aria-hidden="true">
            <defs>
              <Slanting id={pattern} />
            </defs>
            {bands.map(({ label }, band) => (
              <ShareFill
                key={label}
                band={band}
                pattern={pattern}
                x={`${band * 33.3}%`}
                y={3}
                width="33.3%"
                height={11}
              />
            ))}
          </svg>
          <Trans>all together: share of groups at {ends}, and how many groups</Trans>
        </li>
      )}
      {total && (
        <li>
          <Glyph shape="few" />
          <Trans>too few to show safely</Trans>
        </li>
      )}
      {total && (
        <li>
          <Glyph shape="kept" />
          <Trans>Kept by the members.</Trans>
        </li>
      )}
      {Object.entries(changeShape).map(([label, shape]) => (
        <li key={label}>
          <Glyph shape={shape} />
          {changes[label as keyof typeof changeShape]}
        </li>
      ))}
    </ul>
  );
}
