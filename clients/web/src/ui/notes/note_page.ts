// One note open in an editor: CodeMirror on the page, bound to the words in the session. Undo is the core's, so that it
// takes back one's own typing only.
import "./styles.ts";
import { closeCompletion, completionKeymap, completionStatus, startCompletion } from "@codemirror/autocomplete";
import { standardKeymap } from "@codemirror/commands";
import { defineLanguageFacet, Language } from "@codemirror/language";
import { Annotation, EditorState, type Transaction, type TransactionSpec } from "@codemirror/state";
import { EditorView, keymap, placeholder, tooltips } from "@codemirror/view";
import type { Change, Session, Taken } from "../../index.ts";
import { t } from "../language.ts";
import { Store } from "../store.ts";
import type { Around } from "./around.ts";
import { Binding, type Page } from "./binding.ts";
import { others, showCarets } from "./carets.ts";
import { clockAt } from "./clock.ts";
import {
  type Beginning,
  begins,
  type Does,
  deeper,
  inline,
  lines,
  link,
  newLine,
  put,
  putApart,
  putOnLine,
  within,
} from "./commands.ts";
import { completions } from "./completions.ts";
import { aroundChanged, livePreview } from "./live_preview.ts";
import { notesMarkdown } from "./markdown.ts";
import { lookAgain, type Pointing, pointsOutNames } from "./named.ts";
import { changeOf, specOf } from "./page_change.ts";
import { type Mark, toMark, toTime } from "./references.ts";

export interface PageHost {
  refused(taken: Taken & { ok: false }): void;
  tooLong(): void;
  done(next: "stay" | "another"): void;
  others(participants: readonly string[]): void;
  nameOf(participant: string): string;
  gone(): void;
}
// What is so where the caret is, for the tools to show.
export type Looks = ReadonlySet<"bold" | "italic" | Beginning>;

const language = new Language(defineLanguageFacet(), notesMarkdown, [], "notes");
const fromWords = Annotation.define<boolean>();
const restMs = 60; // after an input method has put its words down, until CodeMirror has seen them

// What the words are called, and how many fit, as the server counts them (facilitation/rules/limits.h).
export interface Paper {
  readonly label: string;
  readonly placeholder: string;
  readonly mostCharacters: number;
  readonly mostBytes: number;
  readonly refers: boolean; // to cards, people and moments
}
const ofNotes = (): Paper => ({
  label: t("notes.words"),
  placeholder: t("notes.placeholder"),
  mostCharacters: 20_000,
  mostBytes: 65_536,
  refers: true,
});

export class NotePage implements Page {
  readonly looks = new Store<Looks>(new Set());
  readonly #binding: Binding;
  readonly #view: EditorView;
  readonly #host: PageHost;
  readonly #paper: Paper;
  #around: Around;
  #pointing: Pointing | undefined;
  #undoing = false;
  #acted = false; // typed, or put the caret somewhere
  #alone = true; // nobody else's caret is shown
  #waits: ReturnType<typeof setTimeout> | undefined;
  #isOpen = true;

