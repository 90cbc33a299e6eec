import { useT } from "../language.ts";
import { WritersHere } from "../leading/PhaseBar.tsx";
import { useRoom } from "../room/use.ts";
import type { Hands } from "./hands.ts";
import type { BoardView } from "./model.ts";

// Silent writing: nobody is shown what others write. What a person wrote themselves is counted for them alone.
export function Silence({ view, hands }: { readonly view: BoardView; readonly hands: Hands }) {
  const t = useT();
  const room = useRoom();
  let mine = 0;
  for (const [id, record] of view.cards)
    if ((record.body.value.hidden || record.body.value.number === 0) && room.isMine(id)) mine += 1;
  return (
    <section className="silence">
      <p>
        <b>{t("silent.title")}</b> {t("silent.words")}
      </p>
      <p className="label">{mine === 0 ? t("silent.none") : t("silent.count", { count: mine })}</p>
      <WritersHere />
      {room.leads && (
        <button type="button" className="b" onClick={() => hands.asking.set({ what: "reveal" })}>
          {t("silent.reveal.go")}
        </button>
      )}
    </section>
  );
}
