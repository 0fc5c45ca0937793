import type { ResultItem } from '@followthrough/shared/api/results.ts';

/** Half a circle fits at either end of the line. */
const PAD = 3;

/**
 * The score as a drawing on a line: five rings for five steps with the one reached filled, or a bar for a figure. The
 * number stands beside it, so it is hidden from screen readers.
 */
export function ItemMark({ item }: { item: ResultItem }) {
  if (item.score === null || item.share === null) return null;
  const at = (score: number) => `${PAD + (score / 100) * (100 - 2 * PAD)}%`;
  const stepped = item.type === 'maturity_0_4';
  return (
    <svg className="chart item-mark" aria-hidden="true" focusable="false">
      <line className="g1" x1={at(0)} x2={at(100)} y1="50%" y2="50%" />
      {stepped ? (
        [0, 25, 50, 75, 100].map((step) => (
          <circle
            key={step}
            className={step === item.score ? 'f1' : 'ring'}
            cx={at(step)}
            cy="50%"
            r={step === item.score ? 7 : 4}
          />
        ))
      ) : (
        <>
          <line className="l1 w5" x1={at(0)} x2={at(item.score)} y1="50%" y2="50%" />
          <circle className="f1" cx={at(item.score)} cy="50%" r={7} />
        </>
      )}
    </svg>
  );
}
