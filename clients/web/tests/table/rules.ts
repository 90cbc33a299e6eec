// What the double of the server decides: a few verbs, enough to be refused, to be late and to disagree. The real rules
// are facilitation/rules; where the two differ, it does not matter to a client.
import { create } from "@bufbuild/protobuf";
import { byOrder, cardsOfRegion, type Document } from "../../src/document/index.ts";
import {
  type Card,
  CardSchema,
  ClusterSchema,
  type Effect,
  EffectSchema,
  EntryFieldSchema,
  fieldIdOf,
  MemberSchema,
  Note_Visibility,
  NoteSchema,
  ParagraphSchema,
  type Place,
  type Record,
  RecordSchema,
  type Refusal,
  RefusalCode,
  RefusalSchema,
  type Request,
  Role,
  TextSchema,
  TrashedSchema,
} from "../../src/protocol/index.ts";
import { answered } from "../../src/replica/field_answers.ts";
import { apply, Change, difference, faultOn, fromProto, toProto, transform } from "../../src/text/index.ts";

// The changes of one record's words that are still remembered, oldest first (TEXT-4).
export interface Remembered {
  firstVersion: number;
  firstLineage: number;
  items: { change: Change; lineageAfter: number }[];
}

export interface Situation {
  readonly document: Document;
  readonly authors: ReadonlyMap<string, string>; // of cards
  readonly remembered: ReadonlyMap<string, Remembered>;
  readonly participant: string;
  readonly atMs: bigint;
}

export type Outcome = { readonly refusal: Refusal } | { readonly effects: Effect[] };

const refused = (code: RefusalCode, ...args: string[]): Outcome => ({ refusal: create(RefusalSchema, { code, args }) });
const put = (record: Record): Effect => create(EffectSchema, { kind: { case: "put", value: record } });

export function noteIsFor(record: Record, role: Role): boolean {
  const working = record.body.case === "note" && record.body.value.visibility === Note_Visibility.WORKING;
  return !working || role === Role.RAPPORTEUR;
}

