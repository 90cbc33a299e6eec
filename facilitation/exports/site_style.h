// Within this folder: how the pages of a guidebook look. The colours and voices of clients/web and of html_style.h.
#pragma once

#include <string_view>

namespace plenary {

inline constexpr std::string_view kSiteStyle = R"css(
:root { color-scheme: light dark; --page: #fffefa; --leaf: #f4f2ea; --rule: #c9cec5; --ink: #17211f; --ink-2: #414d49; --ink-3: #56625d; --accent: #17211f; --tint: #eceae1;
  --words: Literata, "Noto Serif", "Noto Naskh Arabic", Charter, Georgia, serif;
  --ui: Commissioner, "Noto Sans", "Noto Sans Arabic", "Segoe UI", system-ui, sans-serif; }
.routes { --accent: #17567a; --tint: #e3eef4; } .organisation { --accent: #703768; --tint: #f3e7f1; } .assessment { --accent: #744d00; --tint: #f5ecd8; } .rewards { --accent: #2a613c; --tint: #e4f0e7; }
@media (prefers-color-scheme: dark) { :root { --page: #151c1b; --leaf: #1d2524; --rule: #36413f; --ink: #eef1ea; --ink-2: #c0cac4; --ink-3: #a0aca6; --accent: #eef1ea; --tint: #232d2b; }
  .routes { --accent: #8cc6e8; --tint: #182c38; } .organisation { --accent: #dfaad9; --tint: #33212f; } .assessment { --accent: #e3ba62; --tint: #322814; } .rewards { --accent: #94d1a5; --tint: #1a2f21; } }
* { box-sizing: border-box; }
html { font-size: 18px; -webkit-text-size-adjust: 100%; scroll-padding-top: 1.5rem; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.62 var(--words); overflow-wrap: anywhere; hanging-punctuation: first last; }
a { color: inherit; text-decoration-color: var(--rule); text-underline-offset: .18em; } a:hover { text-decoration-color: currentcolor; }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
.skip { position: absolute; inset-inline-start: -99rem; } .skip:focus { inset-inline-start: 1rem; top: 1rem; background: var(--page); padding: .4rem .8rem; }
.top { display: flex; flex-wrap: wrap; gap: .3rem 1.6rem; align-items: baseline; padding: 1.1rem clamp(1.2rem, 4vw, 3.5rem); border-bottom: 1px solid var(--rule); font: .82rem/1.4 var(--ui); color: var(--ink-2); }
.top .home { font-weight: 700; color: var(--ink); text-decoration: none; margin-inline-end: auto; }
.top a { text-decoration: none; } .top a:hover { text-decoration: underline; } .top a[aria-current] { color: var(--ink); font-weight: 650; text-decoration: underline; text-decoration-color: var(--accent); text-decoration-thickness: 2px; }
main { display: block; max-width: 76rem; margin: 0 auto; padding: clamp(2rem, 6vw, 5rem) clamp(1.2rem, 4vw, 3.5rem) 4rem; }
h1, h2, h3 { font-weight: 400; text-wrap: balance; line-height: 1.14; letter-spacing: -.012em; }
h1 { font-size: clamp(2.2rem, 6vw, 4.2rem); margin: 0 0 1.2rem; max-width: 18ch; }
.lead { font-size: 1.25rem; line-height: 1.5; color: var(--ink-2); max-width: 38rem; margin: 0 0 1.4rem; }
.facts { font: .84rem/1.6 var(--ui); color: var(--ink-3); margin: 0; } .facts strong { color: var(--ink); font-weight: 650; }
.notice { font: .88rem/1.5 var(--ui); border-inline-start: 3px solid var(--accent); background: var(--leaf); padding: .7rem 1rem; margin: 1.6rem 0 0; max-width: 40rem; }
.chapters { list-style: none; margin: 3.5rem 0 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr)); gap: 1.2rem; }
.chapters > li { background: var(--tint); border-top: 4px solid var(--accent); padding: 1.4rem 1.5rem 1.5rem; }
.chapters h2 { font-size: 1.6rem; margin: 0 0 .6rem; } .chapters h2 a { text-decoration: none; } .chapters h2 a:hover { text-decoration: underline; }
.chapters p { margin: 0 0 1rem; color: var(--ink-2); font-size: .95rem; line-height: 1.5; }
.entries { list-style: none; margin: 0; padding: 0; font: .88rem/1.45 var(--ui); } .entries li { padding: .38rem 0; border-top: 1px solid color-mix(in srgb, var(--accent) 22%, transparent); } .entries a { text-decoration: none; } .entries a:hover { text-decoration: underline; }
.kind { font: 700 .72rem/1 var(--ui); letter-spacing: .06em; text-transform: uppercase; color: var(--accent); margin-inline-end: .6em; }
.sheet { display: grid; grid-template-columns: 14rem minmax(0, 40rem); gap: 0 4.5rem; }
.sheet > nav { position: sticky; top: 1.5rem; align-self: start; font: .82rem/1.45 var(--ui); color: var(--ink-2); border-top: 3px solid var(--accent); padding-top: .8rem; max-height: calc(100vh - 3rem); overflow: auto; }
.sheet > nav ol { list-style: none; margin: 0; padding: 0; } .sheet > nav li { margin: .45rem 0; } .sheet > nav a { text-decoration: none; } .sheet > nav a:hover { text-decoration: underline; }
.question { font-size: 1.5rem; line-height: 1.36; margin: 0 0 2.4rem; padding-inline-start: 1.1rem; border-inline-start: 4px solid var(--accent); text-wrap: pretty; }
.field { margin: 1.9rem 0; } .field > h3 { font: 650 .84rem/1.3 var(--ui); color: var(--accent); letter-spacing: 0; margin: 0 0 .4rem; }
.field p { margin: 0 0 .8rem; } .sources { font: .74rem/1.5 var(--ui); color: var(--ink-3); }
article { border-top: 2px solid var(--ink); margin-top: 4.5rem; padding-top: 1.2rem; } article > h2 { font-size: 2rem; margin: .5rem 0 .9rem; }
article dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.3rem; font: .84rem/1.5 var(--ui); border-block: 1px solid var(--rule); padding-block: .8rem; margin: 0 0 1.6rem; } dt { color: var(--ink-3); } dd { margin: 0; }
.limits { background: var(--tint); padding: 1rem 1.2rem .4rem; margin-inline: -1.2rem; }
figure { margin: 2rem 0; } blockquote { font-size: 1.34rem; line-height: 1.38; margin: 0; text-wrap: pretty; } blockquote p { margin: 0; } figcaption { font: .84rem/1.4 var(--ui); color: var(--ink-3); margin-top: .6rem; } figcaption::before { content: "— "; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font: .84rem/1.5 var(--ui); } th { text-align: start; color: var(--ink-3); font-weight: 600; border-bottom: 1px solid var(--ink-3); padding: .3rem 1rem .3rem 0; } td { vertical-align: top; border-bottom: 1px solid var(--rule); padding: .4rem 1rem .4rem 0; }
footer { border-top: 1px solid var(--rule); font: .8rem/1.6 var(--ui); color: var(--ink-3); padding: 1.4rem clamp(1.2rem, 4vw, 3.5rem) 2.5rem; } footer p { max-width: 46rem; margin: 0 0 .5rem; }
:target { scroll-margin-top: 1rem; } article:target > h2 { text-decoration: underline; text-decoration-color: var(--accent); text-decoration-thickness: 3px; }
@media (max-width: 60rem) { .sheet { display: block; } .sheet > nav { position: static; max-height: none; margin-bottom: 2.5rem; } }
@page { size: A4; margin: 22mm 20mm; }
@media print { :root { color-scheme: light; --page: #fff; --ink: #000; --ink-2: #222; --ink-3: #444; --rule: #999; --tint: #fff; --leaf: #fff; } html { font-size: 10.5pt; } .top, .skip, .sheet > nav { display: none; } main { padding: 0; max-width: none; } .sheet { display: block; }
  article { break-before: page; margin-top: 0; } h1, h2, h3 { break-after: avoid; } figure, dl, tr { break-inside: avoid; } p { orphans: 2; widows: 2; } .limits { margin-inline: 0; padding-inline: 0; } a { text-decoration: none; } }
)css";

}  // namespace plenary
