// What the client knows of each verb: what it will probably do, what takes it back, the words it brings.
import { create } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import {
  cardsOfRegion,
  Document,
  type DocumentReader,
  entriesOfChapter,
  evolve,
  paragraphsOfSection,
} from "../../src/document/index.ts";
import {
  Action_State,
  ActionSchema,
  BoardSchema,
  CaptureChoiceSchema,
  CardKind,
  CardSchema,
  ChapterSchema,
  ClusterSchema,
  CorrectionSchema,
  DecisionSchema,
  DecisionState,
  EntryFieldSchema,
  EntrySchema,
  GuidebookSchema,
  LinkSchema,
  MemberSchema,
  Note_Visibility,
  NoteSchema,
  ParagraphSchema,
  PhaseKind,
  type Record,
  RecordingMarkerSchema,
  RecordSchema,
  RegionSchema,
  RequestSchema,
  SessionRecordHeadSchema,
  TrashedSchema,
  type Verb,
  type VerbCase,
  Vote_Method,
  VoteSchema,
} from "../../src/protocol/index.ts";
import { guessOf, wayBackOf, wordsIn, wordsMadeBy } from "../../src/replica/verbs/index.ts";

const me = "p-me";
const now = 1_800_000_000_000;
const trashed = create(TrashedSchema, { by: "p-2", atMs: 5n });

// A board with two regions, cards, a group, a link, a note, a decision, an open vote, an action, a mark of a recording, what
// one lets be recorded of oneself, and a session record.
function board(): Document {
  const document = new Document();
  const put = (id: string, body: Record["body"], content = "") => {
    const text = content === "" ? {} : { text: { content, version: 1, lineage: 7 } };
    const value = create(RecordSchema, { id, version: 3, body, ...text } as never) as Record;
    evolve(document, { $typeName: "plenary.Effect", kind: { case: "put", value } });
  };
  put("board", { case: "board", value: create(BoardSchema, { title: "Rivers" }) });
  for (const id of ["r1", "r2"]) put(id, { case: "region", value: create(RegionSchema, { title: id }) });
  const card = (id: string, order: string, more: object = {}) =>
    put(id, { case: "card", value: create(CardSchema, { kind: CardKind.IDEA, region: "r1", order, ...more }) }, id);
  card("c1", "a");
  card("c2", "b", { source: "a book", placed: true, x: 0.25, y: 0.5 });
  card("c3", "c", { cluster: "k1" });
  card("c4", "d", { trashed });
  card("c5", "e", { mergedInto: "c1" });
  put("k1", { case: "cluster", value: create(ClusterSchema, { title: "Stones", region: "r1" }) });
  put("k2", { case: "cluster", value: create(ClusterSchema, { title: "Gone", region: "r1", dissolved: true }) });
  put("l1", { case: "link", value: create(LinkSchema, { from: "c1", to: "c2", label: "so" }) });
  const note = { visibility: Note_Visibility.RECORD, by: "p-2", atMs: 9n, refs: ["c1"] };
  put("n1", { case: "note", value: create(NoteSchema, note) }, "words");
  put("n2", { case: "note", value: create(NoteSchema, { ...note, trashed }) }, "old words");
  put("n3", { case: "note", value: create(NoteSchema, note) }, "the same, begun twice");
  const version = { number: 1, text: "We mend", by: "p-2", atMs: 3n };
  const decision = { title: "Bridge", state: DecisionState.PROPOSED, owner: "p-2", versions: [version] };
  put("d1", { case: "decision", value: create(DecisionSchema, decision) });
  const vote = { method: Vote_Method.DOTS, target: "card", targets: ["c1", "c2"], dotsEach: 3, maxPerTarget: 2 };
  put("v1", { case: "vote", value: create(VoteSchema, { ...vote, voters: 2, finished: 1 }) });
  put("a1", {
    case: "action",
    value: create(ActionSchema, { text: "Call", owner: "p-2", state: Action_State.OPEN, acceptedByOwner: true }),
  });
  put("m1", { case: "recordingMarker", value: create(RecordingMarkerSchema, { channel: "audio", atMs: 7n, by: me }) });
  // Of a session record; a document has either these or a board, and no verb asks after both.
  const head = { title: "Record", keyContact: "p-2" };
  put("record", { case: "sessionRecord", value: create(SessionRecordHeadSchema, head) });
  const paragraph = (id: string, order: string, more: object = {}) => {
    const body = create(ParagraphSchema, { section: "discussion", order, by: "p-2", ...more });
    put(id, { case: "paragraph", value: body }, `It was said: ${id}.`);
  };
  paragraph("p1", "a", { heading: "Rivers" });
  paragraph("p2", "b", { number: 2 });
  paragraph("p3", "c", { trashed });
  const correction = { paragraph: "p1", proposedText: "better", by: me, state: "proposed" };
  put("k-1", { case: "correction", value: create(CorrectionSchema, correction) });
  // Of a guidebook.
  put("guidebook", { case: "guidebook", value: create(GuidebookSchema, { title: "Guide", organiser: "A house" }) });
  for (const id of ["routes", "rewards"]) put(id, { case: "chapter", value: create(ChapterSchema, { name: id }) });
  const entry = (id: string, order: string, more: object = {}) =>
    put(id, { case: "entry", value: create(EntrySchema, { type: "tool", chapter: "routes", order, ...more }) });
  entry("e1", "a", { title: "Street contracts", place: "Weir" });
  entry("e2", "b", { quotes: [{ document: "b", id: "q1" }] });
  entry("e3", "c", { trashed });
  const field = create(EntryFieldSchema, { owner: "e1", name: "steps", sources: [{ document: "b", id: "c1" }] });
  put("field.e1.steps", { case: "entryField", value: field }, "Ask first.");
  const answered = { participant: me, channels: { video: "ask" } };
  put(`choice.${me}`, { case: "captureChoice", value: create(CaptureChoiceSchema, answered) });
  return document;
}

function ask(document: Document, verb: Verb): void {
  for (const effect of guessOf(document, create(RequestSchema, { verb }), me, now)) evolve(document, effect);
}

