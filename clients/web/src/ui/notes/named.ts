// Names that stand in a record note, pointed out while it is written: by the same checks, over the people whom this page
// knows. Only looked at once nobody has typed for a moment; what was found moves with the words.
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import type { Person } from "../../index.ts";
import { placesOf } from "../record/instead.ts";
import { type Found, namedIn } from "../record/named.ts";

const calmMs = 400;

export interface Named {
  readonly from: number;
  readonly to: number;
}
// Where they stand; one that lies within another is that one.
export function placesNamed(text: string, found: readonly Found[]): readonly Named[] {
  const all = found
    .flatMap((one) => placesOf(text, one).map((from) => ({ from, to: from + one.words.length })))
    .sort((a, b) => a.from - b.from || b.to - a.to);
  return all.filter(({ to }, at) => !all.slice(0, at).some((before) => before.to >= to));
}

export interface Pointing {
  readonly people: readonly Person[]; // whose names are looked for; none: in a note for few, names may stand
  readonly words: string; // of what is pointed out
  readonly found: (names: readonly string[]) => void; // as they stand there
}

const showNamed = StateEffect.define<DecorationSet>();
const shown = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (before, { changes, effects }) => {
    let now = before.map(changes);
    for (const effect of effects) if (effect.is(showNamed)) now = effect.value;
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

// `pointing` is asked each time: people come, and whom a note is for changes.
export const pointsOutNames = (pointing: () => Pointing | undefined) => [
  shown,
  ViewPlugin.define((view) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let told = "";
    const look = () => {
      timer = undefined;
      if (view.compositionStarted) return soon();
      const { people, words, found } = pointing() ?? { people: [], words: "", found: () => {} };
      const text = view.state.doc.toString();
      const named = namedIn(text, people);
      const mark = Decoration.mark({ class: "note-named", attributes: { title: words } });
      view.dispatch({
        effects: showNamed.of(Decoration.set(placesNamed(text, named).map(({ from, to }) => mark.range(from, to)))),
      });
      const names = named.map((one) => one.words);
      if (names.join("\n") !== told) found(names);
      told = names.join("\n");
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(look, calmMs);
    };
    soon();
    return {
      update: ({ docChanged, transactions }: ViewUpdate) => {
        if (docChanged || transactions.some(({ effects }) => effects.some((one) => one.is(lookAgain)))) soon();
      },
      destroy: () => clearTimeout(timer),
    };
  }),
];
export const lookAgain = StateEffect.define<null>();
