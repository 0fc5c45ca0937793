import type { ToldFacts } from '@followthrough/shared/api/releases.ts';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { TooFew } from '../../../ui/States.tsx';
import { useToldWords } from './words.ts';

/** Facts about everybody together: money and needs first, then what is in place. */
export function Facts({ facts }: { facts: ToldFacts }) {
  const say = useToldWords();
  return (
    <div className="two">
      <Fact
        about={
          <Trans>
            To bring every front-line job up to the local living wage, all groups together would need each
            year
          </Trans>
        }
        told={facts.costToClose && say.money(facts.costToClose)}
        groups={facts.costToClose?.nLabel}
        how={<Trans>Pay and payroll costs, told as a band.</Trans>}
      />
      <Fact
        about={<Trans>Access requests that could not be fully met, a group’s average</Trans>}
        told={facts.accessUnmet && say.share(facts.accessUnmet)}
        groups={facts.accessUnmet?.nLabel}
        how={<Trans>To the nearest 5.</Trans>}
      />
      <Fact
        about={<Trans>Groups with a wage floor in place</Trans>}
        told={facts.wageFloor && say.share(facts.wageFloor)}
        groups={facts.wageFloor?.nLabel}
        how={<Trans>Rounded.</Trans>}
      />
      <Fact
        about={<Trans>Groups where everybody earns at least the local living wage</Trans>}
        told={facts.livingWage && say.share(facts.livingWage)}
        groups={facts.livingWage?.nLabel}
        how={<Trans>Rounded.</Trans>}
      />
    </div>
  );
}

interface FactProps {
  about: ReactNode;
  told: string | null;
  /** How many groups it speaks of, in words. */
  groups: string | undefined;
  how: ReactNode;
}

function Fact({ about, told, groups, how }: FactProps) {
  return (
    <div className="told-fact">
      <p className="small">{about}</p>
      {told === null ? (
        <p>
          <TooFew />
        </p>
      ) : (
        <>
          <p className="big">{told}</p>
          <p className="tiny">
            <Trans>From {groups} groups.</Trans> {how}
          </p>
        </>
      )}
    </div>
  );
}