// A record as an interface sees it: keys of order as places, versions left out.
function look(document: DocumentReader): { [id: string]: unknown } {
  const seen: { [id: string]: unknown } = {};
  for (const record of document.records()) {
    const { body, text } = record;
    const fields = { ...(body.value as object) } as { [name: string]: unknown };
    if (body.case === "card") {
      const place = cardsOfRegion(document, body.value.region).findIndex(({ id }) => id === record.id);
      Object.assign(fields, { order: place });
    }
    if (body.case === "entry") {
      const place = entriesOfChapter(document, body.value.chapter).findIndex(({ id }) => id === record.id);
      Object.assign(fields, { order: place });
    }
    if (body.case === "paragraph") {
      const place = paragraphsOfSection(document, body.value.section).findIndex(({ id }) => id === record.id);
      Object.assign(fields, { order: place });
    }
    seen[record.id] = { kind: body.case, words: text?.content ?? "", ...fields };
  }
  return seen;
}

interface Known {
  readonly verb: Verb;
  readonly shows: { readonly [id: string]: object | undefined }; // parts of what is then seen
  readonly words?: string;
  readonly back?: "restores" | "leaves traces" | "is none";
}

// One example of each verb that a person may ask for; a new verb is missed by the compiler.
const examples: {
  readonly [Case in Exclude<
    VerbCase,
    "openDocument" | "admit" | "noteAbsence" | "seatMember" | "takeReport" | "takeInMeeting" | "publishEdition"
  >]: Known;
} = {
  addCard: {
    verb: { case: "addCard", value: { id: "c9", text: "new", place: { after: "c1" } } },
    shows: { c9: { kind: CardKind.IDEA, region: "r1", order: 1, words: "new" } },
    words: "new",
    back: "leaves traces", // it goes to the trash
  },
  setCard: {
    verb: { case: "setCard", value: { id: "c2", kind: CardKind.RISK, source: "a study" } },
    shows: { c2: { kind: CardKind.RISK, source: "a study", words: "c2" } },
    words: "a study",
  },
  askAboutInterests: { verb: { case: "askAboutInterests", value: { id: "d1" } }, shows: {}, back: "is none" },
  checkHarvest: {
    verb: { case: "checkHarvest", value: { marks: { c1: "correct" }, answered: true } },
    shows: {},
    back: "is none",
  },
  addLateThought: {
    verb: { case: "addLateThought", value: { id: "c9", text: "on the way home" } },
    shows: {},
    words: "on the way home",
    back: "is none",
  },
  dismissCheck: {
    verb: { case: "dismissCheck", value: { check: "no-resident-voice", reason: "They meet on Monday" } },
    shows: {},
    words: "They meet on Monday",
    back: "is none",
  },
  editText: { verb: { case: "editText", value: { id: "n1" } }, shows: {}, back: "is none" },
  moveCards: {
    verb: { case: "moveCards", value: { ids: ["c2", "c1"], to: { region: "r2" } } },
    shows: { c2: { region: "r2", order: 0, placed: false, x: 0 }, c1: { region: "r2", order: 1 } },
  },
  lockCards: {
    verb: { case: "lockCards", value: { ids: ["c1", "c2"], locked: true } },
    shows: { c1: { locked: true }, c2: { locked: true } },
  },
  parkCards: { verb: { case: "parkCards", value: { ids: ["c1"], parked: true } }, shows: { c1: { parked: true } } },
  trashCards: {
    verb: { case: "trashCards", value: { ids: ["c1", "c4"], reason: "twice" } },
    shows: { c1: { trashed: { ...trashed, by: me, atMs: BigInt(now), reason: "twice" } } },
    words: "twice",
    back: "leaves traces", // c4 was there before, and stays with the newer reason
  },
  restoreCards: {
    verb: { case: "restoreCards", value: { ids: ["c4"] } },
    shows: { c4: { words: "c4" } },
    back: "leaves traces",
  },
  mergeCards: {
    verb: { case: "mergeCards", value: { into: "c1", from: ["c2", "c1"] } },
    shows: { c2: { mergedInto: "c1" }, c1: { mergedInto: "" } },
    back: "leaves traces",
  },
  withdrawCard: {
    verb: { case: "withdrawCard", value: { id: "c2" } },
    shows: { c2: { withdrawnMs: BigInt(now), source: "" } },
    back: "is none",
  },
  addCluster: {
    verb: { case: "addCluster", value: { id: "k9", title: "New", region: "r1", cards: ["c1", "c3"] } },
    shows: { k9: { title: "New", namedBy: me }, c1: { cluster: "k9" }, c3: { cluster: "k9" } },
    words: "New",
    back: "leaves traces", // the group stays, dissolved
  },
  setCluster: {
    verb: { case: "setCluster", value: { id: "k1", title: "Pebbles" } },
    shows: { k1: { title: "Pebbles", namedBy: me } },
    words: "Pebbles",
    back: "leaves traces", // who named it
  },
  mergeClusters: {
    verb: { case: "mergeClusters", value: { into: "k2", from: ["k1"] } },
    shows: { k1: { mergedInto: "k2" }, c3: { cluster: "k2" } },
  },
  dissolveCluster: {
    verb: { case: "dissolveCluster", value: { id: "k1" } },
    shows: { k1: { dissolved: true }, c3: { cluster: "" } },
  },
  restoreCluster: {
    verb: { case: "restoreCluster", value: { id: "k2", cards: ["c1"] } },
    shows: { k2: { dissolved: false }, c1: { cluster: "k2" } },
  },
  addLink: {
    verb: { case: "addLink", value: { id: "l9", from: "c2", to: "c1", label: "but" } },
    shows: { l9: { from: "c2", to: "c1", label: "but" } },
    words: "but",
  },
  setLink: {
    verb: { case: "setLink", value: { id: "l1", label: "and" } },
    shows: { l1: { label: "and" } },
    words: "and",
  },
  removeLink: {
    verb: { case: "removeLink", value: { id: "l1" } },
    shows: { l1: undefined },
    back: "leaves traces", // it comes back under another id
  },
  addNote: {
    verb: { case: "addNote", value: { id: "n9", text: "said" } },
    shows: { n9: { words: "said", by: me, visibility: Note_Visibility.RECORD, atMs: BigInt(now) } },
    words: "said",
    back: "leaves traces",
  },
  setNote: {
    verb: {
      case: "setNote",
      value: { id: "n1", visibility: Note_Visibility.WORKING, setRefs: true, refs: [], atMs: 4n },
    },
    shows: { n1: { visibility: Note_Visibility.WORKING, refs: [], atMs: 4n, words: "words" } },
  },
  trashNote: { verb: { case: "trashNote", value: { id: "n1" } }, shows: { n1: { words: "words" } } },
  restoreNote: { verb: { case: "restoreNote", value: { id: "n2" } }, shows: { n2: {} }, back: "leaves traces" },
  mergeNotes: {
    verb: { case: "mergeNotes", value: { into: "n1", from: ["n3"] } },
    shows: { n3: { mergedInto: "n1" } },
  },
  addDecision: {
    verb: { case: "addDecision", value: { id: "d9", title: "Road", text: "We build", basedOn: ["c1"] } },
    shows: {
      d9: { title: "Road", basedOn: ["c1"], versions: [expect.objectContaining({ number: 1, text: "We build" })] },
    },
    words: "Road\n\nWe build",
    back: "leaves traces",
  },
  setDecision: {
    verb: { case: "setDecision", value: { id: "d1", text: "We build anew", state: DecisionState.ADOPTED } },
    shows: {
      d1: {
        state: DecisionState.ADOPTED,
        title: "Bridge",
        versions: [expect.anything(), expect.objectContaining({ number: 2, text: "We build anew", by: me })],
      },
    },
    words: "We build anew",
    back: "leaves traces", // earlier versions stay
  },
  addAction: {
    verb: { case: "addAction", value: { id: "a9", text: "Write", owner: me, due: "2027-03-01", from: "d1" } },
    shows: { a9: { text: "Write", state: Action_State.ACTION_PROPOSED, proposedBy: me } },
    words: "Write",
    back: "leaves traces",
  },
  setAction: {
    verb: { case: "setAction", value: { id: "a1", owner: me, text: "Call again" } },
    shows: { a1: { owner: me, text: "Call again", acceptedByOwner: false } },
    words: "Call again",
    back: "leaves traces", // whether the owner had accepted is theirs to say again
  },
  acceptAction: {
    verb: { case: "acceptAction", value: { id: "a1", accepted: false } },
    shows: { a1: { acceptedByOwner: false } },
  },
  startSilentWriting: { verb: { case: "startSilentWriting", value: {} }, shows: {}, back: "is none" },
  revealCards: { verb: { case: "revealCards", value: {} }, shows: {}, back: "is none" },
  setBoard: {
    verb: { case: "setBoard", value: { title: "Seas", locked: true } },
    shows: { board: { title: "Seas", locked: true } },
    words: "Seas",
    back: "is none",
  },
  setRegion: {
    verb: { case: "setRegion", value: { id: "r1", locked: true } },
    shows: { r1: { locked: true } },
    back: "is none",
  },
  setRole: { verb: { case: "setRole", value: { participant: me } }, shows: {}, back: "is none" },
  removeMember: { verb: { case: "removeMember", value: { participant: me } }, shows: {}, back: "is none" },
  addInvitation: {
    verb: { case: "addInvitation", value: { id: "invitation.1", label: "Guests" } },
    shows: {},
    words: "Guests",
    back: "is none",
  },
  revokeInvitation: { verb: { case: "revokeInvitation", value: { id: "invitation.1" } }, shows: {}, back: "is none" },
  setPhases: {
    verb: {
      case: "setPhases",
      value: { phases: [{ id: "p1", kind: PhaseKind.FRAME, title: "Frame", words: "Read it" }, { id: "p2" }] },
    },
    shows: {},
    words: "Frame\n\nRead it",
    back: "is none",
  },
  startPhase: { verb: { case: "startPhase", value: { id: "p1" } }, shows: {}, back: "is none" },
  setPhaseTime: { verb: { case: "setPhaseTime", value: { id: "p1", minutes: 1 } }, shows: {}, back: "is none" },
  pausePhase: { verb: { case: "pausePhase", value: { id: "p1", paused: true } }, shows: {}, back: "is none" },
  startRound: { verb: { case: "startRound", value: {} }, shows: {}, back: "is none" },
  endTurn: { verb: { case: "endTurn", value: { id: "turn.1.1" } }, shows: {}, back: "is none" },
  giveTurnBack: { verb: { case: "giveTurnBack", value: { id: "turn.1.1" } }, shows: {}, back: "is none" },
  openVote: {
    verb: { case: "openVote", value: { id: "v2", title: "Which first?", method: Vote_Method.DOTS } },
    shows: {},
    words: "Which first?",
    back: "is none",
  },
  castBallot: {
    verb: { case: "castBallot", value: { vote: "v1", dots: { c1: 2, c2: 0 }, finished: true } },
    shows: {
      [`ballot.v1.${me}`]: { vote: "v1", voter: me, dots: { c1: 2 }, finished: true },
      v1: { finished: 2, totals: {} },
    },
    back: "is none",
  },
  closeVote: { verb: { case: "closeVote", value: { id: "v1" } }, shows: {}, back: "is none" },
  setSignal: {
    verb: { case: "setSignal", value: { kind: "help", up: true, text: "The line is poor" } },
    shows: { [`signal.help.${me}`]: { participant: me, kind: "help", atMs: BigInt(now), text: "The line is poor" } },
    words: "The line is poor",
    back: "is none",
  },
  setHarvest: {
    verb: { case: "setHarvest", value: { headline: "Swim by 2035", disagreementKept: "Who pays" } },
    shows: { harvest: { headline: "Swim by 2035", disagreementKept: "Who pays", noHeadline: false } },
    words: "Swim by 2035\n\nWho pays",
    back: "is none",
  },
  setOffRecord: { verb: { case: "setOffRecord", value: { off: true } }, shows: {}, back: "is none" },
  setSpotlight: { verb: { case: "setSpotlight", value: { id: "c1" } }, shows: {}, back: "is none" },
  setPairs: {
    verb: { case: "setPairs", value: { pairs: [{ participants: [me, "p.ben"] }] } },
    shows: {},
    back: "is none",
  },
  releaseCards: {
    verb: { case: "releaseCards", value: { cards: [{ id: "c1", textVersion: 1 }] } },
    shows: {},
    back: "is none",
  },
  holdCards: {
    verb: { case: "holdCards", value: { ids: ["c1"], reason: "It names a person" } },
    shows: {},
    words: "It names a person",
    back: "is none",
  },
  announce: {
    verb: { case: "announce", value: { id: "a1", text: "Lunch at one" } },
    shows: {},
    words: "Lunch at one",
    back: "is none",
  },
  acknowledge: { verb: { case: "acknowledge", value: { id: "a1" } }, shows: {}, back: "is none" },
  setCredit: { verb: { case: "setCredit", value: { kinds: ["network"] } }, shows: {}, back: "is none" },
  acknowledgePolicy: { verb: { case: "acknowledgePolicy", value: { words: "Said" } }, shows: {}, back: "is none" },
  setGather: { verb: { case: "setGather", value: { on: "c1" } }, shows: {}, back: "is none" },
  setVoices: { verb: { case: "setVoices", value: { voices: 3 } }, shows: {}, back: "is none" },
  captureQuote: {
    verb: { case: "captureQuote", value: { id: "q1", text: "It is a slogan", speaker: "ann" } },
    shows: {},
    words: "It is a slogan",
    back: "is none",
  },
  setQuote: {
    verb: { case: "setQuote", value: { id: "q1", text: "It was a slogan" } },
    shows: {},
    words: "It was a slogan",
    back: "is none",
  },
  discardQuote: { verb: { case: "discardQuote", value: { id: "q1" } }, shows: {}, back: "is none" },
  requestAttribution: {
    verb: { case: "requestAttribution", value: { id: "r1", quote: "q1", saidAs: "a participant from a port" } },
    shows: {},
    words: "a participant from a port",
    back: "is none",
  },
  reportGrant: {
    verb: { case: "reportGrant", value: { request: "r1", how: "email", evidence: "the mail of 18 April" } },
    shows: {},
    words: "the mail of 18 April",
    back: "is none",
  },
  answerAttribution: {
    verb: { case: "answerAttribution", value: { id: "r1", answer: "granted_with_edits", text: "It may be a slogan" } },
    shows: {},
    words: "It may be a slogan",
    back: "is none",
  },
  reopenAttribution: { verb: { case: "reopenAttribution", value: { id: "r1" } }, shows: {}, back: "is none" },
  withdrawAttribution: { verb: { case: "withdrawAttribution", value: { quote: "q1" } }, shows: {}, back: "is none" },
  setCapture: {
    verb: { case: "setCapture", value: { channels: { audio: "declined" } } },
    shows: { "choice.p-me": { participant: me, channels: { audio: "declined", video: "ask" } } },
    back: "is none",
  },
  addMarker: {
    verb: { case: "addMarker", value: { id: "m9", channel: "audio", label: "the harbour" } },
    shows: { m9: { channel: "audio", label: "the harbour", by: me, atMs: BigInt(now) } },
    words: "the harbour",
  },
  removeMarker: {
    verb: { case: "removeMarker", value: { id: "m1" } },
    shows: { m1: undefined },
    back: "leaves traces", // it comes back under another id
  },
  draftProposal: {
    verb: { case: "draftProposal", value: { id: "d9", title: "Ours", text: "We plant" } },
    shows: {},
    words: "Ours\n\nWe plant",
    back: "is none",
  },
  amendProposal: {
    verb: { case: "amendProposal", value: { id: "d1", text: "We water" } },
    shows: {},
    words: "We water",
    back: "is none",
  },
  openProposal: { verb: { case: "openProposal", value: { id: "d1" } }, shows: {}, back: "is none" },
  takeProposalOn: { verb: { case: "takeProposalOn", value: { id: "d1" } }, shows: {}, back: "is none" },
  askAboutProposal: {
    verb: { case: "askAboutProposal", value: { id: "d1", question: "Where" } },
    shows: {},
    words: "Where",
    back: "is none",
  },
  answerAboutProposal: {
    verb: { case: "answerAboutProposal", value: { id: "d1", question: 1, answer: "Here" } },
    shows: {},
    words: "Here",
    back: "is none",
  },
  reactToProposal: {
    verb: { case: "reactToProposal", value: { id: "d1", text: "At last" } },
    shows: {},
    words: "At last",
    back: "is none",
  },
  openDecisionRound: { verb: { case: "openDecisionRound", value: { id: "d1" } }, shows: {}, back: "is none" },
  respondToProposal: {
    verb: { case: "respondToProposal", value: { id: "d1", round: 1, response: "object", reason: "It floods" } },
    shows: {},
    words: "It floods",
    back: "is none",
  },
  excuseOneself: { verb: { case: "excuseOneself", value: { id: "d1" } }, shows: {}, back: "is none" },
  pauseDecisionRound: { verb: { case: "pauseDecisionRound", value: { id: "d1" } }, shows: {}, back: "is none" },
  closeDecisionRound: { verb: { case: "closeDecisionRound", value: { id: "d1" } }, shows: {}, back: "is none" },
  judgeObjection: {
    verb: { case: "judgeObjection", value: { id: "d1", objection: 1, reason: "It does" } },
    shows: {},
    words: "It does",
    back: "is none",
  },
  withdrawObjection: { verb: { case: "withdrawObjection", value: { id: "d1" } }, shows: {}, back: "is none" },
  concludeProposal: {
    verb: { case: "concludeProposal", value: { id: "d1", reason: "No figures", to: "2027-06-01" } },
    shows: {},
    words: "No figures\n\n2027-06-01",
    back: "is none",
  },
  withdrawProposal: { verb: { case: "withdrawProposal", value: { id: "d1" } }, shows: {}, back: "is none" },
  readBackDecision: { verb: { case: "readBackDecision", value: { id: "d1" } }, shows: {}, back: "is none" },
  reviewDecision: {
    verb: { case: "reviewDecision", value: { id: "d1", reason: "It worked" } },
    shows: {},
    words: "It worked",
    back: "is none",
  },
  setPlenaryOutcome: {
    verb: { case: "setPlenaryOutcome", value: { id: "d1", reason: "In spring" } },
    shows: {},
    words: "In spring",
    back: "is none",
  },
  beginReport: { verb: { case: "beginReport", value: { id: "report.g1" } }, shows: {}, back: "is none" },
  endReport: { verb: { case: "endReport", value: { id: "report.g1" } }, shows: {}, back: "is none" },
  orderReports: { verb: { case: "orderReports", value: { ids: ["report.g1"] } }, shows: {}, back: "is none" },
  answerDecision: {
    verb: { case: "answerDecision", value: { report: "report.g1", decision: "d1", reason: "In spring" } },
    shows: {},
    words: "In spring",
    back: "is none",
  },
  keepDifference: {
    verb: { case: "keepDifference", value: { id: "x1", subject: "Where to begin", remark: "Both for now" } },
    shows: {},
    words: "Where to begin\n\nBoth for now",
    back: "is none",
  },
  removeDifference: { verb: { case: "removeDifference", value: { id: "x1" } }, shows: {}, back: "is none" },
  openGallery: { verb: { case: "openGallery", value: { open: true } }, shows: {}, back: "is none" },
  leaveMark: { verb: { case: "leaveMark", value: { on: "c1" } }, shows: {}, back: "is none" },
  askTheGroup: {
    verb: { case: "askTheGroup", value: { question: "Who pays?" } },
    shows: {},
    words: "Who pays?",
    back: "is none",
  },
  letIn: { verb: { case: "letIn", value: { participants: ["p-3"] } }, shows: {}, back: "is none" },
  addParagraph: {
    verb: {
      case: "addParagraph",
      value: { id: "p9", section: "discussion", text: "It was asked.", heading: "Money", after: "p1" },
    },
    shows: { p9: { words: "It was asked.", heading: "Money", by: me, order: 1, number: 0 } },
    words: "Money\n\nIt was asked.",
    back: "leaves traces", // it goes to the trash
  },
  setParagraph: {
    verb: { case: "setParagraph", value: { id: "p1", section: "summary", heading: "Seas", internal: true } },
    shows: { p1: { section: "summary", heading: "Seas", internal: true, words: "It was said: p1." } },
    words: "Seas",
  },
  trashParagraph: {
    verb: { case: "trashParagraph", value: { id: "p1", reason: "twice" } },
    shows: { p1: { trashed: { ...trashed, by: me, atMs: BigInt(now), reason: "twice" } } },
    words: "twice",
  },
  restoreParagraph: {
    verb: { case: "restoreParagraph", value: { id: "p3" } },
    shows: { p3: { words: "It was said: p3." } },
    back: "leaves traces",
  },
  setRecord: {
    verb: { case: "setRecord", value: { title: "Our record", keyContact: me } },
    shows: { record: { title: "Our record", keyContact: me } },
    words: "Our record",
  },
  circulateRecord: { verb: { case: "circulateRecord", value: { approvalsNeeded: 2 } }, shows: {}, back: "is none" },
  proposeCorrection: {
    verb: {
      case: "proposeCorrection",
      value: { id: "k-9", paragraph: "p2", proposedText: "It was asked twice.", reason: "I asked." },
    },
    shows: { "k-9": { state: "proposed", by: me, section: "discussion", paragraphNumber: 2 } },
    words: "It was asked twice.\n\nI asked.",
    back: "leaves traces", // that it was asked for stays
  },
  answerCorrection: {
    verb: { case: "answerCorrection", value: { id: "k-1", answer: "Nobody heard it." } },
    shows: {},
    words: "Nobody heard it.",
    back: "is none",
  },
  withdrawCorrection: {
    verb: { case: "withdrawCorrection", value: { id: "k-1" } },
    shows: { "k-1": { state: "withdrawn" } },
    back: "is none",
  },
  approveRecord: { verb: { case: "approveRecord", value: { seenSeq: 7 } }, shows: {}, back: "is none" },
  issueCorrigendum: {
    verb: { case: "issueCorrigendum", value: { id: "k-9", paragraph: "p1", text: "Six.", reason: "Counted again." } },
    shows: {},
    words: "Six.\n\nCounted again.",
    back: "is none",
  },
  settleOffer: { verb: { case: "settleOffer", value: { key: "b/note:1" } }, shows: {}, back: "is none" },
  setGuidebook: {
    verb: { case: "setGuidebook", value: { title: "Missions", organiser: "The house" } },
    shows: { guidebook: { title: "Missions", organiser: "The house" } },
    words: "Missions\n\nThe house",
  },
  addEntry: {
    verb: {
      case: "addEntry",
      value: {
        id: "e9",
        type: "tool",
        chapter: "routes",
        title: "Street contracts",
        fields: [{ name: "limits", text: "No winter" }],
      },
    },
    shows: {
      e9: { type: "tool", state: "draft", order: 3 },
      "field.e9.limits": { owner: "e9", name: "limits", words: "No winter" },
    },
    words: "Street contracts\n\nNo winter",
    back: "leaves traces", // it lies in the trash
  },
  setEntry: {
    verb: {
      case: "setEntry",
      value: { id: "e1", place: "Harbour", setSdgs: true, sdgs: [6], naming: { organisation: "The port" } },
    },
    shows: { e1: { place: "Harbour", sdgs: [6], title: "Street contracts" } },
    words: "Harbour\n\nThe port",
    back: "leaves traces", // nobody was asked is said in so many words
  },
  moveEntry: {
    verb: { case: "moveEntry", value: { id: "e1", chapter: "rewards" } },
    shows: { e1: { chapter: "rewards" } },
  },
  trashEntry: {
    verb: { case: "trashEntry", value: { id: "e1", reason: "Told twice" } },
    shows: { e1: { trashed: { by: me, reason: "Told twice" } } },
    words: "Told twice",
  },
  restoreEntry: {
    verb: { case: "restoreEntry", value: { id: "e3" } },
    shows: { e3: { chapter: "routes" } },
    back: "leaves traces", // thrown away by somebody else now
  },
  setField: {
    verb: { case: "setField", value: { owner: "e1", name: "limits", text: "No winter", add: true } },
    shows: { "field.e1.limits": { owner: "e1", name: "limits", words: "No winter" } },
    words: "No winter",
    back: "is none",
  },
  useQuote: {
    verb: { case: "useQuote", value: { owner: "e1", quote: { document: "b", id: "q1" } } },
    shows: { e1: { quotes: [{ document: "b", id: "q1" }] } },
  },
  markReady: { verb: { case: "markReady", value: { id: "e1" } }, shows: {}, back: "is none" },
  agreeToBeNamed: { verb: { case: "agreeToBeNamed", value: { field: "f1" } }, shows: {}, back: "is none" },
  noteErased: { verb: { case: "noteErased", value: { records: ["q1"] } }, shows: {}, back: "is none" },
  discardBallots: { verb: { case: "discardBallots", value: {} }, shows: {}, back: "is none" },
  purgeWorkingNotes: { verb: { case: "purgeWorkingNotes", value: {} }, shows: {}, back: "is none" },
  lapseAttributions: { verb: { case: "lapseAttributions", value: {} }, shows: {}, back: "is none" },
  takeOver: { verb: { case: "takeOver", value: {} }, shows: {}, back: "is none" },
  addAgendaItem: {
    verb: { case: "addAgendaItem", value: { id: "i9", title: "Walk" } },
    shows: {},
    words: "Walk",
    back: "is none",
  },
  setAgendaItem: {
    verb: { case: "setAgendaItem", value: { id: "i1", title: "Talk" } },
    shows: {},
    words: "Talk",
    back: "is none",
  },
  moveAgendaItem: { verb: { case: "moveAgendaItem", value: { id: "i1" } }, shows: {}, back: "is none" },
  trashAgendaItem: {
    verb: { case: "trashAgendaItem", value: { id: "i1", reason: "Ill" } },
    shows: {},
    words: "Ill",
    back: "is none",
  },
  restoreAgendaItem: { verb: { case: "restoreAgendaItem", value: { id: "i1" } }, shows: {}, back: "is none" },
  beginAgendaItem: { verb: { case: "beginAgendaItem", value: { id: "i1" } }, shows: {}, back: "is none" },
  endAgendaItem: { verb: { case: "endAgendaItem", value: { id: "i1" } }, shows: {}, back: "is none" },
  revealAgendaItem: { verb: { case: "revealAgendaItem", value: { id: "i1" } }, shows: {}, back: "is none" },
  setMeeting: {
    verb: { case: "setMeeting", value: { title: "Ours", verbatim: "We take notes" } },
    shows: {},
    words: "Ours\n\nWe take notes",
    back: "is none",
  },
  importProgramme: { verb: { case: "importProgramme", value: { gone: ["i1"] } }, shows: {}, back: "is none" },
  setRehearsal: { verb: { case: "setRehearsal", value: { minutes: 60 } }, shows: {}, back: "is none" },
  handOver: { verb: { case: "handOver", value: { participant: me } }, shows: {}, back: "is none" },
  addBreakout: {
    verb: { case: "addBreakout", value: { id: "g9", title: "Rivers" } },
    shows: {},
    words: "Rivers",
    back: "is none",
  },
  setBreakout: {
    verb: { case: "setBreakout", value: { id: "g1", title: "Seas" } },
    shows: {},
    words: "Seas",
    back: "is none",
  },
  trashBreakout: {
    verb: { case: "trashBreakout", value: { id: "g1", reason: "Few" } },
    shows: {},
    words: "Few",
    back: "is none",
  },
  restoreBreakout: { verb: { case: "restoreBreakout", value: { id: "g1" } }, shows: {}, back: "is none" },
  seatPeople: {
    verb: { case: "seatPeople", value: { places: [{ participant: me, breakout: "g1" }] } },
    shows: {},
    back: "is none",
  },
  setTemplate: {
    verb: { case: "setTemplate", value: { id: "own.rivers", yaml: "id: own.rivers" } },
    shows: {},
    words: "id: own.rivers",
    back: "is none",
  },
  trashTemplate: {
    verb: { case: "trashTemplate", value: { id: "own.rivers", reason: "Old" } },
    shows: {},
    words: "Old",
    back: "is none",
  },
  restoreTemplate: { verb: { case: "restoreTemplate", value: { id: "own.rivers" } }, shows: {}, back: "is none" },
  takeSeat: { verb: { case: "takeSeat", value: { breakout: "g1" } }, shows: {}, back: "is none" },
};

