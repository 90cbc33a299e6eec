// Each line is a step, however it was begun.
export function stepsIn(words: string): readonly string[] {
  return words
    .split("\n")
    .map((line) => line.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, "").trim())
    .filter((line) => line !== "");
}
