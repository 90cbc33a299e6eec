// The projector in a window of its own, which the same person steers from theirs.
import { addressOf } from "../route.ts";
import { hashFor } from "./far_address.ts";

export function showOnProjector(board: string, difference = ""): void {
  open(addressOf("projector", board) + hashFor(difference), `projector-${board}`);
}
