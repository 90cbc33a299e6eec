// Words in one line, so that something is known by them: cut between whole characters, as people count them.
const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

export function shortened(words: string, most: number): string {
  let count = 0;
  for (const { index } of characters.segment(words)) {
    if (count === most) return `${words.slice(0, index).trimEnd()}…`;
    count += 1;
  }
  return words;
}