  constructor(session: Session, id: string, parent: HTMLElement, around: Around, host: PageHost, paper = ofNotes()) {
    this.#host = host;
    this.#paper = paper;
    this.#around = around;
    this.#binding = new Binding((watcher) => session.openWords(id, watcher), this);
    const { words } = this.#binding.words;
    this.#view = new EditorView({
      parent,
      dispatchTransactions: (transactions, view) => this.#dispatched(transactions, view),
      state: EditorState.create({
        doc: words,
        selection: { anchor: words.length },
        extensions: [
          EditorState.lineSeparator.of("\n"), // the words keep the line ends they have
          EditorState.phrases.of({ Completions: t("notes.offers") }),
          language,
          livePreview(around),
          others,
          pointsOutNames(() => this.#pointing),
          paper.refers ? completions(() => this.#around) : [],
          keymap.of([...completionKeymap.filter(({ key }) => key !== "Escape"), ...this.#keys(), ...standardKeymap]),
          EditorView.lineWrapping,
          EditorView.perLineTextDirection.of(true),
          EditorView.contentAttributes.of({
            "aria-label": paper.label,
            spellcheck: "true",
            autocorrect: "on",
            autocapitalize: "sentences",
          }),
          EditorView.clipboardInputFilter.of((pasted) => pasted.replace(/\r\n?/g, "\n")),
          EditorView.domEventHandlers({
            paste: (event) => this.#pasted(event),
            compositionend: () => this.#restSoon(),
            beforeinput: (event) => this.#takenBack(event),
          }),
          EditorView.updateListener.of((update) => {
            if (update.selectionSet || update.docChanged || update.focusChanged) this.#caretMoved();
          }),
          placeholder(paper.placeholder),
          tooltips({ position: "fixed" }),
        ],
      }),
    });
    this.caretsMoved();
    this.#caretMoved();
  }

  focus(): void {
    this.#view.focus();
  }
  close(): void {
    this.#isOpen = false;
    clearTimeout(this.#waits);
    this.#binding.close();
    this.#view.destroy();
  }
  get isEmpty(): boolean {
    return this.#view.state.doc.toString().trim() === "";
  }
  // Names and numbers may be others now.
  stands(around: Around): void {
    this.#around = around;
    this.#view.dispatch({ effects: aroundChanged.of(around) });
    this.caretsMoved();
  }

  // Whose names are to stay out of it; nobody's: undefined.
  pointsOut(pointing: Pointing | undefined): void {
    this.#pointing = pointing;
    this.#view.dispatch({ effects: lookAgain.of(null) });
  }

  // ---------------------------------------------------------------- tools

  does(what: Does): boolean {
    const spec = what(this.#view.state);
    if (spec) this.#view.dispatch({ ...spec, userEvent: "input" });
    this.#view.focus();
    return spec !== undefined;
  }
  toggles(what: "bold" | "italic" | Beginning): boolean {
    if (what === "bold") return this.does(inline("StrongEmphasis"));
    if (what === "italic") return this.does(inline("Emphasis"));
    return this.does(lines(what));
  }
  links(): boolean {
    return this.does(link);
  }
  offers(sign: "#" | "@"): void {
    this.does((state) => {
      const before = state.sliceDoc(Math.max(0, state.selection.main.from - 1), state.selection.main.from);
      return put(state, /\S/.test(before) ? ` ${sign}` : sign);
    });
    startCompletion(this.#view);
  }
  stamps(): boolean {
    const ms = this.#around.nowMs();
    return this.does((state) => putApart(state, toTime(ms, clockAt(ms, this.#around.zone))));
  }
  marks(mark: Mark): boolean {
    const ms = this.#around.nowMs();
    return this.does((state) => putOnLine(state, toMark(mark, ms, clockAt(ms, this.#around.zone, "with seconds"))));
  }
  undo(): boolean {
    return this.#goesBack(() => this.#binding.words.undo());
  }
  redo(): boolean {
    return this.#goesBack(() => this.#binding.words.redo());
  }
  #goesBack(how: () => Taken): boolean {
    if (this.composing) return true;
    this.#undoing = true;
    how();
    this.#undoing = false;
    this.#view.focus();
    return true;
  }
  #keys() {
    const does = (what: Does) => () => this.does(what);
    return [
      { key: "Enter", run: does(newLine) },
      { key: "Mod-Enter", run: () => this.#isDone("another") },
      { key: "Escape", run: (view: EditorView) => this.#leaves(view) },
      { key: "Mod-z", run: () => this.undo(), preventDefault: true },
      { key: "Mod-y", run: () => this.redo(), preventDefault: true },
      { key: "Mod-Shift-z", run: () => this.redo(), preventDefault: true },
      { key: "Mod-b", run: () => this.toggles("bold") },
      { key: "Mod-i", run: () => this.toggles("italic") },
      { key: "Mod-k", run: () => this.links() },
      { key: "Mod-Alt-2", run: () => this.toggles("heading") },
      { key: "Mod-Shift-7", run: () => this.toggles("numbered") },
      { key: "Mod-Shift-8", run: () => this.toggles("list") },
      { key: "Mod-Shift-9", run: () => this.toggles("quotation") },
      { key: "Mod-]", run: does(deeper(1)) },
      { key: "Mod-[", run: does(deeper(-1)) },
      ...(this.#paper.refers
        ? [
            { key: "F8", run: () => this.stamps() },
            { key: "F9", run: () => this.marks("moment") },
          ]
        : []),
    ];
  }
  // What is offered goes first.
  #leaves(view: EditorView): boolean {
    const offers = completionStatus(view.state) === "active";
    closeCompletion(view);
    return offers || this.#isDone("stay");
  }
  #isDone(next: "stay" | "another"): boolean {
    // Later: the editor must not go away under its own hands.
    queueMicrotask(() => this.#host.done(next));
    return true;
  }

  // ---------------------------------------------------------------- from the page to the words

  // Each change is asked for before it is made; what comes after one that is not taken stands on it.
  #dispatched(transactions: readonly Transaction[], view: EditorView): void {
    const made: Transaction[] = [];
    for (const transaction of transactions) {
      const own = !transaction.annotation(fromWords);
      if (own && (transaction.docChanged || transaction.selection)) this.#acted = true;
      if (transaction.docChanged && own && !this.#asks(transaction)) break;
      made.push(transaction);
    }
    view.update(made); // with none, the page is drawn again as it was
    if (this.composing) return;
    this.#binding.settle();
  }
  #asks({ changes, startState, newDoc }: Transaction): boolean {
    if (newDoc.length > startState.doc.length && isTooLong(newDoc.toString(), this.#paper)) {
      this.#host.tooLong();
      return false;
    }
    const taken = this.#binding.ask(changeOf(changes, startState.doc));
    if (!taken.ok) this.#host.refused(taken);
    return taken.ok;
  }
  #caretMoved(): void {
    const { state } = this.#view;
    const { head, anchor } = state.selection.main;
    if (this.#view.hasFocus) this.#binding.showCaret(head, anchor);
    const looks = new Set<"bold" | "italic" | Beginning>();
    if (within(state, "StrongEmphasis")) looks.add("bold");
    if (within(state, "Emphasis")) looks.add("italic");
    for (const name of ["heading", "list", "numbered", "quotation"] as const) if (begins(state, name)) looks.add(name);
    if ([...looks].join() !== [...this.looks.value].join()) this.looks.set(looks);
  }

  // Formatted words are cleaned; the way to the clipboard with Shift brings them plain.
  #pasted(event: ClipboardEvent): boolean {
    const html = event.clipboardData?.getData("text/html") ?? "";
    const words = event.clipboardData?.getData("text/plain") ?? "";
    if (html === "") return false;
    void import("./paste.ts")
      .then(({ cleaned }) => cleaned(html) || words)
      .catch(() => words)
      .then((clean) => {
        if (!this.#isOpen) return;
        this.#view.dispatch({ ...asPasted(this.#view.state, clean.replace(/\r\n?/g, "\n")), userEvent: "input.paste" });
      });
    event.preventDefault();
    return true;
  }
  // Asked for by a menu or a shaken phone: the browser's own would take back others' typing too.
  #takenBack(event: InputEvent): boolean {
    if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return false;
    event.preventDefault();
    return event.inputType === "historyUndo" ? this.undo() : this.redo();
  }

  // ---------------------------------------------------------------- from the words to the page

  get composing(): boolean {
    return this.#view.compositionStarted;
  }
  make(change: Change): void {
    const { state } = this.#view;
    const changes = state.changes(specOf(change));
    const spec: TransactionSpec = { changes, annotations: fromWords.of(true) };
    // Whoever has only come stays at the end.
    if (!this.#undoing && !this.#acted)
      return this.#view.dispatch({ ...spec, selection: { anchor: changes.newLength } });
    if (!this.#undoing) return this.#view.dispatch(spec);
    // The caret goes to what was taken back.
    let caret = 0;
    changes.iterChanges((_from, _till, _start, end) => {
      caret = end;
    });
    this.#view.dispatch({ ...spec, selection: { anchor: caret }, scrollIntoView: true });
  }
  caretsMoved(): void {
    const carets = this.#binding.carets();
    if (!carets || (carets.length === 0 && this.#alone)) return;
    this.#alone = carets.length === 0;
    const named = carets.map((one) => ({ ...one, name: this.#host.nameOf(one.participant) || t("board.somebody") }));
    this.#view.dispatch({ effects: showCarets.of(named) });
    this.#host.others([...new Set(named.map(({ participant }) => participant))]);
  }
  held(): void {
    this.#restSoon();
  }
  gone(): void {
    this.#host.gone();
  }
  #restSoon(): void {
    if (this.#waits !== undefined) return;
    this.#waits = setTimeout(() => {
      this.#waits = undefined;
      this.#binding.settle();
      if (this.#binding.holds) this.#restSoon();
    }, restMs);
  }
}

function isTooLong(words: string, { mostCharacters, mostBytes }: Paper): boolean {
  if (words.length <= mostCharacters / 2) return false;
  return [...words].length > mostCharacters || new TextEncoder().encode(words).length > mostBytes;
}

// What has several paragraphs stands apart from the line one is on.
function asPasted(state: EditorState, words: string): TransactionSpec {
  const { from } = state.selection.main;
  const line = state.doc.lineAt(from);
  const begins = /^(#{1,6} |[-*+] |\d+[.)] |> |\|)/.test(words);
  const before = begins && state.sliceDoc(line.from, from).trim() !== "" ? "\n\n" : "";
  return put(state, before + words);
}
