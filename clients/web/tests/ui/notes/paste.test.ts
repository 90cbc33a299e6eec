import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleaned } from "../../../src/ui/notes/paste.ts";

// As Word 2016 puts it on the clipboard, shortened.
const fromWord = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm;} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<h1 style='margin-top:12.0pt'><span lang=EN-GB>Findings<o:p></o:p></span></h1>
<p class=MsoNormal><span lang=EN-GB>The group was <b style='mso-bidi-font-weight:normal'>clear </b>about
the <i>harbour</i>: see <a href="https://example.org/report">the report</a>.<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Clean
water<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>o<span>&nbsp; </span></span><![endif]>upstream first</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>Paid upkeep</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>Decide</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span>Do</p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal><b>Who</b></p></td><td><p class=MsoNormal>When</p></td></tr>
<tr><td><p class=MsoNormal>City</p></td><td><p class=MsoNormal>2035 | or</p><p class=MsoNormal>sooner</p></td></tr></table>
<p class=MsoNormal><img width=10 src="file:///C:/x.png" v:shapes="Picture_1"><span style='display:none;mso-hide:all'>hidden</span></p>
<!--EndFragment--></body></html>`;

describe("what is pasted", () => {
  it("from Word keeps headings, bold, italic, links, lists within lists and tables", () => {
    expect(cleaned(fromWord)).toBe(
      [
        "# Findings",
        "",
        "The group was **clear** about the *harbour*: see [the report](https://example.org/report).",
        "",
        "- Clean water",
        "  - upstream first",
        "- Paid upkeep",
        "",
        "1. Decide",
        "2. Do",
        "",
        "| **Who** | When |",
        "| - | - |",
        "| City | 2035 \\| or sooner |",
      ].join("\n"),
    );
  });

  it("from Google's documents is bold only where it looks bold", () => {
    const html = `<b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400;">A </span><span
      style="font-weight:700;">bold</span><span style="font-style:italic;font-weight:400"> word</span></p></b>`;
    expect(cleaned(html)).toBe("A **bold** *word*");
  });

  it("from a page of the web keeps no script, no picture, no address but of the web", () => {
    const html = `<p onclick="steal()">One<script>alert(1)</script><img src="data:image/png;base64,AAAA" alt="two">
      <a href="javascript:alert(1)">three</a> <a href="data:text/html,x">four</a> <iframe src="https://x"></iframe>
      <svg><text>five</text></svg><style>p{}</style></p>`;
    expect(cleaned(html)).toBe("One three four");
  });

  it("that looks like Markdown stays words", () => {
    expect(cleaned("<p># not a heading</p><p>2 * 3 * 4</p><p>[#1](card:c1)</p>")).toBe(
      "\\# not a heading\n\n2 \\* 3 \\* 4\n\n\\[#1]\\(card:c1)",
    );
  });

  it("breaks its lines where they were broken", () => {
    expect(cleaned("<div>One<br>two</div><div>three</div>")).toBe("One\ntwo\n\nthree");
  });

  it("brings no script, style, picture or address with it, however it was nested", () => {
    const tags = ["p", "b", "i", "span", "table", "tr", "td", "li", "ul", "ol", "o:p", "h2", "pre", "blockquote"];
    const evil = [
      "<script>evil()</script>",
      "<style>evil{}</style>",
      "<svg><text>evil</text></svg>",
      '<a href="javascript:evil()">',
      '<img src="data:image/png;evil" alt="evil">',
      '<p onclick="evil()">',
      "<p style='mso-list:l0 level3 lfo1;background:url(evil)'>",
      "<!-- evil -->",
    ];
    const piece = fc.oneof(
      fc.stringMatching(/^[a-d #*_[\]!.1]{0,6}$/),
      fc.constantFrom(...tags).map((name) => `<${name}>`),
      fc.constantFrom(...tags).map((name) => `</${name}>`),
      fc.constantFrom(...evil, "</a>", "<![if !supportLists]>", "&nbsp;", "&lt;b&gt;"),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        expect(cleaned(pieces.join(""))).not.toContain("evil");
      }),
      { numRuns: 300 },
    );
  });
});