describe.each(Object.entries(examples))("%s", (_, { verb, shows, words = "", back = "restores" }) => {
  const request = create(RequestSchema, { verb });

  it("shows what it will probably do, and touches nothing else", () => {
    const document = board();
    const before = look(document);
    ask(document, verb);
    const after = look(document);
    for (const [id, part] of Object.entries(shows)) {
      if (part) expect(after[id], id).toMatchObject(part);
      else expect(after[id], id).toBeUndefined();
    }
    const changed = Object.keys({ ...before, ...after }).filter((id) => {
      const [was, is] = [before[id] as object | undefined, after[id] as object | undefined];
      // Places of the others in a region move with it.
      return JSON.stringify(plain({ ...was, order: 0 })) !== JSON.stringify(plain({ ...is, order: 0 }));
    });
    expect(changed.filter((id) => !(id in shows) && id !== "c4")).toEqual([]);
  });

  it("guesses on records that are not there, or are of another kind, and breaks nothing", () => {
    const empty = new Document();
    expect(() => ask(empty, verb)).not.toThrow();
    const odd = new Document();
    for (const record of board().records())
      odd.set(record.id, { ...record, body: { case: "region", value: create(RegionSchema) } });
    expect(() => ask(odd, verb)).not.toThrow();
  });

  it(`is taken back: ${back}`, () => {
    const document = board();
    const before = look(document);
    const find = wayBackOf(request, document, () => "l-again");
    if (back === "is none") return expect(find).toBeUndefined();
    ask(document, verb);
    const way = find?.(document);
    expect(way?.why).toBeUndefined();
    for (const one of way?.verbs ?? []) ask(document, one);
    if (back === "restores") expect(look(document)).toEqual(before);
    else expect(way?.verbs.length).toBeGreaterThan(0);
  });

  it("is not taken back when what it did is not there any more", () => {
    const find = wayBackOf(request, board(), () => "l-again");
    if (!find) return;
    const way = find(new Document());
    expect(way.verbs).toEqual([]);
    expect(way.why).toBeDefined();
  });

  it("brings its words", () => {
    expect(wordsIn(request)).toBe(words);
    const makes = verb.case === "addCard" || verb.case === "addNote" || verb.case === "addParagraph";
    const { id, text } = makes ? verb.value : {};
    const begun = verb.case === "setField" ? { id: "field.e1.limits", words: "No winter" } : undefined;
    expect(wordsMadeBy(request)).toEqual(makes ? { id, words: text } : begun);
  });
});

