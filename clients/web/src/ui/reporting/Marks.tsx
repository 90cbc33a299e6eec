import { later } from "../parts/later.tsx";

// Fetched only where somebody has left a mark.
export const MarksOn = later<{ readonly count: number }>(
  async () => (await import("./door.ts")).MarksOn(),
  undefined,
  false,
);
