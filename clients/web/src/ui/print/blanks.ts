// Cards to write by hand are named by region and letter, "2c", so that no two tables give one number twice, and the cards
// get their own numbers when they are put on the board. As many as let six regions fit on one A3 sheet, three A4 ones.
export function blanksOf(region: number, paper: "a4" | "a3"): readonly string[] {
  const letters = "abcdef".slice(0, paper === "a4" ? 6 : 4);
  return [...letters].map((letter) => `${region}${letter}`);
}
