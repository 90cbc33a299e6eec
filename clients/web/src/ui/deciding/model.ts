// The way of a proposal that goes by a method: at which step it stands, what it lacks to go on, who is waited for, and what
// rounds came to. Pure. A mirror of facilitation/rules/deciding.h, so that nothing is offered which the server would refuse;
// its word counts. Whoever does not respond is counted for nothing.
import {
  type Decision,
  DecisionMethod,
  type DecisionRound,
  DecisionState,
  type DocumentReader,
  type Member,
  type Objection,
  Role,
} from "../../index.ts";
import { type DecisionRecord, isInRound, isOpenProposal } from "../leading/model.ts";
import { range } from "../leading/votes.ts";

export const limits = { text: 600, title: 80, remark: 400, label: 80, options: 20, leastQuorum: 3 } as const;
export const levels = range(1, 8);

// ---------------------------------------------------------------- at which step

export type Step = "proposed" | "clarifying" | "reacting" | "testing" | "handling" | "outcome";
export interface StepOf {
  readonly step: Step;
  readonly is: "done" | "now" | "next" | "left out";
}

export function isOpen(decision: Decision): boolean {
  return stepOf(decision.state) !== "outcome" && decision.state !== DecisionState.DRAFT;
}
export function isAdopted(state: DecisionState): boolean {
  return state === DecisionState.ADOPTED || state === DecisionState.ADOPTED_WITH_STAND_ASIDES;
}
function stepOf(state: DecisionState): Step {
  switch (state) {
    case DecisionState.DRAFT:
    case DecisionState.PROPOSED:
      return "proposed";
    case DecisionState.CLARIFYING:
      return "clarifying";
    case DecisionState.REACTING:
      return "reacting";
    case DecisionState.TESTING:
    case DecisionState.PAUSED_QUORUM:
      return "testing";
    case DecisionState.OBJECTION_HANDLING:
      return "handling";
    default:
      return "outcome";
  }
}

export function latestVersion(decision: Decision): number {
  return decision.versions.length;
}
export function textOf(decision: Decision): string {
  const adopted = decision.versions.find(({ number }) => number === decision.adoptedVersion);
  return (adopted ?? decision.versions.at(-1))?.text ?? "";
}
export function roundsOf(decision: Decision, version: number): readonly DecisionRound[] {
  return decision.rounds.filter((round) => round.version === version);
}

// The steps of the version as it stands. Reactions are left out where nobody was asked for one, objections where none came.
export function wayOf(decision: Decision): readonly StepOf[] {
  const version = latestVersion(decision);
  const now = stepOf(decision.state);
  const handles = now === "handling" || decision.objections.some((one) => one.version === version);
  const steps: readonly Step[] = [
    "proposed",
    "clarifying",
    "reacting",
    "testing",
    ...(handles ? ["handling" as const] : []),
    "outcome",
  ];
  const at = decision.state === DecisionState.DRAFT ? -1 : steps.indexOf(now);
  const reacted = decision.reactions.some((one) => one.version === version);
  const tested = roundsOf(decision, version).length > 0;
  return steps.map((step, place) => {
    if (place === at) return { step, is: "now" };
    if (place > at) return { step, is: "next" };
    const leftOut = (step === "reacting" && !reacted) || (now === "outcome" && step === "testing" && !tested);
    return { step, is: leftOut ? "left out" : "done" };
  });
}

// ---------------------------------------------------------------- how many

export interface Quorum {
  readonly base: number; // who may respond, the people at a table device each counted
  readonly needed: number;
}
export function neededOf(base: number): number {
  return Math.max(limits.leastQuorum, Math.floor((2 * base + 2) / 3));
}
// As it would be for a round that is opened now.
export function quorumNow(decision: Decision, members: readonly Member[]): Quorum {
  const base = members
    .filter(({ role, joinedMs, participant }) => {
      return role === Role.PARTICIPANT && joinedMs !== 0n && !decision.excused.includes(participant);
    })
    .reduce((sum, { voices }) => sum + Math.max(1, voices), 0);
  return { base, needed: neededOf(base) };
}
// Of the round that is open. Some may have come since it was opened: then they are counted when it is closed.
export interface Responded extends Quorum {
  readonly count: number;
}
export function respondedIn(decision: Decision, members: readonly Member[]): Responded | undefined {
  const round = decision.rounds.at(-1);
  if (!round || !isInRound(decision)) return undefined;
  const base = Math.max(decision.quorumBase, quorumNow(decision, members).base, round.responded);
  return { count: round.responded, base, needed: neededOf(base) };
}

// ---------------------------------------------------------------- responses

