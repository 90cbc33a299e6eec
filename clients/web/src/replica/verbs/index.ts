// The table of verbs. To add one: its line in the oneof of proto/requests.proto, `npm run generate`, and the compiler asks
// for a row here.
import type { DocumentReader } from "../../document/index.ts";
import type { Effect, Request, VerbCase } from "../../protocol/index.ts";
import { Guess } from "../guess.ts";
import type { FindWayBack } from "../way_back.ts";
import { acceptAction, addAction, setAction } from "./actions.ts";
import {
  addCard,
  lockCards,
  mergeCards,
  moveCards,
  parkCards,
  restoreCards,
  setCard,
  trashCards,
  withdrawCard,
} from "./cards.ts";
import { addCluster, dissolveCluster, mergeClusters, restoreCluster, setCluster } from "./clusters.ts";
import {
  addLateThought,
  amendProposal,
  answerAboutProposal,
  askAboutProposal,
  concludeProposal,
  dismissCheck,
  draftProposal,
  judgeObjection,
  reactToProposal,
  respondToProposal,
  reviewDecision,
} from "./deciding.ts";
import { addDecision, setDecision } from "./decisions.ts";
import { addInvitation, setBoard, setRegion } from "./facilitation.ts";
import {
  addEntry,
  moveEntry,
  restoreEntry,
  setEntry,
  setField,
  setGuidebook,
  trashEntry,
  useQuote,
} from "./guidebook.ts";
import type { Knowledge } from "./knowledge.ts";
import { announce, castBallot, holdCards, openVote, setCredit, setHarvest, setPhases, setSignal } from "./leading.ts";
import { addLink, removeLink, setLink } from "./links.ts";
import {
  addAgendaItem,
  addBreakout,
  setAgendaItem,
  setBreakout,
  setMeeting,
  setTemplate,
  trashAgendaItem,
  trashBreakout,
  trashTemplate,
} from "./meetings.ts";
import { addNote, mergeNotes, restoreNote, setNote, trashNote } from "./notes.ts";
import {
  addMarker,
  answerAttribution,
  captureQuote,
  removeMarker,
  reportGrant,
  requestAttribution,
  setCapture,
  setQuote,
} from "./quotations.ts";
import {
  addParagraph,
  answerCorrection,
  issueCorrigendum,
  proposeCorrection,
  restoreParagraph,
  setParagraph,
  setRecord,
  trashParagraph,
  withdrawCorrection,
} from "./records.ts";
import { answerDecision, askTheGroup, keepDifference, setPlenaryOutcome } from "./reporting.ts";

export { responseId } from "./deciding.ts";
export { decisionWords } from "./decisions.ts";
export { ballotId } from "./leading.ts";

// What the rest does to what is seen is the server's to say.
const serverKnows = {};

