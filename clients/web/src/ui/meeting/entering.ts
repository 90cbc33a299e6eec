// From a meeting to one of its boards.
import { serverAt } from "../../index.ts";
import { placeAt, takePlaceFrom } from "../join/places.ts";
import { goTo, goToAction } from "../route.ts";

// A board lets in whom the programme seats a moment after it does.
export async function entersFrom(meeting: string, board: string, action = ""): Promise<void> {
  if (placeAt(board) === undefined)
    for (let tries = 0; tries < 12 && (await serverAt().mayOpen(board)) === "noSuchBoard"; tries += 1)
      await new Promise((then) => setTimeout(then, 250));
  takePlaceFrom(meeting, board);
  if (action === "") goTo("board", board);
  else goToAction(board, action);
}
