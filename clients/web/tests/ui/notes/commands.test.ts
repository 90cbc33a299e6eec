// The tools, as given words (the choice between ‹ ›), when done, then words.
import { defineLanguageFacet, ensureSyntaxTree, Language } from "@codemirror/language";
import { EditorSelection, EditorState } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import {
  type Does,
  deeper,
  inline,
  lines,
  link,
  newLine,
  putApart,
  putOnLine,
} from "../../../src/ui/notes/commands.ts";
import { notesMarkdown } from "../../../src/ui/notes/markdown.ts";

const language = new Language(defineLanguageFacet(), notesMarkdown, [], "notes");

function done(shown: string, does: Does): string {
  const from = shown.indexOf("‹");
  const to = shown.indexOf("›") - 1;
  const doc = shown.replace(/[‹›]/g, "");
  const state = EditorState.create({ doc, selection: EditorSelection.range(from, to), extensions: [language] });
  ensureSyntaxTree(state, doc.length, 1_000);
  const spec = does(state);
  if (!spec) return "not done";
  const after = state.update(spec).state;
  const { main } = after.selection;
  const text = after.doc.toString();
  return `${text.slice(0, main.from)}‹${text.slice(main.from, main.to)}›${text.slice(main.to)}`;
}

const bold = inline("StrongEmphasis");
describe.each<[string, Does, string, string]>([
  ["bold", bold, "a ‹word› b", "a **‹word›** b"],
  ["bold, of what is bold", bold, "a **‹word›** b", "a ‹word› b"],
  ["bold, of the word one is in", bold, "a wo‹›rd b", "a **wo‹›rd** b"],
  ["bold, of blanks at the edges", bold, "a‹ word ›b", "a **‹word›** b"],
  ["bold, where nothing is", bold, "a ‹›", "a **‹›**"],
  ["bold, begun and not used", bold, "a **‹›**", "a ‹›"],
  ["bold, at its end", bold, "a **b‹›** c", "a **b**‹› c"],
  ["italic within bold", inline("Emphasis"), "**a ‹word› b**", "**a *‹word›* b**"],
  ["a list", lines("list"), "‹one\n\ntwo›", "- ‹one\n\n- two›"],
  ["a list, of a list", lines("list"), "‹- one\n- two›", "‹one\ntwo›"],
  ["a numbered list, of a list", lines("numbered"), "‹- one\n- two›", "‹1. one\n2. two›"],
  ["a heading", lines("heading"), "on‹›e", "## on‹›e"],
  ["a quotation, of a heading", lines("quotation"), "## on‹›e", "> on‹›e"],
  ["deeper", deeper(1), "- one\n- t‹›wo", "- one\n  - t‹›wo"],
  ["out again", deeper(-1), "- one\n  - t‹›wo", "- one\n- t‹›wo"],
  ["deeper, where no list is", deeper(1), "t‹›wo", "not done"],
  ["a link, of words", link, "see ‹this› page", "see [this](‹https://›) page"],
  ["a link, of an address", link, "see ‹https://a.example/b›", "see [‹›](https://a.example/b)"],
  ["Enter in a list", newLine, "- one‹›", "- one\n- ‹›"],
  ["Enter in a numbered list", newLine, "  3. one‹›", "  3. one\n  4. ‹›"],
  ["Enter where nothing was written", newLine, "- one\n- ‹›", "- one\n‹›"],
  ["Enter in a quotation", newLine, "> one‹›", "> one\n> ‹›"],
  ["Enter in a paragraph", newLine, "one‹›", "not done"],
  ["Enter before the words of an item", newLine, "‹›- one", "not done"],
  ["a time", (state) => putApart(state, "14:32"), "at‹›", "at 14:32 ‹›"],
  ["a mark", (state) => putOnLine(state, "● 14:32"), "o‹›ne\ntwo", "one\n● 14:32 ‹›\ntwo"],
])("%s", (_, does, given, then) => {
  it(`${JSON.stringify(given)} is ${JSON.stringify(then)}`, () => expect(done(given, does)).toBe(then));
});
