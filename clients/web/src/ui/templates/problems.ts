// What is wrong with a template, in the person's language where a form can get it wrong; else as the server says it.
import type { TemplateProblem } from "../../index.ts";
import type { T } from "../language.ts";

export interface Told {
  readonly words: string;
  readonly lang: "en" | undefined; // of words that are the server's
}
export function problemWords(t: T, { kind, limit, sentence }: TemplateProblem): Told {
  switch (kind) {
    case "missing":
      return { words: t("template.no.missing"), lang: undefined };
    case "too_long":
      return { words: t("template.no.tooLong", { limit }), lang: undefined };
    case "too_many":
      return { words: t("template.no.tooMany", { limit }), lang: undefined };
    case "too_small":
      return { words: t("template.no.tooSmall", { limit }), lang: undefined };
    case "too_large":
      return { words: t("template.no.tooLarge", { limit }), lang: undefined };
    case "several_lines":
      return { words: t("template.no.severalLines"), lang: undefined };
    case "control_character":
      return { words: t("template.no.control"), lang: undefined };
    default:
      return { words: sentence, lang: "en" };
  }
}
