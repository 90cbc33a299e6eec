import { useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { useRoom, useTopic } from "./use.ts";

// Beside whatever the server does not have and cannot be sent just now, so that nobody takes it for safe.
export function NotSent({ id }: { readonly id: string }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "state");
  if (!room.notSent().has(id)) return null;
  return (
    <span className="label not-sent">
      <Glyph name="keep" /> {t("board.unsent")}
    </span>
  );
}
