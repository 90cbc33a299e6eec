// An item of the programme as it is written in a form, and what to ask for so that it becomes so. Pure.
import { type AgendaItem, AgendaKind, type Breakout, type DocumentReader, type Verb } from "../../index.ts";
import { same } from "./drafts.ts";

export interface Draft {
  readonly kind: AgendaKind;
  readonly title: string;
  readonly number: string;
  readonly pillar: string;
  readonly day: string;
  readonly start: string;
  readonly end: string;
  readonly minutes: string; // as typed; empty: not stated
  readonly absorbs: string;
  readonly speakers: readonly string[];
  readonly hidden: boolean;
  readonly parent: string;
  readonly after: string; // id of what it follows; empty: it comes first
}
export type Field = keyof Draft;

export function emptyDraft(day: string, parent: string, after: string): Draft {
  return {
    kind: parent === "" ? AgendaKind.SESSION : AgendaKind.PRESENTATION,
    title: "",
    number: "",
    pillar: "",
    day,
    start: "",
    end: "",
    minutes: "",
    absorbs: "",
    speakers: [],
    hidden: false,
    parent,
    after,
  };
}
export function draftOf(item: AgendaItem, after: string): Draft {
  const { kind, title, number, pillar, day, start, end, speakers, hidden, parent } = item;
  const minutes = (some: number) => (some === 0 ? "" : String(some));
  return {
    kind,
    title,
    number,
    pillar,
    day,
    start,
    end,
    minutes: minutes(item.plannedMinutes),
    absorbs: minutes(item.absorbsMinutes),
    speakers,
    hidden,
    parent,
    after,
  };
}

const minutesIn = (typed: string) => Math.max(0, Math.round(Number(typed) || 0));

export function adds(id: string, draft: Draft): Verb {
  const { kind, pillar, day, start, end, speakers, hidden, parent, after } = draft;
  return {
    case: "addAgendaItem",
    value: {
      id,
      kind,
      title: draft.title.trim(),
      number: draft.number.trim(),
      pillar,
      parent,
      after,
      day,
      start,
      end,
      plannedMinutes: minutesIn(draft.minutes),
      absorbsMinutes: minutesIn(draft.absorbs),
      speakers: [...speakers],
      hidden,
    },
  };
}

// One after the other: what it says, whether it is shown, where it stands. Only what was changed is asked for, so that what
// others change meanwhile stays.
export function changes(id: string, before: Draft, draft: Draft, version: number): readonly Verb[] {
  const differs = (field: Field) => !same(before[field], draft[field]);
  const verbs: Verb[] = [];
  const hides = draft.hidden && !before.hidden;
  const said: { -readonly [Name in Field]?: true } = {};
  for (const field of saidFields) if (differs(field)) said[field] = true;
  if (hides || Object.keys(said).length > 0)
    verbs.push({
      case: "setAgendaItem",
      value: {
        id,
        ifVersion: version,
        ...(said.kind ? { kind: draft.kind } : {}),
        ...(said.title ? { title: draft.title.trim() } : {}),
        ...(said.number ? { number: draft.number.trim() } : {}),
        ...(said.pillar ? { pillar: draft.pillar } : {}),
        ...(said.day ? { day: draft.day } : {}),
        ...(said.start ? { start: draft.start } : {}),
        ...(said.end ? { end: draft.end } : {}),
        ...(said.minutes ? { plannedMinutes: minutesIn(draft.minutes) } : {}),
        ...(said.absorbs ? { absorbsMinutes: minutesIn(draft.absorbs) } : {}),
        ...(said.speakers ? { setSpeakers: true, speakers: [...draft.speakers] } : {}),
        ...(hides ? { hide: true } : {}),
      },
    });
  if (before.hidden && !draft.hidden) verbs.push({ case: "revealAgendaItem", value: { id } });
  if (differs("parent") || differs("after"))
    verbs.push({ case: "moveAgendaItem", value: { id, parent: draft.parent, after: draft.after } });
  return verbs;
}
const saidFields = [
  "kind",
  "title",
  "number",
  "pillar",
  "day",
  "start",
  "end",
  "minutes",
  "absorbs",
  "speakers",
] as const satisfies readonly Field[];

// ---------------------------------------------------------------- where it stands

export interface Beside {
  readonly id: string;
  readonly item: AgendaItem;
}
// What stands under the same heading, as the server orders it.
export function beside(document: DocumentReader, parent: string): readonly Beside[] {
  return [...document.ofKind("agendaItem")]
    .map(({ id, body }) => ({ id, item: body.value }))
    .filter(({ item }) => item.parent === parent && !item.trashed)
    .sort(
      (a, b) =>
        a.item.order - b.item.order ||
        Number(a.item.hidden) - Number(b.item.hidden) ||
        (a.item.start < b.item.start ? -1 : a.item.start > b.item.start ? 1 : a.id < b.id ? -1 : 1),
    );
}
export function predecessor(all: readonly Beside[], id: string): string {
  return all[all.findIndex((one) => one.id === id) - 1]?.id ?? "";
}
// One place on or back among those that are shown beside it; undefined: there is none.
export function stepped(
  all: readonly Beside[],
  shown: readonly { readonly id: string }[],
  id: string,
  by: 1 | -1,
): Verb | undefined {
  const other = shown[shown.findIndex((one) => one.id === id) + by];
  const parent = all.find((one) => one.id === id)?.item.parent;
  if (!other || parent === undefined) return undefined;
  const after = by === 1 ? other.id : predecessor(all, other.id);
  return { case: "moveAgendaItem", value: { id, parent, after } };
}

// What was taken out, the newest first; parts that went with their session come back with it.
export function groupsTakenOut(
  document: DocumentReader,
): readonly { readonly id: string; readonly breakout: Breakout }[] {
  return [...document.ofKind("breakout")]
    .map(({ id, body }) => ({ id, breakout: body.value }))
    .filter(({ breakout }) => breakout.trashed)
    .sort((a, b) => Number((b.breakout.trashed?.atMs ?? 0n) - (a.breakout.trashed?.atMs ?? 0n)));
}
export function takenOut(document: DocumentReader): readonly Beside[] {
  const gone = [...document.ofKind("agendaItem")]
    .map(({ id, body }) => ({ id, item: body.value }))
    .filter(({ item }) => item.trashed);
  const whole = new Map(gone.map(({ id, item }) => [id, item.trashed?.atMs]));
  return gone
    .filter(({ item }) => whole.get(item.parent) !== item.trashed?.atMs || item.parent === "")
    .sort((a, b) => Number((b.item.trashed?.atMs ?? 0n) - (a.item.trashed?.atMs ?? 0n)));
}
