// What the menus on the screen offer just now, for whoever would rather type than look for it: each menu says so while it
// is there.
import { useEffect, useRef } from "react";
import type { MenuLine } from "./OpenMenu.tsx";

export interface Offer {
  readonly label: string; // of the menu
  readonly lines: readonly (MenuLine | false)[];
  readonly onChoose: (id: string) => void;
}
export interface Command {
  readonly words: string;
  readonly menu: string;
  readonly keys: string;
  readonly does: () => void;
}

const there = new Set<() => Offer>();

export function useOffer(offer: Offer): void {
  const now = useRef(offer);
  now.current = offer;
  useEffect(() => {
    const tells = () => now.current;
    there.add(tells);
    return () => void there.delete(tells);
  }, []);
}
export function offersNow(): readonly Offer[] {
  return [...there].map((tells) => tells());
}

// One line each, in the order of the menus; what two menus say in the same words is told twice, as their names differ.
export function commandsOf(offers: readonly Offer[]): readonly Command[] {
  return offers.flatMap(({ label, lines, onChoose }) =>
    lines.flatMap((line): Command[] => {
      if (line === false || line === "line") return [];
      return [{ words: line.words, menu: label, keys: line.keys ?? "", does: () => onChoose(line.id) }];
    }),
  );
}
// By any part of what it says, with or without accents; what begins so comes first.
export function found(commands: readonly Command[], typed: string): readonly Command[] {
  const looked = plain(typed).split(/\s+/).filter(Boolean);
  const fits = commands.filter(({ words, menu }) => {
    const all = `${plain(words)} ${plain(menu)}`;
    return looked.every((word) => all.includes(word));
  });
  const begins = ({ words }: Command) => plain(words).startsWith(looked[0] ?? "");
  return [...fits.filter(begins), ...fits.filter((one) => !begins(one))];
}
function plain(words: string): string {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}
