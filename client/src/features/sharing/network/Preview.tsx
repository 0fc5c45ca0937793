import type { Preview as PreviewView, SharedNetwork } from '@followthrough/shared/api/sharing.ts';
import { factsCoveredBy } from '@followthrough/shared/networks/measures.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useChangeWords } from '../../../answers/change-words.ts';
import { useSharingWords } from '../words.ts';

interface PreviewProps {
  shared: SharedNetwork;
  preview: PreviewView;
}
type Line = PreviewView['lines'][number];

/** Exactly what each viewer would see, viewer by viewer. */
export function Preview({ shared, preview }: PreviewProps) {
  const words = useSharingWords();
  const { network } = shared;
  const { lines, year } = preview;
  const counted = lines.filter(({ cells }) => cells.length > 0);
  const isPublic = network.publicFromYear !== null && network.publicFromYear <= year;
  const cycle = network.cycles.find((one) => one.year === year);
  const { stewardName } = network;
  const releaseDay = cycle ? words.day(cycle.releaseAt) : '';
  return (
    <div>
      {lines.some(({ waiting }) => waiting) && (
        <p className="viewer">
          <Trans>
            Your check of {year} is not submitted. Until it is, nobody sees anything; the tables below show
            where it would go.
          </Trans>
        </p>
      )}
      {network.stewardKind !== 'funder' && (
        <div className="viewer">
          <h3>
            <Trans>{stewardName}, with your name beside it</Trans>
          </h3>
          <NamedRow shared={shared} lines={lines} beside={preview.beside} />
        </div>
      )}
      <div className="viewer">
        <h3>
          <Trans>{stewardName} and the members, in totals</Trans>
        </h3>
        {counted.length === 0 ? (
          <p>
            <Trans>Nothing of you.</Trans>
          </p>
        ) : (
          <>
            <p>
              <Trans>
                Your score would be one of at least five in each of these groups. What is told of a group: its
                mean to the nearest five, the shares in each third of the scale, and how many there are in
                steps.
              </Trans>{' '}
              {cycle && <Trans>From {releaseDay} on, and only where a group is large enough.</Trans>}
            </p>
            <Counted shared={shared} lines={counted} />
          </>
        )}
      </div>
      <div className="viewer">
        <h3>
          <Trans>Everybody else</Trans>
        </h3>
        <p>
          {isPublic && counted.length > 0 ? (
            <Trans>The same totals on the network’s public page, but only those of ten or more.</Trans>
          ) : (
            <Trans>Nothing.</Trans>
          )}
        </p>
      </div>
    </div>
  );
}

interface NamedRowProps {
  shared: SharedNetwork;
  lines: readonly Line[];
  beside: PreviewView['beside'];
}

function NamedRow({ shared, lines, beside: { by, instrumentVersion } }: NamedRowProps) {
  const words = useSharingWords();
  const { t, i18n } = useLingui();
  const changes = useChangeWords();
  const groups = Object.keys(by).length === 0 ? null : words.group(by, shared.network);
  const late = lines.filter(({ tooLateToName }) => tooLateToName);
  const rows = lines.filter(({ level, tooLateToName }) => level === 'named' && !tooLateToName);
  const whole = (value: number | null) => (value === null ? '' : String(Math.round(value)));
  const names = new Intl.ListFormat(i18n.locale, { type: 'conjunction' }).format(
    late.map(({ recommendation }) => words.measure(recommendation, shared.consents)),
  );
  return (
    <>
      {late.length > 0 && (
        <p>
          <Trans>
            By name is no longer possible this year for {names}: totals count you already, and your name would
            show more of the others in them. Your score counts in the totals instead.
          </Trans>
        </p>
      )}
      {rows.length === 0 ? (
        <p>
          <Trans>Nothing. You are not in this list at all.</Trans>
        </p>
      ) : (
        <>
          <p>
            {groups === null ? (
              <Trans>Beside your name: that you answered version {instrumentVersion} of the questions.</Trans>
            ) : (
              <Trans>
                Beside your name: {groups}, and that you answered version {instrumentVersion} of the
                questions.
              </Trans>
            )}
          </p>
          <div className="scroll" tabIndex={0} role="region" aria-label={t`Your row, as they would read it`}>
            <table>
              <thead>
                <tr>
                  <th scope="col">
                    <Trans>Part</Trans>
                  </th>
                  <th scope="col" className="n">
                    <Trans>Score</Trans>
                  </th>
                  <th scope="col" className="n">
                    <Trans>Range</Trans>
                  </th>
                  <th scope="col" className="n">
                    <Trans>Answered</Trans>
                  </th>
                  <th scope="col">
                    <Trans>Since last year</Trans>
                  </th>
                  <th scope="col">
                    <Trans>Your note</Trans>
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ recommendation, namedRow, waiting }) => (
                  <tr key={recommendation}>
                    <th scope="row">{words.measure(recommendation, shared.consents)}</th>
                    {namedRow === null ? (
                      <td colSpan={5}>
                        {waiting ? (
                          <Trans>Nothing before you submit; then your score</Trans>
                        ) : (
                          <Trans>Nothing: there is no score</Trans>
                        )}
                      </td>
                    ) : namedRow.state === 'published' ? (
                      <>
                        <td className="n">{whole(namedRow.score)}</td>
                        <td className="n">
                          {whole(namedRow.low)}–{whole(namedRow.high)}
                        </td>
                        <td className="n">
                          {namedRow.completeness === null
                            ? ''
                            : i18n.number(namedRow.completeness, {
                                style: 'percent',
                                maximumFractionDigits: 0,
                              })}
                        </td>
                        <td>
                          {namedRow.change === null ? <Trans>nothing told</Trans> : changes[namedRow.change]}
                        </td>
                        <td>{namedRow.note ?? <Trans>none</Trans>}</td>
                      </>
                    ) : (
                      <td colSpan={5}>
                        {namedRow.state === 'not_applicable' ? (
                          <Trans>“Doesn’t apply”</Trans>
                        ) : (
                          <Trans>“Not enough answers”</Trans>
                        )}
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </>
  );
}

function Counted({ shared, lines }: { shared: SharedNetwork; lines: readonly Line[] }) {
  const { t } = useLingui();
  const words = useSharingWords();
  // Parts that are counted in the same groups share a row.
  const alike = [...Map.groupBy(lines, ({ cells }) => JSON.stringify(cells)).values()].flatMap(
    ([first, ...others]) => (first ? [[first, ...others] as const] : []),
  );
  const facts = lines.flatMap(({ recommendation }) => factsCoveredBy(recommendation));
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t`Groups that would count you`}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Parts</Trans>
            </th>
            <th scope="col">
              <Trans>Groups that would count you</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {alike.map(([first, ...others]) => (
            <tr key={first.recommendation}>
              <td>
                <ul className="plain">
                  {[first, ...others].map(({ recommendation }) => (
                    <li key={recommendation}>{words.measure(recommendation, shared.consents)}</li>
                  ))}
                </ul>
              </td>
              <td>
                <ul className="plain">
                  {first.cells.map((by) => (
                    <li key={JSON.stringify(by)}>{words.group(by, shared.network)}</li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
          {facts.length > 0 && (
            <tr>
              <td>
                <ul className="plain">
                  {facts.map((fact) => (
                    <li key={fact}>{words.measure(fact, shared.consents)}</li>
                  ))}
                </ul>
              </td>
              <td>{words.group({}, shared.network)}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
