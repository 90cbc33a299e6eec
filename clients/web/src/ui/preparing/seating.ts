// Who sits where, as it is proposed and changed by hand before anybody is seated. Pure.
import type { Breakout, GroupNow, MixAnswer, MixRequest, Person, Placement } from "../../index.ts";
import { Mode } from "../../index.ts";

export interface Group {
  readonly id: string;
  readonly title: string;
  readonly cap: number; // 0: any number
  readonly members: readonly string[]; // as they sit now
  readonly board: string; // document; "": none yet
}
export function groupIn({ id, breakout }: { readonly id: string; readonly breakout: Breakout }): Group {
  const { title, cap, members, board } = breakout;
  return { id, title, cap, members, board };
}

// Participant -> group; "": none.
export type Table = ReadonlyMap<string, string>;

export function tableOf({ seats }: Pick<MixAnswer, "seats">): Table {
  return new Map(seats.map(({ participant, breakout }) => [participant, breakout]));
}
export function moved(table: Table, participant: string, group: string): Table {
  return new Map(table).set(participant, group);
}
export function at(table: Table, group: string): readonly string[] {
  return [...table].filter(([, where]) => where === group).map(([participant]) => participant);
}
export function tooMany(table: Table, { id, cap }: Group): number {
  return cap === 0 ? 0 : Math.max(0, at(table, id).length - cap);
}

export interface AtWork {
  readonly title: string;
  readonly many: number;
}
// Who came by the link of a board works there, and has no seat in the programme: they are not late, and a proposal that is
// made from seats alone takes them for somebody who sits nowhere. The server counts them, by name: how many sit at a board
// counts voices, and a device may speak for several.
export function atWorkUnseated(
  groups: readonly Group[],
  now: readonly Pick<GroupNow, "document" | "unseated" | "closed">[],
): readonly AtWork[] {
  return groups.flatMap(({ title, board }) => {
    const here = now.find(({ document, closed }) => board !== "" && document === board && !closed);
    const many = here?.unseated ?? 0;
    return many > 0 ? [{ title, many }] : [];
  });
}

// What differs from how people sit now.
export function placements(
  table: Table,
  groups: readonly Group[],
  agendaItem: string,
): readonly Pick<Placement, "participant" | "breakout" | "agendaItem">[] {
  const now = new Map(groups.flatMap(({ id, members }) => members.map((member) => [member, id] as const)));
  return [...table]
    .filter(([participant, group]) => (now.get(participant) ?? "") !== group)
    .map(([participant, breakout]) => ({ participant, breakout, agendaItem: breakout === "" ? agendaItem : "" }));
}

export interface Made {
  readonly people: number;
  readonly remote: number;
  readonly affiliations: number; // different ones
}
export function madeOf(participants: readonly string[], people: ReadonlyMap<string, Person>): Made {
  const known = participants.flatMap((one) => people.get(one) ?? []);
  return {
    people: participants.length,
    remote: known.filter(({ mode }) => mode === Mode.REMOTE).length,
    affiliations: new Set(known.flatMap(({ affiliations }) => affiliations.map((one) => one.toLocaleLowerCase()))).size,
  };
}

// ---------------------------------------------------------------- the rules of a proposal

export interface Rules {
  readonly spread: {
    readonly affiliations: boolean;
    readonly countries: boolean;
    readonly organisers: boolean;
    readonly modes: boolean;
  };
  readonly how: "anew" | "late" | "rotate";
  readonly lateByAffiliation: boolean;
  readonly together: readonly (readonly string[])[];
  readonly apart: readonly (readonly string[])[];
  readonly hosts: readonly string[];
  readonly seed: number;
}
export const usualRules: Rules = {
  spread: { affiliations: true, countries: true, organisers: true, modes: true },
  how: "anew",
  lateByAffiliation: false,
  together: [],
  apart: [],
  hosts: [],
  seed: 0,
};
export function asked(
  agendaItem: string,
  { spread, how, lateByAffiliation, together, apart, hosts, seed }: Rules,
): Pick<
  MixRequest,
  | "agendaItem"
  | "anyAffiliations"
  | "anyCountries"
  | "anyOrganisers"
  | "anyModes"
  | "keepSeats"
  | "lateByAffiliation"
  | "rotate"
  | "hosts"
  | "seed"
> & { together: { participants: string[] }[]; apart: { participants: string[] }[] } {
  const lists = (all: Rules["together"]) =>
    all.filter((some) => some.length > 1).map((some) => ({ participants: [...some] }));
  return {
    agendaItem,
    anyAffiliations: !spread.affiliations,
    anyCountries: !spread.countries,
    anyOrganisers: !spread.organisers,
    anyModes: !spread.modes,
    keepSeats: how === "late",
    lateByAffiliation: how === "late" && lateByAffiliation,
    rotate: how === "rotate",
    together: lists(together),
    apart: lists(apart),
    hosts: how === "rotate" ? [...hosts] : [],
    seed,
  };
}
