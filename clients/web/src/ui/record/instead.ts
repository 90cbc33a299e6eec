// Other words for those that were found, and nothing else changed but what stands before them and would not suit the others: an
// article, a preposition that has swallowed one, a capital. By the language that the other words are in. Pure.
import type { Language } from "../language.ts";

// As the server looks for them (facilitation/records/lint.cc): alone, and but for a person's whole name as they are spelled.
export function placesOf(text: string, { kind, words }: { readonly kind: string; readonly words: string }): number[] {
  if (words === "") return [];
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const begins = latin.test(words.charAt(0)) ? `(?<!${latin.source})` : "";
  const ends = latin.test(words.charAt(words.length - 1)) ? `(?!${latin.source})` : "";
  const any = kind === "names_person" && words.includes(" ");
  return [...text.matchAll(new RegExp(begins + escaped + ends, any ? "giu" : "gu"))].map(({ index }) => index);
}
const latin = /[\p{Script=Latin}\p{Nd}]/u; // letters of other scripts stand beside each other without a gap

// Every time they stand there; with a capital where a sentence begins.
export function replaced(
  text: string,
  found: { readonly kind: string; readonly words: string },
  instead: string,
  language: Language,
): string {
  let out = "";
  let from = 0;
  for (const at of placesOf(text, found)) {
    const { before, says } = fitted(out + text.slice(from, at), instead, language);
    out = before + (beginsSentence.test(before) ? capital(says) : says);
    from = at + found.words.length;
  }
  return out + text.slice(from);
}

const beginsSentence = /(?:^|\n|[.!?…]["”’»)]*\s+)(?:(?:[-*+>]|#+|\d+\.)\s+)?[*_“„"«(]*$/u;
const capital = (words: string) => words.replace(/\p{L}/u, (first) => first.toLocaleUpperCase());

interface Fitted {
  readonly before: string;
  readonly says: string;
}
// "… of the" and "an organisation" are "… of" and "an organisation".
function fitted(text: string, instead: string, language: Language): Fitted {
  const strong = /[*_]*$/.exec(text)?.[0] ?? "";
  const whole = text.slice(0, text.length - strong.length);
  const told = /(?<!\p{L})(\p{L}+)(\s+|['’])$/u.exec(whole);
  const article = `${told?.[1] ?? ""}${told?.[2]?.trim() ? "’" : ""}`.toLowerCase();
  const left = articles[language]?.[article];
  const before = left === undefined || !told ? whole : whole.slice(0, told.index);
  const says = `${left ? `${left} ` : ""}${strong}`;
  switch (language) {
    case "fr":
      return elided({ before, says: says + instead });
    case "pt":
      return { before, says: (says + instead).replace(/^em (?=[*_]*um)/, "n") };
    case "de":
      return { before, says: says + (isDative(before, article) ? dativeOf(instead) : instead) };
    default:
      return { before, says: says + instead };
  }
}

// "de une" is "d’une", whoever wrote the "de".
function elided({ before, says }: Fitted): Fitted {
  if (says.startsWith("de ")) return { before, says: says.replace(/^de /, "d’") };
  return { before: before.replace(/(?<!\p{L})(d|qu|lorsqu|puisqu)e\s+$/iu, "$1’"), says };
}

// Of a German noun with "eine": the case shows in what stands before it, but for "der", which is more often of something than
// at its beginning.
function isDative(before: string, article: string): boolean {
  if (/(?<!\p{L})(von|bei|mit|zu|aus|nach|seit|gegenüber|laut|außer)\s+$/iu.test(before)) return true;
  if (article === "der") return !beginsSentence.test(before);
  return /^(dem|des|einem|einer|eines|vom|zum|zur|beim|im|am)$/.test(article);
}
const dativeOf = (words: string) =>
  words.replace(/^eine((?: \p{Ll}+e)*) /u, (_, adjectives: string) => `einer${adjectives.replace(/e(?= |$)/g, "en")} `);

function each(words: string, left: string): { readonly [article: string]: string } {
  return Object.fromEntries(words.split(" ").map((word) => [word, left]));
}
// What is left of each when the others bring their own article.
const articles: { readonly [language in Language]?: { readonly [article: string]: string } } = {
  "en-GB": each("the a an", ""),
  fr: { ...each("le la les l’ un une", ""), ...each("du des", "de"), ...each("au aux", "à") },
  es: { ...each("el la los las un una unos unas", ""), del: "de", al: "a" },
  pt: {
    ...each("o a os as um uma uns umas", ""),
    ...each("do da dos das dum duma", "de"),
    ...each("ao à aos às", "a"),
    ...each("no na nos nas num numa", "em"),
    ...each("pelo pela pelos pelas", "por"),
  },
  it: {
    ...each("il lo la l’ i gli le un uno una un’", ""),
    ...each("del dello della dell’ dei degli delle", "di"),
    ...each("al allo alla all’ ai agli alle", "a"),
    ...each("dal dallo dalla dall’ dai dagli dalle", "da"),
    ...each("nel nello nella nell’ nei negli nelle", "in"),
    ...each("sul sullo sulla sull’ sui sugli sulle", "su"),
    ...each("col coi", "con"),
  },
  de: {
    ...each("der die das den dem des ein eine einen einem einer eines", ""),
    ...{ vom: "von", zum: "zu", zur: "zu", beim: "bei", im: "in", am: "an" },
    ...{ ins: "in", ans: "an", ums: "um", fürs: "für" },
  },
};
