// What may be asked for now: the table of facilitation/policy, mirrored, so that nothing is offered which the server would
// refuse. The server's word counts; tests/ui/leading/may.test.ts compares every cell with the page of the policy.

import { type Board, PhaseKind, RefusalCode, Role, type VerbCase } from "../../index.ts";
import { isWithdrawn } from "../board/withdrawn.ts";
import { t } from "../language.ts";
import type { Room } from "../room/room.ts";
import { type Refused, refusalWords } from "../room/sentences.ts";

// By role: - no, o own, y yes. In the order of Role: unspecified, observer, participant, rapporteur, facilitator, co,
// host, presenter.
const facilitators = "----yy--";
const rapporteurs = "---y----";
const thoseWhoWork = "--yyyy--";
const thoseWhoWrite = "--yyyy-y";
const theAuthor = "--oooo-o";
const authorOrFacilitator = "--ooyy-o";
const drawerOrFacilitator = "--ooyy--";
const proposerOrStaff = "--oyyy--";
const theOwner = "--oooooo";
const whoeverTakesPart = "--yyyyyy";
const voters = "--y-----";
const theirOwnTurn = "--ooyyoo";
const theSpeaker = "-ooooooo";
const whereverTheySit = "oooooooo";
const whoeverIsThere = "-yyyyyyy";
const presenters = "-------y";
const observers = "-y------";
const staff = "---yyy--";
const standIns = "---y-y--";
const whoRunTheMeeting = "----yyy-";
const whoRunOrRecord = "---yyyy-";
const nobody = "--------";

// By state of the board: open, silent writing, locked, off the record, closed. o own, - not in this phase, k locked, r off
// the record, c closed, n to open it again.
const cardsInSilence = "yokrc";
const notInSilence = "y-krc";
const untilLocked = "yykrc";
const alsoAfterwards = "y-kry";
const notes = "yyyrc";
const untilClosed = "yyyyc";
const orReopening = "yyyyn";
const onTheRecord = "yyyry";
const always = "yyyyy";

// By phase: none, arrive, frame, silent, pair, round, cluster, vote, discuss, decide, harvest, report, close. o own,
// f facilitators, l what was written before, and came late.
const newCards = "y--ooyylyllll";
const words = "y--ooyylyllll";
const moves = "y--oooy-f----";
const clustering = "y-----y-f----";
const linking = "y--ooyy-y----";
const locking = "yyy--yyyyyyy-";
const deciding = "y--------y---";
const agreeing = "y-------yyyy-";
const voting = "y------y-----";
const harvesting = "y-------ffyy-";
const silence = "y--yy--------";
const pairing = "y---y--------";
const inAny = "yyyyyyyyyyyyy";

