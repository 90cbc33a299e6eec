// A document folded from the lines of its log (api.proto, LogLine with effects), one after the other. It keeps the document
// as it stands at the last of them and nothing of how it came there: whoever wants more keeps the steps (replay.ts).
import { createRegistry, equals } from "@bufbuild/protobuf";
import { type LogAct, type LogLine, type Record, RecordSchema } from "../protocol/index.ts";
import { Document, type DocumentReader } from "./document.ts";
import { evolve } from "./evolve.ts";

// Fields of later versions count too.
const everyField = { registry: createRegistry(RecordSchema), unknown: true };

export interface Change {
  readonly before: Record | undefined;
  readonly after: Record | undefined;
}
export interface Step {
  readonly seq: number;
  readonly atMs: number;
  readonly acts: readonly LogAct[];
  readonly changes: ReadonlyMap<string, Change>;
}

export class Fold {
  readonly #document = new Document();
  #seq = 0;

  get seq(): number {
    return this.#seq;
  }
  get document(): DocumentReader {
    return this.#document;
  }

  // What the line did; undefined if it was folded before.
  step({ seq, at, acts, effects }: LogLine): Step | undefined {
    if (seq <= this.#seq) return undefined;
    this.#seq = seq;
    const before = new Map<string, Record | undefined>();
    for (const effect of effects) {
      const { kind } = effect;
      const id = kind.case === "remove" ? kind.value : (kind.value?.id ?? "");
      if (!before.has(id)) before.set(id, this.#document.find(id));
      try {
        evolve(this.#document, effect);
      } catch {
        // What has been taken from sight since leaves holes; what stood on it is not shown either.
      }
    }
    const changes = new Map<string, Change>();
    for (const [id, was] of before) changes.set(id, { before: was, after: this.#document.find(id) });
    return { seq, atMs: Date.parse(at), acts, changes };
  }

  // Where another document has the same record, it is held once. Records are values, so nothing else is to be told of it.
  sharesWith(other: DocumentReader): void {
    this.#document.each((record) => {
      const theirs = other.find(record.id);
      if (!theirs || theirs === record || theirs.version !== record.version) return;
      if (equals(RecordSchema, theirs, record, everyField)) this.#document.set(record.id, theirs);
    });
  }
}
