// A template's file in an editor: numbered lines, the parts of YAML told apart a little, and lines with a mistake marked.
import "../notes/styles.ts";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { HighlightStyle, StreamLanguage, type StringStream, syntaxHighlighting } from "@codemirror/language";
import { EditorState, RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const yaml = StreamLanguage.define<Record<string, never>>({
  startState: () => ({}),
  token(stream: StringStream) {
    if (stream.eatSpace()) return null;
    if (stream.match(/^#.*/)) return "comment";
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/) || stream.match(/^'(?:[^']|'')*'?/)) return "string";
    if (stream.match(/^[\w.-]+(?=\s*:(?:\s|$))/)) return "propertyName";
    if (stream.match(/^[[\]{},:]/) || stream.match(/^-(?=\s)/)) return "punctuation";
    stream.match(/^[^\s[\]{},:#"']+/) || stream.next();
    return null;
  },
});
const looks = HighlightStyle.define([
  { tag: tags.comment, class: "y-remark" },
  { tag: tags.propertyName, class: "y-key" },
  { tag: tags.punctuation, class: "y-sign" },
  { tag: tags.string, class: "y-words" },
]);

const wrongLines = StateEffect.define<readonly number[]>();
const mark = Decoration.line({ class: "y-wrong" });
const marked = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(before, { effects, changes, state }) {
    let now = before.map(changes);
    for (const effect of effects)
      if (effect.is(wrongLines)) {
        const builder = new RangeSetBuilder<Decoration>();
        for (const line of [...new Set(effect.value)].sort((a, b) => a - b))
          if (line >= 1 && line <= state.doc.lines) {
            const { from } = state.doc.line(line);
            builder.add(from, from, mark);
          }
        now = builder.finish();
      }
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

export interface PageOptions {
  readonly label: string;
  readonly describedBy: string; // id of what says what is wrong
  readonly changed: (text: string) => void;
}

export class YamlPage {
  readonly #view: EditorView;

  constructor(parent: HTMLElement, text: string, { label, describedBy, changed }: PageOptions) {
    this.#view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text,
        extensions: [
          EditorState.lineSeparator.of("\n"),
          lineNumbers(),
          EditorView.lineWrapping,
          history(),
          yaml,
          syntaxHighlighting(looks),
          marked,
          keymap.of([...defaultKeymap, ...historyKeymap]), // Tab moves on: nobody is caught in here
          EditorView.contentAttributes.of({
            "aria-label": label,
            tabindex: "0",
            "aria-describedby": describedBy,
            spellcheck: "false",
            autocorrect: "off",
            autocapitalize: "off",
          }),
          EditorView.clipboardInputFilter.of((pasted) => pasted.replace(/\r\n?/g, "\n")),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) changed(update.state.doc.toString());
          }),
        ],
      }),
    });
  }
  focus(): void {
    this.#view.focus();
  }
  mark(lines: readonly number[]): void {
    this.#view.dispatch({ effects: wrongLines.of(lines) });
  }
  // To a place, both counted from 1; columns are those of the file's bytes, near enough to find it.
  goTo(line: number, column: number): void {
    const at = this.#view.state.doc.line(Math.min(Math.max(1, line), this.#view.state.doc.lines));
    const anchor = Math.min(at.from + Math.max(0, column - 1), at.to);
    this.#view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
    this.#view.focus();
  }
  close(): void {
    this.#view.destroy();
  }
}
