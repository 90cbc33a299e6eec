// What is pasted from Word, a document or a page of the web, as the Markdown of notes: its words, headings, lists,
// tables, quotations, bold, italic and links; nothing else. No script, no picture, no style comes through, as nothing but
// what is named here is written. No page is made of it on the way: the HTML is read as data.
import type { Element, ElementContent, Root, RootContent } from "hast";
import { fromHtml } from "hast-util-from-html";
import { toMdast } from "hast-util-to-mdast";
import type { Nodes, PhrasingContent } from "mdast";
import { gfmStrikethroughToMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableToMarkdown } from "mdast-util-gfm-table";
import { toMarkdown } from "mdast-util-to-markdown";
import { webAddress } from "./markdown.ts";

export function cleaned(html: string): string {
  const tree = fromHtml(html, { fragment: true });
  const page: Root = { type: "root", children: withLists(kept(tree.children)) };
  const words = toMdast(page, { nodeHandlers: { comment: () => undefined } });
  tidied(words);
  const written = toMarkdown(words, {
    bullet: "-",
    emphasis: "*",
    rule: "-",
    listItemIndent: "one",
    fences: true,
    resourceLink: true,
    handlers: { break: () => "\n", image: () => "" },
    extensions: [gfmStrikethroughToMarkdown(), gfmTableToMarkdown({ tablePipeAlign: false })],
  });
  return plain(written).trim();
}

