// The four pillars, each with colour, shape and word. A board may belong to none.
export const pillars = ["routes", "organisation", "assessment", "rewards"] as const;
export type Pillar = (typeof pillars)[number];

export function pillarOf(id: string): Pillar | undefined {
  return pillars.find((pillar) => id.toLowerCase().includes(pillar.slice(0, 6)));
}
