import './rounds.css';
import type { Sheets } from '@followthrough/shared/api/rounds.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { encode } from 'uqr';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/CheckboxGroup.tsx';
import { PageTitle } from '../../ui/Page.tsx';
import { askForSheets } from './round-api.ts';
import { useRoundWords } from './words.tsx';

const route = getRouteApi('/organizations/$orgId/cycles/$cycleId/round/sheets');

/** A page to print for each person without an address. They are asked for with a button, since whoever sees a code can use it. */
export function SheetsScreen() {
  const { t } = useLingui();
  const cycle = route.useParams();
  const [large, setLarge] = useState(false);
  const asking = useMutation({ mutationFn: () => askForSheets(cycle) });
  return (
    <>
      <div className="screen-only">
        <p className="back">
          <Link to="/organizations/$orgId/cycles/$cycleId/round" params={cycle}>
            <Trans>Back to the round</Trans>
          </Link>
        </p>
        <PageTitle
          tab={t`Sheets`}
          lead={
            <Trans>
              Whoever holds a sheet can answer once. Choose somebody whom people trust to print them and hand
              them out, each folded or in an envelope. The history of your organization says who looked at
              them.
            </Trans>
          }
        >
          <Trans>Printed sheets</Trans>
        </PageTitle>
        <p>
          <Trans>
            For people who answer on paper, add the questions: <a href="/answer.pdf">PDF</a> or{' '}
            <a href="/answer.pdf?large">PDF in large print</a>. Somebody they trust from outside the
            organization enters the answers for them.
          </Trans>
        </p>
        {asking.data ? (
          <p className="row">
            <Button onClick={() => window.print()}>
              <Trans>Print</Trans>
            </Button>
            <Checkbox label={<Trans>Large print</Trans>} checked={large} onChecked={setLarge} />
          </p>
        ) : (
          <Button busy={asking.isPending} onClick={() => asking.mutate()}>
            <Trans>Show the sheets</Trans>
          </Button>
        )}
        {asking.error && (
          <p className="msg" role="alert">
            {asking.error.message}
          </p>
        )}
        {asking.data?.sheets.length === 0 && (
          <p>
            <Trans>Everybody on the roster has an address, so there is nothing to print.</Trans>
          </p>
        )}
      </div>
      {asking.data && <Pages sheets={asking.data} large={large} />}
    </>
  );
}

function Pages({
  sheets: { orgName, closesAt, sealAt, keysPage, sheets },
  large,
}: {
  sheets: Sheets;
  large: boolean;
}) {
  const words = useRoundWords();
  const closes = words.date(closesAt);
  const seal = words.date(sealAt);
  return sheets.map(({ name, code, link, fingerprint }) => (
    <article key={code} className={large ? 'sheet large' : 'sheet'} aria-label={name}>
      <p className="small">
        <Trans>For {name}</Trans>
      </p>
      <h2>
        <Trans>{orgName} asks how you see it</Trans>
      </h2>
      <p>
        <Trans>
          It takes about six minutes, on a phone or a computer. There is no account and no name, and you can
          skip any question.
        </Trans>
      </p>
      <QrCode text={link} />
      <p>
        <Trans>Point a phone’s camera at the pattern. Or open {link.split('#')[0]} and type this code:</Trans>
      </p>
      <p className="code">{code}</p>
      <p>
        <Trans>
          Nothing is kept that would tell which answers are yours: the people you work with can’t find out,
          and neither can we. The code is yours alone, so keep this sheet to yourself. Answers are taken until{' '}
          {closes}. You can change or take back yours until {seal}.
        </Trans>
      </p>
      <p className="small">
        <Trans>
          Fingerprint of the page: {fingerprint}. It is also public, at {keysPage}
        </Trans>
      </p>
    </article>
  ));
}

/** Dark on light in every theme, or cameras can't read it. The code below says the same. */
function QrCode({ text }: { text: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} aria-hidden="true" shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={squares.join('')} fill="#000" />
    </svg>
  );
}