// As words: what a writer of Markdown says in numbers, and blanks that are not seen.
function plain(written: string): string {
  return written
    .replace(/&#x([0-9A-F]{1,6});/g, (_, code: string) => {
      const letter = String.fromCodePoint(Number.parseInt(code, 16));
      return /[!-/:-@[-`{-~]/.test(letter) ? `\\${letter}` : letter;
    })
    .replace(/[\u00a0\u202f]/g, " ")
    .replace(/[\u00ad\u200b\ufeff]/g, "")
    .replace(/\r\n?/g, "\n")
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n");
}

// ---------------------------------------------------------------- what is kept

const dropped = new Set(
  "script style head title meta link base template noscript iframe object embed svg math canvas audio video picture img map select textarea input button xml".split(
    " ",
  ),
);
type Node = RootContent | ElementContent;

function kept(nodes: readonly Node[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === "text") return [node];
    if (node.type !== "element") return [];
    // Names with a colon are Word's own: o:p holds words, others do not.
    const name = node.tagName;
    const style = styleOf(node);
    if (dropped.has(name) || (name.includes(":") && !name.startsWith("o:"))) return [];
    if (/display:none|visibility:hidden|mso-hide:all|mso-list:ignore/.test(style)) return [];
    const children = kept(node.children);
    switch (name) {
      case "a": {
        const href = webAddress(String(node.properties.href ?? ""));
        return href === undefined ? children : [element("a", children, { href })];
      }
      case "td":
      case "th":
        return [element(name, inOneLine(children))];
      case "b":
      case "strong":
        // Google's documents lie in a <b> that is not bold.
        return /(?<![-\w])font-weight:(normal|400)/.test(style) ? children : [element("strong", children)];
      case "i":
      case "em":
        return /font-style:normal/.test(style) ? children : [element("em", children)];
      case "span":
      case "font":
        return said(style, children);
      case "p": {
        const list = /mso-list:\s*\S+\s+level(\d)/.exec(style);
        if (list) return [element("word-list", children, { level: Number(list[1]), ordered: isOrdered(node) })];
        return [element(headingOf(node) ?? "p", children)];
      }
      case "table":
        return [element("table", withHead(children))];
      case "ol":
        return [element("ol", children, node.properties.start === undefined ? {} : { start: node.properties.start })];
      default:
        return [element(name, children)];
    }
  });
}

function element(tagName: string, children: ElementContent[], properties: Element["properties"] = {}): Element {
  return { type: "element", tagName, properties, children };
}
function styleOf(node: Element): string {
  return String(node.properties.style ?? "")
    .toLowerCase()
    .replace(/\s*:\s*/g, ":");
}
function classOf(node: Element): string {
  const { className } = node.properties;
  return Array.isArray(className) ? className.join(" ") : String(className ?? "");
}

// What is said by style alone.
function said(style: string, children: ElementContent[]): ElementContent[] {
  let inside = children;
  if (/text-decoration[^;]*:[^;]*line-through/.test(style)) inside = [element("del", inside)];
  if (/font-style:(italic|oblique)/.test(style)) inside = [element("em", inside)];
  if (/(?<![-\w])font-weight:(bold|[6-9]00)/.test(style)) inside = [element("strong", inside)];
  return inside;
}
function headingOf(node: Element): string | undefined {
  const level = /MsoHeading([1-6])\b|Heading([1-6])\b/.exec(classOf(node));
  if (level) return `h${level[1] ?? level[2]}`;
  return /MsoTitle\b/.test(classOf(node)) ? "h1" : undefined;
}
// A table of Markdown has a head; without one of its own, its first line is that.
function withHead(children: ElementContent[]): ElementContent[] {
  const lines = (nodes: readonly ElementContent[]): Element[] =>
    nodes.flatMap((node) => {
      if (node.type !== "element") return [];
      return node.tagName === "tr" ? [node] : lines(node.children);
    });
  const [first] = lines(children);
  if (first)
    for (const cell of first.children) if (cell.type === "element" && cell.tagName === "td") cell.tagName = "th";
  return children;
}
// A cell of a table is one line, however many paragraphs stand in it.
function inOneLine(nodes: readonly ElementContent[]): ElementContent[] {
  const blocks = new Set(["p", "div", "li", "ul", "ol", "br", "h1", "h2", "h3", "h4", "h5", "h6", "word-list"]);
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type !== "element") return [node];
    if (blocks.has(node.tagName)) return [{ type: "text", value: " " }, ...inOneLine(node.children)];
    return [{ ...node, children: inOneLine(node.children) }];
  });
}

// ---------------------------------------------------------------- Word's lists

// Word writes each item as a paragraph with its level, and the bullet or number as words of it.
function isOrdered(item: Element): boolean {
  return /^\s*[([]?(\d+|[a-z]|[ivxlc]+)[.)\]]/i.test(ignoredWords(item));
}
function ignoredWords(node: Element): string {
  return node.children
    .map((child) => {
      if (child.type !== "element") return "";
      return /mso-list:ignore/.test(styleOf(child)) ? wordsOf(child) : ignoredWords(child);
    })
    .join("");
}
function wordsOf(node: ElementContent): string {
  if (node.type === "text") return node.value;
  return node.type === "element" ? node.children.map(wordsOf).join("") : "";
}

// Its items that follow each other become lists, one in the other by their levels.
function withLists(nodes: readonly ElementContent[]): ElementContent[] {
  const out: ElementContent[] = [];
  let open: { readonly level: number; readonly list: Element }[] = [];
  for (const node of nodes) {
    if (node.type === "text" && node.value.trim() === "") {
      if (open.length === 0) out.push(node);
      continue;
    }
    if (node.type !== "element" || node.tagName !== "word-list") {
      open = [];
      out.push(node.type === "element" ? { ...node, children: withLists(node.children) } : node);
      continue;
    }
    const level = Number(node.properties.level);
    const kind = node.properties.ordered ? "ol" : "ul";
    while ((open.at(-1)?.level ?? 0) > level) open.pop();
    let last = open.at(-1);
    if (last && last.level === level && last.list.tagName !== kind) {
      open.pop();
      last = open.at(-1);
    }
    if (!last || last.level < level) {
      const list = element(kind, []);
      const item = last?.list.children.at(-1);
      if (item?.type === "element") item.children.push(list);
      else out.push(list);
      last = { level, list };
      open.push(last);
    }
    last.list.children.push(element("li", [...node.children]));
  }
  return out;
}

// ---------------------------------------------------------------- tidying

// Lists without blank lines between their items. "bold " is "bold" and a blank: Markdown cannot say it otherwise, and
// nothing at all is not bold.
function tidied(node: Nodes): void {
  if (node.type === "list" || node.type === "listItem") node.spread = false;
  if (!("children" in node)) return;
  const children = node.children as PhrasingContent[];
  for (const child of children) tidied(child);
  for (let at = children.length - 1; at >= 0; at -= 1) {
    const child = children[at];
    if (!child || !["strong", "emphasis", "delete", "link"].includes(child.type) || !("children" in child)) continue;
    const [before, after] = [edgeOf(child.children, "first"), edgeOf(child.children, "last")];
    const whole = child.children.length > 0 ? [child] : [];
    children.splice(at, 1, ...blank(before), ...whole, ...blank(after));
  }
}
function edgeOf(children: PhrasingContent[], which: "first" | "last"): string {
  const at = which === "first" ? 0 : children.length - 1;
  const child = children[at];
  if (child?.type !== "text") return "";
  const rest = which === "first" ? child.value.trimStart() : child.value.trimEnd();
  const edge =
    which === "first" ? child.value.slice(0, child.value.length - rest.length) : child.value.slice(rest.length);
  child.value = rest;
  if (rest === "") children.splice(at, 1);
  return edge;
}
function blank(edge: string): PhrasingContent[] {
  return edge === "" ? [] : [{ type: "text", value: " " }];
}
