import { useT } from "../language.ts";
import { later } from "../parts/later.tsx";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom } from "../room/use.ts";
import { asksFirst, startOf } from "./doing.ts";
import { phaseTitle } from "./phases.ts";
import { useLeading } from "./use.ts";

const Writers = later(async () => (await import("../meanwhile/door.ts")).Writers());

// Before what cannot be taken back: all cards are shown, or the board is closed.
export function PhaseDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  const leading = useLeading();
  const phase = leading.phases.find((one) => one.id === id)?.body.value;
  const board = room.session.shown.board();
  const closes = board && asksFirst(board, leading, id) === "closes";
  const title = phase ? phaseTitle(t, phase) : "";
  return (
    <Sheet title={phase ? t("phase.begin", { title }) : t("phase.end")} onClose={onClose}>
      <p>{t(closes ? "phase.ask.close" : board?.moderated ? "screening.ask" : "silent.reveal.ask")}</p>
      {!closes && <Writers asks />}
      <div className="foot">
        <button type="button" className="b" onClick={onClose}>
          {t("cancel")}
        </button>
        <button
          type="button"
          className="b main"
          onClick={() => {
            room.does([startOf(leading, id)]);
            onClose();
          }}
        >
          {t(closes ? "phase.close" : board?.moderated ? "screening.end" : "silent.reveal.go")}
        </button>
      </div>
    </Sheet>
  );
}
