// What somebody has tried already, as their own cards show: written, moved, thrown away. Pure.
import type { BoardView } from "../board/model.ts";

interface Done {
  readonly wrote: boolean;
  readonly moved: boolean;
  readonly threw: boolean;
}

// A card's first version is as it was written; one that was thrown away has one more for that.
export function stepsDone(view: BoardView, isMine: (id: string) => boolean): Done {
  const lying = [...view.cards.values()].filter(({ id }) => isMine(id));
  const thrown = view.trashed.filter(({ id }) => isMine(id));
  return {
    wrote: lying.length + thrown.length > 0,
    moved: lying.some(({ version }) => version > 1) || thrown.some(({ version }) => version > 2),
    threw: thrown.length > 0,
  };
}
// Or who has plainly begun to work.
export function enough(view: BoardView, isMine: (id: string) => boolean): boolean {
  const { threw } = stepsDone(view, isMine);
  return threw || [...view.cards.keys()].filter(isMine).length >= 3;
}
