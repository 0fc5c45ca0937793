import type { RecommendationDetail } from '@followthrough/shared/api/results.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { Fold } from '../../../ui/Note.tsx';
import { useFigureWords } from '../../../answers/field-words.ts';
import { useLeftOutWords } from '../words.ts';

/** For people who check figures: ranges by two ways, equal weights, and every question's part. */
export function Appendix({ detail }: { detail: RecommendationDetail }) {
  const { t } = useLingui();
  const words = useFigureWords();
  const leftOut = useLeftOutWords();
  const { appendix, result, items } = detail;
  const one = (score: number | null) => (score === null ? '–' : words.number(Math.round(score * 10) / 10));
  return (
    <Fold summary={<Trans>Technical appendix</Trans>}>
      {appendix && (
        <dl className="facts">
          <dt>
            <Trans>Score</Trans>
          </dt>
          <dd>{one(result.score)}</dd>
          <dt>
            <Trans>Standard error</Trans>
          </dt>
          <dd>{one(appendix.se)}</dd>
          <dt>
            <Trans>90 % range, closed form (shown on every screen)</Trans>
          </dt>
          <dd>
            <Trans>
              {one(result.low)} to {one(result.high)}
            </Trans>
          </dd>
          {appendix.bootstrapLow !== null && (
            <>
              <dt>
                <Trans>90 % range, drawn 2,000 times</Trans>
              </dt>
              <dd>
                <Trans>
                  {one(appendix.bootstrapLow)} to {one(appendix.bootstrapHigh)}
                </Trans>
              </dd>
            </>
          )}
          <dt>
            <Trans>Score with equal weights, for comparison</Trans>
          </dt>
          <dd>{one(appendix.equalWeightsScore)}</dd>
          <dt>
            <Trans>Weight answered, of the weight that applies</Trans>
          </dt>
          <dd>{result.completeness === null ? '–' : words.percent(result.completeness * 100)}</dd>
          {result.change && (
            <>
              <dt>
                <Trans>Change since {result.change.fromYear} on common questions</Trans>
              </dt>
              <dd>
                <Trans>
                  {one(result.change.delta)} points; clear beyond {one(Math.max(5, result.change.threshold))}
                </Trans>
              </dd>
            </>
          )}
          <dt>
            <Trans>Version of the questions</Trans>
          </dt>
          <dd>{detail.cycle.instrumentVersion}</dd>
        </dl>
      )}
      <div
        className="scroll"
        role="region"
        aria-label={t`Questions and their part in the score`}
        tabIndex={0}
      >
        <table>
          <caption>
            <Trans>Questions and their part in the score</Trans>
          </caption>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Question</Trans>
              </th>
              <th scope="col" className="n">
                <Trans>Score</Trans>
              </th>
              <th scope="col" className="n">
                <Trans>Standard error</Trans>
              </th>
              <th scope="col" className="n">
                <Trans>Part of the score</Trans>
              </th>
              <th scope="col">
                <Trans>Working</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.itemId}>
                <th scope="row">
                  {item.label} <span className="small">({item.itemId})</span>
                </th>
                <td className="n">{one(item.score)}</td>
                <td className="n">{one(item.se)}</td>
                <td className="n">{item.share === null ? '–' : words.percent(item.share * 100)}</td>
                <td>{item.reason ? leftOut[item.reason] : (item.formula ?? '')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Fold>
  );
}
