// The words of a note to be read: Markdown as what it means, references as chips. Nothing becomes HTML but what is named
// here.
import type { SyntaxNode } from "@lezer/common";
import { Fragment, memo, type ReactNode } from "react";
import type { Around } from "./around.ts";
import { notesMarkdown, webAddress } from "./markdown.ts";
import { type Reference, referencesIn } from "./references.ts";

export const NoteText = memo(({ words, around }: Reading) => {
  const tree = notesMarkdown.parse(words);
  return <div className="note-text">{blocks(tree.topNode, { words, around })}</div>;
});

interface Reading {
  readonly words: string;
  readonly around: Around;
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

function blocks(node: SyntaxNode, reading: Reading): ReactNode[] {
  return childrenOf(node).map((child) => <Fragment key={child.from}>{block(child, reading)}</Fragment>);
}

function block(node: SyntaxNode, reading: Reading): ReactNode {
  const { name } = node;
  if (name.startsWith("ATXHeading")) {
    const Heading = Number(name.at(-1)) <= 2 ? "h3" : "h4"; // under the panel's own
    return <Heading dir="auto">{phrases(node, reading)}</Heading>;
  }
  switch (name) {
    case "Paragraph":
      return <p dir="auto">{phrases(node, reading)}</p>;
    case "BulletList":
      return <ul dir="auto">{blocks(node, reading)}</ul>;
    case "OrderedList": {
      const first = Number.parseInt(reading.words.slice(node.from, node.from + 9), 10);
      return (
        <ol dir="auto" start={Number.isNaN(first) ? 1 : first}>
          {blocks(node, reading)}
        </ol>
      );
    }
    case "ListItem":
      return <li>{blocks(node, reading)}</li>;
    case "Blockquote":
      return <blockquote dir="auto">{blocks(node, reading)}</blockquote>;
    case "HorizontalRule":
      return <hr />;
    case "FencedCode":
      return (
        <pre>
          {childrenOf(node).map((part) => (part.name === "CodeText" ? reading.words.slice(part.from, part.to) : ""))}
        </pre>
      );
    case "Table":
      return table(node, reading);
    case "ListMark":
    case "QuoteMark":
    case "HeaderMark":
      return null;
    default:
      return phrases(node, reading);
  }
}

function table(node: SyntaxNode, reading: Reading): ReactNode {
  const cells = (row: SyntaxNode, Cell: "th" | "td") => (
    <tr key={row.from}>
      {childrenOf(row)
        .filter(({ name }) => name === "TableCell")
        .map((cell) => (
          <Cell key={cell.from} dir="auto">
            {phrases(cell, reading)}
          </Cell>
        ))}
    </tr>
  );
  const rows = childrenOf(node);
  return (
    // A wide table is moved sideways, also by keyboard.
    <div className="note-table" role="group" tabIndex={0}>
      <table dir="auto">
        <thead>{rows.filter(({ name }) => name === "TableHeader").map((row) => cells(row, "th"))}</thead>
        <tbody>{rows.filter(({ name }) => name === "TableRow").map((row) => cells(row, "td"))}</tbody>
      </table>
    </div>
  );
}

// ---------------------------------------------------------------- within a line

const signs = new Set([
  "HeaderMark",
  "EmphasisMark",
  "StrikethroughMark",
  "CodeMark",
  "LinkMark",
  "QuoteMark",
  "URL",
  "LinkTitle",
  "ListMark",
]);

function phrases(node: SyntaxNode, reading: Reading): ReactNode[] {
  const { words } = reading;
  const end = node.to;
  const found = referencesIn(words.slice(node.from, end));
  const out: ReactNode[] = [];
  let at = node.from;
  const upTo = (to: number) => {
    if (to > at) out.push(words.slice(at, to));
    at = Math.max(at, to);
  };
  const children = childrenOf(node);
  for (const child of children) {
    if (child.to <= at && child.to > child.from) continue;
    const reference = found.find((one) => node.from + one.from <= child.from && node.from + one.till >= child.to);
    if (reference) {
      upTo(node.from + reference.from);
      out.push(<ChipOf key={child.from} reference={reference.reference} around={reading.around} />);
      at = node.from + reference.till;
      continue;
    }
    upTo(child.from);
    out.push(<Fragment key={child.from}>{phrase(child, reading)}</Fragment>);
    at = child.to;
    // The blank after a sign belongs to it.
    if ((child.name === "HeaderMark" || child.name === "QuoteMark") && words[at] === " ") at += 1;
  }
  upTo(end);
  return out;
}

function phrase(node: SyntaxNode, reading: Reading): ReactNode {
  switch (node.name) {
    case "StrongEmphasis":
      return <strong>{phrases(node, reading)}</strong>;
    case "Emphasis":
      return <em>{phrases(node, reading)}</em>;
    case "Strikethrough":
      return <del>{phrases(node, reading)}</del>;
    case "InlineCode":
      return <code>{phrases(node, reading)}</code>;
    case "Link": {
      const url = node.getChild("URL");
      const href = url ? webAddress(reading.words.slice(url.from, url.to)) : undefined;
      if (!url || href === undefined) return reading.words.slice(node.from, node.to);
      const inside = linkWords(node, reading);
      return (
        <a href={href} target="_blank" rel="noopener noreferrer">
          {inside.length > 0 ? inside : href}
        </a>
      );
    }
    case "Escape":
      return reading.words.slice(node.from + 1, node.to);
    default:
      return signs.has(node.name) ? null : reading.words.slice(node.from, node.to);
  }
}
// What stands between the brackets.
function linkWords(node: SyntaxNode, reading: Reading): ReactNode[] {
  const [open, close] = node.getChildren("LinkMark");
  if (!open || !close || open.to >= close.from) return [];
  const inside = childrenOf(node).filter((child) => child.from >= open.to && child.to <= close.from);
  const out: ReactNode[] = [];
  let at = open.to;
  for (const child of inside) {
    if (child.from > at) out.push(reading.words.slice(at, child.from));
    out.push(<Fragment key={child.from}>{phrase(child, reading)}</Fragment>);
    at = child.to;
  }
  if (close.from > at) out.push(reading.words.slice(at, close.from));
  return out;
}

export function ChipOf({ reference, around }: { readonly reference: Reference; readonly around: Around }) {
  const { words, more, look, leads } = around.chip(reference);
  if (leads)
    return (
      <button type="button" className={`chip ${look}`} title={more} onClick={() => around.follow(reference)}>
        <bdi>{words}</bdi>
      </button>
    );
  return (
    <bdi className={`chip ${look}`} title={more === "" ? undefined : more}>
      {words}
    </bdi>
  );
}
