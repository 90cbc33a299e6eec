// What stands beside the board until the person has seen it: refusals with their words, notices, what happened meanwhile.
import type { Handback, Saying, WhileAway } from "../../index.ts";
import { RefusalCode } from "../../index.ts";
import { Store } from "../store.ts";

export type Message =
  | { readonly kind: "refused"; readonly handback: Handback }
  | { readonly kind: "notice"; readonly saying: Saying }
  | { readonly kind: "told"; readonly words: string } // until it is read
  | { readonly kind: "away"; readonly summary: WhileAway }
  | { readonly kind: "revealed" }
  | { readonly kind: "newer"; readonly load: () => void } // a newer build of this page
  | { readonly kind: "undoable"; readonly words: string };

export interface Standing {
  readonly id: number;
  readonly message: Message;
}

const atMost = 4;
const passesMs = 8_000;

export class Messages {
  readonly standing = new Store<readonly Standing[]>([]);
  #next = 1;

  say(message: Message): void {
    // What was wanted is so already: nobody needs to hear of it.
    if (message.kind === "refused" && message.handback.refusal.code === RefusalCode.NOTHING_TO_DO) return;
    const id = this.#next++;
    const same = (one: Standing) => sameWords(one.message, message);
    const others = this.standing.value.filter((one) => !same(one));
    this.standing.set([...others, { id, message }].slice(-atMost));
    if (passes(message)) setTimeout(() => this.close(id), passesMs);
  }
  close(id: number): void {
    this.standing.set(this.standing.value.filter((one) => one.id !== id));
  }
}

function passes(message: Message): boolean {
  return message.kind === "undoable" || message.kind === "notice" || message.kind === "revealed";
}
function sameWords(a: Message, b: Message): boolean {
  if (a.kind === "notice" && b.kind === "notice") return a.saying.code === b.saying.code;
  return (
    a.kind === b.kind &&
    (a.kind === "undoable" || a.kind === "told" || a.kind === "away" || a.kind === "newer" || a.kind === "revealed")
  );
}
