import { useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom } from "../room/use.ts";

// Shown cards cannot be hidden again: this one act asks first.
export function RevealDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  return (
    <Sheet title={t("menu.reveal")} onClose={onClose}>
      <p>{t("silent.reveal.ask")}</p>
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
          {t("silent.reveal.go")}
        </button>
      </div>
    </Sheet>
  );
}
