// The guidebook: chapters and entries, what their fields say, which quotations they use. Whether a part can be ready, and
// who may be named, is the server's to say.
import { create } from "@bufbuild/protobuf";
import { type DocumentReader, entriesOfChapter } from "../../document/index.ts";
import { EntryFieldSchema, EntrySchema, fieldIdOf, type SourceRef } from "../../protocol/index.ts";
import type { Guess } from "../guess.ts";
import { fieldsOf, fieldsStand, ifStill, just, nothing } from "../way_back.ts";
import { type Knowledge, together } from "./knowledge.ts";

const sameSource = (one: Pick<SourceRef, "document" | "id">, other: Pick<SourceRef, "document" | "id">) =>
  one.document === other.document && one.id === other.id;

// A key near enough until the server gives the true one. `after`: an entry, "" the first place, undefined the last.
function keyAfter(document: DocumentReader, chapter: string, after: string | undefined, moved = ""): string {
  const others = entriesOfChapter(document, chapter).filter(({ id }) => id !== moved);
  const before = after === undefined ? others.at(-1) : others.find(({ id }) => id === after);
  if (before) return `${before.body.value.order}0`;
  const first = after === "" ? others[0]?.body.value.order : undefined;
  // Directly before the first: no key of the server's begins with this sign.
  return first === undefined ? "0" : `!${first}`;
}

const headFields = ["title", "organiser"] as const;

export const setGuidebook: Knowledge<"setGuidebook"> = {
  guess(guess, asked) {
    const head = guess.changed("guidebook", "guidebook");
    if (head) Object.assign(head, fieldsOf(asked, asked, headFields));
  },
  wayBack(asked, before) {
    const was = before.guidebook();
    if (!was) return undefined;
    return ifStill(
      "guidebook",
      "guidebook",
      (now) => fieldsStand(asked, now, headFields),
      (ifVersion) => ({ case: "setGuidebook", value: { ...fieldsOf(asked, was, headFields), ifVersion } }),
    );
  },
  words: (asked) => together(asked.title, asked.organiser),
};

function freshField(guess: Guess, owner: string, name: string, text: string, sources: SourceRef[]): void {
  const id = fieldIdOf(owner, name);
  if (guess.fresh(id, "entryField", create(EntryFieldSchema, { owner, name, sources }))) guess.firstWords(id, text);
}

export const addEntry: Knowledge<"addEntry"> = {
  guess(guess, { id, type, chapter, title, fields }) {
    const order = keyAfter(guess.document, chapter, undefined);
    const entry = create(EntrySchema, { type, chapter, title, order, state: "draft", by: guess.me });
    if (!guess.fresh(id, "entry", entry)) return;
    for (const { name, text, sources } of fields)
      if (text !== "" || sources.length > 0) freshField(guess, id, name, text, sources);
  },
  wayBack: (asked) => (now) => {
    const entry = now.entry(asked.id);
    if (!entry) return nothing("gone");
    const asBegun = asked.fields.every(({ name, text }) => now.words(fieldIdOf(asked.id, name)) === text);
    if (entry.trashed || entry.state === "ready" || !asBegun) return nothing("changedSince");
    return just({ case: "trashEntry", value: { id: asked.id } });
  },
  words: (asked) => together(asked.title, ...asked.fields.map(({ text }) => text)),
};

const entryFields = ["title", "place", "period", "organisationType", "sector", "reportedNotVerified"] as const;

export const setEntry: Knowledge<"setEntry"> = {
  guess(guess, asked) {
    const entry = guess.changed(asked.id, "entry");
    if (!entry) return;
    Object.assign(entry, fieldsOf(asked, asked, entryFields));
    if (asked.setSdgs) entry.sdgs = [...asked.sdgs];
    if (asked.naming) entry.naming = asked.naming;
  },
  wayBack(asked, before) {
    const was = before.entry(asked.id);
    if (!was) return undefined;
    return ifStill(
      "entry",
      asked.id,
      (now) => fieldsStand(asked, now, entryFields),
      (ifVersion) => {
        const sdgs = asked.setSdgs ? { setSdgs: true, sdgs: was.sdgs } : {};
        const naming = asked.naming ? { naming: was.naming ?? {} } : {};
        const value = { ...fieldsOf(asked, was, entryFields), ...sdgs, ...naming, id: asked.id, ifVersion };
        return { case: "setEntry", value };
      },
    );
  },
  words: ({ title, place, period, organisationType, sector, naming }) =>
    together(title, place, period, organisationType, sector, naming?.organisation),
};