const rows: { readonly [Case in VerbCase]: readonly [who: string, when: string, phases: string] } = {
  addCard: [thoseWhoWrite, cardsInSilence, newCards],
  setCard: [authorOrFacilitator, cardsInSilence, words],
  editText: [theAuthor, cardsInSilence, words],
  moveCards: [thoseWhoWork, cardsInSilence, moves],
  lockCards: [facilitators, notInSilence, locking],
  parkCards: [thoseWhoWork, cardsInSilence, moves],
  trashCards: [authorOrFacilitator, cardsInSilence, words],
  restoreCards: [authorOrFacilitator, cardsInSilence, words],
  mergeCards: [thoseWhoWork, notInSilence, clustering],
  withdrawCard: [whereverTheySit, always, inAny],
  addCluster: [thoseWhoWork, notInSilence, clustering],
  setCluster: [thoseWhoWork, notInSilence, clustering],
  mergeClusters: [thoseWhoWork, notInSilence, clustering],
  dissolveCluster: [thoseWhoWork, notInSilence, clustering],
  restoreCluster: [thoseWhoWork, notInSilence, clustering],
  addLink: [thoseWhoWork, cardsInSilence, linking],
  setLink: [drawerOrFacilitator, cardsInSilence, linking],
  removeLink: [drawerOrFacilitator, cardsInSilence, linking],
  addNote: [rapporteurs, notes, inAny],
  setNote: [rapporteurs, notes, inAny],
  trashNote: [rapporteurs, notes, inAny],
  restoreNote: [rapporteurs, notes, inAny],
  mergeNotes: [rapporteurs, notes, inAny],
  addDecision: [thoseWhoWork, notInSilence, deciding],
  setDecision: [proposerOrStaff, notInSilence, deciding],
  addAction: [thoseWhoWork, notInSilence, agreeing],
  setAction: [proposerOrStaff, alsoAfterwards, agreeing],
  acceptAction: [whereverTheySit, onTheRecord, inAny],
  startSilentWriting: [facilitators, untilClosed, silence],
  revealCards: [facilitators, untilClosed, silence],
  setBoard: [facilitators, orReopening, inAny],
  setRegion: [facilitators, untilClosed, inAny],
  setRole: [facilitators, always, inAny],
  removeMember: [facilitators, always, inAny],
  addInvitation: [facilitators, always, inAny],
  revokeInvitation: [facilitators, always, inAny],
  setPhases: [facilitators, untilClosed, inAny],
  startPhase: [facilitators, untilClosed, inAny],
  setPhaseTime: [facilitators, untilClosed, inAny],
  pausePhase: [facilitators, untilClosed, inAny],
  startRound: [facilitators, untilClosed, inAny],
  endTurn: [theirOwnTurn, untilClosed, inAny],
  openVote: [facilitators, notInSilence, voting],
  castBallot: [voters, notInSilence, voting],
  closeVote: [facilitators, untilClosed, inAny],
  setSignal: [whoeverTakesPart, untilClosed, inAny],
  setHarvest: [staff, notInSilence, harvesting],
  setOffRecord: [staff, untilClosed, inAny],
  setSpotlight: [facilitators, untilClosed, inAny],
  takeOver: [standIns, untilClosed, inAny],
  setPairs: [facilitators, untilClosed, pairing],
  releaseCards: [facilitators, untilClosed, inAny],
  holdCards: [facilitators, untilClosed, inAny],
  announce: [facilitators, notes, inAny],
  acknowledge: [whoeverTakesPart, untilClosed, inAny],
  setGather: [facilitators, untilClosed, inAny],
  setVoices: [theirOwnTurn, untilClosed, inAny],
  giveTurnBack: [facilitators, untilClosed, inAny],
  setCredit: [whoRunOrRecord, always, inAny],
  acknowledgePolicy: [whoeverIsThere, always, inAny],
  addAgendaItem: [facilitators, always, inAny],
  setAgendaItem: [facilitators, always, inAny],
  moveAgendaItem: [facilitators, always, inAny],
  trashAgendaItem: [facilitators, always, inAny],
  restoreAgendaItem: [facilitators, always, inAny],
  beginAgendaItem: [whoRunTheMeeting, always, inAny],
  endAgendaItem: [whoRunTheMeeting, always, inAny],
  revealAgendaItem: [whoRunTheMeeting, always, inAny],
  setMeeting: [facilitators, always, inAny],
  importProgramme: [facilitators, always, inAny],
  setRehearsal: [facilitators, always, inAny],
  handOver: [facilitators, always, inAny],
  addBreakout: [facilitators, always, inAny],
  setBreakout: [facilitators, always, inAny],
  trashBreakout: [facilitators, always, inAny],
  restoreBreakout: [facilitators, always, inAny],
  seatPeople: [facilitators, always, inAny],
  takeSeat: [whoeverTakesPart, always, inAny],
  setTemplate: [facilitators, always, inAny],
  trashTemplate: [facilitators, always, inAny],
  restoreTemplate: [facilitators, always, inAny],
  captureQuote: [rapporteurs, onTheRecord, inAny],
  setQuote: [rapporteurs, onTheRecord, inAny],
  discardQuote: [rapporteurs, always, inAny],
  requestAttribution: [rapporteurs, always, inAny],
  answerAttribution: [whereverTheySit, always, inAny],
  reportGrant: [rapporteurs, always, inAny],
  reopenAttribution: [whereverTheySit, always, inAny],
  withdrawAttribution: [whereverTheySit, always, inAny],
  setCapture: [whoeverIsThere, always, inAny],
  addMarker: [staff, notes, inAny],
  removeMarker: [staff, notes, inAny],
  draftProposal: [thoseWhoWork, notInSilence, deciding],
  amendProposal: [drawerOrFacilitator, notInSilence, deciding],
  openProposal: [facilitators, notInSilence, deciding],
  takeProposalOn: [facilitators, notInSilence, deciding],
  askAboutProposal: [thoseWhoWork, notInSilence, deciding],
  answerAboutProposal: [drawerOrFacilitator, notInSilence, deciding],
  reactToProposal: [thoseWhoWork, notInSilence, deciding],
  openDecisionRound: [facilitators, notInSilence, deciding],
  respondToProposal: [voters, notInSilence, deciding],
  excuseOneself: [voters, notInSilence, deciding],
  pauseDecisionRound: [facilitators, untilClosed, inAny],
  closeDecisionRound: [facilitators, untilClosed, inAny],
  judgeObjection: [facilitators, notInSilence, deciding],
  withdrawObjection: [theOwner, untilLocked, inAny],
  concludeProposal: [facilitators, untilClosed, inAny],
  withdrawProposal: [theOwner, untilLocked, inAny],
  askAboutInterests: [facilitators, notInSilence, agreeing],
  checkHarvest: [presenters, onTheRecord, inAny],
  addLateThought: [thoseWhoWrite, onTheRecord, inAny],
  dismissCheck: [staff, notInSilence, inAny],
  readBackDecision: [facilitators, untilClosed, inAny],
  reviewDecision: [facilitators, always, inAny],
  setPlenaryOutcome: [whoRunTheMeeting, always, inAny],
  beginReport: [whoRunTheMeeting, untilClosed, inAny],
  endReport: [whoRunTheMeeting, untilClosed, inAny],
  orderReports: [whoRunTheMeeting, untilClosed, inAny],
  answerDecision: [whoRunTheMeeting, untilClosed, inAny],
  keepDifference: [whoRunOrRecord, notes, inAny],
  removeDifference: [whoRunOrRecord, notes, inAny],
  openGallery: [whoRunTheMeeting, untilClosed, inAny],
  leaveMark: [observers, onTheRecord, inAny],
  askTheGroup: [observers, onTheRecord, inAny],
  letIn: [facilitators, always, inAny],
  addParagraph: [staff, always, inAny],
  setParagraph: [staff, always, inAny],
  trashParagraph: [staff, always, inAny],
  restoreParagraph: [staff, always, inAny],
  setRecord: [staff, always, inAny],
  circulateRecord: [staff, always, inAny],
  proposeCorrection: [whoeverIsThere, always, inAny],
  answerCorrection: [staff, always, inAny],
  withdrawCorrection: [theSpeaker, always, inAny],
  approveRecord: [whoRunOrRecord, always, inAny],
  issueCorrigendum: [staff, always, inAny],
  settleOffer: [staff, always, inAny],
  openDocument: [nobody, always, inAny],
  admit: [nobody, always, inAny],
  noteAbsence: [nobody, untilClosed, inAny],
  seatMember: [nobody, always, inAny],
  lapseAttributions: [nobody, always, inAny],
  noteErased: [nobody, always, inAny],
  takeReport: [nobody, always, inAny],
  discardBallots: [nobody, always, inAny],
  purgeWorkingNotes: [nobody, always, inAny],
  setGuidebook: [staff, always, inAny],
  addEntry: [staff, always, inAny],
  setEntry: [staff, always, inAny],
  moveEntry: [staff, always, inAny],
  trashEntry: [staff, always, inAny],
  restoreEntry: [staff, always, inAny],
  setField: [staff, always, inAny],
  useQuote: [staff, always, inAny],
  markReady: [staff, always, inAny],
  agreeToBeNamed: [whoeverIsThere, always, inAny],
  takeInMeeting: [nobody, always, inAny],
  publishEdition: [nobody, always, inAny],
};