const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, x) => (typeof x === "bigint" ? String(x) : x)));

describe("a place that is guessed", () => {
  const order = (document: Document) =>
    cardsOfRegion(document, "r1")
      .map(({ id }) => id)
      .join(" ");
  const add = (document: Document, place: object) => ask(document, { case: "addCard", value: { id: "new", place } });

  it.each([
    [{ region: "r1" }, "c1 c2 c3 c4 c5 new"],
    [{ after: "c2" }, "c1 c2 new c3 c4 c5"],
    [{ before: "c2" }, "c1 new c2 c3 c4 c5"],
    [{ before: "c1" }, "new c1 c2 c3 c4 c5"],
    [{ cluster: "k1" }, "c1 c2 c3 c4 c5 new"],
    [{ region: "r1", after: "not there" }, "c1 c2 c3 c4 c5 new"],
  ])("%j", (place, expected) => {
    const document = board();
    add(document, place);
    expect(order(document)).toBe(expected);
  });

  it("of several cards keeps their order", () => {
    const document = board();
    ask(document, { case: "moveCards", value: { ids: ["c5", "c3", "c1"], to: { region: "r1", after: "c2" } } });
    expect(order(document)).toBe("c2 c5 c3 c1 c4");
  });

  it("in silent writing is hidden, and coordinates are rounded as the wire does", () => {
    const document = board();
    document.set(
      "board",
      create(RecordSchema, {
        id: "board",
        body: { case: "board", value: create(BoardSchema, { silentWriting: true }) },
      }),
    );
    add(document, { region: "r1", placed: true, x: 0.1, y: 0.2 });
    expect(document.card("new")).toMatchObject({
      hidden: true,
      placed: true,
      x: Math.fround(0.1),
      y: Math.fround(0.2),
    });
  });
});

