import { createHash } from 'node:crypto';
import type { ToldFigures, ToldRecommendation, ToldYear } from '@followthrough/shared/api/releases.ts';
import type { Html } from '../../http/html.ts';
import { html } from '../../http/html.ts';
import { dayInWords } from '../../http/plain-text.ts';
import { groupInWords } from './plain-text.ts';
import { looks } from './public-page-looks.ts';
import { factLines, KEPT, TOO_FEW, withBound } from './table.ts';

/** No script, no cookie, nothing from elsewhere; any site may embed it. */
export const PUBLIC_PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(looks).digest('base64')}'`,
  "img-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  'frame-ancestors *',
].join('; ');

/** What a network shows to everybody (docs/networks.md §9), the same for every reader. */
export function publicPage(told: ToldYear, address: string): string {
  const { network, year, release } = told;
  const file = (ending: string) => `${address}.${ending}?year=${year}`;
  return html`<!doctype html>
    <html lang="${told.lang}" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${network.name}: together in ${year}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <style>
          ${{ text: looks }}
        </style>
      </head>
      <body>
        <main>
          <p class="kicker">What members say together, ${year}</p>
          <h1>${network.name}</h1>
          <p class="lead">${network.purpose}</p>
          <p class="small">
            Convened by ${network.stewardName}.
            ${release ? html`Released on ${dayInWords(release.releasedAt)}.` : html``}
          </p>
          ${otherYears(told, address)} ${release ? figures(told) : nothingOf(year)}
          <footer>
            <p>
              <a href="${file('csv')}" download>The numbers as a table file (CSV)</a> ·
              <a href="${file('txt')}">This page as plain text</a>
            </p>
            <p class="small">
              Only groups of ten members or more are shown, in whole fives. No organization’s own answers are
              on this page, and none can be worked out from it. Where a group could point at somebody it reads
              “${TOO_FEW}”.
            </p>
          </footer>
        </main>
      </body>
    </html> `.text.replace(/<style>\s*([\s\S]*?)\s*<\/style>/, (_, css: string) => `<style>${css}</style>`);
}

const nothingOf = (year: number): Html =>
  html`<p class="note">
    Nothing of ${year} is shown here. Members see their own results 60 days before anybody else does.
  </p>`;

function otherYears({ years, year }: ToldYear, address: string): Html {
  if (years.every((one) => one === year)) return html``;
  return html`<nav aria-label="Years">
    ${years.map((one) =>
      one === year
        ? html`<span aria-current="page">${one}</span> `
        : html`<a href="${address}?year=${one}">${one}</a> `,
    )}
  </nav>`;
}

function figures(told: ToldYear): Html {
  return html`
    <h2>All members together</h2>
    <p class="small">
      Means go from 0 to 100. The three shares say how many members are where, in percent; they are told where
      enough members stand behind them.
    </p>
    ${table(
      'Nine recommendations, all members together',
      ['Recommendation', ...figureHeads(told)],
      told.recommendations.map((one) => [
        html`${one.number}. ${one.title}`,
        ...(one.state === 'kept' ? spanning(KEPT) : figureCells(one.cells[0]?.figures ?? null, told)),
      ]),
    )}
    <h2>Beyond scores</h2>
    <dl>
      ${factLines(told).map(
        ({ label, value, nLabel }) =>
          html`<div>
            <dt>${label}</dt>
            <dd>
              ${value ?? TOO_FEW}${value === null ? html`` : html` <span class="small">(${nLabel} members)</span>`}
            </dd>
          </div>`,
      )}
    </dl>
    ${
      told.network.breakdowns.length > 0
        ? html`<h2>Group by group</h2>
            ${told.recommendations.filter(({ state }) => state === 'told').map((one) => groups(one, told))}`
        : html``
    }
    ${overYears(told)}
  `;
}

/** Groups of one breakdown are all listed; pairs where they are told. */
function groups({ number, title, cells }: ToldRecommendation, told: ToldYear): Html {
  const shown = cells.filter(({ by, figures: of }) => {
    const tier = Object.keys(by).length;
    return tier === 1 || (tier > 1 && of !== null);
  });
  return html`<details>
    <summary>${number}. ${title}</summary>
    ${table(
      `${title}, group by group`,
      ['Group', ...figureHeads(told)],
      shown.map(({ by, figures: of }) => [html`${groupInWords(by, told)}`, ...figureCells(of, told)]),
    )}
  </details>`;
}

function overYears({ recommendations, years }: ToldYear): Html {
  const inOrder = years.toSorted((a, b) => a - b);
  if (inOrder.length < 2) return html``;
  const rows = recommendations.filter((one) => one.years.length > 0);
  return html`<h2>Over the years</h2>
    <p class="small">
      Means of all members together. Who is a member, and which questions are asked, can differ from year to
      year.
    </p>
    ${table(
      'Means over the years',
      ['Recommendation', ...inOrder.map(String)],
      rows.map((one) => [
        html`${one.number}. ${one.title}`,
        ...inOrder.map((year) => {
          const told = one.years.find((point) => point.year === year)?.figures;
          return told ? html`${withBound(told.mean, told.bound)}` : html`–`;
        }),
      ]),
    )}`;
}

const figureHeads = ({ scoreBands }: ToldYear) => [
  'Members',
  'Mean',
  ...scoreBands.map(({ label }) => `${label} (%)`),
];

function figureCells(figures: ToldFigures | null, { scoreBands }: ToldYear): Html[] {
  if (!figures) return spanning(TOO_FEW);
  const { nLabel, mean, bound, shares } = figures;
  return [
    html`${nLabel}`,
    html`<span class="mean">${withBound(mean, bound)} ${onLine(mean)}</span>`,
    ...scoreBands.map((_, index) => {
      const told = shares[index];
      return told ? html`${withBound(told.share, told.bound)}` : html`<i>not told</i>`;
    }),
  ];
}

const spanning = (words: string): Html[] => [html`<i>${words}</i>`];

/** Where on 0 to 100 it lies; the number stands beside it. */
const onLine = (mean: number): Html =>
  html`<svg viewBox="0 0 104 8" width="104" height="8" aria-hidden="true">
    <path d="M2 4h100" />
    <circle cx="${mean + 2}" cy="4" r="3.5" />
  </svg>`;

/** On a narrow screen each row becomes a block whose cells carry their heads; the roles keep it a table for those who listen. */
function table(caption: string, heads: readonly string[], rows: readonly (readonly Html[])[]): Html {
  return html`<table role="table">
    <caption>
      ${caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows.map(
        ([head, ...cells]) =>
          html`<tr role="row">
            <th role="rowheader" scope="row">${head ?? html``}</th>
            ${
              cells.length === 1 && heads.length > 2
                ? html`<td role="cell" colspan="${heads.length - 1}">${cells}</td>`
                : cells.map(
                    (cell, index) => html`<td role="cell" data-head="${heads[index + 1] ?? ''}">${cell}</td>`,
                  )
            }
          </tr>`,
      )}
    </tbody>
  </table>`;
}
