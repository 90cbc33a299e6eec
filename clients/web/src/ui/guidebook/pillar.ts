import { type Pillar, pillarOf } from "../parts/pillars.ts";
import type { ChapterPart } from "./book.ts";

// Of which pillar a chapter is, where it is one of the four.
export function pillarOfChapter({ chapter }: ChapterPart): Pillar | undefined {
  return pillarOf(chapter.pillar) ?? pillarOf(chapter.name);
}
