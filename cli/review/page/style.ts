/** Colours have a contrast of 4.5 and more where they are letters, and of 3 and more where they are pictures. */
const COLOURS = `
:root { --page: #f7f8f9; --card: #fff; --ink: #1b1e23; --dim: #5a6069; --line: #dcdfe4; --track: #e9ebef; --link: #1a56b0;
  --first: #1d63c4; --second: #7b4fc9; --warn: #b8510d; --off: #747980; }
@media screen { :root { color-scheme: light dark; } }
@media screen and (prefers-color-scheme: dark) {
  :root { --page: #13151a; --card: #1b1e25; --ink: #e7e9ec; --dim: #a4aab4; --line: #31363f; --track: #2b3039; --link: #84b6ff;
    --first: #5aa2ff; --second: #b797f5; --warn: #f09a50; --off: #8c929b; }
}
@media (forced-colors: active) {
  :root { --first: CanvasText; --second: LinkText; --warn: Highlight; --off: GrayText; --track: Canvas; --line: CanvasText; --dim: CanvasText; --ink: CanvasText; --card: Canvas; }
  svg { forced-color-adjust: none; }
}
`;

const PAGE = `
* { box-sizing: border-box; }
body { font: 15px/1.45 system-ui, sans-serif; margin: 0 auto; max-width: 80rem; padding: 2rem 1.25rem 4rem; background: var(--page); color: var(--ink); }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0; } h2 { font-size: 1.2rem; margin: 0; } h3 { font-size: 1rem; margin: 0; }
small { color: var(--dim); font-size: .85em; }
.top > p { color: var(--dim); margin: .4rem 0; } .top > .note { color: var(--ink); border-left: 3px solid var(--warn); padding-left: .6rem; }
a { color: var(--link); } :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; list-style: none; margin: .8rem 0 0; padding: 0; } nav li { white-space: nowrap; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

const PICTURES = `
.glance { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); grid-auto-flow: dense; gap: 1rem; margin: 1.4rem 0 2.4rem; }
figure { margin: 0; padding: 1rem 1.1rem .7rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px; display: flex; flex-direction: column; break-inside: avoid; }
figcaption { margin-bottom: .8rem; } figcaption p, .rest { color: var(--dim); margin: .1rem 0 0; }
svg { display: block; font-size: .9rem; overflow: visible; } svg text { fill: var(--ink); font-variant-numeric: tabular-nums; } svg text.dim { fill: var(--dim); }
rect { rx: 2px; } .first { fill: var(--first); } .second { fill: var(--second); } .warn { fill: var(--warn); } .off { fill: var(--off); } .track { fill: var(--track); }
.share > svg > rect { stroke: var(--card); stroke-width: 2px; }
details { margin-top: auto; padding-top: .6rem; font-size: .9rem; } summary { cursor: pointer; color: var(--dim); width: max-content; }
details table { margin-top: .3rem; } details td { text-align: right; font-variant-numeric: tabular-nums; } details thead th:last-child { text-align: right; } details tbody th { font-weight: normal; }
@media (min-width: 46rem) { .columns { grid-column: span 2; } }
@media (min-width: 66rem) { .tall { grid-row: span 2; } }
`;

const LISTS = `
main > section:not(.glance) { margin-top: 2.2rem; } section > header { display: flex; align-items: baseline; gap: .5rem; margin-bottom: .5rem; }
input { font: inherit; padding: .35rem .6rem; margin-bottom: .6rem; width: min(22rem, 100%); border: 1px solid var(--off); border-radius: 6px; background: var(--card); color: inherit; } input::placeholder { color: var(--dim); opacity: 1; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: .3rem .7rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: break-word; }
@media screen and (max-width: 46rem) { .list { overflow-x: auto; } .broad table { min-width: 60rem; } }
.more { font: inherit; color: var(--link); background: var(--card); border: 1px solid var(--off); border-radius: 6px; padding: .35rem .8rem; margin-top: .7rem; cursor: pointer; }
@media screen and (scripting: enabled) { .later { display: none; } }
@media (scripting: none) { .more, input { display: none; } }
.day { white-space: nowrap; }
.list thead th { position: sticky; top: 0; background: var(--page); } th button { font: inherit; font-weight: 600; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; text-align: left; }
th[aria-sort=ascending] button::after { content: " ▲"; } th[aria-sort=descending] button::after { content: " ▼"; }
`;

const PAPER = `
@media print {
  :root { --page: #fff; }
  body { font-size: 9pt; max-width: none; padding: 0; } svg { font-size: 8.5pt; } h1 { font-size: 16pt; } h2 { font-size: 12pt; } h3 { font-size: 10pt; } figure { padding: .6rem; } nav, input, .more, details { display: none; }
  .glance { grid-template-columns: repeat(3, 1fr); gap: .6rem; } .columns { grid-column: span 2; } .tall { grid-row: span 2; } 
  .list thead th { position: static; } tr { break-inside: avoid; } thead { display: table-header-group; } h2 { break-after: avoid; }
}
`;

/** How the page of a review looks, on a screen and on paper. */
export const STYLE = [COLOURS, PAGE, PICTURES, LISTS, PAPER].join("");
