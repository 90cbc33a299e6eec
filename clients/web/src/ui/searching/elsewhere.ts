// What is found on one's other boards, and the way there.
import { searchFor } from "../../guidebook.ts";
import { type SearchHit, serverAt } from "../../index.ts";
import { takePlaceAtRecord } from "../join/places.ts";
import { cardWanted, goTo } from "../route.ts";
import { Store } from "../store.ts";

// What somebody is led to on the board that opens: a note, a group, a decision or an action; cards have addresses.
export const wantedOnBoard = new Store<Pick<SearchHit, "document" | "kind" | "id"> | undefined>(undefined);

// Undefined: the server did not say.
export async function foundElsewhere(here: string, words: string): Promise<readonly SearchHit[] | undefined> {
  const answer = await searchFor({ q: words.trim(), in: "boards" });
  return answer.ok ? answer.value.hits.filter(({ document }) => document !== here) : undefined;
}

// False: that board is open to them no longer.
export async function leadsToFound(from: string, { document, kind, id }: SearchHit): Promise<boolean> {
  if ((await serverAt().mayOpen(document)) !== "yes") return false;
  takePlaceAtRecord(from, document);
  goTo("board", document);
  if (kind === "card") cardWanted.set(id);
  else wantedOnBoard.set({ document, kind, id });
  return true;
}
