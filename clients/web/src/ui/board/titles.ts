// Programmes like to shout their titles. What may be a name made of letters stays: "OECD", "OECD briefing".
const small = new Set(["and", "the", "for", "of", "in", "to", "on", "by", "or", "a", "an", "with", "from"]);
export function calm(title: string): string {
  if (title !== title.toLocaleUpperCase()) return title;
  const words = title.split(" ");
  const mayBeName = (word: string) =>
    words.length < 3 && [...word].length < (words.length === 1 ? 6 : 5) && !small.has(word.toLocaleLowerCase());
  const calmed = words.map((word) => (mayBeName(word) ? word : word.toLocaleLowerCase())).join(" ");
  const [first = "", ...rest] = [...calmed];
  return first.toLocaleUpperCase() + rest.join("");
}
