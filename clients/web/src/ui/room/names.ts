// Names in lists. Pure.
import type { Person } from "../../index.ts";

type Named = Pick<Person, "name" | "familyName">;

// By family name, then by the whole of it; accents and capitals count only between names that are else the same. Where
// nobody said which is the family name (protocol: Person), the last word is taken for it.
export function inOrderOfNames<One extends Named>(people: Iterable<One>): One[] {
  return [...people].sort((a, b) => familyOf(a).localeCompare(familyOf(b)) || a.name.localeCompare(b.name));
}
function familyOf({ name, familyName }: Named): string {
  const bare = name.replace(/\s+\(.*\)\s*$/, "").trim(); // "Ada (city)"
  return familyName || (bare.split(/\s+/).at(-1) ?? "");
}