export const phaseWords: { readonly [kind in PhaseKind]?: string } = {
  [PhaseKind.ARRIVE]: "arrive",
  [PhaseKind.FRAME]: "frame",
  [PhaseKind.SILENT]: "silent",
  [PhaseKind.PAIR]: "pair",
  [PhaseKind.ROUND]: "round",
  [PhaseKind.CLUSTER_PHASE]: "cluster",
  [PhaseKind.VOTE_PHASE]: "vote",
  [PhaseKind.DISCUSS]: "discuss",
  [PhaseKind.DECIDE]: "decide",
  [PhaseKind.HARVEST_PHASE]: "harvest",
  [PhaseKind.REPORT]: "report",
  [PhaseKind.CLOSE]: "close",
};

type Now = Pick<Board, "closed" | "offRecordMs" | "locked" | "silentWriting" | "phaseKind">;
type Standing = "open" | "silent" | "locked" | "off the record" | "closed";
const standings: readonly Standing[] = ["open", "silent", "locked", "off the record", "closed"];
function standingOf(now: Now): Standing {
  if (now.closed) return "closed";
  if (now.offRecordMs !== 0n) return "off the record";
  if (now.locked) return "locked";
  return now.silentWriting ? "silent" : "open";
}

export type Answer =
  // own: only what one wrote oneself. late: only what was written before this phase.
  | { readonly may: true; readonly own: boolean; readonly late: boolean }
  | { readonly may: false; readonly why: Refused };

