import { create } from "@bufbuild/protobuf";
import { cardsOfRegion, type DocumentReader } from "../../document/index.ts";
import { type Card, CardKind, CardSchema, type Place, PlaceSchema, type Verb } from "../../protocol/index.ts";
import { answered, answersOf } from "../field_answers.ts";
import { cardsIfStill, type FindWayBack, fieldsOf, fieldsStand, ifStill, just, nothing } from "../way_back.ts";
import type { Knowledge } from "./knowledge.ts";

export const addCard: Knowledge<"addCard"> = {
  guess(guess, asked) {
    const card = guess.fresh(asked.id, "card", create(CardSchema));
    if (!card) return;
    guess.place(card, asked.id, asked.place);
    // What its region asks for first; an idea, where it asks for nothing.
    const usual = guess.document.region(card.region)?.cardKinds[0] ?? CardKind.IDEA;
    card.kind = asked.kind === CardKind.CARD_KIND_UNSPECIFIED ? usual : asked.kind;
    card.source = asked.source;
    card.duplicateOf = asked.duplicateOf;
    card.writtenMs = asked.writtenMs;
    card.hidden = guess.document.board()?.silentWriting ?? false;
    guess.firstWords(asked.id, asked.text);
  },
  wayBack: (asked) => (now) => {
    const card = now.card(asked.id);
    if (!card) return nothing("gone");
    if (card.trashed) return nothing("inTrashAlready");
    const asWritten =
      now.words(asked.id) === asked.text && card.mergedInto === "" && card.cluster === (asked.place?.cluster ?? "");
    if (!asWritten) return nothing("changedSince");
    return just({ case: "trashCards", value: { ids: [asked.id] } });
  },
  words: (asked) => asked.text,
  makesWords: (asked) => ({ id: asked.id, words: asked.text }),
};

const cardFields = ["kind", "source", "actorType", "chainStage"] as const;

type SetCardAsked = Extract<Verb, { case: "setCard" }>["value"];

const sameGoals = (asked: SetCardAsked, sdgs: readonly number[]) =>
  !asked.setSdgs || (asked.sdgs ?? []).join() === sdgs.join();

export const setCard: Knowledge<"setCard"> = {
  guess(guess, asked) {
    const card = guess.changed(asked.id, "card");
    if (!card) return;
    Object.assign(card, fieldsOf(asked, asked, cardFields));
    if (asked.setSdgs) card.sdgs = [...(asked.sdgs ?? [])];
    card.fields = answered(card, asked.fields);
  },
  wayBack(asked, before) {
    const was = before.card(asked.id);
    if (!was) return undefined;
    return ifStill(
      "card",
      asked.id,
      (now) =>
        fieldsStand(asked, now, cardFields) &&
        sameGoals(asked, now.sdgs) &&
        Object.entries(asked.fields ?? {}).every(([name, answer]) => (answersOf(now)[name] ?? "") === answer),
      (ifVersion) => ({
        case: "setCard",
        value: {
          id: asked.id,
          ...fieldsOf(asked, was, cardFields),
          ...(asked.setSdgs ? { setSdgs: true, sdgs: [...was.sdgs] } : {}),
          fields: Object.fromEntries(Object.keys(asked.fields ?? {}).map((name) => [name, answersOf(was)[name] ?? ""])),
          ifVersion,
        },
      }),
    );
  },
  words: (asked) => [asked.source ?? "", ...Object.values(asked.fields ?? {})].filter(Boolean).join("\n\n"),
};

// Where cards were, to be brought back there.
export interface WasPlaced {
  readonly id: string;
  readonly card: Card;
  readonly following: readonly string[]; // the cards before it in its region, the nearest first
}

// In reading order, so that a card comes back before those that followed it.
export function placedBefore(ids: readonly string[], before: DocumentReader): WasPlaced[] {
  const was = ids.flatMap((id): WasPlaced[] => {
    const card = before.card(id);
    if (!card) return [];
    const region = cardsOfRegion(before, card.region).map((other) => other.id);
    return [{ id, card, following: region.slice(0, region.indexOf(id)).reverse() }];
  });
  return was.sort((a, b) => a.following.length - b.following.length);
}

// Beside the nearest card that is still there, or comes back before this one.
export function moveBack(
  { id, card, following }: WasPlaced,
  now: DocumentReader,
  ifVersion: number,
  comeBack: ReadonlySet<string>,
): Verb {
  const { region, cluster, placed, x, y } = card;
  const after = following.find((other) => comeBack.has(other) || now.card(other)?.region === region) ?? "";
  const first = after === "" ? cardsOfRegion(now, region).find((other) => other.id !== id)?.id : undefined;
  const beside = { after, before: first ?? "" };
  return { case: "moveCards", value: { ids: [id], to: { region, cluster, ...beside, placed, x, y }, ifVersion } };
}