describe("a group that goes to another region", () => {
  const there = (document: Document) =>
    cardsOfRegion(document, "r1")
      .map(({ id }) => id)
      .join(" ");

  it("takes its cards with it, and all come back to where they lay", () => {
    const document = board();
    const before = look(document);
    const verb: Verb = { case: "setCluster", value: { id: "k1", region: "r2" } };
    const find = wayBackOf(create(RequestSchema, { verb }), document, () => "");
    ask(document, verb);
    expect(document.cluster("k1")?.region).toBe("r2");
    expect(document.card("c3")?.region).toBe("r2");
    expect(there(document)).toBe("c1 c2 c4 c5");
    for (const one of find?.(document).verbs ?? []) ask(document, one);
    expect(there(document)).toBe("c1 c2 c3 c4 c5");
    expect(look(document)).toEqual(before);
  });

  it("out of none takes all that lies in it along, and all goes back into none", () => {
    const document = board();
    const put = (id: string, body: Record["body"]) => document.set(id, create(RecordSchema, { id, version: 1, body }));
    put("k3", { case: "cluster", value: create(ClusterSchema, { title: "Nowhere" }) });
    put("k4", { case: "cluster", value: create(ClusterSchema, { title: "Within", parent: "k3" }) });
    put("k5", {
      case: "cluster",
      value: create(ClusterSchema, { title: "Was within", parent: "k3", dissolved: true }),
    });
    const card = (id: string, region: string, order: string, cluster: string) =>
      put(id, { case: "card", value: create(CardSchema, { kind: CardKind.IDEA, region, order, cluster }) });
    card("c6", "r1", "bb", "k3");
    card("c7", "r2", "a", "k4");
    const before = look(document);
    const verb: Verb = { case: "setCluster", value: { id: "k3", region: "r2" } };
    const find = wayBackOf(create(RequestSchema, { verb }), document, () => "");
    ask(document, verb);
    expect(["k3", "k4", "k5"].map((id) => document.cluster(id)?.region)).toEqual(["r2", "r2", ""]);
    expect(["c6", "c7"].map((id) => document.card(id)?.region)).toEqual(["r2", "r2"]);

    const back = find?.(document).verbs ?? [];
    expect(back).toMatchObject([
      { case: "setCluster", value: { id: "k3", region: "", ifVersion: 2 } },
      { case: "setCluster", value: { id: "k4", region: "" } },
      { case: "moveCards", value: { ids: ["c6"], to: { region: "r1", cluster: "k3", after: "c2" }, ifVersion: 2 } },
    ]);
    for (const one of back) ask(document, one);
    expect(look(document)).toEqual(before);
  });

  it("is left where somebody else took it since", () => {
    const document = board();
    const verb: Verb = { case: "setCluster", value: { id: "k1", region: "r2" } };
    const find = wayBackOf(create(RequestSchema, { verb }), document, () => "");
    ask(document, verb);
    ask(document, { case: "setCluster", value: { id: "k1", region: "r3" } });
    expect(find?.(document)).toMatchObject({ verbs: [], why: "changedSince" });
  });
});

