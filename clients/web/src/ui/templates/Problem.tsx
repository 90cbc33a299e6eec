import { createContext, useContext } from "react";
import type { TemplateProblem } from "../../index.ts";
import { useT } from "../language.ts";
import { problemWords } from "./problems.ts";

const none: ReadonlyMap<string, TemplateProblem> = new Map();
export const Problems = createContext(none);

// What ties a field to what is wrong with it; nothing if nothing is.
export function useProblem(at: string): { readonly "aria-invalid"?: true; readonly "aria-describedby"?: string } {
  return useContext(Problems).has(at) ? { "aria-invalid": true, "aria-describedby": idOf(at) } : {};
}
const idOf = (at: string) => `template-problem-${at.replaceAll(/[^\w]/g, "-")}`;

// Beside its field.
export function Problem({ at }: { readonly at: string }) {
  const t = useT();
  const problem = useContext(Problems).get(at);
  if (!problem) return null;
  const { words, lang } = problemWords(t, problem);
  return (
    <span className="fault t-fault" id={idOf(at)} lang={lang}>
      {words}
    </span>
  );
}
