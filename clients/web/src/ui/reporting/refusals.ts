// Why something between the plenary and its groups was not done: by code, in the person's language.
import { type Refusal, RefusalCode } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import type { T } from "../language.ts";
import { refusalWords } from "../room/sentences.ts";

function key({ code, args }: Pick<Refusal, "code" | "args">): Key | undefined {
  const [what, why] = args;
  switch (code) {
    case RefusalCode.FORBIDDEN:
      return what === "not_on_a_walk" ? "walk.no.over" : undefined;
    case RefusalCode.NOT_FOUND:
      if (what === "report") return "report.no.report";
      if (what === "decision") return "report.no.decision";
      if (what === "member") return "door.no.member";
      return what === "on" ? "walk.no.gone" : undefined;
    case RefusalCode.INVALID:
      if (what === "reason" && why === "missing") return "answer.no.reason";
      if (what === "subject" && why === "missing") return "differ.no.subject";
      return what === "sides" ? "differ.no.sides" : undefined;
    case RefusalCode.LIMIT_REACHED:
      return what === "sides" || what === "differences" ? "differ.no.tooMany" : undefined;
    case RefusalCode.GONE:
      return what === "member" ? "door.no.member" : undefined;
    default:
      return undefined;
  }
}
export function whyNot(t: T, refusal: Pick<Refusal, "code" | "args">): string {
  const known = key(refusal);
  return known ? t(known) : refusalWords(t, refusal);
}

// Of an answer over HTTP, when somebody wants to walk to a board.
export function whyNoWalk(t: T, { status, code }: { readonly status: number; readonly code: string }): string {
  if (status === 0) return t("join.unreached");
  if (code === "not_open") return t("walk.no.closed");
  if (code === "refused") return t("walk.no.removed");
  return status === 429 ? t("join.often") : t("walk.no.other");
}