describe("a field of a guidebook", () => {
  const asking = (verb: Verb) => {
    const document = board();
    const request = create(RequestSchema, { verb });
    const find = wayBackOf(request, document, () => "");
    ask(document, verb);
    return { document, find };
  };
  const sources = (document: Document) => {
    const body = document.find("field.e1.steps")?.body;
    return body?.case === "entryField" ? body.value.sources.map(({ id }) => id).join(" ") : "";
  };

  it("gets further sources, each once, and keeps its words", () => {
    const more = [
      { document: "b", id: "c1" },
      { document: "b", id: "c2" },
    ];
    const { document } = asking({
      case: "setField",
      value: { owner: "e1", name: "steps", text: "Then ask again.", sources: more, add: true },
    });
    expect(sources(document)).toBe("c1 c2");
    expect(document.words("field.e1.steps")).toBe("Ask first.");
  });

  it("has its sources back when they were others", () => {
    const { document, find } = asking({ case: "setField", value: { owner: "e1", name: "steps", setSources: true } });
    expect(sources(document)).toBe("");
    for (const verb of find?.(document).verbs ?? []) ask(document, verb);
    expect(sources(document)).toBe("c1");
  });
});

describe("a place of a paragraph that is guessed", () => {
  const order = (document: Document) =>
    paragraphsOfSection(document, "discussion")
      .map(({ id }) => id)
      .join(" ");

  it.each([
    ["", "p9 last", "p1 p2 p3 p9"],
    ["p1", "p9 below p1", "p1 p9 p2 p3"],
  ])("after %j: %s", (after, _, expected) => {
    const document = board();
    ask(document, { case: "addParagraph", value: { id: "p9", section: "discussion", after } });
    expect(order(document)).toBe(expected);
  });

  it.each([
    ["p2", "", "p2 p1 p3"],
    ["p1", "p2", "p2 p1 p3"],
  ])("%s moved after %j, and back", (id, after, expected) => {
    const document = board();
    const verb: Verb = { case: "setParagraph", value: { id, after } };
    const find = wayBackOf(create(RequestSchema, { verb }), document, () => "");
    ask(document, verb);
    expect(order(document)).toBe(expected);
    for (const one of find?.(document).verbs ?? []) ask(document, one);
    expect(order(document)).toBe("p1 p2 p3");
  });
});

