// What a part still lacks, in the words of its own type, and what would cure it. Pure.
import type { Key } from "../../locales/strings.ts";
import type { T } from "../language.ts";
import { type Field, type Lack, says } from "./book.ts";

const facts: { readonly [fact in "title" | "place" | "period" | "organisationType"]: Key } = {
  title: "guide.fact.title",
  place: "guide.fact.place",
  period: "guide.fact.period",
  organisationType: "guide.fact.organisationType",
};
export function lackWords(t: T, lack: Lack): string {
  switch (lack.is) {
    case "field":
      if (lack.kind.name === "limits") return t("guide.lacks.limits");
      return t("guide.lacks.field", { field: t(lack.kind.title) });
    case "fact":
      return t("guide.lacks.field", { field: t(facts[lack.fact]) });
    case "naming":
      return t("guide.lacks.naming");
    case "evidence":
      return noSourceWords(
        t,
        lack.fields.map(({ kind }) => t(kind.title)),
      );
    default:
      return lack satisfies never;
  }
}
// No type has more than two fields whose sources are evidence.
function noSourceWords(t: T, [one = "", other]: readonly string[]): string {
  return other === undefined ? t("guide.lacks.source", { field: one }) : t("guide.lacks.sources", { one, other });
}

export type Cure =
  | { readonly is: "write"; readonly field: Field }
  | { readonly is: "sources"; readonly field: Field }
  | { readonly is: "facts" }
  | { readonly is: "naming" }
  | { readonly is: "reported" };

export function curesOf(lack: Lack): readonly Cure[] {
  switch (lack.is) {
    case "field":
      return [{ is: "write", field: lack.field }];
    case "fact":
      return [{ is: "facts" }];
    case "naming":
      return [{ is: "naming" }];
    case "evidence":
      // A source proves nothing of a field that says nothing.
      return [
        ...lack.fields.map((field): Cure => ({ is: says(field) ? "sources" : "write", field })),
        { is: "reported" },
      ];
    default:
      return lack satisfies never;
  }
}
export function cureWords(t: T, cure: Cure, lack: Lack): string {
  switch (cure.is) {
    case "write":
      return lack.is === "field" ? t("guide.cure.it") : t("guide.cure.write", { field: t(cure.field.kind.title) });
    case "sources":
      return t("guide.cure.source", { field: t(cure.field.kind.title) });
    case "facts":
      return t("guide.facts.menu");
    case "naming":
      return t("guide.naming.menu");
    case "reported":
      return t("guide.cure.reported");
    default:
      return cure satisfies never;
  }
}