export function decide(here: Situation, request: Request): Outcome {
  const { document, participant } = here;
  const role = document.roleOf(participant);
  const leads = role === Role.FACILITATOR;
  const { verb } = request;
  const ofNotes = verb.case === "addNote" || verb.case === "trashNote" || verb.case === "restoreNote";
  const ofWords = verb.case === "editText" && document.note(verb.value.id);
  const always = verb.case === "setBoard" || verb.case === "setRole";
  if (role === Role.OBSERVER) return refused(RefusalCode.FORBIDDEN);
  if (document.board()?.locked && !always && !ofNotes && !ofWords) return refused(RefusalCode.LOCKED);

  // The record as it will be put.
  const next = (id: string, body: Record["body"]): Effect => {
    const { text: _, ...rest } = document.find(id) ?? create(RecordSchema, { id });
    return put({ ...rest, version: rest.version + 1, body });
  };
  const card = (id: string, changes: Partial<Card>): Effect =>
    next(id, { case: "card", value: { ...(document.card(id) ?? create(CardSchema)), ...changes } });
  const eachCard = (ids: readonly string[], changes: (id: string) => Partial<Card>): Outcome => {
    if (ids.some((id) => !document.card(id))) return refused(RefusalCode.NOT_FOUND);
    return { effects: ids.map((id) => card(id, changes(id))) };
  };
  const stale = (id: string, ifVersion: number) => ifVersion !== 0 && document.find(id)?.version !== ifVersion;

  switch (verb.case) {
    case "addCard": {
      const { id, kind, text, place, source, writtenMs } = verb.value;
      if (document.find(id)) return refused(RefusalCode.ALREADY_EXISTS);
      if (text.length > 280) return refused(RefusalCode.TOO_LONG, "280", String(text.length));
      let numbered = 0;
      for (const other of document.ofKind("card")) numbered = Math.max(numbered, other.body.value.number);
      const placed = placeOf(document, id, place);
      const value: Card = {
        ...create(CardSchema, { kind, source, number: numbered + 1, writtenMs: writtenMs || here.atMs }),
        ...placed,
      };
      return {
        effects: [put(create(RecordSchema, { id, version: 1, body: { case: "card", value } })), ...first(id, text)],
      };
    }
    case "setCard": {
      const { id, kind, source, ifVersion, setSdgs, sdgs, fields, actorType, chainStage } = verb.value;
      if (!document.card(id)) return refused(RefusalCode.NOT_FOUND);
      if (stale(id, ifVersion)) return refused(RefusalCode.STALE);
      return eachCard([id], () => ({
        ...(kind === undefined ? {} : { kind }),
        ...(source === undefined ? {} : { source }),
        ...(setSdgs ? { sdgs: [...(sdgs ?? [])] } : {}),
        ...(actorType === undefined ? {} : { actorType }),
        ...(chainStage === undefined ? {} : { chainStage }),
        fields: answered(document.card(id) ?? { fields: [] }, fields),
      }));
    }
    case "moveCards": {
      const { ids, to, ifVersion } = verb.value;
      if (ids.some((id) => stale(id, ifVersion))) return refused(RefusalCode.STALE);
      if (to?.cluster && !document.cluster(to.cluster)) return refused(RefusalCode.NOT_FOUND);
      return eachCard(ids, (id) => placeOf(document, id, to));
    }
    case "lockCards":
      if (!leads) return refused(RefusalCode.FORBIDDEN);
      return eachCard(verb.value.ids, () => ({ locked: verb.value.locked }));
    case "parkCards":
      return eachCard(verb.value.ids, () => ({ parked: verb.value.parked }));
    case "trashCards":
      if (verb.value.reason === "" && verb.value.ids.some((id) => here.authors.get(id) !== participant))
        return refused(RefusalCode.INVALID, "reason", "missing");
      return eachCard(verb.value.ids, () => ({
        trashed: create(TrashedSchema, { by: participant, atMs: here.atMs, reason: verb.value.reason }),
      }));
    case "restoreCards": {
      if (verb.value.ids.some((id) => !document.card(id))) return refused(RefusalCode.NOT_FOUND);
      const effects = verb.value.ids.map((id) => {
        const { trashed: _, ...value } = document.card(id) ?? create(CardSchema);
        return next(id, { case: "card", value });
      });
      return { effects };
    }
    case "addCluster": {
      const { id, title, region, cards } = verb.value;
      if (document.find(id)) return refused(RefusalCode.ALREADY_EXISTS);
      const cluster = put(
        create(RecordSchema, {
          ...{ id, version: 1 },
          body: { case: "cluster", value: create(ClusterSchema, { title, region, namedBy: participant }) },
        }),
      );
      const moved = eachCard(cards, takenInto(document, id, region, cards));
      return "refusal" in moved ? moved : { effects: [cluster, ...moved.effects] };
    }
    case "dissolveCluster": {
      const { id } = verb.value;
      const cluster = document.cluster(id);
      if (!cluster) return refused(RefusalCode.NOT_FOUND);
      const cards = [...document.ofKind("card")].filter((other) => other.body.value.cluster === id);
      const out = cards.map((other) => card(other.id, { cluster: "" }));
      return { effects: [next(id, { case: "cluster", value: { ...cluster, dissolved: true } }), ...out] };
    }
    case "restoreCluster": {
      const { id, cards } = verb.value;
      const cluster = document.cluster(id);
      if (!cluster) return refused(RefusalCode.NOT_FOUND);
      const back = next(id, { case: "cluster", value: { ...cluster, dissolved: false, mergedInto: "" } });
      const changes = takenInto(document, id, cluster.region, cards);
      return { effects: [back, ...cards.map((other) => card(other, changes(other)))] };
    }
    case "mergeClusters": {
      const { into, from } = verb.value;
      const cluster = document.cluster(into);
      if (!cluster) return refused(RefusalCode.NOT_FOUND);
      const cards = [...document.ofKind("card")]
        .filter((other) => from.includes(other.body.value.cluster))
        .sort(byOrder);
      const ids = cards.map(({ id }) => id);
      const changes = takenInto(document, into, cluster.region, ids);
      const gone = from.flatMap((id) => {
        const value = document.cluster(id);
        return value ? [next(id, { case: "cluster", value: { ...value, mergedInto: into } })] : [];
      });
      return { effects: [...gone, ...ids.map((id) => card(id, changes(id)))] };
    }
    case "addNote": {
      const { id, text, visibility } = verb.value;
      if (role !== Role.RAPPORTEUR) return refused(RefusalCode.FORBIDDEN);
      if (document.find(id)) return refused(RefusalCode.ALREADY_EXISTS);
      const value = create(NoteSchema, { visibility, by: participant, atMs: here.atMs });
      return {
        effects: [put(create(RecordSchema, { id, version: 1, body: { case: "note", value } })), ...first(id, text)],
      };
    }
    case "trashNote": {
      const note = document.note(verb.value.id);
      if (!note || role !== Role.RAPPORTEUR) return refused(RefusalCode.NOT_FOUND);
      const trashed = create(TrashedSchema, { by: participant, atMs: here.atMs, reason: verb.value.reason });
      return { effects: [next(verb.value.id, { case: "note", value: { ...note, trashed } })] };
    }
    case "addParagraph": {
      const { id, section, text } = verb.value;
      if (document.find(id)) return refused(RefusalCode.ALREADY_EXISTS);
      const value = create(ParagraphSchema, { section, by: participant });
      const made = create(RecordSchema, { id, version: 1, body: { case: "paragraph", value } });
      return { effects: [put(made), ...first(id, text)] };
    }
    // Begun once, whoever is first; the words of others come to those there.
    case "setField": {
      const { owner, name, text = "" } = verb.value;
      const id = fieldIdOf(owner, name);
      const words = document.words(id);
      if (document.find(id)) {
        const change = toProto(difference(words, `${words}\n${text}`));
        return { effects: [create(EffectSchema, { kind: { case: "edit", value: { id, change } } })] };
      }
      const value = create(EntryFieldSchema, { owner, name });
      return {
        effects: [
          put(create(RecordSchema, { id, version: 1, body: { case: "entryField", value } })),
          ...first(id, text),
        ],
      };
    }
    case "editText":
      return decideWords(here, verb.value.id, verb.value);
    case "setBoard": {
      const board = document.board();
      if (!board || !leads) return refused(RefusalCode.FORBIDDEN);
      const { locked = board.locked, title = board.title } = verb.value;
      return { effects: [next("board", { case: "board", value: { ...board, locked, title } })] };
    }
    case "setRole": {
      if (!leads) return refused(RefusalCode.FORBIDDEN);
      const member = document.member(verb.value.participant) ?? create(MemberSchema);
      const value = { ...member, role: verb.value.role };
      return { effects: [next(`member.${verb.value.participant}`, { case: "member", value })] };
    }
    default:
      return refused(RefusalCode.UNSUPPORTED);
  }
}

