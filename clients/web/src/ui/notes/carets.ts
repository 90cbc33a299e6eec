// Where the others are in these words: a caret with a name, and what they have chosen. Each in one of a few colours, the
// same on every screen.
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view";

export interface NamedCaret {
  readonly participant: string;
  readonly name: string;
  readonly caret: number;
  readonly anchor: number;
}

export const showCarets = StateEffect.define<readonly NamedCaret[]>();

const colours = 4;
export function colourOf(participant: string): number {
  let sum = 0;
  for (let at = 0; at < participant.length; at += 1) sum = (sum * 31 + participant.charCodeAt(at)) % 9973;
  return sum % colours;
}

class CaretWidget extends WidgetType {
  readonly name: string;
  readonly colour: number;

  constructor(name: string, colour: number) {
    super();
    this.name = name;
    this.colour = colour;
  }
  override eq(other: CaretWidget): boolean {
    return other.name === this.name && other.colour === this.colour;
  }
  override toDOM(): HTMLElement {
    const element = document.createElement("span");
    element.className = `other-caret c${this.colour}`;
    element.ariaHidden = "true";
    const flag = element.appendChild(document.createElement("bdi"));
    flag.textContent = this.name;
    return element;
  }
  override ignoreEvent(): boolean {
    return true;
  }
}

export const others = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, transaction) {
    let now = shown.map(transaction.changes);
    for (const effect of transaction.effects)
      if (effect.is(showCarets)) now = drawn(effect.value, transaction.newDoc.length);
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function drawn(carets: readonly NamedCaret[], length: number): DecorationSet {
  const within = (at: number) => Math.min(Math.max(at, 0), length);
  return Decoration.set(
    carets.flatMap(({ participant, name, caret, anchor }) => {
      const colour = colourOf(participant);
      const at = within(caret);
      const [from, to] = [Math.min(at, within(anchor)), Math.max(at, within(anchor))];
      const widget = Decoration.widget({ widget: new CaretWidget(name, colour), side: 1 }).range(at);
      return from === to ? [widget] : [Decoration.mark({ class: `other-choice c${colour}` }).range(from, to), widget];
    }),
    true,
  );
}
