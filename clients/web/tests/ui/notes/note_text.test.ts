// A note as it is read.
import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Around, Chip } from "../../../src/ui/notes/around.ts";
import { NoteText } from "../../../src/ui/notes/NoteText.tsx";
import type { Reference } from "../../../src/ui/notes/references.ts";

const around = {
  chip: (reference: Reference): Chip => ({
    words: `<${"id" in reference ? reference.id : reference.to}>`,
    more: "",
    look: reference.to,
    leads: reference.to === "card",
  }),
  follow: () => {},
} as unknown as Around;

function read(words: string): string {
  return renderToStaticMarkup(createElement(NoteText, { words, around }))
    .replace(/^<div class="note-text">|<\/div>$/g, "")
    .replace(/ dir="auto"| target="_blank"| rel="noopener noreferrer"| type="button"/g, "");
}

describe.each([
  ["words", "one\ntwo\n\nthree", "<p>one\ntwo</p><p>three</p>"],
  ["bold, italic, struck out", "**a *b*** ~~c~~", "<p><strong>a <em>b</em></strong> <del>c</del></p>"],
  ["headings, under the panel's own", "# A\n\n### B", "<h3>A</h3><h4>B</h4>"],
  [
    "lists in lists",
    "- a\n  1. b\n- c",
    '<ul><li><p>a</p><ol start="1"><li><p>b</p></li></ol></li><li><p>c</p></li></ul>',
  ],
  ["a quotation of two lines", "> a\n> b", "<blockquote><p>a\nb</p></blockquote>"],
  ["a link to the web", "[a *b*](https://c.example/d)", '<p><a href="https://c.example/d">a <em>b</em></a></p>'],
  ["a link to elsewhere as words", "[a](javascript:b)", "<p>[a](javascript:b)</p>"],
  ["HTML as words", "<b>a</b> <script>", "<p>&lt;b&gt;a&lt;/b&gt; &lt;script&gt;</p>"],
  ["what was escaped", "\\# a \\*b\\*", "<p># a *b*</p>"],
  ["a card", "See [#1](card:c1).", '<p>See <button class="chip card" title=""><bdi>&lt;c1&gt;</bdi></button>.</p>'],
  ["a person, bold", "**[@](person:p1)**", '<p><strong><bdi class="chip person">&lt;p1&gt;</bdi></strong></p>'],
  ["a mark at the beginning", "[● 1](quote:1) a", '<p><bdi class="chip quote">&lt;quote&gt;</bdi> a</p>'],
])("%s", (_, words, page) => {
  it(JSON.stringify(words), () => expect(read(words)).toBe(page));
});

it("a table", () => {
  expect(read("| a | b |\n| - | - |\n| c | **d** |")).toContain(
    "<thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td><strong>d</strong></td></tr></tbody>",
  );
});

it("whatever is written can be read, and leads nowhere but to the web", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "**",
      "*",
      "~~",
      "`",
      "```\n",
      "# ",
      "- ",
      "1. ",
      "> ",
      "| a | b |\n| - | - |\n",
      "\n",
      "\n\n",
      "\\",
      "  ",
    ),
    fc.constantFrom(
      "[x](https://e.example)",
      "[x](data:a)",
      "[#1](card:c)",
      "[@](person:p)",
      "[",
      "](",
      ")",
      "<a href='x'>",
      "&lt;",
    ),
    fc.string({ maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const page = read(pieces.join(""));
      for (const [, href] of page.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^(https?|mailto):/);
    }),
    { numRuns: 500 },
  );
});
