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

// The same of some people on some documents, all together: what another page writes comes before it, and is counted, or after
// it, and is kept anew.
export function forgetOwners(database: Database, owners: readonly Owner[]): Promise<number> {
  return database.write(["outboxes", "requests", "words", "copies"], async (within) => {
    const outboxes = within.objectStore("outboxes");
    const names: string[] = [];
    for (const { document, participant } of owners) {
      const rows: OutboxRow[] = await asked(outboxes.index("owner").getAll([document, participant]));
      names.push(...rows.map(({ name }) => name));
    }
    let unsent = 0;
    for (const name of names)
      for (const store of ["requests", "words"]) unsent += await asked(within.objectStore(store).count(allOf(name)));
    if (unsent > 0) return unsent;
    for (const name of names) await asked(outboxes.delete(name));
    for (const { document, participant } of owners)
      await asked(within.objectStore("copies").delete([document, participant]));
    return 0;
  });
}
