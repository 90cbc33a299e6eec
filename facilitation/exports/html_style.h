// Within this folder: how a record looks in a browser and on paper. The colours and voices of clients/web.
#pragma once

#include <string_view>

namespace plenary {

inline constexpr std::string_view kHtmlStyle = R"css(
:root { color-scheme: light dark; --page: #fffefa; --rule: #bfc6bd; --ink: #17211f; --ink-2: #414d49; --ink-3: #56625d; --accent: #17211f;
  --words: Literata, "Noto Serif", "Noto Naskh Arabic", Charter, Georgia, serif;
  --ui: Commissioner, "Noto Sans", "Noto Sans Arabic", "Segoe UI", system-ui, sans-serif; }
.routes { --accent: #17567a; } .organisation { --accent: #703768; } .assessment { --accent: #744d00; } .rewards { --accent: #2a613c; }
@media (prefers-color-scheme: dark) { :root { --page: #182020; --rule: #36413f; --ink: #eef1ea; --ink-2: #c0cac4; --ink-3: #a0aca6; --accent: #eef1ea; }
  .routes { --accent: #8cc6e8; } .organisation { --accent: #dfaad9; } .assessment { --accent: #e3ba62; } .rewards { --accent: #94d1a5; } }
* { box-sizing: border-box; }
html { font-size: 17px; -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--page); color: var(--ink); font-family: var(--words); line-height: 1.58; overflow-wrap: anywhere; hanging-punctuation: first last; }
a { color: inherit; text-decoration-color: var(--rule); text-underline-offset: .18em; }
a:hover { text-decoration-color: currentcolor; }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.sheet { display: grid; grid-template-columns: 13rem minmax(0, 40rem); gap: 0 4.5rem; justify-content: center; padding: 4rem 1.5rem 5rem; }
header, main, footer { grid-column: 2; }
nav { grid-column: 1; grid-row: 1 / span 3; font: .8rem/1.4 var(--ui); color: var(--ink-2); border-top: 2px solid var(--ink); padding-top: .7rem; align-self: start; position: sticky; top: 2rem; max-height: calc(100vh - 4rem); overflow: auto; }
nav ol { list-style: none; margin: 0; padding: 0; } nav li { display: flex; gap: .7em; margin: .38rem 0; } nav li.part { font-weight: 700; margin-top: 1rem; }
nav a { text-decoration: none; } nav a:hover { text-decoration: underline; }
nav .number { min-width: 1.3em; color: var(--accent); font-variant-numeric: tabular-nums; }
.pillar { font: 700 .82rem var(--ui); color: var(--accent); margin: 0 0 .7rem; }
h1, h2 { font-weight: 400; text-wrap: balance; }
h1 { font-size: 2.55rem; line-height: 1.12; letter-spacing: -.012em; margin: 0 0 1.1rem; }
main h1 { font-size: 2rem; border-top: 3px solid var(--ink); padding-top: 1rem; margin-top: 4rem; }
h2 { position: relative; font-size: 1.42rem; line-height: 1.2; border-top: 2px solid var(--ink); padding-top: .75rem; margin: 3.2rem 0 1.1rem; }
h2 .number { position: absolute; inset-inline-start: -3rem; width: 2.4rem; color: var(--accent); }
p { margin: 0; }
.block { position: relative; margin: .95rem 0; }
.block > .number { position: absolute; inset-inline-start: -3rem; width: 2.6rem; font: .74rem/1.58 var(--ui); line-height: 1.66rem; color: var(--ink-3); text-decoration: none; font-variant-numeric: tabular-nums; }
.lead { font: 600 .86em var(--ui); margin-inline-end: .5em; font-variant-numeric: tabular-nums; }
.remarks { font: .76rem/1.5 var(--ui); color: var(--ink-3); margin-top: .25rem; }
.remarks span + span::before { content: " · "; }
blockquote { font-size: 1.32rem; line-height: 1.36; margin: 1.1rem 0 1.2rem; text-wrap: pretty; }
dl { display: grid; grid-template-columns: minmax(6.5rem, max-content) 1fr; gap: .3rem 1.4rem; margin: 1rem 0 1.3rem; font: .84rem/1.5 var(--ui); }
dt { color: var(--ink-3); } dd { margin: 0; }
header dl { border-block: 1px solid var(--rule); padding-block: .9rem; }
header .block, header p { font: .88rem/1.55 var(--ui); color: var(--ink-2); }
ul { margin: .6rem 0 1.2rem; padding-inline-start: 1.1rem; }
.wide { overflow-x: auto; margin: .7rem 0 1.6rem; }
table { border-collapse: collapse; width: 100%; font-size: .93rem; line-height: 1.45; overflow-wrap: break-word; }
th { font: 600 .72rem/1.3 var(--ui); color: var(--ink-3); text-align: start; padding: .3rem 1rem .35rem 0; border-bottom: 1px solid var(--ink-3); }
td { vertical-align: top; padding: .42rem 1rem .42rem 0; border-bottom: 1px solid var(--rule); text-align: start; }
[dir=rtl] > td, [dir=rtl] > th { padding: .42rem 0 .42rem 1rem; }
td.small { font: .8rem/1.5 var(--ui); color: var(--ink-2); padding-top: .5rem; white-space: nowrap; }
td.broad { width: 99%; overflow-wrap: anywhere; min-width: 12rem; }
td.some { font: .8rem/1.5 var(--ui); color: var(--ink-2); padding-top: .5rem; min-width: 7rem; }
.dots { color: var(--accent); letter-spacing: .12em; margin-inline-end: .6em; }
footer { border-top: 2px solid var(--ink); margin-top: 4rem; padding-top: .9rem; color: var(--ink-2); }
footer h2 { border: 0; margin: 0; padding: 0; font: 700 .82rem var(--ui); } footer dl { font-size: .76rem; }
:target { background: color-mix(in srgb, var(--accent) 12%, transparent); }
@media (max-width: 64rem) { .sheet { display: block; max-width: 46rem; margin: auto; padding: 2rem 1.25rem 3rem 4.25rem; } nav { display: none; } }
@media (max-width: 36rem) { .sheet { padding-inline-start: 1.25rem; } .block > .number, h2 .number { position: static; width: auto; margin-inline-end: .6rem; } .block > .number { float: inline-start; } h1 { font-size: 1.9rem; } }
@page { size: A4; margin: 22mm 20mm 22mm 30mm; }
@media print { :root { color-scheme: light; --page: #fff; --ink: #000; --ink-2: #222; --ink-3: #444; --rule: #999; } html { font-size: 10.5pt; } nav { display: none; } .sheet { display: block; padding: 0; }
  h1, h2, .lead { break-after: avoid; } tr, blockquote, dl { break-inside: avoid; } p { orphans: 2; widows: 2; } a { text-decoration: none; } :target { background: none; } .wide { overflow: visible; } }
)css";

}  // namespace plenary
