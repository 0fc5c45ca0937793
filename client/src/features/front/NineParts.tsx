import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { SectionIcon } from '../../ui/icons/SectionIcon.tsx';

/** The nine, in their order, a sentence each. */
export function NineParts() {
  return (
    <ol className="nine">
      <Part number={1} name={<Trans>1. Funding and wages</Trans>}>
        <Trans>Front-line pay that covers the cost of living where people live.</Trans>
      </Part>
      <Part number={2} name={<Trans>2. Networks</Trans>}>
        <Trans>Programs that meet nearby, and around the issues they share.</Trans>
      </Part>
      <Part number={3} name={<Trans>3. Alternatives to carceral systems</Trans>}>
        <Trans>Real choices for survivors besides police, courts, and prisons.</Trans>
      </Part>
      <Part number={4} name={<Trans>4. A racially diverse workforce</Trans>}>
        <Trans>A team that looks like its communities, where racism is met.</Trans>
      </Part>
      <Part number={5} name={<Trans>5. Access in the budget</Trans>}>
        <Trans>Language and disability access, planned and paid for.</Trans>
      </Part>
      <Part number={6} name={<Trans>6. Survivor leadership</Trans>}>
        <Trans>Seats with votes, fair pay, and safety for survivor staff.</Trans>
      </Part>
      <Part number={7} name={<Trans>7. Leadership growth</Trans>}>
        <Trans>Time and money for the leaders of today and of later.</Trans>
      </Part>
      <Part number={8} name={<Trans>8. Keeping promises</Trans>}>
        <Trans>What was promised in 2020, or since, and what came of it.</Trans>
      </Part>
      <Part number={9} name={<Trans>9. Leading by example</Trans>}>
        <Trans>Doing it here first, and showing how.</Trans>
      </Part>
    </ol>
  );
}

function Part({ number, name, children }: { number: number; name: ReactNode; children: ReactNode }) {
  return (
    <li>
      <SectionIcon number={number} />
      <h3>{name}</h3>
      <p>{children}</p>
    </li>
  );
}
