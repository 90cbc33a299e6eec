import { useState } from "react";
import type { SessionRecordHead } from "../../index.ts";
import { useT } from "../language.ts";
import { Sheet } from "../parts/Sheet.tsx";
import { useRoom } from "../room/use.ts";
import { useDesk } from "./desk.ts";
import { useAsking } from "./refusals.ts";
import { StillAtWork } from "./StillAtWork.tsx";
import { Why } from "./Why.tsx";

// The one step of a record that cannot be taken back. What is approved is what stood there when it was asked.
export function ApproveDialog({ head, onClose }: { readonly head: SessionRecordHead; readonly onClose: () => void }) {
  const t = useT();
  const room = useRoom();
  const { atWork } = useDesk();
  const { waits, why, ask } = useAsking();
  const [seenSeq] = useState(room.session.at.seq);
  const more = head.approvalsNeeded - head.approvals.length - 1;
  const go = () => ask({ case: "approveRecord", value: { seenSeq } }, t("record.approve.said"), onClose);
  return (
    <Sheet title={t("record.approve.title")} onClose={onClose}>
      <div className="stack">
        <p>
          <b>{more > 0 ? t("record.approve.more", { count: more }) : t("record.approve.last")}</b>{" "}
          {t("record.approve.frozen")}
        </p>
        <p>
          {t("record.approve.means")} {t("record.approve.notes", { days: head.policy?.workingNotesDays || 90 })}
        </p>
        <StillAtWork boards={atWork} />
        <Why words={why} />
        <div className="foot">
          <button type="button" className="b" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="button" className="b main" aria-disabled={waits} onClick={go}>
            {t("record.approve.go")}
          </button>
        </div>
      </div>
    </Sheet>
  );
}
