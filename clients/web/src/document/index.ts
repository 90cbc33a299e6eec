export { BrokenLog, Document, type DocumentReader } from "./document.ts";
export { evolve, Undo } from "./evolve.ts";
export { byOrder, cardsOfRegion } from "./order.ts";