export function answer(verb: VerbCase, role: Role, now: Now): Answer {
  const [who, when, phases] = rows[verb];
  const byRole = who[role] ?? "-";
  if (byRole === "-") return no(RefusalCode.FORBIDDEN);
  const standing = standingOf(now);
  // A phase of a later version is as good as none: the server that began it knows what it means.
  const phase = now.phaseKind in phaseWords ? now.phaseKind : PhaseKind.PHASE_KIND_UNSPECIFIED;
  const marks = [when[standings.indexOf(standing)] ?? "-", standing === "open" ? (phases[phase] ?? "-") : "y"];
  for (const mark of marks) {
    const refused = refusedBy(mark, role, phase, standing);
    if (refused) return refused;
  }
  return { may: true, own: byRole === "o" || marks.includes("o"), late: marks.includes("l") };
}
function refusedBy(mark: string, role: Role, phase: PhaseKind, standing: Standing): Answer | undefined {
  const leads = role === Role.FACILITATOR || role === Role.CO_FACILITATOR;
  switch (mark) {
    case "-":
      return notNow(phase, standing);
    case "f":
      return leads ? undefined : notNow(phase, standing);
    case "k":
      return no(RefusalCode.LOCKED, "board");
    case "r":
      return no(RefusalCode.OFF_RECORD);
    case "c":
      return no(RefusalCode.CLOSED_BOARD);
  }
  return undefined;
}
function notNow(phase: PhaseKind, standing: Standing): Answer {
  const word = standing === "silent" ? "silent_writing" : (phaseWords[phase] ?? "silent_writing");
  return no(RefusalCode.PHASE_CLOSED, word);
}
function no(code: RefusalCode, ...args: string[]): Answer {
  return { may: false, why: { code, args } };
}

const nothingYet: Now = {
  closed: false,
  offRecordMs: 0n,
  locked: false,
  silentWriting: false,
  phaseKind: PhaseKind.PHASE_KIND_UNSPECIFIED,
};
export function mayNow(room: Room, verb: VerbCase): Answer {
  return answer(verb, room.role, room.session.shown.board() ?? nothingYet);
}

// Why something is not offered just now; undefined where it is.
export function whyNot(room: Room, verb: VerbCase): Refused | undefined {
  const told = mayNow(room, verb);
  if (!told.may) return told.why;
  return told.late ? { code: RefusalCode.PHASE_CLOSED, args: [phaseWord(room)] } : undefined;
}
// In words, where somebody tries it all the same; a role that never may is told nothing.
export function tellsWhyNot(room: Room, verb: VerbCase): void {
  const told = mayNow(room, verb);
  const others: Refused | undefined = told.may && told.own ? { code: RefusalCode.NOT_YOURS, args: [] } : undefined;
  const why = whyNot(room, verb) ?? others;
  if (!why || why.code === RefusalCode.FORBIDDEN) return;
  room.messages.say({ kind: "notice", saying: { code: "fromServer", sentence: refusalWords(t, why) } });
}

// What has nothing to be done to once a card was withdrawn.
const ofItsWords: ReadonlySet<VerbCase> = new Set(["editText", "setCard", "withdrawCard"]);

// Whether something may be offered; with a card, whether for this one.
export type May = (verb: VerbCase, card?: string) => boolean;
export function mayIn(room: Room): May {
  return (verb, card) => {
    const told = mayNow(room, verb);
    if (!told.may) return false;
    if (ofItsWords.has(verb) && card !== undefined && isWithdrawn(room.session.shown.find(card))) return false;
    // A card that came late may still be mended, or thrown away, by who wrote it.
    if (told.late) return card !== undefined && room.isMine(card) && room.session.shown.card(card)?.late === true;
    return !told.own || card === undefined || room.isMine(card);
  };
}
export const nothingMay: May = () => false;

// Before writing begins a thought may be kept on the device.
export function drafts(room: Room): boolean {
  const kind = room.session.shown.board()?.phaseKind;
  const told = mayNow(room, "addCard");
  const before = kind === PhaseKind.ARRIVE || kind === PhaseKind.FRAME;
  return before && !told.may && told.why.code === RefusalCode.PHASE_CLOSED;
}

// Of the phase that runs, as refusals name it.
function phaseWord(room: Room): string {
  return phaseWords[room.session.shown.board()?.phaseKind ?? PhaseKind.PHASE_KIND_UNSPECIFIED] ?? "";
}
