import { Quote_State } from "../../index.ts";
import type { Hands } from "../board/hands.ts";
import { useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { useRoom, useTopic } from "../room/use.ts";
import { mineOf } from "./model.ts";

// To whoever is asked whether their words may be used, until they have answered.
export function AskedCall({ hands }: { readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  useTopic(room, "document");
  const asked = mineOf(room).filter(({ quote }) => quote.state === Quote_State.REQUESTED);
  const [first] = asked;
  if (!first) return null;
  return (
    <p className="flag" role="note">
      <Glyph name="quote" />
      <span>{t("quote.call", { count: asked.length })}</span>
      <button type="button" className="b" onClick={() => hands.asking.set({ what: "asked", id: first.requestId })}>
        {t("quote.call.open")}
      </button>
    </p>
  );
}
