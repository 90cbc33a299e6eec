// Why something about a guidebook was not done: by the server's code, in the person's language.
import { RefusalCode, type VerbCase } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import type { T } from "../language.ts";
import { type Asking, useAskingWith } from "../room/asking.ts";
import { type Refused, refusalWords } from "../room/sentences.ts";
import { fieldsOfType } from "./fields.ts";

function invalidWords(t: T, what: string, why: string): string | undefined {
  if (why === "is_ready") return t("guide.no.isReady");
  if (why === "no_source") return t("guide.lacks.evidence");
  if (why === "undecided") return t("guide.lacks.naming");
  if (what === "limits" && why === "missing") return t("guide.lacks.limits");
  if (what === "sdgs") return t("guide.no.sdg");
  if (what === "granted_on" || what === "granted_by" || what === "organisation") return t("guide.no.naming");
  if (why !== "missing") return undefined;
  const field = ["chapter", "case", "example", "tool"].flatMap(fieldsOfType).find(({ name }) => name === what);
  if (field) return t("guide.lacks.field", { field: t(field.title) });
  const fact: Key | undefined = facts[what];
  return fact && t("guide.lacks.field", { field: t(fact) });
}
const facts: { readonly [name: string]: Key } = {
  title: "guide.fact.title",
  place: "guide.fact.place",
  period: "guide.fact.period",
  organisation_type: "guide.fact.organisationType",
};

export function whyRefused(t: T, refusal: Refused, verb: VerbCase): string {
  const { code, args } = refusal;
  if (code === RefusalCode.INVALID) {
    const words = invalidWords(t, args[0] ?? "", args[1] ?? "");
    if (words) return words;
  }
  if (code === RefusalCode.STALE && verb === "agreeToBeNamed") return t("guide.no.otherWords");
  if (code === RefusalCode.GONE) return t("guide.no.trashed");
  return refusalWords(t, refusal);
}
export function useAsking(): Asking {
  return useAskingWith(whyRefused);
}
