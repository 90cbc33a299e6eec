// `#` offers the cards, `@` the people. What is put in is a reference by id (references.ts).
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import { t } from "../language.ts";
import type { Around } from "./around.ts";
import { toCard, toPerson } from "./references.ts";

const most = 40;

interface Offer extends Completion {
  readonly look: string;
}

export function completions(around: () => Around) {
  return autocompletion({
    override: [(context) => offered(context, around())],
    icons: false,
    defaultKeymap: false, // Escape leaves the note, unless something is offered
    tooltipClass: () => "note-offers",
    optionClass: (offer) => `offer ${(offer as Offer).look}`,
    interactionDelay: 0,
  });
}

export function offered(context: CompletionContext, around: Around): CompletionResult | null {
  const typed = context.matchBefore(/(?<![\p{L}\p{N}#@&/])[#@][\p{L}\p{N}\p{M}]*/u);
  if (!typed) return null;
  const [sign, looked] = [typed.text[0], typed.text.slice(1)];
  const options = sign === "#" ? cards(around, looked) : people(around, looked);
  return { from: typed.from, options: options.slice(0, most), filter: false };
}

function cards(around: Around, looked: string): Offer[] {
  return around.cards(looked).map(({ id, number, kind, words, look }) => ({
    label: `${t("board.card")} ${number}`,
    detail: words,
    type: kind,
    look,
    apply: followedByBlank(toCard(id, number)),
  }));
}
function people(around: Around, looked: string): Offer[] {
  return around.people(looked).map(({ id, name, more }) => ({
    label: name,
    detail: more,
    look: "person",
    apply: followedByBlank(toPerson(id)),
  }));
}

function followedByBlank(words: string): NonNullable<Offer["apply"]> {
  return (view, _, from, to) => {
    const insert = /[\s.,;:!?)]/.test(view.state.sliceDoc(to, to + 1)) ? words : `${words} `;
    view.dispatch({
      changes: { from, to, insert },
      selection: { anchor: from + insert.length },
      userEvent: "input.complete",
    });
  };
}
