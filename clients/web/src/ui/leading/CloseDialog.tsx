import type { Hands } from "../board/hands.ts";
import { useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom } from "../room/use.ts";
import { closes, type Missing, missingIn } from "./closing.ts";
import { startOf } from "./doing.ts";
import { openProposalIn, openVoteIn } from "./model.ts";
import { useLeading } from "./use.ts";

const mends = {
  harvest: { why: "refused.harvestFirst", go: "close.missing" },
  screening: { why: "refused.screening", go: "screening.open" },
  silence: { why: "screening.ask", go: "screening.end" },
} as const satisfies { readonly [is in Missing]: unknown };

// At the end of the plan. What the server would refuse it for is said before, with what mends it in the place of the button.
export function CloseDialog({ hands, onClose }: { readonly hands: Hands; readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  const leading = useLeading();
  const board = room.session.shown.board();
  if (!board) return null;
  const [missing] = missingIn(board, leading);
  const mend = () => {
    onClose();
    if (missing === "harvest") hands.beside.set("harvest");
    if (missing === "screening") hands.asking.set({ what: "screening" });
    if (missing === "silence") room.does([startOf(leading, "")]);
  };
  const go = () => {
    room.does([...closes(leading, () => room.session.newId())]);
    onClose();
  };
  const ends = openVoteIn(leading) !== undefined || openProposalIn(leading) !== undefined;
  return (
    <Sheet title={t("phase.close")} onClose={onClose}>
      {missing ? (
        <p>{t(mends[missing].why)}</p>
      ) : (
        <>
          <p>{t("phase.ask.close")}</p>
          {board.silentWriting && <p>{t("close.reveals")}</p>}
          {ends && <p>{t("close.ends")}</p>}
        </>
      )}
      <div className="foot">
        <button type="button" className="b" onClick={onClose}>
          {t("cancel")}
        </button>
        <button type="button" className="b main" onClick={missing ? mend : go}>
          {t(missing ? mends[missing].go : "phase.close")}
        </button>
      </div>
    </Sheet>
  );
}
