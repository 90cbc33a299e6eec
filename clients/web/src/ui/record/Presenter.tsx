import type { ComponentProps } from "react";
import { PresenterWords as loadPresenter, UnnamedOutside as loadUnnamed } from "../checks/door.ts";
import { later } from "../parts/later.tsx";
import type { Room } from "../room/room.ts";
import { useTopic } from "../room/use.ts";
import { roomOf } from "./boards.ts";
import { useDesk } from "./desk.ts";

const Words = later(loadPresenter, undefined, false);
const Unnamed = later(loadUnnamed, undefined, false);
// Few boards deal with one case: only for these it is fetched.
const isOfCase = (board: Room) => (board.session.shown.board()?.presenterReviewDays ?? 0) > 0;

// Under a presentation: whether its presenter has looked at it. Told where its board is open beside the record.
export function PresenterOf({ board: id }: { readonly board: string }) {
  const { boards } = useDesk();
  const board = roomOf(boards, id);
  return board ? <OnBoard board={board} /> : null;
}
function OnBoard({ board }: { readonly board: Room }) {
  useTopic(board, "document");
  return isOfCase(board) ? <Words board={board} /> : null;
}

export function UnnamedOutside(asked: ComponentProps<typeof Unnamed>) {
  return isOfCase(asked.board) ? <Unnamed {...asked} /> : null;
}
