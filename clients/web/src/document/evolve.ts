// evolve: how a document changes by one fact of the log, and how that is taken back.
//
// It does not judge: whether something may happen was settled before it was logged. The server's is
// facilitation/document; this one remembers neither counters nor earlier changes of words, which only servers need.
import { create } from "@bufbuild/protobuf";
import { type Effect, type Record, type Text, TextSchema } from "../protocol/index.ts";
import { apply, faultOn, fromProto, lineageAfter } from "../text/index.ts";
import { BrokenLog, type Evolving } from "./document.ts";

// What takes evolves back, last first. Belongs to the document it came from.
export class Undo {
  readonly #before: [id: string, record: Record | undefined][] = [];

  get isEmpty(): boolean {
    return this.#before.length === 0;
  }
  note(id: string, before: Record | undefined): void {
    this.#before.push([id, before]);
  }
  revert(document: Evolving): void {
    for (let last = this.#before.pop(); last; last = this.#before.pop()) document.set(last[0], last[1]);
  }
}

// Throws BrokenLog, with the document and `undo` as they were.
export function evolve(document: Evolving, effect: Effect, undo: Undo = new Undo()): Undo {
  switch (effect.kind.case) {
    case "put": {
      const put = effect.kind.value;
      if (put.id === "") throw new BrokenLog("a record without an id");
      const before = document.find(put.id);
      undo.note(put.id, before);
      document.set(put.id, put.text || !before?.text ? put : { ...put, text: before.text });
      return undo;
    }
    case "remove": {
      const id = effect.kind.value;
      const before = document.find(id);
      if (!before) throw new BrokenLog("removes a record that is not there");
      undo.note(id, before);
      document.set(id, undefined);
      return undo;
    }
    case "edit": {
      const { id, change: stored } = effect.kind.value;
      const before = document.find(id);
      if (!before) throw new BrokenLog("edits the words of a record that is not there");
      const change = stored && fromProto(stored);
      if (!change) throw new BrokenLog("a change of words that is not in normal form");
      const words = before.text ?? create(TextSchema);
      if (faultOn(words.content, change) !== "none")
        throw new BrokenLog("a change of words that does not fit the words");
      const text: Text = {
        ...words,
        content: apply(words.content, change),
        version: words.version + 1,
        lineage: lineageAfter(words.lineage, change),
      };
      undo.note(id, before);
      document.set(id, { ...before, text });
      return undo;
    }
    case undefined:
      throw new BrokenLog("an effect of a kind that this version does not know");
    default:
      return effect.kind satisfies never;
  }
}
