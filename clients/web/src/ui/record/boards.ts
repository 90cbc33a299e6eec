// The boards a record was drafted from, open beside it: live, and only to be read. Who has no seat at one reads the record
// without it.
import { useEffect, useMemo, useState } from "react";
import { serverAt } from "../../index.ts";
import type { BoardView } from "../board/model.ts";
import { placeAt } from "../join/places.ts";
import { roomAt } from "../room/RoomScreen.tsx";
import type { Room } from "../room/room.ts";

export type BoardBeside = Room | "opening" | "shut";
export type BoardsBeside = ReadonlyMap<string, BoardBeside>; // by document, in the order of the groups

export function useBoards(room: Room, boards: readonly string[]): BoardsBeside {
  const [opened, setOpened] = useState<ReadonlyMap<string, Room | "shut">>(new Map());
  const me = room.session.me.participant;
  const all = boards.join(" ");
  useEffect(() => {
    let here = true;
    const opens = async (board: string) => {
      const participant = placeAt(board)?.participant ?? me;
      const may = placeAt(board) !== undefined || (await serverAt().mayOpen(board)) === "yes";
      const beside = may && participant !== "" ? await roomAt(board, participant) : "shut";
      if (here) setOpened((before) => new Map(before).set(board, beside));
    };
    for (const board of all.split(" ").filter(Boolean)) void opens(board);
    return () => {
      here = false;
    };
  }, [all, me]);
  return useMemo(
    () =>
      new Map(
        all
          .split(" ")
          .filter(Boolean)
          .map((board) => [board, opened.get(board) ?? "opening"]),
      ),
    [all, opened],
  );
}

export function roomOf(boards: BoardsBeside, board: string): Room | undefined {
  const beside = boards.get(board);
  return beside === undefined || beside === "opening" || beside === "shut" ? undefined : beside;
}

// To whatever a record shows that has no board of its own.
export const noBoard: BoardView = {
  regions: [],
  cards: new Map(),
  order: [],
  groups: 0,
  links: [],
  trashed: [],
  merged: new Map(),
};
