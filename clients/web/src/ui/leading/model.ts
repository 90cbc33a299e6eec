// What of a document leads the meeting: the plan, votes, who speaks, signs, what is gathered at the end. Pure; read in one
// pass, as a board may have ten thousand cards.
import {
  type Board,
  type Decision,
  DecisionState,
  type DocumentReader,
  type Harvest,
  type Member,
  Phase_State,
  PhaseKind,
  type RecordOf,
  Role,
  type Signal,
  Vote_Method,
} from "../../index.ts";

export type PhaseRecord = RecordOf<"phase">;
export type VoteRecord = RecordOf<"vote">;
export type TurnRecord = RecordOf<"speakingTurn">;
export type AnnouncementRecord = RecordOf<"announcement">;
export type DecisionRecord = RecordOf<"decision">;

export interface Dotted {
  readonly vote: VoteRecord;
  readonly targets: ReadonlySet<string>;
}
export interface Leading {
  readonly phases: readonly PhaseRecord[]; // in the order of the plan
  readonly running: PhaseRecord | undefined; // also while it is paused; none where the board was closed in the midst of it
  readonly next: PhaseRecord | undefined;
  readonly previous: PhaseRecord | undefined; // to go back to
  readonly begun: boolean; // some phase has run, or runs
  readonly votes: readonly VoteRecord[]; // the newest first
  readonly dotted: Dotted | undefined; // the vote whose dots are given, or lie, on the board itself
  readonly ballots: ReadonlyMap<string, readonly RecordOf<"ballot">[]>; // by vote; others' only where all see them
  readonly turns: readonly TurnRecord[]; // of the last round, in order
  readonly hands: readonly Signal[]; // raised, in the order in which they were
  readonly ready: readonly Signal[];
  readonly help: readonly Signal[];
  readonly harvest: Harvest | undefined;
  readonly announcements: readonly AnnouncementRecord[]; // the newest first
  readonly members: readonly Member[]; // who may be here
  readonly marks: ReadonlyMap<string, number>; // of visitors, by card or cluster
  readonly visited: boolean; // somebody left a mark or a question
  readonly newcomers: number; // who wait to be let in; known to whoever lets them in
  readonly proposals: readonly DecisionRecord[]; // that go by a method, by number
}

export function leadingOf(document: DocumentReader): Leading {
  const phases: PhaseRecord[] = [];
  const votes: VoteRecord[] = [];
  const ballots = new Map<string, RecordOf<"ballot">[]>();
  const turns: TurnRecord[] = [];
  const signals: Signal[] = [];
  const members: Member[] = [];
  const announcements: AnnouncementRecord[] = [];
  const marks = new Map<string, number>();
  let visited = false;
  let newcomers = 0;
  const proposals: DecisionRecord[] = [];
  let harvest: Harvest | undefined;
  document.each((record) => {
    const { body } = record;
    switch (body.case) {
      case "phase":
        return void phases.push(record as PhaseRecord);
      case "vote":
        return void votes.push(record as VoteRecord);
      case "ballot":
        return void ballots.set(body.value.vote, [
          ...(ballots.get(body.value.vote) ?? []),
          record as RecordOf<"ballot">,
        ]);
      case "speakingTurn":
        return void turns.push(record as TurnRecord);
      case "signal":
        return void (body.value.atMs !== 0n && signals.push(body.value));
      case "walk":
        visited ||= body.value.marked !== "" || body.value.question !== "";
        return void (body.value.marked !== "" && marks.set(body.value.marked, (marks.get(body.value.marked) ?? 0) + 1));
      case "announcement":
        return void announcements.push(record as AnnouncementRecord);
      case "member":
        if (body.value.waiting) newcomers += 1;
        return void (body.value.removed || members.push(body.value));
      case "decision":
        return void (body.value.byMethod && !body.value.trashed && proposals.push(record as DecisionRecord));
      case "harvest":
        harvest = body.value;
    }
  });
  phases.sort((a, b) => a.body.value.order - b.body.value.order || (a.id < b.id ? -1 : 1));
  votes.sort((a, b) => Number(b.body.value.openedMs - a.body.value.openedMs) || (a.id < b.id ? -1 : 1));
  signals.sort((a, b) => Number(a.atMs - b.atMs));
  const round = Math.max(0, ...turns.map(({ body }) => body.value.round));
  const { running, next, previous } = around(phases, phaseOf(document.board()));
  const sinceMs = running?.body.value.startedMs ?? lastEndedMs(phases);
  const raised = (kind: string) => signals.filter((signal) => signal.kind === kind);
  return {
    phases,
    running,
    next,
    previous,
    begun: phases.some(hasBegun),
    votes,
    dotted: dottedOf(votes),
    ballots,
    turns: turns
      .filter(({ body }) => body.value.round === round)
      .sort((a, b) => a.body.value.order - b.body.value.order),
    hands: raised("hand"),
    // Who was ready for what is over says so again.
    ready: raised("ready").filter(({ atMs }) => atMs >= sinceMs),
    help: raised("help"),
    harvest,
    announcements: announcements.sort(
      (a, b) => Number(b.body.value.atMs - a.body.value.atMs) || (a.id < b.id ? -1 : 1),
    ),
    members,
    marks,
    visited,
    newcomers,
    proposals: proposals.sort((a, b) => a.body.value.number - b.body.value.number || (a.id < b.id ? -1 : 1)),
  };
}

