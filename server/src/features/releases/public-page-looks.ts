/** The looks of a network's public page. It is part of the page, which loads nothing else; its policy names it by its hash. */
export const looks = `
:root { color-scheme: light dark; --paper: #faf6ee; --ink: #201a15; --ink-2: #4a4037; --accent: #5e1d4c; --line: #ddd2c0; --line-2: #7a6f61; --wash: #f3ecdf; --focus: #8a5200; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #1a1613; --ink: #f4ece0; --ink-2: #cfc3b3; --accent: #eab8d6; --line: #443b33; --line-2: #9c9082; --wash: #26201b; --focus: #f0b45a; }
}
*, *::before { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 "Atkinson Hyperlegible Next", "Atkinson Hyperlegible", "Segoe UI", system-ui, sans-serif; overflow-wrap: break-word; }
main { max-inline-size: 62rem; margin-inline: auto; padding: 1.5rem 1rem 3rem; }
h1, h2, .kicker { font-family: Literata, "Iowan Old Style", Georgia, "Noto Serif", serif; font-weight: 500; line-height: 1.16; text-wrap: balance; }
h1 { font-size: clamp(1.8rem, 1.4rem + 1.7vw, 2.5rem); margin: 0 0 .75rem; }
h2 { font-size: 1.55rem; margin: 2.25rem 0 .75rem; border-block-start: 2px solid var(--ink); padding-block-start: .75rem; }
p { margin: 0 0 .75rem; max-inline-size: 40rem; }
.kicker { font-style: italic; color: var(--accent); font-size: 1.2rem; margin-block-end: .5rem; }
.lead { font-size: 1.2rem; }
.small { font-size: .92rem; color: var(--ink-2); }
.note { background: var(--wash); padding: 1rem; }
a { color: var(--accent); text-underline-offset: .18em; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 3px; }
nav { display: flex; flex-wrap: wrap; gap: .25rem; margin-block: 1rem; }
nav > * { padding: .6rem .8rem; min-inline-size: 3rem; text-align: center; border: 1px solid var(--line-2); }
nav [aria-current] { background: var(--ink); color: var(--paper); border-color: var(--ink); }
table { inline-size: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; margin-block-end: 1rem; }
caption { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { text-align: start; vertical-align: top; padding: .5rem .75rem .5rem 0; border-block-end: 1px solid var(--line); font-weight: 400; }
thead th { font-size: .92rem; color: var(--ink-2); border-block-end-color: var(--line-2); vertical-align: bottom; }
td[data-head] { white-space: nowrap; }
td i { color: var(--ink-2); }
.mean { display: inline-flex; align-items: center; gap: 0 .6rem; }
svg path { stroke: var(--line-2); }
svg circle { fill: var(--accent); }
dl { margin: 0; }
dl div { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding-block: .5rem; border-block-end: 1px solid var(--line); }
dt { flex: 1 1 18rem; }
dd { margin: 0; flex: 1 1 12rem; }
summary { padding-block: .7rem; cursor: pointer; border-block-end: 1px solid var(--line); }
details[open] { margin-block-end: 1.5rem; }
footer { margin-block-start: 2.5rem; border-block-start: 1px solid var(--line-2); padding-block-start: 1rem; }
footer a { display: inline-block; padding-block: .35rem; }
@media (max-width: 44rem) {
  table, tbody, tr, th, td { display: block; }
  thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { padding-block: .6rem; border-block-end: 1px solid var(--line); }
  th, td { border: 0; padding: .1rem 0; }
  tbody th { font-weight: 640; }
  td[data-head] { display: flex; gap: 1rem; justify-content: space-between; }
  td[data-head]::before { content: attr(data-head); color: var(--ink-2); }
}
@media print { details:not([open]) > * { display: block; } }
`.trim();
