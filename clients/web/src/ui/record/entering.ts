// To a session record from a board, or from the list of its meeting: as who one is there. Asking a board for its record
// opens it for whoever keeps it, and lets in whoever was there once it is circulated.
import { type Answered, serverAt } from "../../index.ts";
import { recordsAt } from "../../records.ts";
import { placeAt, takePlaceAtRecord } from "../join/places.ts";
import { goTo } from "../route.ts";

export async function opensRecordOf(board: string, scope: "board" | "session"): Promise<Answered<string>> {
  const answer = await recordsAt(board).openRecord(scope);
  if (!answer.ok) return answer;
  const { document } = answer.value;
  takePlaceAtRecord(board, document);
  goTo("board", document);
  return { ok: true, value: document };
}

// As one of its own, without going there: what it says can be asked for from then on.
export async function isLetIn({ boards }: { readonly boards: readonly string[] }): Promise<void> {
  const mine = boards.find((board) => placeAt(board) !== undefined);
  if (mine !== undefined) await recordsAt(mine).openRecord(boards.length > 1 ? "session" : "board");
}

// One that is there: through a board of it where one has a place, else from the meeting.
export async function entersRecord(
  from: string,
  { document, boards }: { readonly document: string; readonly boards: readonly string[] },
): Promise<Answered<string>> {
  const mine = boards.find((board) => placeAt(board) !== undefined);
  if (mine !== undefined) {
    const opened = await opensRecordOf(mine, boards.length > 1 ? "session" : "board");
    if (opened.ok) return opened;
  }
  if ((await serverAt().mayOpen(document)) !== "yes") return { ok: false, status: 404, code: "", sentence: "" };
  takePlaceAtRecord(mine ?? from, document);
  goTo("board", document);
  return { ok: true, value: document };
}
