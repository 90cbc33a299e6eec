// The one list that the room is shown: the groups, once there are some; before that, the regions. Cards are counted, but
// not while people write in silence: a count would tell.
import type { BoardView } from "../board/model.ts";

export interface FarLine {
  readonly id: string;
  readonly number: number;
  readonly words: string; // "": a group without a name
  readonly cards: number | undefined;
}

export function linesOf(view: BoardView, silent: boolean): readonly FarLine[] {
  const groups = new Map<string, { readonly words: string; readonly cards: number }>();
  for (const { id, title, cards } of view.regions.flatMap(({ groups: some }) => some))
    if (cards.length > 0) groups.set(id, { words: title, cards: cards.length + (groups.get(id)?.cards ?? 0) });
  if (groups.size > 0 && !silent) return [...groups].map(([id, group], at) => ({ id, number: at + 1, ...group }));
  return view.regions.map(({ id, number, region, groups: some, loose }) => {
    const cards = loose.length + some.reduce((sum, group) => sum + group.cards.length, 0);
    return { id, number, words: region.title, cards: silent ? undefined : cards };
  });
}
