import { useState } from "react";
import { useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom } from "../room/use.ts";
import { zoneOf } from "./days.ts";
import { opensRecordOf } from "./entering.ts";
import { RecordList } from "./RecordList.tsx";
import { useRecords } from "./told_records.ts";
import { Why } from "./Why.tsx";
import "./record_list.css";

// From a board to its session record: what there is already, and for whoever keeps it a way to begin.
export function WayInDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  const board = room.session.shown.board();
  const all = useRecords(room.document);
  const keeps = room.writesNotes;
  const records = keeps ? (all ?? []) : (all ?? []).filter(({ state }) => state !== "draft");
  const ofBoard = records.some(({ boards }) => boards.length === 1);
  const ofSession = records.some(({ boards }) => boards.length > 1);
  const [waits, setWaits] = useState(false);
  const [fault, setFault] = useState("");
  const begins = async (scope: "board" | "session") => {
    if (waits) return;
    setWaits(true);
    setFault("");
    const answer = await opensRecordOf(room.document, scope);
    setWaits(false);
    if (!answer.ok) setFault(t(answer.status === 0 ? "join.unreached" : "record.no.open"));
  };
  const forSession = keeps && !ofSession && board?.session !== "";
  const forBoard = keeps && !ofBoard;
  return (
    <Sheet title={t("record.title")} onClose={onClose}>
      {records.length > 0 ? (
        <RecordList records={records} zone={zoneOf(board?.timeZone ?? "")} />
      ) : (
        <p>{t(keeps ? "record.wayIn.none" : "record.wayIn.notYet")}</p>
      )}
      <Why words={fault} />
      {(forSession || forBoard) && (
        <div className="foot">
          {forSession && (
            <button type="button" className="b" aria-disabled={waits} onClick={() => void begins("session")}>
              {t("record.wayIn.session")}
            </button>
          )}
          {forBoard && (
            <button type="button" className="b main" aria-disabled={waits} onClick={() => void begins("board")}>
              {t("record.wayIn.board")}
            </button>
          )}
        </div>
      )}
    </Sheet>
  );
}
