// Where a meeting's programme seats somebody, of those groups that have a board. Pure.
import type { DocumentReader } from "../../index.ts";

export interface Seat {
  readonly board: string; // document
  readonly title: string; // of the group
}

// But `left`, where they sat. Of several, as each item has groups of its own, that of the item they were moved within.
export function seatIn(meeting: DocumentReader, participant: string, left: string): Seat | undefined {
  const groups = [...meeting.ofKind("breakout")].map(({ body }) => body.value).filter(({ trashed }) => !trashed);
  const itemOf = (board: string) => {
    const group = groups.find((one) => one.board === board);
    return group && (group.agendaItem || group.session);
  };
  const sits = groups.filter(({ board, members }) => board !== "" && board !== left && members.includes(participant));
  const was = itemOf(left);
  const found =
    sits.find(({ board }) => was !== undefined && itemOf(board) === was) ?? (was === undefined ? sits[0] : undefined);
  return found && { board: found.board, title: found.title };
}
