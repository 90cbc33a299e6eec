export { BrokenLog, Document, type DocumentReader, type Evolving, Overlaid } from "./document.ts";
export { evolve, Undo } from "./evolve.ts";
export { byOrder, cardsOfRegion, eachCardOfRegion, lastCardOfRegion, paragraphsOfSection } from "./order.ts";
