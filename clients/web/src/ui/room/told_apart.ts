// People to choose from. Two of one name are told apart by what is known of them: where they come from, else what they do
// here, else whether they are here.
import type { Person } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import type { T } from "../language.ts";
import { inOrderOfNames } from "./names.ts";
import type { Room } from "./room.ts";

export interface Told {
  readonly participant: string;
  readonly words: string;
}

export function peopleToldApart(t: T, room: Room): readonly Told[] {
  const { people, shown } = room.session;
  const all = inOrderOfNames(people.values()).map((person) => ({
    ...person,
    name: person.name || t("board.somebody"),
  }));
  return toldApart(all, [
    ({ affiliations }) => affiliations.join(", "),
    ({ participant }) => {
      const role = shown.roleOf(participant);
      return role === 0 ? "" : t(`role.${role}` as Key);
    },
    ({ participant }) => {
      const here = room.isHere(participant) && !shown.member(participant)?.removed;
      return t(here ? "people.here" : "people.elsewhere");
    },
  ]);
}

type Named = Pick<Person, "participant" | "name" | "affiliations">;
// Nothing is said of whoever has their name alone; of the others no more than tells them apart.
export function toldApart<One extends Named>(
  people: readonly One[],
  known: readonly ((one: One) => string)[],
): readonly Told[] {
  let told = people.map((one) => ({ one, words: one.name.trim() }));
  for (const more of known) {
    const times = new Map<string, number>();
    for (const { words } of told) times.set(alike(words), (times.get(alike(words)) ?? 0) + 1);
    told = told.map(({ one, words }) => {
      const added = (times.get(alike(words)) ?? 0) > 1 ? more(one) : "";
      return { one, words: added === "" ? words : `${words}, ${added}` };
    });
  }
  return told.map(({ one, words }) => ({ participant: one.participant, words }));
}
function alike(words: string): string {
  return words.toLowerCase().replace(/\s+/g, " ");
}
