// What the server takes: 280 characters a card, counted as people count them, in code points.
export const mostCharacters = 280;

export function charactersLeft(words: string): number {
  let count = 0;
  for (const _ of words) count += 1;
  return mostCharacters - count;
}
