// All that a browser keeps, of everybody who was at it: for a device that several people use one after the other.
import { asked, type Database } from "./database.ts";
import { allOf, type OutboxRow } from "./indexed_outbox.ts";
import type { Owner } from "./shelf.ts";

// Requests and words that the server does not have for certain, of anybody, on any document.
export function unsentOnDevice(database: Database): Promise<number> {
  return database.read(["requests", "words"], async (within) => {
    const requests = await asked(within.objectStore("requests").count());
    const words = await asked(within.objectStore("words").count());
    return requests + words;
  });
}

// The same of one person on one document.
export function unsentOf(database: Database, { document, participant }: Owner): Promise<number> {
  return database.read(["outboxes", "requests", "words"], async (within) => {
    const owned = within.objectStore("outboxes").index("owner").getAll([document, participant]);
    const rows: OutboxRow[] = await asked(owned);
    let unsent = 0;
    for (const { name } of rows)
      for (const store of ["requests", "words"]) unsent += await asked(within.objectStore(store).count(allOf(name)));
    return unsent;
  });
}

// Nothing is left, unless something waits to be sent by now: then all of it is, and the answer is how much that is.
export function forgetDevice(database: Database): Promise<number> {
  return database.write(["outboxes", "requests", "words", "copies"], async (within) => {
    const requests = await asked(within.objectStore("requests").count());
    const words = await asked(within.objectStore("words").count());
    if (requests + words > 0) return requests + words;
    for (const store of ["outboxes", "copies"]) await asked(within.objectStore(store).clear());
    return 0;
  });
}
