// The people of a meeting in a list: who they are, and where they sit. Pure.

import { type DocumentReader, type Person, Role } from "../../index.ts";
import { itemOfGroup } from "../meeting/programme.ts";
import { inOrderOfNames } from "../room/names.ts";

export interface Listed {
  readonly person: Person;
  readonly role: Role;
  readonly joined: boolean; // else the list of the meeting put them here, and they have not come yet
  readonly seats: readonly string[]; // titles of groups, in the order of the programme
}
export function listed(document: DocumentReader, people: Iterable<Person>): readonly Listed[] {
  const groups = [...document.ofKind("breakout")]
    .map(({ body }) => body.value)
    .filter(({ trashed, title }) => !trashed && title !== "")
    .sort((a, b) => itemOfGroup(a).localeCompare(itemOfGroup(b)) || a.title.localeCompare(b.title));
  return inOrderOfNames(people).flatMap((person): Listed[] => {
    const member = document.member(person.participant);
    if (!member || member.removed) return [];
    const seats = groups.filter(({ members }) => members.includes(person.participant)).map(({ title }) => title);
    return [{ person, role: member.role, joined: member.joinedMs !== 0n, seats }];
  });
}
// What somebody types to find a person: any part of the name or of where they come from.
export function matches({ person, seats }: Listed, typed: string): boolean {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const all = plain([person.name, ...person.affiliations, ...seats].join(" "));
  return words.every((word) => all.includes(word));
}
function plain(words: string): string {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}

// How many of each, as a list begins.
export function countOf(all: readonly Listed[], role: Role): number {
  return all.filter((one) => one.role === role).length;
}
export const roles = [
  Role.PARTICIPANT,
  Role.RAPPORTEUR,
  Role.PRESENTER,
  Role.OBSERVER,
  Role.PLENARY_HOST,
  Role.CO_FACILITATOR,
  Role.FACILITATOR,
] as const;
