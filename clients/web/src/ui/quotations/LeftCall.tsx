import { Quote_State } from "../../index.ts";
import { useT } from "../language.ts";
import { Glyph } from "../parts/Glyph.tsx";
import { useRoom } from "../room/use.ts";
import { goTo } from "../route.ts";
import { useLeft } from "./left.ts";
import { mineOf } from "./model.ts";
import "../leading/leading.css";

// On the meeting's home: to whoever is asked about their words on a board that they left, as nothing there reaches them.
export function LeftCall() {
  const t = useT();
  const room = useRoom();
  const { boards } = useLeft(room);
  const count = boards.flatMap(mineOf).filter(({ quote }) => quote.state === Quote_State.REQUESTED).length;
  if (count === 0) return null;
  return (
    <p className="flag" role="note">
      <Glyph name="quote" />
      <span>{t("quote.call", { count })}</span>
      <button type="button" className="b" onClick={() => goTo("contributions", room.document)}>
        {t("quote.call.open")}
      </button>
    </p>
  );
}