export function choicesOf(decision: Decision): readonly string[] {
  switch (decision.method) {
    case DecisionMethod.CONSENT:
      return ["consent", "consent_with_concern", "object"];
    case DecisionMethod.GRADIENTS:
      return levels.map(String);
    case DecisionMethod.MAJORITY:
      return [...decision.options.map((_, at) => String(at + 1)), "abstain"];
    case DecisionMethod.SENSE_OF_THE_ROOM:
      return ["yes", "no"];
    default:
      return [];
  }
}
export function objects(method: DecisionMethod, response: string): boolean {
  switch (method) {
    case DecisionMethod.CONSENT:
      return response === "object";
    case DecisionMethod.GRADIENTS:
      return response === "8";
    case DecisionMethod.SENSE_OF_THE_ROOM:
      return response === "no";
    default:
      return false;
  }
}
export function needsAReason(method: DecisionMethod, response: string): boolean {
  return objects(method, response) || response === "consent_with_concern";
}

// ---------------------------------------------------------------- what rounds came to

export interface Share {
  readonly response: string;
  readonly count: number;
}
// As a distribution, in the order of the choices; never a mean, as levels are no lengths.
export function sharesOf(decision: Decision, round: DecisionRound): readonly Share[] {
  return choicesOf(decision).map((response) => ({ response, count: round.counts[response] ?? 0 }));
}
// Cut short by a conclusion: what was responded until then counts for nothing.
export function wasCutShort(round: DecisionRound): boolean {
  return round.closedMs !== 0n && Object.keys(round.counts).length === 0;
}
export interface Support {
  readonly count: number;
  readonly all: number;
  readonly neededPercent: number;
}
export const percents: { readonly [stakes: string]: number } = { low: 60, normal: 70, high: 90 };
export function supportIn(decision: Decision, round: DecisionRound): Support {
  const count = [1, 2, 3].reduce((sum, level) => sum + (round.counts[String(level)] ?? 0), 0);
  return { count, all: round.responded, neededPercent: percents[decision.stakes] ?? 0 };
}
export function isTied(decision: Decision, round: DecisionRound): boolean {
  if (decision.method !== DecisionMethod.MAJORITY || round.closedMs === 0n || wasCutShort(round)) return false;
  const votes = decision.options.map((_, at) => round.counts[String(at + 1)] ?? 0);
  const most = Math.max(0, ...votes);
  return most > 0 && votes.filter((some) => some === most).length > 1;
}

// ---------------------------------------------------------------- objections

export type Standing = "open" | "qualified" | "agreed" | "noted" | "withdrawn" | "amended";
export function standingOf(objection: Objection): Standing {
  if (objection.resolution === "withdrawn" || objection.resolution === "amended") return objection.resolution;
  if (objection.resolution !== "") return objection.objectorConfirms ? "agreed" : "noted";
  return objection.judgedReason === "" ? "open" : "qualified";
}
export interface Numbered {
  readonly number: number; // 1 = the first, as requests name it
  readonly objection: Objection;
}
export function objectionsTo(decision: Decision, version: number): readonly Numbered[] {
  return decision.objections
    .map((objection, at) => ({ number: at + 1, objection }))
    .filter((one) => one.objection.version === version);
}
export function openObjections(decision: Decision): readonly Numbered[] {
  return objectionsTo(decision, latestVersion(decision)).filter(({ objection }) => objection.resolution === "");
}
// One was taken back after the last round: only another round tells whether all consent.
export function someWithdrawn(decision: Decision): boolean {
  const closed = decision.rounds.at(-1)?.closedMs ?? 0n;
  return objectionsTo(decision, latestVersion(decision)).some(
    ({ objection }) => objection.resolution === "withdrawn" && objection.atMs === closed,
  );
}

// ---------------------------------------------------------------- what is still lacking

export type Lack =
  | "text"
  | "title"
  | "method"
  | "scale"
  | "stakes"
  | "options"
  | "noOptions"
  | "another"
  | "answers"
  | "objections"
  | "voters"
  | "owner"
  | "date";
export function lacksToBeOpened(decision: Decision, open: DecisionRecord | undefined): readonly Lack[] {
  const lacks: Lack[] = [];
  const { method, scale, stakes, options } = decision;
  if (method === DecisionMethod.DECISION_METHOD_UNSPECIFIED) lacks.push("method");
  if (method === DecisionMethod.GRADIENTS && scale === "") lacks.push("scale");
  if (method === DecisionMethod.GRADIENTS && stakes === "") lacks.push("stakes");
  if (method === DecisionMethod.MAJORITY && options.length < 2) lacks.push("options");
  if (method !== DecisionMethod.MAJORITY && options.length > 0) lacks.push("noOptions");
  if (open) lacks.push("another");
  return lacks;
}
export function lacksToBeAdopted(decision: Decision): readonly Lack[] {
  if (decision.withinTheRoom) return [];
  return [
    ...(decision.owner === "" ? ["owner" as const] : []),
    ...(decision.reviewDate === "" ? ["date" as const] : []),
  ];
}
export function unanswered(decision: Decision): number {
  return decision.clarifications.filter(({ answer, notKnown }) => answer === "" && !notKnown).length;
}
// The server takes a round without an owner, and then cannot close it: asked for before.
export function lacksForARound(decision: Decision, members: readonly Member[]): readonly Lack[] {
  const { base, needed } = quorumNow(decision, members);
  return [
    ...(unanswered(decision) > 0 ? ["answers" as const] : []),
    ...(openObjections(decision).length > 0 ? ["objections" as const] : []),
    ...(base < needed ? ["voters" as const] : []),
    ...lacksToBeAdopted(decision),
  ];
}

