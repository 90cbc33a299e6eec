import { Mode } from "../../index.ts";
import { type T, useT } from "../language.ts";
import type { Room } from "../room/room.ts";
import { useRoom } from "../room/use.ts";
import { Glyph } from "./Glyph.tsx";

// How many people a device on a table speaks for; 0: it is nobody's table.
export function tableOf({ session: { shown, people } }: Room, participant: string): number {
  const member = shown.member(participant);
  const mode = people.get(participant)?.mode ?? member?.mode;
  return mode === Mode.TABLE_DEVICE ? Math.max(1, member?.voices ?? 0) : 0;
}
export function tableWords(t: T, voices: number): string {
  return voices > 1 ? t("people.table", { count: voices }) : t("join.table");
}

// Beside a name: several people speak there. Nothing for whoever is there alone.
export function TableMark({ participant }: { readonly participant: string }) {
  const t = useT();
  const voices = tableOf(useRoom(), participant);
  if (voices === 0) return null;
  return (
    <span className="label num table-mark">
      <Glyph name="table" /> {tableWords(t, voices)}
    </span>
  );
}
