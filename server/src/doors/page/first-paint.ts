import { html } from '../../http/html.ts';
import type { FirstWords } from './words.ts';

export interface PageParts {
  /** Addresses of the page's own program and looks. */
  program: string;
  /** What it is made of beside, to be loaded with it. */
  programParts: string[];
  looks: string[];
  /** Where the doors are; '' = here. */
  doorA: string;
  doorB: string;
}

/**
 * The respondent's page as it stands before its program runs, the same for everybody: whose invitation it is, only the device
 * knows, since the token is in the part of the address that browsers keep to themselves.
 */
export function firstPaint(
  words: FirstWords,
  { program, programParts, looks, doorA, doorB }: PageParts,
): string {
  return html`<!doctype html>
    <html lang="${words.language}" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <meta name="door-a" content="${doorA}" />
        <meta name="door-b" content="${doorB}" />
        <title>${words.title}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        ${looks.map((href) => html`<link rel="stylesheet" href="${href}" />`)}
        ${programParts.map((href) => html`<link rel="modulepreload" href="${href}" />`)}
        <script src="/theme.js"></script>
        <script src="/answer-check.js"></script>
        <script type="module" src="${program}"></script>
      </head>
      <body>
        <a class="skip" href="#main">${words.skip}</a>
        <header>
          <div class="top">
            <div class="phone">
              <p class="mark">Followthrough</p>
              <a class="exit" id="leave" href="about:blank" rel="noreferrer">${words.leaveFast}</a>
            </div>
          </div>
        </header>
        <main id="main" class="phone" tabindex="-1">
          <h1>${words.heading}</h1>
          <p class="lead" id="asks">${words.asks}</p>
          <div id="protection" class="stack">
            <h2>${words.protectedTitle}</h2>
            ${list(words.protected)}
            <h2>${words.notProtectedTitle}</h2>
            ${list(words.notProtected)}
          </div>
          <p>${words.content}</p>
          <div class="note attn if-too-old">
            <h2>${words.tooOldTitle}</h2>
            <p>${words.tooOld}</p>
          </div>
          <p class="note attn if-not-running">
            ${words.noProgram} <a href="/answer.pdf">${words.onPaper}</a>
          </p>
          <div id="start" class="stack if-running" aria-live="polite"><p>${words.checking}</p></div>
          <h2>${words.afterSendTitle}</h2>
          ${list(words.afterSend)}
        </main>
        <footer class="foot">
          <div class="phone">
            <p><a href="/answer.txt">${words.plainText}</a></p>
            <p class="tiny">${words.leaveLimits}</p>
          </div>
        </footer>
      </body>
    </html> `.text;
}

/** The same in plain text, to be read aloud, sent on or printed. */
export function plainText(words: FirstWords): string {
  const items = (texts: readonly string[]) => texts.map((text) => `- ${text}`).join('\n');
  return [
    words.heading.toUpperCase(),
    words.asks,
    words.protectedTitle.toUpperCase(),
    items(words.protected),
    words.notProtectedTitle.toUpperCase(),
    items(words.notProtected),
    words.content,
    words.afterSendTitle.toUpperCase(),
    items(words.afterSend),
    words.leaveLimits,
    '',
  ].join('\n\n');
}

const list = (texts: readonly string[]) =>
  html`<ul>
    ${texts.map((text) => html`<li>${text}</li>`)}
  </ul>`;