describe("what is one's own to say", () => {
  const of = (document: Document, id: string) => look(document)[id];
  const cast = (document: Document, dots: { [target: string]: number }, finished = false) =>
    ask(document, { case: "castBallot", value: { vote: "v1", dots, finished } });

  it("a ballot takes the place of the one before, and who is done can take that back", () => {
    const document = board();
    cast(document, { c1: 2, c2: 1 }, true);
    cast(document, { c2: 1 });
    expect(of(document, `ballot.v1.${me}`)).toMatchObject({ dots: { c2: 1 }, finished: false });
    expect(of(document, "v1")).toMatchObject({ finished: 1 });
  });

  it("a response counts once, however often it is changed, and belongs to the round that is open", () => {
    const document = board();
    const proposal = create(DecisionSchema, {
      state: DecisionState.TESTING,
      byMethod: true,
      rounds: [{ number: 1, closedMs: 9n, responded: 2 }, { number: 2 }],
    });
    document.set("d2", create(RecordSchema, { id: "d2", version: 1, body: { case: "decision", value: proposal } }));
    const respond = (round: number, response: string, reason = "") =>
      ask(document, { case: "respondToProposal", value: { id: "d2", round, response, reason, named: true } });
    respond(2, "consent");
    respond(2, "object", "It floods");
    respond(1, "object", "Too late");
    expect(of(document, `response.d2.2.${me}`)).toMatchObject({ response: "object", reason: "It floods", named: true });
    expect(of(document, `response.d2.1.${me}`)).toBeUndefined();
    expect(document.decision("d2")?.rounds.map(({ responded }) => responded)).toEqual([2, 1]);
  });

  it("a table speaks for all its people", () => {
    const document = board();
    const member = create(RecordSchema, { id: `member.${me}`, version: 1, body: { case: "member", value: {} } });
    document.set(member.id, { ...member, body: { case: "member", value: create(MemberSchema, { voices: 4 }) } });
    cast(document, {}, true);
    expect(of(document, "v1")).toMatchObject({ finished: 5 });
  });

  it("where somebody may be named is seen with the tick, so that the next one is made of it", () => {
    const document = board();
    const member = create(RecordSchema, { id: `member.${me}`, version: 1, body: { case: "member", value: {} } });
    document.set(member.id, { ...member, body: { case: "member", value: create(MemberSchema) } });
    ask(document, { case: "setCredit", value: { kinds: ["network", "blog"] } });
    expect(document.member(me)?.creditedIn).toEqual(["network", "blog"]);
    ask(document, { case: "setCredit", value: { kinds: [] } });
    expect(document.member(me)?.creditedIn).toEqual([]);
  });

  it("after a vote is closed nothing is guessed", () => {
    const document = board();
    const record = document.find("v1");
    if (record?.body.case !== "vote") throw new Error("there is a vote");
    document.set("v1", { ...record, body: { case: "vote", value: { ...record.body.value, closedMs: 1n } } });
    cast(document, { c1: 1 });
    expect(of(document, `ballot.v1.${me}`)).toBeUndefined();
  });

  it("a hand that is up keeps its place in the queue, and what was never raised is not lowered", () => {
    const document = board();
    const raise = (up: boolean, text = "") => ask(document, { case: "setSignal", value: { kind: "hand", up, text } });
    raise(false);
    expect(of(document, `signal.hand.${me}`)).toBeUndefined();
    raise(true);
    raise(true, "About the harbour");
    expect(of(document, `signal.hand.${me}`)).toMatchObject({ atMs: BigInt(now), text: "About the harbour" });
    raise(false);
    expect(of(document, `signal.hand.${me}`)).toMatchObject({ atMs: 0n, text: "" });
  });

  it("who writes a headline does not say any more that there is none", () => {
    const document = board();
    ask(document, { case: "setHarvest", value: { noHeadline: true } });
    expect(of(document, "harvest")).toMatchObject({ noHeadline: true });
    ask(document, { case: "setHarvest", value: { headline: "Swim" } });
    expect(of(document, "harvest")).toMatchObject({ headline: "Swim", noHeadline: false });
  });
});
