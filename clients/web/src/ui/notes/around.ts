// What stands around a note: the cards and people it may refer to, as they are now, and the meeting's clock.

import { Mode } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { plain } from "../board/fitting.ts";
import type { Hands } from "../board/hands.ts";
import { kindKey, lookOf } from "../board/kinds.ts";
import { type BoardView, numberOf } from "../board/model.ts";
import { wordsRead } from "../board/withdrawn.ts";
import { t } from "../language.ts";
import { inOrderOfNames } from "../room/names.ts";
import type { Room } from "../room/room.ts";
import { clockAt } from "./clock.ts";
import type { Reference } from "./references.ts";

// A reference as it is shown.
export interface Chip {
  readonly words: string;
  readonly more: string; // said when one asks
  readonly look: string; // class names
  readonly leads: boolean; // somewhere
}

export class Around {
  readonly #room: Room;
  readonly #view: BoardView;
  readonly #hands: Hands;
  readonly #shown: (id: string) => void; // a card is to be seen

  constructor(room: Room, view: BoardView, hands: Hands, shown: (id: string) => void) {
    this.#room = room;
    this.#view = view;
    this.#hands = hands;
    this.#shown = shown;
  }

  get zone(): string {
    return this.#room.session.shown.board()?.timeZone ?? "";
  }
  nowMs(): number {
    return Math.round(this.#room.session.serverMs());
  }

  chip(reference: Reference): Chip {
    switch (reference.to) {
      case "card": {
        const card = this.#view.cards.get(reference.id);
        if (!card) return { words: t("notes.card.gone"), more: t("notes.card.gone.more"), look: "away", leads: false };
        const number = numberOf(card);
        const kind = t(kindKey(card.body.value.kind));
        return {
          words: number === "" ? kind : `${t("board.card")} ${number}`,
          more: `${kind}: ${wordsRead(t, card)}`,
          look: `card-chip ${lookOf(card.body.value.kind).family}`,
          leads: true,
        };
      }
      case "person": {
        const name = this.#room.nameOf(reference.id);
        return { words: `@${name || t("board.somebody")}`, more: "", look: "person", leads: false };
      }
      case "time":
        return { words: clockAt(reference.ms, this.zone), more: t("notes.time"), look: "time num", leads: false };
      default: {
        const kind = t(`notes.mark.${reference.to}` satisfies Key);
        const words = `${clockAt(reference.ms, this.zone, "with seconds")} ${kind}`;
        return { words, more: t("notes.mark.more"), look: "recorded num", leads: false };
      }
    }
  }
  follow(reference: Reference): void {
    if (reference.to !== "card") return;
    const { id } = reference;
    this.#shown(id);
    this.#hands.active.set(id);
    this.#hands.select([id]);
    // Once what lay over it is away.
    setTimeout(() => {
      const card = document.querySelector<HTMLElement>(`[data-stop="${CSS.escape(id)}"]`);
      card?.scrollIntoView({ block: "center", inline: "center" });
      card?.focus({ preventScroll: true });
    }, 60);
  }

  cards(looked: string): {
    readonly id: string;
    readonly number: string;
    readonly kind: string;
    readonly words: string;
    readonly look: string;
  }[] {
    const wanted = plain(looked).trim();
    const all = this.#view.order.flatMap((id) => {
      const card = this.#view.cards.get(id);
      if (!card) return [];
      const { kind } = card.body.value;
      const words = wordsRead(t, card).replace(/\s+/g, " ");
      return [{ id, number: numberOf(card), kind: t(kindKey(kind)), words, look: lookOf(kind).family }];
    });
    if (wanted === "") return all.sort((a, b) => Number(b.number || "99999") - Number(a.number || "99999"));
    const byNumber = all.filter(({ number }) => number.startsWith(wanted));
    const byWords = all.filter(
      (card) => !byNumber.includes(card) && plain(`${card.kind} ${card.words}`).includes(wanted),
    );
    return [
      ...byNumber.sort((a, b) => a.number.length - b.number.length || Number(a.number) - Number(b.number)),
      ...byWords,
    ];
  }
  people(looked: string): { readonly id: string; readonly name: string; readonly more: string }[] {
    const wanted = plain(looked).trim();
    return inOrderOfNames(this.#room.session.people.values())
      .filter(
        ({ name }) =>
          plain(name)
            .split(/\s+/)
            .some((part) => part.startsWith(wanted)) || plain(name).startsWith(wanted),
      )
      .map(({ participant, name, mode, affiliations }) => {
        const remote = mode === Mode.REMOTE ? [t("join.remote")] : [];
        return { id: participant, name, more: [...affiliations, ...remote].join(", ") };
      });
  }
}
