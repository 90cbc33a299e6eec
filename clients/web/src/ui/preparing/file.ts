// What a text that somebody brings probably is, and how what would come of it is told. Pure.
import type { ImportAnswer, ImportedChange } from "../../index.ts";
import { tableOf } from "../import/table.ts";

export type What = "yaml" | "programme" | "people"; // a file of the programme; tables of either
const peoplesColumns = ["name", "given name", "family name", "affiliation", "country", "role", "mode"];

export function guess(text: string, name = ""): What {
  if (/\.ya?ml$/i.test(name)) return "yaml";
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "" && !line.startsWith("#"));
  const table = /\.(csv|tsv)$/i.test(name);
  if (!table && lines.some((line) => /^(schema_version|meeting|agenda|participants|people):/.test(line))) return "yaml";
  const heads = (tableOf(lines.slice(0, 1).join("\n")).rows[0] ?? []).map(({ words }) => words.toLowerCase().trim());
  return heads.includes("title") || !heads.some((head) => peoplesColumns.includes(head)) ? "programme" : "people";
}
// As the server wants it.
export function asked(what: What): { readonly format: string; readonly what: string } {
  return what === "yaml" ? { format: "yaml", what: "" } : { format: "csv", what };
}

export interface Told {
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
}
// A person is a name and a member: counted once.
export function told({ added, changed, gone }: ImportAnswer): Told {
  return { added: once(added).length, changed: once(changed).length, gone: gone.length };
}
export function nothingToDo(answer: ImportAnswer, takesOut: boolean): boolean {
  const { added, changed, gone } = told(answer);
  return added + changed + (takesOut ? gone : 0) === 0;
}
export function once(changes: readonly ImportedChange[]): readonly ImportedChange[] {
  const people = new Set(changes.filter(({ kind }) => kind === "person").map(({ id }) => id));
  return changes.filter(
    ({ kind, id, fields }) => kind !== "member" || fields.length > 0 || !people.has(id.replace(/^member\./, "")),
  );
}
// What only makes room for others: told by how many.
export function moves({ fields }: ImportedChange): boolean {
  return fields.length > 0 && fields.every(({ field }) => field === "order");
}