export const moveEntry: Knowledge<"moveEntry"> = {
  guess(guess, { id, chapter, after }) {
    const entry = guess.changed(id, "entry");
    if (!entry) return;
    entry.order = keyAfter(guess.document, chapter, after, id);
    entry.chapter = chapter;
  },
  wayBack(asked, before) {
    const was = before.entry(asked.id);
    if (!was) return undefined;
    const place = entriesOfChapter(before, was.chapter);
    const after = place[place.findIndex(({ id }) => id === asked.id) - 1]?.id ?? "";
    return ifStill(
      "entry",
      asked.id,
      ({ chapter, trashed }) => chapter === asked.chapter && !trashed,
      () => ({ case: "moveEntry", value: { id: asked.id, chapter: was.chapter, after } }),
    );
  },
};

export const trashEntry: Knowledge<"trashEntry"> = {
  guess(guess, { id, reason }) {
    const entry = guess.changed(id, "entry");
    if (entry) entry.trashed = guess.trashed(reason);
  },
  wayBack: ({ id }) =>
    ifStill(
      "entry",
      id,
      (entry) => entry.trashed !== undefined,
      () => ({ case: "restoreEntry", value: { id } }),
    ),
  words: (asked) => asked.reason,
};

export const restoreEntry: Knowledge<"restoreEntry"> = {
  guess(guess, { id }) {
    delete guess.changed(id, "entry")?.trashed;
  },
  wayBack: ({ id }) =>
    ifStill(
      "entry",
      id,
      (entry) => entry.trashed === undefined,
      () => ({ case: "trashEntry", value: { id } }),
    ),
};

// Words that come to others in the same field are the server's to place; first words are seen at once.
export const setField: Knowledge<"setField"> = {
  guess(guess, { owner, name, text, setSources, sources, add }) {
    const id = fieldIdOf(owner, name);
    if (!guess.document.find(id)) return freshField(guess, owner, name, text ?? "", sources);
    const field = guess.changed(id, "entryField");
    if (!field) return;
    const further = sources.filter((one) => !field.sources.some((there) => sameSource(there, one)));
    if (add) field.sources = [...field.sources, ...further];
    else if (setSources) field.sources = [...sources];
  },
  wayBack(asked, before) {
    const id = fieldIdOf(asked.owner, asked.name);
    const record = before.find(id);
    // Words are taken back where they are typed.
    if (asked.text !== undefined || !asked.setSources || record?.body.case !== "entryField") return undefined;
    const was = record.body.value.sources;
    return ifStill(
      "entryField",
      id,
      ({ sources }) =>
        sources.length === asked.sources.length &&
        sources.every((one, at) => sameSource(one, asked.sources[at] ?? one)),
      (ifVersion) => {
        const { owner, name } = asked;
        return { case: "setField", value: { owner, name, setSources: true, sources: was, ifVersion } };
      },
    );
  },
  words: (asked) => asked.text ?? "",
  // Whoever begins a field goes on typing in it; where somebody else was faster, the words come to theirs.
  makesWords: ({ owner, name, text }) => (text === undefined ? undefined : { id: fieldIdOf(owner, name), words: text }),
};

export const useQuote: Knowledge<"useQuote"> = {
  guess(guess, { owner, quote, undo }) {
    if (!quote) return;
    const part = guess.changed(owner, "entry") ?? guess.changed(owner, "chapter");
    if (!part) return;
    const others = part.quotes.filter((one) => !sameSource(one, quote));
    part.quotes = undo ? others : [...others, quote];
  },
  wayBack: ({ owner, quote, undo }) => {
    if (!quote) return undefined;
    return (now) => {
      const part = now.entry(owner) ?? now.chapter(owner);
      if (!part) return nothing("gone");
      const used = part.quotes.some((one) => sameSource(one, quote));
      if (used === undo) return nothing("changedSince");
      return just({ case: "useQuote", value: { owner, quote, undo: !undo } });
    };
  },
};
