// What of one's own is to be brought into sight on the page of one's contributions; undefined: nothing.
import type { Hands } from "../board/hands.ts";
import { Store } from "../store.ts";

export const ofMineSought: Hands["sought"] = new Store<Hands["sought"]["value"]>(undefined);
