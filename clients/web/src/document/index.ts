export { BrokenLog, Document, type DocumentReader, type Evolving, Overlaid } from "./document.ts";
export { evolve, Undo } from "./evolve.ts";
export {
  byOrder,
  cardsOfRegion,
  chaptersOf,
  eachCardOfRegion,
  entriesOfChapter,
  lastCardOfRegion,
  paragraphsOfSection,
} from "./order.ts";
