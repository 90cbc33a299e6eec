// What a host says at the close: what is written, by whom and until when, how it is corrected, and how something is taken
// back. Sentences to be read aloud; what is still missing is said apart, to whoever reads them. Pure.
import type { RecordNow } from "../../index.ts";
import type { T } from "../language.ts";
import { dayAt, momentAt } from "./days.ts";

export interface Known {
  readonly records: readonly RecordNow[] | undefined; // undefined: they could not be read
  readonly writers: readonly string[]; // names
  readonly contact: string; // a name; empty: nobody
  readonly nowMs: number;
  readonly zone: string;
  readonly names: (some: readonly string[]) => string; // as the language joins them
}
export interface Next {
  readonly aloud: readonly string[];
  readonly missing: readonly string[];
}

export function nextIn(t: T, { records, writers, contact, nowMs, zone, names }: Known): Next {
  const missing: string[] = [];
  if (records === undefined) missing.push(t("record.next.unreached"));
  else if (records.length === 0) missing.push(t("record.next.none"));
  if (contact === "") missing.push(t("record.next.noContact"));
  return {
    aloud: [
      ...(writers.length > 0 ? [t("record.next.writers", { names: names(writers) })] : []),
      ...(records ?? []).map((one) => recordWords(t, one, nowMs, zone)),
      t("record.next.correct"),
      t("record.next.withdraw"),
      ...(contact === "" ? [] : [t("record.next.contact", { name: contact })]),
    ],
    missing,
  };
}

function recordWords(t: T, { title, state, ...one }: RecordNow, nowMs: number, zone: string): string {
  const by = Number(one.circulateByMs);
  const until = Number(one.correctionsUntilMs);
  if (state === "draft")
    return by > nowMs
      ? t("record.next.writingBy", { title, day: dayAt(by, zone) })
      : t("record.next.writing", { title });
  if (state !== "circulated") return t("record.next.approved", { title });
  return until > nowMs
    ? t("record.next.circulatedUntil", { title, until: momentAt(until, zone) })
    : t("record.next.circulated", { title });
}
