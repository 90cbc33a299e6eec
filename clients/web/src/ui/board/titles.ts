// Programmes like to shout their titles. What is always written so stays.
const letters = new Set(
  "OECD EU UN UK US UAE MOIN IIPP ROAR UCL CSIRO NASA SDG SDGS AI IT ICT WHO WTO IMF NGO NGOS R&D".split(" "),
);
export function calm(title: string): string {
  if (title !== title.toLocaleUpperCase()) return title;
  const words = title.split(" ").map((word) => (letters.has(word) ? word : word.toLocaleLowerCase()));
  const [first = "", ...rest] = [...words.join(" ")];
  return first.toLocaleUpperCase() + rest.join("");
}
