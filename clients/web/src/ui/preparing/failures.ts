// What a question over HTTP came to, if not to an answer: by code, else as the server says it.
import type { Failure } from "../../index.ts";
import type { T } from "../language.ts";

export function failureWords(t: T, { status, code, sentence }: Failure): string {
  if (status === 0) return t("join.unreached");
  if (status === 429) return t("prepare.tooOften");
  if (status === 403) return t("refused.forbidden");
  if (status === 503) return t("prepare.tryLater");
  if (code === "has_a_board") return t("prepare.groups.hasBoard");
  if (code === "no_such_document" || status === 401) return t("refused.member");
  return sentence;
}
