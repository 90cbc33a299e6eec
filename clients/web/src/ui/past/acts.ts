// What people did, read from how the records changed, and put together as a person would tell it: "moved 3 cards to
// Barriers". Pure; activity.ts and the caption of the history say it in words.
import type { RecordOf } from "../../index.ts";
import { Phase_State } from "../../index.ts";
import type { RecordChange, Step } from "../../past.ts";

export type What =
  | "added"
  | "edited"
  | "moved"
  | "arranged"
  | "trashed"
  | "restored"
  | "withdrawn"
  | "merged"
  | "unmerged"
  | "parked"
  | "unparked"
  | "locked"
  | "unlocked"
  | "grouped"
  | "renamed"
  | "ungrouped"
  | "linked"
  | "unlinked"
  | "noted"
  | "noteChanged"
  | "decision"
  | "action"
  | "silent"
  | "revealed"
  | "boardLocked"
  | "boardUnlocked"
  | "boardClosed"
  | "boardReopened"
  | "planned"
  | "phase"
  | "phaseByItself"
  | "phaseEnded"
  | "phaseTime"
  | "phasePaused"
  | "phaseResumed"
  | "round"
  | "voteOpened"
  | "voteClosed"
  | "offRecord"
  | "onRecord"
  | "silenceEnded"
  | "announced"
  | "gathered"
  | "harvest"
  | "reportTold"
  | "reportHeard"
  | "reportAnswered"
  | "different"
  | "walkOpened"
  | "walkClosed"
  | "role"
  | "joined"
  | "left"
  | "opened";

export type Kind = "cards" | "groups" | "notes" | "decisions" | "people";

export interface Act {
  readonly what: What;
  readonly ids: readonly string[]; // cards, as far as there are any to go to
  readonly count: number;
  readonly by: string; // participant; empty: not told
  readonly place: string; // record that it went to, or that it is about
  readonly atMs: number;
  readonly seq: number;
}

export function kindOf(what: What): Kind {
  switch (what) {
    case "added":
    case "edited":
    case "moved":
    case "arranged":
    case "trashed":
    case "restored":
    case "withdrawn":
    case "merged":
    case "unmerged":
    case "parked":
    case "unparked":
    case "locked":
    case "unlocked":
    case "revealed":
      return "cards";
    case "grouped":
    case "renamed":
    case "ungrouped":
    case "linked":
    case "unlinked":
      return "groups";
    case "noted":
    case "noteChanged":
      return "notes";
    case "decision":
    case "action":
    case "voteOpened":
    case "voteClosed":
    case "harvest":
    case "reportTold":
    case "reportHeard":
    case "reportAnswered":
    case "different":
      return "decisions";
    case "silent":
    case "silenceEnded":
    case "announced":
    case "gathered":
    case "boardLocked":
    case "boardUnlocked":
    case "boardClosed":
    case "boardReopened":
    case "planned":
    case "phase":
    case "phaseByItself":
    case "phaseEnded":
    case "phaseTime":
    case "phasePaused":
    case "phaseResumed":
    case "round":
    case "offRecord":
    case "onRecord":
    case "walkOpened":
    case "walkClosed":
    case "role":
    case "joined":
    case "left":
    case "opened":
      return "people";
    default:
      return what satisfies never;
  }
}

interface Seen {
  readonly what: What;
  readonly place?: string;
  readonly by?: string;
  readonly ids?: readonly string[]; // else the record itself
}

type Pair<Kind extends Parameters<typeof pair>[1]> = {
  readonly was: RecordOf<Kind> | undefined;
  readonly is: RecordOf<Kind>;
};
function pair<
  Kind extends
    | "card"
    | "cluster"
    | "link"
    | "note"
    | "decision"
    | "action"
    | "member"
    | "board"
    | "phase"
    | "vote"
    | "report",
>({ before, after }: RecordChange, kind: Kind): Pair<Kind> | undefined {
  if (after?.body.case !== kind) return undefined;
  const was = before?.body.case === kind ? (before as RecordOf<Kind>) : undefined;
  return { was, is: after as RecordOf<Kind> };
}

