import { Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { Verdict } from '../../ui/Tag.tsx';
import { SectionIcon } from '../../ui/icons/SectionIcon.tsx';

interface ExampleScore {
  number: number;
  name: string;
  score: number;
  low: number;
  high: number;
  lastYear: number;
  verdict: ReactNode;
}

const TICKS = [0, 25, 50, 75, 100];

/** Three made-up scores, drawn by hand so that the first page carries no chart code. */
export function ExampleScores() {
  const { t } = useLingui();
  const scores: ExampleScore[] = [
    {
      number: 5,
      name: t`Access in the budget`,
      score: 58,
      low: 52,
      high: 64,
      lastYear: 43,
      verdict: (
        <Verdict shape="rise">
          <Trans>clear rise</Trans>
        </Verdict>
      ),
    },
    {
      number: 6,
      name: t`Survivor leadership`,
      score: 52,
      low: 46,
      high: 58,
      lastYear: 45,
      verdict: (
        <Verdict shape="possibleRise">
          <Trans>possible rise</Trans>
        </Verdict>
      ),
    },
    {
      number: 8,
      name: t`Keeping promises`,
      score: 33,
      low: 26,
      high: 40,
      lastYear: 39,
      verdict: (
        <Verdict shape="possibleDip">
          <Trans>possible dip</Trans>
        </Verdict>
      ),
    },
  ];
  return (
    <>
      <ul className="bars">
        {scores.map((one) => (
          <li key={one.number}>
            <SectionIcon number={one.number} />
            <span className="name">
              {one.number}. {one.name}
            </span>
            <span className="plot">
              <ScoreBar score={one} />
            </span>
            <span className="val">
              <b>{one.score}</b>{' '}
              <span>
                <Trans>
                  {one.low} to {one.high}
                </Trans>
              </span>
            </span>
            <span className="v">{one.verdict}</span>
          </li>
        ))}
        <li className="axis" aria-hidden="true">
          <span />
          <span />
          <span className="plot">
            <svg className="chart">
              {TICKS.map((tick) => (
                <text
                  key={tick}
                  x={`${tick}%`}
                  y="14"
                  textAnchor={tick === 0 ? 'start' : tick === 100 ? 'end' : 'middle'}
                >
                  {tick}
                </text>
              ))}
            </svg>
          </span>
          <span />
          <span />
        </li>
      </ul>
      <p className="small">
        <Trans>
          An example with made-up numbers. “Possible” means the change is smaller than what we can be sure of.
          A lower mark can mean clearer eyes.
        </Trans>
      </p>
    </>
  );
}

function ScoreBar({ score: { score, low, high, lastYear } }: { score: ExampleScore }) {
  const { t } = useLingui();
  const lines = useId();
  return (
    <svg role="img" aria-label={t`${score}, between ${low} and ${high}; last year ${lastYear}`}>
      <defs>
        <pattern id={lines} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className="h1" d="M0 2.5H5" />
        </pattern>
      </defs>
      {TICKS.map((tick) => (
        <line key={tick} className="g0" x1={`${tick}%`} x2={`${tick}%`} y1="0" y2="100%" />
      ))}
      <svg y="50%" overflow="visible">
        <rect className="f1" x="0" y="-7" width={`${low}%`} height="14" />
        <rect fill={`url(#${lines})`} x={`${low}%`} y="-7" width={`${high - low}%`} height="14" />
        <line className="l1" x1={`${high}%`} x2={`${high}%`} y1="-7" y2="7" />
        <line className="li w3" x1={`${score}%`} x2={`${score}%`} y1="-12" y2="12" />
        <circle className="ringi w1" cx={`${lastYear}%`} cy="14" r="3.5" />
      </svg>
    </svg>
  );
}
