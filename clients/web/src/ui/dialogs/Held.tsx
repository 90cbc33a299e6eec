// What a dialogue is about may be taken into a hand by somebody else while it is open: it says so, and waits.
import { isHeld } from "../board/doing.ts";
import { useT } from "../language.ts";
import { useRoom, useTopic } from "../room/use.ts";

export function useHeld(ids: readonly string[]): boolean {
  const room = useRoom();
  useTopic(room, "presence");
  return isHeld(room, ids);
}
export function Held({ held }: { readonly held: boolean }) {
  const t = useT();
  return <div aria-live="polite">{held && <p className="fault">{t("board.held")}</p>}</div>;
}
