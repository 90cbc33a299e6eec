import { useT } from "../language.ts";
import { later } from "../parts/later.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom } from "../room/use.ts";

const Writers = later(async () => (await import("../meanwhile/door.ts")).Writers());

// Shown cards cannot be hidden again: this one act asks first, and says who is not done.
export function RevealDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  const moderated = room.session.shown.board()?.moderated ?? false;
  return (
    <Sheet title={t("menu.reveal")} onClose={onClose}>
      <p>{t(moderated ? "screening.ask" : "silent.reveal.ask")}</p>
      <Writers asks />
      <div className="foot">
        <button type="button" className="b" onClick={onClose}>
          {t("cancel")}
        </button>
        <button
          type="button"
          className="b main"
          onClick={() => {
            room.does([{ case: "revealCards", value: {} }]);
            onClose();
          }}
        >
          {t(moderated ? "screening.end" : "silent.reveal.go")}
        </button>
      </div>
    </Sheet>
  );
}