// The first words are the first change of the words, as on the server.
function first(id: string, words: string): Effect[] {
  const change = toProto(new Change().insert(words));
  return words === "" ? [] : [create(EffectSchema, { kind: { case: "edit", value: { id, change } } })];
}

function decideWords(
  here: Situation,
  id: string,
  asked: { baseVersion: number; baseLineage: number; change?: Parameters<typeof fromProto>[0] | undefined },
): Outcome {
  const { document, participant } = here;
  const role = document.roleOf(participant);
  const record = document.find(id);
  const note = document.note(id);
  const card = document.card(id);
  if (
    !record ||
    (!note && !card && !document.paragraph(id) && record.body.case !== "entryField") ||
    !noteIsFor(record, role)
  )
    return refused(RefusalCode.NOT_FOUND);
  if (note && role !== Role.RAPPORTEUR) return refused(RefusalCode.FORBIDDEN);
  if (card && here.authors.get(id) !== participant) return refused(RefusalCode.NOT_YOURS);
  if (card?.locked) return refused(RefusalCode.LOCKED);
  let change = asked.change && fromProto(asked.change);
  if (!change) return refused(RefusalCode.INVALID);
  const words = record.text ?? create(TextSchema);
  if (asked.baseVersion !== words.version || asked.baseLineage !== words.lineage) {
    const remembered = here.remembered.get(id);
    const at = asked.baseVersion - (remembered?.firstVersion ?? 0);
    if (!remembered || at < 0 || at >= remembered.items.length) return refused(RefusalCode.STALE_TEXT);
    const lineage = at === 0 ? remembered.firstLineage : remembered.items[at - 1]?.lineageAfter;
    if (lineage !== asked.baseLineage) return refused(RefusalCode.STALE_TEXT);
    for (const { change: later } of remembered.items.slice(at)) {
      if (later.lengthBefore !== change.lengthBefore) return refused(RefusalCode.INVALID);
      change = transform(change, later, "right");
    }
  }
  if (faultOn(words.content, change) !== "none") return refused(RefusalCode.INVALID);
  const length = [...apply(words.content, change)].length;
  if (length > (note ? 20_000 : 280)) return refused(RefusalCode.TOO_LONG, "280", String(length));
  if (change.changesNothing) return { effects: [] };
  return { effects: [create(EffectSchema, { kind: { case: "edit", value: { id, change: toProto(change) } } })] };
}