const verbs: { readonly [Case in VerbCase]: Knowledge<Case> } = {
  addCard,
  setCard,
  editText: serverKnows, // text_line.ts knows exactly
  moveCards,
  lockCards,
  parkCards,
  trashCards,
  restoreCards,
  mergeCards,
  withdrawCard,
  addCluster,
  setCluster,
  mergeClusters,
  dissolveCluster,
  restoreCluster,
  addLink,
  setLink,
  removeLink,
  addNote,
  setNote,
  trashNote,
  restoreNote,
  mergeNotes,
  addDecision,
  setDecision,
  addAction,
  setAction,
  acceptAction,
  askAboutInterests: serverKnows,
  checkHarvest: serverKnows,
  addLateThought,
  dismissCheck,
  startSilentWriting: serverKnows,
  revealCards: serverKnows,
  setBoard,
  setRegion,
  setRole: serverKnows,
  removeMember: serverKnows,
  addInvitation,
  revokeInvitation: serverKnows,
  setPhases,
  startPhase: serverKnows,
  setPhaseTime: serverKnows,
  pausePhase: serverKnows,
  startRound: serverKnows,
  endTurn: serverKnows,
  giveTurnBack: serverKnows,
  openVote,
  castBallot,
  closeVote: serverKnows,
  setSignal,
  setHarvest,
  setOffRecord: serverKnows,
  setSpotlight: serverKnows,
  takeOver: serverKnows,
  setPairs: serverKnows,
  releaseCards: serverKnows,
  holdCards,
  announce,
  acknowledge: serverKnows,
  acknowledgePolicy: serverKnows,
  setCredit,
  setGather: serverKnows,
  setVoices: serverKnows,
  addAgendaItem,
  setAgendaItem,
  moveAgendaItem: serverKnows,
  trashAgendaItem,
  restoreAgendaItem: serverKnows,
  beginAgendaItem: serverKnows,
  endAgendaItem: serverKnows,
  revealAgendaItem: serverKnows,
  setMeeting,
  importProgramme: serverKnows,
  setRehearsal: serverKnows,
  handOver: serverKnows,
  addBreakout,
  setBreakout,
  trashBreakout,
  restoreBreakout: serverKnows,
  seatPeople: serverKnows,
  takeSeat: serverKnows,
  setTemplate,
  trashTemplate,
  restoreTemplate: serverKnows,
  captureQuote,
  setQuote,
  discardQuote: serverKnows,
  requestAttribution,
  answerAttribution,
  reportGrant,
  reopenAttribution: serverKnows,
  withdrawAttribution: serverKnows,
  setCapture,
  addMarker,
  removeMarker,
  draftProposal,
  amendProposal,
  openProposal: serverKnows,
  takeProposalOn: serverKnows,
  askAboutProposal,
  answerAboutProposal,
  reactToProposal,
  openDecisionRound: serverKnows,
  respondToProposal,
  excuseOneself: serverKnows,
  pauseDecisionRound: serverKnows,
  closeDecisionRound: serverKnows,
  judgeObjection,
  withdrawObjection: serverKnows,
  concludeProposal,
  withdrawProposal: serverKnows,
  readBackDecision: serverKnows,
  reviewDecision,
  setPlenaryOutcome,
  beginReport: serverKnows,
  endReport: serverKnows,
  orderReports: serverKnows,
  answerDecision,
  keepDifference,
  removeDifference: serverKnows,
  openGallery: serverKnows,
  leaveMark: serverKnows,
  askTheGroup,
  letIn: serverKnows,
  addParagraph,
  setParagraph,
  trashParagraph,
  restoreParagraph,
  setRecord,
  circulateRecord: serverKnows,
  proposeCorrection,
  answerCorrection,
  withdrawCorrection,
  approveRecord: serverKnows,
  issueCorrigendum,
  settleOffer: serverKnows,
  lapseAttributions: serverKnows,
  noteErased: serverKnows,
  openDocument: serverKnows,
  admit: serverKnows,
  noteAbsence: serverKnows,
  seatMember: serverKnows,
  takeReport: serverKnows,
  discardBallots: serverKnows,
  purgeWorkingNotes: serverKnows,
  setGuidebook,
  addEntry,
  setEntry,
  moveEntry,
  trashEntry,
  restoreEntry,
  setField,
  useQuote,
  markReady: serverKnows,
  agreeToBeNamed: serverKnows,
  takeInMeeting: serverKnows,
  publishEdition: serverKnows,
};

// What a request asks for, with what is known of its verb. The two belong together, which the compiler cannot follow.
function known(verb: Request["verb"] & { case: VerbCase }): [Knowledge<VerbCase>, never] {
  return [verbs[verb.case] as Knowledge<VerbCase>, verb.value as never];
}

// Effects that evolve accepts on `document`; none where nothing can be guessed.
export function guessOf(document: DocumentReader, { verb }: Request, me: string, wallMs: number): readonly Effect[] {
  if (verb.case === undefined) return [];
  const [knowledge, asked] = known(verb);
  const guess = new Guess(document, me, wallMs);
  knowledge.guess?.(guess, asked);
  return guess.effects;
}

// undefined: this kind of request is not undone.
export function wayBackOf(
  { verb }: Pick<Request, "verb">,
  before: DocumentReader,
  newId: () => string,
): FindWayBack | undefined {
  if (verb.case === undefined) return undefined;
  const [knowledge, asked] = known(verb);
  return knowledge.wayBack?.(asked, before, newId);
}

// The words that a request brings; of a change of words, ask its line.
export function wordsIn({ verb }: Request): string {
  if (verb.case === undefined) return "";
  const [knowledge, asked] = known(verb);
  return knowledge.words?.(asked) ?? "";
}

// The record with words that a request makes.
export function wordsMadeBy({ verb }: Request): { readonly id: string; readonly words: string } | undefined {
  if (verb.case === undefined) return undefined;
  const [knowledge, asked] = known(verb);
  return knowledge.makesWords?.(asked);
}
