// A document in memory: records by id. It changes only by evolve (evolve.ts), on servers and in clients alike, pinned by
// tests/vectors/effects.json.
//
// Records are values: never changed in place, replaced when something about them changes. So one that has not changed is
// the same object, and `===` tells whether to draw it again.
import { createRegistry, equals } from "@bufbuild/protobuf";
import {
  type Action,
  type Board,
  type BodyCase,
  type BodyOf,
  type Card,
  type Cluster,
  type Decision,
  type Invitation,
  type Link,
  type Meeting,
  type Member,
  type Note,
  type Record,
  type RecordOf,
  RecordSchema,
  type Region,
  Role,
} from "../protocol/index.ts";

// Fields of later versions count too.
const everyField = { registry: createRegistry(RecordSchema), unknown: true };

// What a log said does not fold: a promise broken by whoever wrote it.
export class BrokenLog extends Error {}

// Read access, for whoever shows a document.
export interface DocumentReader {
  readonly size: number;
  find(id: string): Record | undefined;
  // The body, if `id` is there and of that kind.
  card(id: string): Card | undefined;
  cluster(id: string): Cluster | undefined;
  link(id: string): Link | undefined;
  region(id: string): Region | undefined;
  note(id: string): Note | undefined;
  decision(id: string): Decision | undefined;
  action(id: string): Action | undefined;
  invitation(id: string): Invitation | undefined;
  board(): Board | undefined;
  meeting(): Meeting | undefined;
  // The member record of a participant; undefined if never admitted. A removed member is still returned.
  member(participant: string): Member | undefined;
  roleOf(participant: string): Role; // ROLE_UNSPECIFIED: not a member, or removed
  words(id: string): string; // of a card, a note ...; "" if there are none
  // In any order.
  records(): IterableIterator<Record>;
  ofKind<Kind extends BodyCase>(kind: Kind): IterableIterator<RecordOf<Kind>>;
}

function isOfKind<Kind extends BodyCase>(record: Record, kind: Kind): record is RecordOf<Kind> {
  return record.body.case === kind;
}

export class Document implements DocumentReader {
  readonly #records = new Map<string, Record>();
  // Records as they were when their change was last told; undefined: not there.
  readonly #asTold = new Map<string, Record | undefined>();

  get size(): number {
    return this.#records.size;
  }
  find(id: string): Record | undefined {
    return this.#records.get(id);
  }
  card(id: string): Card | undefined {
    return this.#body(id, "card");
  }
  cluster(id: string): Cluster | undefined {
    return this.#body(id, "cluster");
  }
  link(id: string): Link | undefined {
    return this.#body(id, "link");
  }
  region(id: string): Region | undefined {
    return this.#body(id, "region");
  }
  note(id: string): Note | undefined {
    return this.#body(id, "note");
  }
  decision(id: string): Decision | undefined {
    return this.#body(id, "decision");
  }
  action(id: string): Action | undefined {
    return this.#body(id, "action");
  }
  invitation(id: string): Invitation | undefined {
    return this.#body(id, "invitation");
  }
  board(): Board | undefined {
    return this.#body("board", "board");
  }
  meeting(): Meeting | undefined {
    return this.#body("meeting", "meeting");
  }
  member(participant: string): Member | undefined {
    return this.#body(`member.${participant}`, "member");
  }
  roleOf(participant: string): Role {
    const member = this.member(participant);
    return member && !member.removed ? member.role : Role.ROLE_UNSPECIFIED;
  }
  words(id: string): string {
    return this.find(id)?.text?.content ?? "";
  }
  records(): IterableIterator<Record> {
    return this.#records.values();
  }
  *ofKind<Kind extends BodyCase>(kind: Kind): IterableIterator<RecordOf<Kind>> {
    for (const record of this.#records.values()) if (isOfKind(record, kind)) yield record;
  }

  // For evolve, its undo and loading alone: what stands at `id` from now on; undefined: nothing.
  set(id: string, record: Record | undefined): void {
    if (!this.#asTold.has(id)) this.#asTold.set(id, this.#records.get(id));
    if (record) this.#records.set(id, record);
    else this.#records.delete(id);
  }

  // The ids of the records that are not what they were when this was last asked. One that was changed and is again what
  // it was is not among them, and is the object that it was.
  takeChanges(): Set<string> {
    const changed = new Set<string>();
    for (const [id, before] of this.#asTold) {
      const now = this.#records.get(id);
      if (now === before) continue;
      if (now && before && equals(RecordSchema, now, before, everyField)) this.#records.set(id, before);
      else changed.add(id);
    }
    this.#asTold.clear();
    return changed;
  }

  #body<Kind extends BodyCase>(id: string, kind: Kind): BodyOf<Kind> | undefined {
    const body = this.#records.get(id)?.body;
    return body?.case === kind ? (body.value as unknown as BodyOf<Kind>) : undefined;
  }
}
