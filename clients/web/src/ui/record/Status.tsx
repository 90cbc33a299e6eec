import { type SessionRecordHead, SessionRecordHead_State as State } from "../../index.ts";
import { useT } from "../language.ts";
import { ApprovedBy } from "./Approved.tsx";
import { dayAt, momentAt } from "./days.ts";
import { useDesk } from "./desk.ts";
import { isDraft, isFrozen, type Paper, takesCorrections } from "./paper.ts";

// Where the record stands on its way, in four words and their days.
export function Status({
  head,
  paper,
  nowMs,
}: {
  readonly head: SessionRecordHead;
  readonly paper: Paper;
  readonly nowMs: number;
}) {
  const t = useT();
  const { zone } = useDesk();
  const draft = isDraft(head);
  const frozen = isFrozen(head);
  const open = takesCorrections(head, nowMs);
  const present = new Set(head.attendees.map(({ participant }) => participant)).size;
  const until = Number(head.correctionsUntilMs);
  const waiting = paper.waiting.length;
  const look = (done: boolean, current: boolean) => (current ? "c" : done ? "d" : "");
  return (
    <ol className="rec-status" aria-label={t("record.status")}>
      <li className={look(!draft, draft)} aria-current={draft ? "step" : undefined}>
        <b>{t("record.drafted")}</b>
        {head.draftedMs !== 0n && <bdi>{dayAt(Number(head.draftedMs), zone)}</bdi>}
      </li>
      <li className={look(!draft, false)}>
        <b>{t("record.circulated")}</b>
        {draft ? (
          t("record.notYet")
        ) : (
          <>
            <bdi>{dayAt(Number(head.circulatedMs), zone)}</bdi>, {t("record.toPresent", { count: present })}
          </>
        )}
      </li>
      <li className={look(!draft, !draft && !frozen && (open || waiting > 0))} aria-current={open ? "step" : undefined}>
        <b>{t("record.corrections")}</b>
        {!draft && (
          <>
            {t(nowMs < until ? "record.until" : "record.wereUntil")} <bdi>{momentAt(until, zone)}</bdi>
            {waiting > 0 && <>, {t("record.open", { count: waiting })}</>}
          </>
        )}
      </li>
      <li
        className={look(frozen, !draft && (frozen || (!open && waiting === 0)))}
        aria-current={frozen || (!draft && !open) ? "step" : undefined}
      >
        <b>{t(head.state === State.CORRECTED ? "record.corrected" : "record.approved")}</b>
        {frozen ? (
          <>
            <bdi>{dayAt(Number(head.approvedMs), zone)}</bdi>
            <ApprovedBy head={head} />
          </>
        ) : (
          !draft && t("record.approvals", { count: head.approvals.length, needed: head.approvalsNeeded })
        )}
      </li>
    </ol>
  );
}