// ---------------------------------------------------------------- who is waited for

export type Waits =
  | {
      readonly for:
        | "opening"
        | "goingOn"
        | "closing"
        | "resuming"
        | "anotherRound"
        | "adopting"
        | "amending"
        | "nobody";
    }
  | { readonly for: "answers" | "responses" | "judging" | "voters"; readonly count: number };
export function waitsFor(decision: Decision, members: readonly Member[]): Waits {
  switch (decision.state) {
    case DecisionState.DRAFT:
      return { for: "opening" };
    case DecisionState.PROPOSED:
    case DecisionState.CLARIFYING:
    case DecisionState.REACTING:
      return unanswered(decision) > 0 ? { for: "answers", count: unanswered(decision) } : { for: "goingOn" };
    case DecisionState.TESTING: {
      const { count = 0, base = 0 } = respondedIn(decision, members) ?? {};
      return count < base ? { for: "responses", count: base - count } : { for: "closing" };
    }
    case DecisionState.PAUSED_QUORUM: {
      const missing = decision.quorumNeeded - quorumNow(decision, members).base;
      return missing > 0 ? { for: "voters", count: missing } : { for: "resuming" };
    }
    case DecisionState.OBJECTION_HANDLING: {
      const open = openObjections(decision);
      const unjudged = open.filter(({ objection }) => objection.judgedReason === "").length;
      if (unjudged > 0) return { for: "judging", count: unjudged };
      if (open.length > 0) return { for: "amending" };
      return { for: someWithdrawn(decision) ? "anotherRound" : "adopting" };
    }
    default:
      return { for: "nobody" };
  }
}

// ---------------------------------------------------------------- lists

// An adopted one may be replaced by another proposal.
export function replaceable(document: DocumentReader): readonly DecisionRecord[] {
  const states = [
    DecisionState.ADOPTED,
    DecisionState.ADOPTED_WITH_STAND_ASIDES,
    DecisionState.DUE_FOR_REVIEW,
    DecisionState.REAFFIRMED,
  ];
  return [...document.ofKind("decision")]
    .filter(({ body: { value } }) => !value.trashed && states.includes(value.state))
    .sort((a, b) => a.body.value.number - b.body.value.number);
}
export function replacedBy(document: DocumentReader, id: string): DecisionRecord | undefined {
  for (const record of document.ofKind("decision"))
    if (record.body.value.replaces === id && isAdoptedOnce(record.body.value)) return record;
  return undefined;
}
function isAdoptedOnce({ adoptedVersion }: Decision): boolean {
  return adoptedVersion > 0;
}
// What a group that decides has in front of it: the proposal that is open, or what came of the last one.
export function onTheTable(proposals: readonly DecisionRecord[]): DecisionRecord | undefined {
  const open = proposals.find(isOpenProposal);
  if (open) return open;
  const over = proposals.filter(({ body }) => body.value.closedMs !== 0n);
  return over.reduce<DecisionRecord | undefined>(
    (last, one) => (last && last.body.value.closedMs >= one.body.value.closedMs ? last : one),
    undefined,
  );
}
// "2027-06-01" is today or was.
export function isDue(decision: Decision, today: string): boolean {
  const stands = isAdopted(decision.state) || decision.state === DecisionState.REAFFIRMED;
  return stands && decision.reviewDate !== "" && decision.reviewDate <= today;
}

// Numbers of cards as people write them: "3, 7 and 12".
export function cardsByNumber(
  cards: Iterable<{ readonly id: string; readonly number: number }>,
  written: string,
): { readonly ids: readonly string[]; readonly unknown: readonly number[] } {
  const byNumber = new Map([...cards].filter(({ number }) => number > 0).map(({ id, number }) => [number, id]));
  const asked = [...new Set([...written.matchAll(/\p{Nd}+/gu)].map(([digits]) => numberIn(digits)))];
  return {
    ids: asked.flatMap((number) => byNumber.get(number) ?? []),
    unknown: asked.filter((number) => !byNumber.has(number)),
  };
}
// Also in Arabic digits.
function numberIn(digits: string): number {
  const zero = 0x660;
  return Number(
    [...digits].map((digit) => (digit >= "٠" && digit <= "٩" ? digit.charCodeAt(0) - zero : digit)).join(""),
  );
}
// A line for each; empty ones and repeated ones are none.
export function linesIn(written: string): readonly string[] {
  return [...new Set(written.split("\n").map((line) => line.trim()))].filter((line) => line !== "");
}
