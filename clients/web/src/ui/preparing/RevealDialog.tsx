import { calm } from "../board/titles.ts";
import { useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom } from "../room/use.ts";
import { tells } from "./refusals.ts";

// What everybody has seen cannot be unseen: asked once more.
export function RevealDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  const body = room.session.shown.find(id)?.body;
  const title = body?.case === "agendaItem" ? calm(body.value.title) : "";
  const show = () => {
    void room
      .asks({ case: "revealAgendaItem", value: { id } }, () => true)
      .then((answer) => tells(room, t, answer, t("prepare.revealed", { title })));
    onClose();
  };
  return (
    <Sheet title={t("prepare.reveal.title", { title })} onClose={onClose}>
      <p>{t("prepare.reveal.more")}</p>
      <div className="foot">
        <button type="button" className="b" onClick={onClose}>
          {t("cancel")}
        </button>
        <button type="button" className="b main" onClick={show}>
          {t("prepare.reveal.go")}
        </button>
      </div>
    </Sheet>
  );
}