function placeOf(document: Document, id: string, to: Place | undefined): Partial<Card> {
  const beside = document.card(to?.after || to?.before || "");
  const region = document.cluster(to?.cluster ?? "")?.region || to?.region || beside?.region || "";
  const cards = cardsOfRegion(document, region).filter((card) => card.id !== id);
  const after = cards.findIndex((card) => card.id === to?.after);
  const before = cards.findIndex((card) => card.id === to?.before);
  const place = after >= 0 ? after + 1 : before >= 0 ? before : cards.length;
  const order = between(cards[place - 1]?.body.value.order ?? "", cards[place]?.body.value.order ?? "");
  const { cluster = "", placed = false, x = 0, y = 0 } = to ?? {};
  return { region, cluster, order, placed, x: placed ? x : 0, y: placed ? y : 0 };
}

// Cards come into a group, and where it lies behind the others there.
function takenInto(document: Document, cluster: string, region: string, ids: readonly string[]) {
  const arriving = ids.filter((id) => region !== "" && document.card(id)?.region !== region);
  let last = cardsOfRegion(document, region).at(-1)?.body.value.order ?? "";
  const orders = new Map<string, string>();
  for (const id of arriving) {
    last = between(last, "");
    orders.set(id, last);
  }
  return (id: string): Partial<Card> => {
    const order = orders.get(id);
    return order === undefined ? { cluster } : { cluster, region, order };
  };
}

const digits = "0123456789abcdefghijklmnopqrstuvwxyz";

// A string above `low` and below `high` ("" = no bound). Never ends with the lowest digit, so there is always room.
export function between(low: string, high: string): string {
  let key = "";
  let bounded = high !== "";
  for (let i = 0; ; ++i) {
    const from = low[i] === undefined ? 0 : digits.indexOf(low[i] ?? "0");
    const to = bounded && high[i] !== undefined ? digits.indexOf(high[i] ?? "0") : digits.length;
    if (to - from > 1) return key + digits[Math.floor((from + to) / 2)];
    key += digits[from];
    if (to > from) bounded = false;
  }
}