export const moveCards: Knowledge<"moveCards"> = {
  guess(guess, asked) {
    let to: Place = asked.to ?? create(PlaceSchema);
    for (const id of asked.ids) {
      const card = guess.changed(id, "card");
      if (!card) continue;
      guess.place(card, id, to);
      if (to.after !== "" || to.before === "") to = { ...to, after: id };
    }
  },
  wayBack(asked, before) {
    const was = placedBefore(asked.ids, before);
    const to = asked.to ?? create(PlaceSchema);
    return (now) => {
      const verbs: Verb[] = [];
      const comeBack = new Set<string>();
      for (const placed of was) {
        const record = now.find(placed.id);
        const card = now.card(placed.id);
        const stands =
          card?.cluster === to.cluster && (to.region === "" || card.region === to.region || to.cluster !== "");
        if (!record || !stands) continue;
        verbs.push(moveBack(placed, now, record.version, comeBack));
        comeBack.add(placed.id);
      }
      return verbs.length === 0 ? nothing("changedSince") : { verbs };
    };
  },
};

// Those of the cards for which a request changes something.
function changedBy(ids: readonly string[], before: DocumentReader, had: (card: Card) => boolean): string[] {
  return ids.filter((id) => {
    const card = before.card(id);
    return card !== undefined && !had(card);
  });
}

function flag(
  ids: readonly string[],
  before: DocumentReader,
  stands: (card: Card) => boolean,
  back: (ids: string[]) => Verb,
): FindWayBack {
  return cardsIfStill(changedBy(ids, before, stands), stands, back);
}

export const lockCards: Knowledge<"lockCards"> = {
  guess(guess, { ids, locked }) {
    for (const id of ids) {
      const card = guess.changed(id, "card");
      if (card) card.locked = locked;
    }
  },
  wayBack: ({ ids, locked }, before) =>
    flag(
      ids,
      before,
      (card) => card.locked === locked,
      (still) => ({
        case: "lockCards",
        value: { ids: still, locked: !locked },
      }),
    ),
};

export const parkCards: Knowledge<"parkCards"> = {
  guess(guess, { ids, parked }) {
    for (const id of ids) {
      const card = guess.changed(id, "card");
      if (card) card.parked = parked;
    }
  },
  wayBack: ({ ids, parked }, before) =>
    flag(
      ids,
      before,
      (card) => card.parked === parked,
      (still) => ({
        case: "parkCards",
        value: { ids: still, parked: !parked },
      }),
    ),
};

const isTrashed = (card: Card) => card.trashed !== undefined;

export const trashCards: Knowledge<"trashCards"> = {
  guess(guess, { ids, reason }) {
    for (const id of ids) {
      const card = guess.changed(id, "card");
      if (card) card.trashed = guess.trashed(reason);
    }
  },
  wayBack: ({ ids }, before) =>
    flag(ids, before, isTrashed, (still) => ({ case: "restoreCards", value: { ids: still } })),
  words: (asked) => asked.reason,
};

export const restoreCards: Knowledge<"restoreCards"> = {
  guess(guess, { ids }) {
    for (const id of ids) delete guess.changed(id, "card")?.trashed;
  },
  wayBack({ ids }, before) {
    // The reason it had there: without one, somebody else's card would not go back.
    const reason = ids.map((id) => before.card(id)?.trashed?.reason ?? "").find(Boolean) ?? "";
    return flag(
      ids,
      before,
      (card) => !isTrashed(card),
      (still) => ({ case: "trashCards", value: { ids: still, reason } }),
    );
  },
};

// Its words go when the server says so, and for good: there is no way back.
export const withdrawCard: Knowledge<"withdrawCard"> = {
  guess(guess, { id }) {
    const card = guess.changed(id, "card");
    if (!card) return;
    card.withdrawnMs = BigInt(guess.wallMs);
    card.source = "";
    card.fields = [];
  },
};

export const mergeCards: Knowledge<"mergeCards"> = {
  guess(guess, asked) {
    for (const id of asked.from) {
      const card = id === asked.into ? undefined : guess.changed(id, "card");
      if (card) card.mergedInto = asked.undo ? "" : asked.into;
    }
  },
  wayBack({ into, from, undo }) {
    const then = undo ? "" : into;
    return cardsIfStill(
      from,
      (card) => card.mergedInto === then,
      (still) => ({
        case: "mergeCards",
        value: { into, from: still, undo: !undo },
      }),
    );
  },
};
