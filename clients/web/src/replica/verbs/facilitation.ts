// Acts of facilitation have opposites of their own: nothing here is undone.
import type { Knowledge } from "./knowledge.ts";

export const setBoard: Knowledge<"setBoard"> = {
  guess(guess, { locked, title, closed }) {
    const board = guess.changed("board", "board");
    if (!board) return;
    if (locked !== undefined) board.locked = locked;
    if (title !== undefined) board.title = title;
    if (closed !== undefined) board.closed = closed;
  },
  words: (asked) => asked.title ?? "",
};

export const setRegion: Knowledge<"setRegion"> = {
  guess(guess, { id, locked }) {
    const region = locked === undefined ? undefined : guess.changed(id, "region");
    if (region && locked !== undefined) region.locked = locked;
  },
};

export const addInvitation: Knowledge<"addInvitation"> = { words: (asked) => asked.label };
