// Other words for those that were found, and nothing else changed. Pure.

// Every time it stands there; with a capital where a sentence begins.
export function replaced(text: string, words: string, instead: string): string {
  if (words === "") return text;
  const lower = text.toLowerCase();
  let out = "";
  let from = 0;
  for (let at = lower.indexOf(words.toLowerCase()); at >= 0; at = lower.indexOf(words.toLowerCase(), from)) {
    const begins = /(^|[.!?…]["”’)]*\s+|\n)$/u.test(text.slice(0, at));
    out += text.slice(from, at) + (begins ? instead.charAt(0).toLocaleUpperCase() + instead.slice(1) : instead);
    from = at + words.length;
  }
  return out + text.slice(from);
}