function dottedOf(votes: readonly VoteRecord[]): Dotted | undefined {
  const [newest] = votes;
  const vote = votes.find(({ body }) => body.value.closedMs === 0n) ?? newest;
  if (vote?.body.value.method !== Vote_Method.DOTS) return undefined;
  return { vote, targets: new Set(vote.body.value.targets) };
}

// The phase Close closes the board; of another, nothing goes on behind a closed door.
function phaseOf(board: Board | undefined): string {
  if (!board || (board.closed && board.phaseKind !== PhaseKind.CLOSE)) return "";
  return board.phase;
}
export function hasBegun({ body: { value } }: PhaseRecord): boolean {
  return value.state !== Phase_State.PLANNED && value.state !== Phase_State.SKIPPED;
}
function lastEndedMs(phases: readonly PhaseRecord[]): bigint {
  let last = 0n;
  for (const { body } of phases) if (body.value.endedMs > last) last = body.value.endedMs;
  return last;
}
function around(phases: readonly PhaseRecord[], id: string): Pick<Leading, "running" | "next" | "previous"> {
  const at = phases.findIndex((phase) => phase.id === id);
  if (at >= 0) return { running: phases[at], next: phases[at + 1], previous: phases.slice(0, at).findLast(hasBegun) };
  const last = phases.findLastIndex(hasBegun);
  return { running: undefined, next: phases[last + 1], previous: phases[last] };
}

export function openVoteIn({ votes }: Leading): VoteRecord | undefined {
  return votes.find(({ body }) => body.value.closedMs === 0n);
}

// Of proposals that go by a method at most one is open at a time, from being proposed to its outcome.
const openStates: ReadonlySet<DecisionState> = new Set([
  DecisionState.PROPOSED,
  DecisionState.CLARIFYING,
  DecisionState.REACTING,
  DecisionState.TESTING,
  DecisionState.OBJECTION_HANDLING,
  DecisionState.PAUSED_QUORUM,
]);
export function isOpenProposal({ body: { value } }: DecisionRecord): boolean {
  return value.byMethod && !value.trashed && openStates.has(value.state);
}
export function openProposalIn({ proposals }: Leading): DecisionRecord | undefined {
  return proposals.find(isOpenProposal);
}
export function isInRound({ state }: Decision): boolean {
  return state === DecisionState.TESTING || state === DecisionState.PAUSED_QUORUM;
}
export function openProposalOf(document: DocumentReader): DecisionRecord | undefined {
  for (const record of document.ofKind("decision")) if (isOpenProposal(record)) return record;
  return undefined;
}

// Whose turn it is, and who waits; nobody, when all have spoken.
export function roundIn({ turns }: Leading): {
  readonly speaks: TurnRecord | undefined;
  readonly waits: readonly TurnRecord[];
} {
  return {
    speaks: turns.find(({ body }) => body.value.state === "speaking"),
    waits: turns.filter(({ body }) => body.value.state === "waiting"),
  };
}

// Of a round in which nobody speaks any more: whether its last turn was passed, so that it may go on still. The next
// phase ends that.
export function passedAtTheEnd({ turns, running }: Leading): boolean {
  const last = turns.reduce((a, b) => (b.body.value.endedMs >= (a?.body.value.endedMs ?? 0n) ? b : a), turns[0]);
  if (!last || !running || last.body.value.state !== "passed") return false;
  return (
    turns.every(({ body }) => body.value.endedMs !== 0n) && last.body.value.endedMs >= running.body.value.startedMs
  );
}

// What closing the board still waits for.
export function missingToClose({ harvest }: Leading): boolean {
  if (!harvest) return true;
  return (harvest.headline === "" && !harvest.noHeadline) || harvest.disagreementKept === "" || harvest.example === "";
}
export function closesNext({ next }: Leading): boolean {
  return next?.body.value.kind === PhaseKind.CLOSE;
}

// Those whom a count like "5 of 7" is of: who sits in the group and has come. Whoever only leads is in neither. As
// sits_in_group of server/api/leading.cc, for the console.
const sitting: ReadonlySet<Role> = new Set([Role.PARTICIPANT, Role.RAPPORTEUR, Role.PRESENTER]);
function takingPart({ members }: Leading): readonly Member[] {
  return members.filter(({ role, joinedMs }) => sitting.has(role) && joinedMs !== 0n);
}
export function takesPart(leading: Leading, participant: string): boolean {
  return takingPart(leading).some((member) => member.participant === participant);
}
// The people at a table each counted.
function voicesIn(members: readonly Member[]): number {
  return members.reduce((sum, { voices }) => sum + Math.max(1, voices), 0);
}
// How many they are.
export function voicesOf(leading: Leading): number {
  return voicesIn(takingPart(leading));
}
// Of those, who say that they are ready: a table with all its people.
export function readyVoices(leading: Leading): number {
  const ready = new Set(leading.ready.map(({ participant }) => participant));
  return voicesIn(takingPart(leading).filter(({ participant }) => ready.has(participant)));
}

// Nobody guards the process: since when, once everybody who does and has come is away. As facilitation/rules/taking_over.
export const keptForMs = 120_000;
export function leaderlessSince({ members }: Leading): number | undefined {
  const leaders = members.filter(({ role, joinedMs }) => role === Role.FACILITATOR && joinedMs !== 0n);
  if (leaders.length === 0 || leaders.some(({ awaySinceMs }) => awaySinceMs === 0n)) return undefined;
  return Math.max(...leaders.map(({ awaySinceMs }) => Number(awaySinceMs)));
}