function cardSeen({ was, is }: Pair<"card">): Seen | undefined {
  if (!was) return { what: "added", place: is.body.value.region };
  const [before, now] = [was.body.value, is.body.value];
  if (before.withdrawnMs === 0n && now.withdrawnMs !== 0n) return { what: "withdrawn" };
  if (!before.trashed && now.trashed) return { what: "trashed" };
  if (before.trashed && !now.trashed) return { what: "restored" };
  if (before.mergedInto !== now.mergedInto)
    return now.mergedInto === ""
      ? { what: "unmerged", place: before.mergedInto }
      : { what: "merged", place: now.mergedInto };
  if (before.region !== now.region || before.cluster !== now.cluster)
    return { what: "moved", place: now.cluster || now.region };
  if (before.parked !== now.parked) return { what: now.parked ? "parked" : "unparked" };
  if (before.locked !== now.locked) return { what: now.locked ? "locked" : "unlocked" };
  if (was.text?.content !== is.text?.content || before.kind !== now.kind || before.source !== now.source)
    return { what: "edited" };
  const lies = before.order === now.order && before.x === now.x && before.y === now.y && before.placed === now.placed;
  return lies ? undefined : { what: "arranged", place: now.cluster || now.region };
}

function clusterSeen({ was, is }: Pair<"cluster">): Seen | undefined {
  const { value: now } = is.body;
  const before = was?.body.value;
  if (!before) return { what: "grouped", place: is.id, by: now.namedBy, ids: [] };
  if (!before.dissolved && now.dissolved) return { what: "ungrouped", place: is.id, ids: [] };
  if (before.title !== now.title) return { what: "renamed", place: is.id, by: now.namedBy, ids: [] };
  return undefined;
}

function boardSeen({ was, is }: Pair<"board">): Seen | undefined {
  const [before, now] = [was?.body.value, is.body.value];
  if (!before) return { what: "opened", ids: [] };
  if (before.closed !== now.closed) return { what: now.closed ? "boardClosed" : "boardReopened", ids: [] };
  if (before.offRecordMs !== now.offRecordMs)
    return { what: now.offRecordMs !== 0n ? "offRecord" : "onRecord", ids: [] };
  if (before.silentWriting !== now.silentWriting) {
    if (now.silentWriting) return { what: "silent", ids: [] };
    return { what: now.moderated ? "silenceEnded" : "revealed", ids: [] };
  }
  if (now.gather && before.gather?.atMs !== now.gather.atMs) return { what: "gathered", by: now.gather.by, ids: [] };
  if (before.locked !== now.locked) return { what: now.locked ? "boardLocked" : "boardUnlocked", ids: [] };
  if (before.galleryMs !== now.galleryMs) return { what: now.galleryMs !== 0n ? "walkOpened" : "walkClosed", ids: [] };
  return undefined;
}

// On the board of a plenary: a group's report has come, is heard, was answered.
function reportSeen({ was, is }: Pair<"report">): Seen | undefined {
  const about = { place: is.id, ids: [] };
  const before = was?.body.value;
  if (!before) return { what: "reportTold", ...about };
  if (before.startedMs === 0n && is.body.value.startedMs !== 0n) return { what: "reportHeard", ...about };
  const answers = (report: typeof before) => report.decisions.map(({ plenaryOutcome }) => plenaryOutcome).join();
  return answers(before) !== answers(is.body.value) ? { what: "reportAnswered", ...about } : undefined;
}

function phaseSeen({ was, is }: Pair<"phase">): Seen | undefined {
  const { value: now } = is.body;
  const before = was?.body.value;
  const about = { place: is.id, ids: [] };
  if (!before || before.generation !== now.generation)
    return now.generation > 0 ? { what: "phase", ...about } : { what: "planned", ids: [] };
  if (now.state === Phase_State.ENDED) return { what: "phaseEnded", ...about };
  if (now.state === Phase_State.SKIPPED) return undefined;
  if (before.state !== now.state && now.state === Phase_State.PAUSED) return { what: "phasePaused", ...about };
  if (before.state === Phase_State.PAUSED && now.state === Phase_State.RUNNING)
    return { what: "phaseResumed", ...about };
  if (before.deadlineMs !== now.deadlineMs) return { what: "phaseTime", ...about };
  if (now.state !== Phase_State.PLANNED) return undefined; // who talks with whom; the plan is of what has not begun
  return { what: "planned", ids: [] };
}

function memberSeen({ was, is }: Pair<"member">): Seen | undefined {
  const { participant, removed, role } = is.body.value;
  if (removed) return was?.body.value.removed ? undefined : { what: "left", by: participant, ids: [] };
  if (!was) return { what: "joined", by: participant, ids: [] };
  return was.body.value.role === role ? undefined : { what: "role", place: participant, ids: [] };
}

