// Why one does not come in, in words.
import type { Failure } from "../../joining.ts";
import type { T } from "../language.ts";

// A link that was cut short is in the hands of whoever has it; one that was put out is in the facilitator's. As
// server/identity/join_link.h tells them apart.
const damaged: ReadonlySet<string> = new Set(["damaged_link", "not_a_link"]);

export function failureWords(t: T, { status, code }: Failure): string {
  if (code === "server_full" || code === "too_many_connections") return t("join.full");
  if (status === 0 || status >= 500) return t("join.unreached");
  if (status === 429 || code === "too_often") return t("join.often");
  return t(damaged.has(code) ? "join.link.damaged" : "join.link.wrong");
}
