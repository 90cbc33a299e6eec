// What groups brought to the plenary, who came to look, who waits at the door: read from a document, pure.
import type { Difference, DocumentReader, Member, RecordOf, Region, Report, ReportedDecision } from "../../index.ts";

export type ReportRecord = RecordOf<"report">;
export type DifferenceRecord = RecordOf<"difference">;

export interface Reports {
  readonly all: readonly ReportRecord[]; // as they are heard
  readonly now: ReportRecord | undefined; // whose turn it is
  readonly next: ReportRecord | undefined; // the first that has not been heard
  readonly differences: readonly DifferenceRecord[]; // the first kept first
}

export type Turn = "waits" | "reports" | "reported";
export function turnOf({ startedMs, endedMs }: Pick<Report, "startedMs" | "endedMs">): Turn {
  if (startedMs === 0n) return "waits";
  return endedMs === 0n ? "reports" : "reported";
}

export function reportsIn(document: DocumentReader): Reports {
  const all: ReportRecord[] = [];
  const differences: DifferenceRecord[] = [];
  document.each((record) => {
    if (record.body.case === "report") all.push(record as ReportRecord);
    else if (record.body.case === "difference") differences.push(record as DifferenceRecord);
  });
  all.sort((a, b) => a.body.value.order - b.body.value.order || (a.id < b.id ? -1 : 1));
  differences.sort((a, b) => Number(a.body.value.atMs - b.body.value.atMs) || (a.id < b.id ? -1 : 1));
  const is = (turn: Turn) => all.find(({ body }) => turnOf(body.value) === turn);
  return { all, now: is("reports"), next: is("waits"), differences };
}

// The order with one of them a place up or down; undefined where it stands at the end already.
export function movedBy(all: readonly ReportRecord[], id: string, by: 1 | -1): readonly string[] | undefined {
  const ids = all.map((report) => report.id);
  const at = ids.indexOf(id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= ids.length) return undefined;
  ids.splice(to, 0, ...ids.splice(at, 1));
  return ids;
}

// Seconds that are left of its time; below nothing: over. Nothing ends by itself.
export function secondsLeft({ startedMs, seconds }: Pick<Report, "startedMs" | "seconds">, nowMs: number): number {
  return seconds - Math.max(0, Math.floor((nowMs - Number(startedMs)) / 1_000));
}

// What is said as time runs out: once, softly.
export function runsOver(before: number | undefined, left: number): boolean {
  return before !== undefined && before > 0 && left <= 0;
}

export type Outcome = "" | "confirmed" | "referred_back" | "deferred";
const outcomes: readonly string[] = ["confirmed", "referred_back", "deferred"];
export function outcomeOf({ plenaryOutcome }: Pick<ReportedDecision, "plenaryOutcome">): Outcome {
  return outcomes.includes(plenaryOutcome) ? (plenaryOutcome as Outcome) : "";
}
export function unanswered(reports: readonly ReportRecord[]): number {
  return reports.reduce((sum, { body }) => sum + body.value.decisions.filter((one) => outcomeOf(one) === "").length, 0);
}

// One side of a difference: whose it is, and what they say. Nothing where the group is not here any more.
export interface Side {
  readonly report: string;
  readonly title: string;
  readonly decision: ReportedDecision | undefined; // else it is what the group carries on
  readonly words: string;
}
export function sidesOf({ sides }: Pick<Difference, "sides">, all: readonly ReportRecord[]): readonly Side[] {
  return sides.flatMap(({ report: id, decision: chosen }): Side[] => {
    const report = all.find((one) => one.id === id)?.body.value;
    if (!report) return [];
    const decision = report.decisions.find((one) => one.id === chosen);
    const words = decision ? decision.text || decision.title : report.headline;
    return [{ report: id, title: report.title, decision, words }];
  });
}

export function waitingIn(document: DocumentReader): readonly Member[] {
  const waiting: Member[] = [];
  document.each(({ body }) => {
    if (body.case === "member" && body.value.waiting) waiting.push(body.value);
  });
  return waiting.sort((a, b) => (a.participant < b.participant ? -1 : 1));
}

export interface Walks {
  readonly marks: ReadonlyMap<string, number>; // by card or cluster
  readonly questions: readonly { readonly id: string; readonly question: string }[]; // the first asked first
}
export function walksIn(document: DocumentReader): Walks {
  const marks = new Map<string, number>();
  const asked: { readonly id: string; readonly question: string; readonly at: bigint }[] = [];
  document.each(({ id, body }) => {
    if (body.case !== "walk") return;
    const { marked, question, atMs } = body.value;
    if (marked !== "") marks.set(marked, (marks.get(marked) ?? 0) + 1);
    if (question !== "") asked.push({ id, question, at: atMs });
  });
  asked.sort((a, b) => Number(a.at - b.at) || (a.id < b.id ? -1 : 1));
  return { marks, questions: asked };
}

// Does this board hear what groups bring? Its template says so.
export function hearsReports(document: DocumentReader): boolean {
  for (const { body } of document.ofKind("region")) if (isFilled(body.value)) return true;
  return false;
}
export function isFilled({ source }: Pick<Region, "source">): boolean {
  return source === "harvests" || source === "decisions";
}
