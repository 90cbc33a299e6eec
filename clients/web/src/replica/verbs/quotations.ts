// Somebody's own words. What becomes of them is the server's to say; what was typed is given back if it is refused.
import type { Knowledge } from "./knowledge.ts";

export const captureQuote: Knowledge<"captureQuote"> = { words: (asked) => asked.text };
export const setQuote: Knowledge<"setQuote"> = { words: (asked) => asked.text ?? "" };
export const requestAttribution: Knowledge<"requestAttribution"> = { words: (asked) => asked.saidAs };
export const answerAttribution: Knowledge<"answerAttribution"> = { words: (asked) => asked.text };
export const addMarker: Knowledge<"addMarker"> = { words: (asked) => asked.label };
