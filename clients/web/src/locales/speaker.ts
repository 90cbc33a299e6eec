// Says a string of a language: with what is filled in, in the form that its number needs.
import { withAllPlurals } from "./strings.ts";

export type Values = { readonly [name: string]: string | number };
export type Speaker = (key: string, values?: Values) => string | undefined; // undefined: the language has no such string

const place = /\{\{(\w+)\}\}/g;
const rightToLeft = /^(ar|fa|he|ur)\b/;

export function speaker(language: string, strings: { readonly [name: string]: string }): Speaker {
  const all = withAllPlurals(language, strings);
  const plural = new Intl.PluralRules(language);
  // What is put into a sentence that runs the other way, a name or a title, keeps its own direction.
  const filled = (some: string) => (rightToLeft.test(language) ? `\u2068${some}\u2069` : some);
  return (key, values) => {
    const form = typeof values?.count === "number" ? all[`${key}_${plural.select(values.count)}`] : undefined;
    const words = form ?? all[key];
    if (words === undefined || values === undefined || !words.includes("{{")) return words;
    return words.replace(place, (whole, name: string) => (name in values ? filled(String(values[name])) : whole));
  };
}
