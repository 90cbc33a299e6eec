// The Markdown of notes: paragraphs, headings, lists, quotations, tables, bold, italic, struck out, links, code. Nothing
// that a person would write without meaning it: no HTML, no code by indentation, no headings by what is underneath.
import { parser, Strikethrough, Table } from "@lezer/markdown";

export const notesMarkdown = parser.configure([
  Strikethrough,
  Table,
  { remove: ["HTMLBlock", "HTMLTag", "IndentedCode", "SetextHeading", "LinkReference", "Image", "Entity"] },
]);

// Where a link in a note may lead. Anything else is words.
export function webAddress(address: string): string | undefined {
  try {
    const url = new URL(address.startsWith("www.") ? `https://${address}` : address);
    return ["http:", "https:", "mailto:"].includes(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
