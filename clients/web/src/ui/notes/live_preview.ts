// Formatting shown in place: the signs of Markdown are hidden where the caret is not, so that nobody needs to know them;
// references are chips. Nothing is redrawn around an input method at work.
import { syntaxTree } from "@codemirror/language";
import { type EditorState, type Range, StateEffect } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate, WidgetType } from "@codemirror/view";
import type { SyntaxNodeRef } from "@lezer/common";
import type { Around, Chip } from "./around.ts";
import { type Found, type Reference, referencesIn } from "./references.ts";

// Names, numbers, or who may be followed have changed.
export const aroundChanged = StateEffect.define<Around>();

export function livePreview(first: Around) {
  const plugin = ViewPlugin.fromClass(
    class {
      around = first;
      decorations: DecorationSet;
      chips: DecorationSet;

      constructor(view: EditorView) {
        ({ all: this.decorations, chips: this.chips } = shownIn(view, this.around));
      }
      update(update: ViewUpdate) {
        for (const { effects } of update.transactions)
          for (const effect of effects) if (effect.is(aroundChanged)) this.around = effect.value;
        if (update.view.compositionStarted) {
          this.decorations = this.decorations.map(update.changes);
          this.chips = this.chips.map(update.changes);
        } else ({ all: this.decorations, chips: this.chips } = shownIn(update.view, this.around));
      }
    },
    {
      decorations: (value) => value.decorations,
      provide: (value) => EditorView.atomicRanges.of((view) => view.plugin(value)?.chips ?? Decoration.none),
      eventHandlers: {
        // Not on mousedown: a chip can be chosen with the words around it.
        click(event) {
          const chip = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-card]") : null;
          if (chip?.dataset.card) this.around.follow({ to: "card", id: chip.dataset.card });
          return chip !== null;
        },
      },
    },
  );
  return plugin;
}

class ChipWidget extends WidgetType {
  readonly chip: Chip;
  readonly reference: Reference;

  constructor(chip: Chip, reference: Reference) {
    super();
    this.chip = chip;
    this.reference = reference;
  }
  override eq(other: ChipWidget): boolean {
    const [mine, theirs] = [this, other].map(({ chip: { words, more, look }, reference }) =>
      [words, more, look, "id" in reference ? reference.id : reference.ms].join("\n"),
    );
    return mine === theirs;
  }
  override toDOM(): HTMLElement {
    const element = document.createElement("span");
    element.className = `chip ${this.chip.look}`;
    element.textContent = this.chip.words;
    element.dir = "auto";
    if (this.chip.more !== "") element.title = this.chip.more;
    if (this.reference.to === "card" && this.chip.leads) element.dataset.card = this.reference.id;
    return element;
  }
  override ignoreEvent(): boolean {
    return false;
  }
}

class BulletWidget extends WidgetType {
  override eq(): boolean {
    return true;
  }
  override toDOM(): HTMLElement {
    const element = document.createElement("span");
    element.className = "bullet";
    element.textContent = "•";
    return element;
  }
}

const hidden = Decoration.replace({});
const bullet = Decoration.replace({ widget: new BulletWidget() });
const marks: { readonly [name: string]: Decoration } = {
  StrongEmphasis: Decoration.mark({ class: "strong" }),
  Emphasis: Decoration.mark({ class: "em" }),
  Strikethrough: Decoration.mark({ class: "del" }),
  InlineCode: Decoration.mark({ class: "code" }),
  Link: Decoration.mark({ class: "a" }),
};
const paragraph = Decoration.line({ attributes: { dir: "auto" } });
const lineLooks: { readonly [name: string]: Decoration } = {
  ATXHeading1: Decoration.line({ class: "h1" }),
  ATXHeading2: Decoration.line({ class: "h2" }),
  ATXHeading3: Decoration.line({ class: "h3" }),
  ATXHeading4: Decoration.line({ class: "h3" }),
  ATXHeading5: Decoration.line({ class: "h3" }),
  ATXHeading6: Decoration.line({ class: "h3" }),
  Blockquote: Decoration.line({ class: "quote" }),
  ListItem: Decoration.line({ class: "item" }),
  Table: Decoration.line({ class: "table" }),
  FencedCode: Decoration.line({ class: "code" }),
};

function shownIn(view: EditorView, around: Around): { readonly all: DecorationSet; readonly chips: DecorationSet } {
  const { state } = view;
  const some: Range<Decoration>[] = [];
  const chips: Range<Decoration>[] = [];
  for (const { from, to } of view.visibleRanges) {
    const found: Found[] = [];
    for (let at = from; at <= to; ) {
      const line = state.doc.lineAt(at);
      some.push(paragraph.range(line.from));
      for (const one of referencesIn(line.text))
        found.push({ ...one, from: line.from + one.from, till: line.from + one.till });
      at = line.to + 1;
    }
    for (const { from: start, till, reference } of found) {
      const widget = new ChipWidget(around.chip(reference), reference);
      chips.push(Decoration.replace({ widget }).range(start, till));
    }
    const touched = touches(state, view.hasFocus);
    syntaxTree(state).iterate({
      from,
      to,
      enter: (node) => {
        if (found.some((one) => one.from <= node.from && one.till >= node.to)) return false;
        look(node, state, touched, some);
        return undefined;
      },
    });
  }
  return { all: Decoration.set([...some, ...chips], true), chips: Decoration.set(chips, true) };
}

type Touched = (from: number, to: number) => boolean;
function touches(state: EditorState, focused: boolean): Touched {
  const { from, to } = state.selection.main;
  return (start, end) => focused && from <= end && to >= start;
}

function look(node: SyntaxNodeRef, state: EditorState, touched: Touched, into: Range<Decoration>[]): void {
  const { name, from, to } = node;
  const mark = marks[name];
  if (mark && to > from) into.push(mark.range(from, to));
  const lines = lineLooks[name];
  if (lines)
    for (let at = from; at <= to; ) {
      const line = state.doc.lineAt(at);
      into.push(lines.range(line.from));
      at = line.to + 1;
    }
  const hide = (start: number, end: number) => {
    if (end > start && state.doc.lineAt(start).to >= end) into.push(hidden.range(start, end));
  };
  const blank = (end: number) => (state.sliceDoc(end, end + 1) === " " ? end + 1 : end);
  const parent = node.node.parent;
  switch (name) {
    case "HeaderMark":
    case "QuoteMark":
      if (!touched(from, to)) hide(from, blank(to));
      break;
    case "EmphasisMark":
    case "StrikethroughMark":
    case "CodeMark":
      if (parent && parent.name !== "FencedCode" && !touched(parent.from, parent.to)) hide(from, to);
      break;
    case "LinkMark":
    case "URL":
    case "LinkTitle":
      // A link without words of its own shows its address.
      if (
        parent?.name === "Link" &&
        !touched(parent.from, parent.to) &&
        state.sliceDoc(parent.from, parent.from + 2) !== "[]"
      )
        hide(from, to);
      break;
    case "Escape":
      if (!touched(from, to)) hide(from, from + 1);
      break;
    case "ListMark":
      if (parent?.parent?.name === "BulletList" && !touched(from, to)) into.push(bullet.range(from, to));
      break;
  }
}