function seenIn(change: RecordChange): Seen | undefined {
  const { before, after } = change;
  if (!after)
    return before?.body.case === "link" ? { what: "unlinked", ids: endsOf(before as RecordOf<"link">) } : undefined;
  switch (after.body.case) {
    case "card": {
      const two = pair(change, "card");
      return two && cardSeen(two);
    }
    case "cluster": {
      const two = pair(change, "cluster");
      return two && clusterSeen(two);
    }
    case "board": {
      const two = pair(change, "board");
      return two && boardSeen(two);
    }
    case "link":
      return before ? undefined : { what: "linked", ids: endsOf(after as RecordOf<"link">) };
    case "note":
      return before ? { what: "noteChanged", ids: [] } : { what: "noted", ids: [], by: after.body.value.by };
    case "decision":
      return { what: "decision", place: after.id, ids: [], ...(before ? {} : { by: after.body.value.proposer }) };
    case "action":
      return { what: "action", place: after.id, ids: [] };
    case "member": {
      const two = pair(change, "member");
      return two && memberSeen(two);
    }
    case "phase": {
      const two = pair(change, "phase");
      return two && phaseSeen(two);
    }
    case "vote":
      if (!before) return { what: "voteOpened", place: after.id, ids: [] };
      return before.body.case === "vote" && before.body.value.closedMs === 0n && after.body.value.closedMs !== 0n
        ? { what: "voteClosed", place: after.id, ids: [] }
        : undefined;
    case "announcement":
      return before ? undefined : { what: "announced", by: after.body.value.by, ids: [] };
    case "speakingTurn":
      return before ? undefined : { what: "round", ids: [] };
    case "harvest":
      return { what: "harvest", ids: [] };
    case "report": {
      const two = pair(change, "report");
      return two && reportSeen(two);
    }
    case "difference":
      return before ? undefined : { what: "different", place: after.id, ids: [] };
    default:
      return undefined;
  }
}
function endsOf({ body: { value } }: RecordOf<"link">): string[] {
  return [value.from, value.to];
}

// What one step did; what it did alike is one act.
export function actsIn(step: Step): Act[] {
  const seen: (Seen & { readonly id: string })[] = [];
  for (const [id, change] of step.changes) {
    const one = seenIn(change);
    if (one) seen.push({ ...one, id });
  }
  const opens = seen.find(({ what }) => what === "opened");
  if (opens) return [actOf(step, [opens])];
  const timed = [...step.changes.values()].some(
    ({ after }) => after?.body.case === "phase" && after.body.value.endedBy === "timer",
  );
  const reveals = seen.find(({ what }) => what === "revealed");
  const acts = new Map<string, (Seen & { readonly id: string })[]>();
  for (const one of seen) {
    // Cards that appear together were written before, and a card that goes into a new group was put there by it.
    if (reveals && one.what === "added") continue;
    const grouped = one.what === "moved" && seen.some(({ what, place }) => what === "grouped" && place === one.place);
    if (grouped) continue;
    const key = [one.what, one.place ?? "", byOf(step, one)].join(" ");
    acts.set(key, [...(acts.get(key) ?? []), one]);
  }
  // One phase ends as the next begins, and silence with it: told as the one that begins.
  const begins = seen.find(({ what }) => what === "phase");
  const told = [...acts.values()].filter(
    ([first]) => !begins || (first?.what !== "phaseEnded" && first?.what !== "silent"),
  );
  return told.map((alike) => {
    const act = actOf(step, alike);
    if (act.what === "phase" && timed) return { ...act, what: "phaseByItself" };
    const inside = (what: What) => seen.filter((one) => one.what === what).map(({ id }) => id);
    if (act.what === "revealed") return { ...act, ids: inside("added"), count: inside("added").length };
    if (act.what !== "grouped") return act;
    const ids = seen.filter(({ what, place }) => what === "moved" && place === act.place).map(({ id }) => id);
    return { ...act, ids, count: ids.length };
  });
}

function byOf(step: Step, { id, by }: Seen & { readonly id: string }): string {
  return step.acts.find(({ by: told, records }) => told !== "" && records.includes(id))?.by || (by ?? "");
}
function actOf(step: Step, alike: readonly (Seen & { readonly id: string })[]): Act {
  const [first] = alike;
  const ids = [...new Set(alike.flatMap((one) => one.ids ?? [one.id]))];
  const what = first?.what ?? "opened";
  const by = first ? byOf(step, first) : "";
  return { what, ids, count: alike.length, by, place: first?.place ?? "", atMs: step.atMs, seq: step.seq };
}
