import { useState } from "react";
import type { RecordNow } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { placeAt } from "../join/places.ts";
import { useT } from "../language.ts";
import { useServerTime } from "../room/server_time.ts";
import { useRoom } from "../room/use.ts";
import { dueWords, notBegun } from "./due.ts";
import { entersRecord, opensRecordOf } from "./entering.ts";
import { Why } from "./Why.tsx";

const states: { readonly [state: string]: Key } = {
  [notBegun]: "record.list.notBegun",
  draft: "record.list.draft",
  circulated: "record.list.circulated",
  approved: "record.list.approved",
  corrected: "record.list.corrected",
};

// Of one that is not there yet only whoever was on its board can begin it.
const canOpen = (one: RecordNow) => one.state !== notBegun || one.boards.some((board) => placeAt(board) !== undefined);

// How far each record is, and by when it should be further; what is overdue is said in words.
export function RecordList({ records, zone }: { readonly records: readonly RecordNow[]; readonly zone: string }) {
  const t = useT();
  const room = useRoom();
  const nowMs = useServerTime(room, 60_000);
  const [fault, setFault] = useState("");
  const opens = async (one: RecordNow) => {
    setFault("");
    const [board = ""] = one.boards;
    const answer =
      one.state === notBegun ? await opensRecordOf(board, "board") : await entersRecord(room.document, one);
    if (!answer.ok) setFault(t(answer.status === 0 ? "join.unreached" : "record.no.way"));
  };
  return (
    <>
      <ul className="rec-list">
        {records.map((one) => {
          const due = dueWords(t, one, nowMs, zone);
          return (
            <li key={one.document || one.boards[0]}>
              {canOpen(one) ? (
                <button type="button" className="link" onClick={() => void opens(one)}>
                  <bdi>{one.title}</bdi>
                </button>
              ) : (
                <bdi>{one.title}</bdi>
              )}
              <span className="st">
                {t(states[one.state] ?? "record.list.draft")}
                {one.state === "circulated" && (
                  <>
                    {", "}
                    {t("record.approvals", { count: one.approvals, needed: one.approvalsNeeded })}
                    {one.correctionsOpen > 0 && <>, {t("record.open", { count: one.correctionsOpen })}</>}
                  </>
                )}
              </span>
              {due && <span className={due.late ? "late" : "label"}>{due.words}</span>}
            </li>
          );
        })}
      </ul>
      <Why words={fault} />
    </>
  );
}
