// By when a record should be further, and what is overdue: five working days to circulate it, fourteen days to approve it. The
// server counts them; this says it.
import type { RecordNow } from "../../index.ts";
import type { T } from "../language.ts";
import { dayAt, daysLate, momentAt } from "./days.ts";

// A group has ended, and nobody has begun to write of it: told to whoever keeps records.
export const notBegun = "not_begun";

export function dueWords(
  t: T,
  one: RecordNow,
  nowMs: number,
  zone: string,
): { readonly words: string; readonly late: boolean } | undefined {
  const until = Number(one.correctionsUntilMs);
  const isDraft = one.state === "draft" || one.state === notBegun;
  if (!isDraft && one.state !== "circulated") {
    const approved = Number(one.approvedMs);
    return approved === 0 ? undefined : { words: dayAt(approved, zone), late: false };
  }
  const due = Number(isDraft ? one.circulateByMs : one.approveByMs);
  const late = daysLate(due, nowMs);
  const day = due === 0 ? "" : dayAt(due, zone);
  if (late > 0)
    return {
      words: t(isDraft ? "record.list.lateCirculate" : "record.list.lateApprove", { count: late, day }),
      late: true,
    };
  const window = !isDraft && nowMs < until ? `${t("record.until")} ${momentAt(until, zone)}. ` : "";
  if (due === 0) return window === "" ? undefined : { words: window.trim(), late: false };
  return { words: window + t(isDraft ? "record.list.circulateBy" : "record.list.approveBy", { day }), late: false };
}
