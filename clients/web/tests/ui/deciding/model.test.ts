// The way of a proposal: its steps, what it lacks, who is waited for, and what rounds came to.
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { en } from "../../../src/locales/deciding/en-GB.ts";
import { en as english } from "../../../src/locales/en-GB.ts";
import { en as later } from "../../../src/locales/later/en-GB.ts";
import {
  DecisionMethod,
  DecisionSchema,
  DecisionState,
  MemberSchema,
  RecordSchema,
  RefusalCode,
  Role,
} from "../../../src/protocol/index.ts";
import {
  cardsByNumber,
  choicesOf,
  isDue,
  isTied,
  lacksForARound,
  lacksToBeOpened,
  linesIn,
  neededOf,
  needsAReason,
  onTheTable,
  quorumNow,
  respondedIn,
  sharesOf,
  someWithdrawn,
  standingOf,
  supportIn,
  waitsFor,
  wasCutShort,
  wayOf,
} from "../../../src/ui/deciding/model.ts";
import { whyRefused } from "../../../src/ui/deciding/refusals.ts";
import { responseWords } from "../../../src/ui/deciding/words.ts";
import type { T } from "../../../src/ui/language.ts";
import type { DecisionRecord } from "../../../src/ui/leading/model.ts";

const { DRAFT, PROPOSED, CLARIFYING, REACTING, TESTING, OBJECTION_HANDLING, PAUSED_QUORUM, ADOPTED, NOT_ADOPTED } =
  DecisionState;
const { CONSENT, GRADIENTS, MAJORITY, SENSE_OF_THE_ROOM } = DecisionMethod;

function proposal(some: MessageInitShape<typeof DecisionSchema> = {}) {
  const versions = [{ number: 1, text: "We mend the bridge." }];
  return create(DecisionSchema, { byMethod: true, method: CONSENT, state: PROPOSED, versions, ...some });
}
const people = (...voices: number[]) =>
  voices.map((some, at) =>
    create(MemberSchema, { participant: `p${at + 1}`, role: Role.PARTICIPANT, joinedMs: 1n, voices: some }),
  );
const t: T = (key, values) =>
  (({ ...english, ...later, ...en }) as { readonly [key: string]: string })[key]?.replace(/\{\{(\w+)\}\}/g, (_, name) =>
    String(values?.[name]),
  ) ?? key;

describe("the way", () => {
  const way = (some: MessageInitShape<typeof DecisionSchema>) =>
    wayOf(proposal(some))
      .map(({ step, is }) => (is === "now" ? step.toUpperCase() : is === "done" ? step : `(${step}: ${is})`))
      .join(" ");

  it("says which step it is at and what comes next", () => {
    expect(way({ state: CLARIFYING })).toBe("proposed CLARIFYING (reacting: next) (testing: next) (outcome: next)");
    expect(way({ state: DRAFT })).not.toContain("PROPOSED");
  });
  it("leaves reactions out where nobody was asked for one", () => {
    const rounds = [{ number: 1, version: 1 }];
    expect(way({ state: TESTING, rounds })).toBe("proposed clarifying (reacting: left out) TESTING (outcome: next)");
    const reactions = [{ by: "p1", version: 1, text: "Good" }];
    expect(way({ state: PAUSED_QUORUM, rounds, reactions })).toContain("reacting TESTING");
  });
  it("has objections only where one was raised to this version", () => {
    const objections = [{ by: "p1", version: 1, reason: "It floods" }];
    expect(way({ state: OBJECTION_HANDLING, objections })).toContain("HANDLING");
    const versions = [{ number: 1 }, { number: 2 }];
    expect(way({ state: PROPOSED, objections, versions })).not.toContain("handling");
  });
});

describe("how many", () => {
  it("are needed is two thirds, rounded up, and at least three", () => {
    expect([0, 3, 4, 5, 6, 7, 9, 10].map(neededOf)).toEqual([3, 3, 3, 4, 4, 5, 6, 7]);
  });
  it("counts who takes part and has come, a table by its people, and nobody who is excused", () => {
    const members = [
      ...people(1, 4, 0),
      create(MemberSchema, { participant: "p4", role: Role.PARTICIPANT }), // has not come
      create(MemberSchema, { participant: "p5", role: Role.RAPPORTEUR, joinedMs: 1n }),
    ];
    expect(quorumNow(proposal(), members)).toEqual({ base: 6, needed: 4 });
    expect(quorumNow(proposal({ excused: ["p2"] }), members)).toEqual({ base: 2, needed: 3 });
  });
  it("have responded is told of an open round, and who comes late counts among those who could", () => {
    const round = { state: TESTING, rounds: [{ number: 1, version: 1, responded: 2 }], quorumBase: 3, quorumNeeded: 3 };
    expect(respondedIn(proposal(round), people(1, 1, 1))).toEqual({ count: 2, base: 3, needed: 3 });
    expect(respondedIn(proposal(round), people(1, 1, 1, 1, 1))).toEqual({ count: 2, base: 5, needed: 4 });
    expect(respondedIn(proposal({ ...round, state: ADOPTED }), people(1))).toBeUndefined();
  });
});

describe("what can be said", () => {
  it("is of the method", () => {
    expect(choicesOf(proposal({ method: CONSENT }))).toEqual(["consent", "consent_with_concern", "object"]);
    expect(choicesOf(proposal({ method: GRADIENTS }))).toHaveLength(8);
    expect(choicesOf(proposal({ method: MAJORITY, options: ["A", "B"] }))).toEqual(["1", "2", "abstain"]);
    expect(choicesOf(proposal({ method: SENSE_OF_THE_ROOM }))).toEqual(["yes", "no"]);
  });
  it("has the words of its scale, its options, its method", () => {
    const say = (some: MessageInitShape<typeof DecisionSchema>, response: string) =>
      responseWords(t, proposal(some), response);
    expect(say({ method: GRADIENTS, scale: "kaner-8-original" }, "5")).toBe("Stand aside");
    expect(say({ method: GRADIENTS, scale: "kaner-8-2014" }, "5")).toBe("More discussion needed");
    expect(say({ method: MAJORITY, options: ["The mill"] }, "1")).toBe("The mill");
    expect(say({}, "consent_with_concern")).toBe("Consent, with a concern");
  });
  it("needs a reason where somebody else has to answer it", () => {
    expect([needsAReason(CONSENT, "object"), needsAReason(CONSENT, "consent_with_concern")]).toEqual([true, true]);
    expect([needsAReason(GRADIENTS, "8"), needsAReason(MAJORITY, "8"), needsAReason(GRADIENTS, "7")]).toEqual([
      true,
      false,
      false,
    ]);
    expect(needsAReason(SENSE_OF_THE_ROOM, "no")).toBe(true);
  });
});

describe("what a round came to", () => {
  const closed = { number: 1, version: 1, closedMs: 9n };
  it("is a distribution in the order of the choices", () => {
    const decision = proposal({ rounds: [{ ...closed, counts: { object: 1, consent: 4 }, responded: 5 }] });
    const [round] = decision.rounds;
    expect(round && sharesOf(decision, round).map(({ response, count }) => `${response} ${count}`)).toEqual([
      "consent 4",
      "consent_with_concern 0",
      "object 1",
    ]);
  });
  it("by gradients says how many support it, of those who responded", () => {
    const counts = { "1": 2, "3": 1, "5": 1 };
    const decision = proposal({ method: GRADIENTS, stakes: "normal", rounds: [{ ...closed, counts, responded: 4 }] });
    const [round] = decision.rounds;
    expect(round && supportIn(decision, round)).toEqual({ count: 3, all: 4, neededPercent: 70 });
  });
  it("by majority may be a tie, which abstaining does not break", () => {
    const tied = (counts: { [place: string]: number }) => {
      const decision = proposal({ method: MAJORITY, options: ["A", "B"], rounds: [{ ...closed, counts }] });
      return isTied(decision, decision.rounds[0] ?? (closed as never));
    };
    expect([tied({ "1": 2, "2": 2, abstain: 3 }), tied({ "1": 2, "2": 1 }), tied({ abstain: 2 })]).toEqual([
      true,
      false,
      false,
    ]);
  });
  it("counts for nothing where it was cut short", () => {
    const [round] = proposal({ rounds: [{ ...closed, responded: 2 }] }).rounds;
    expect(round && wasCutShort(round)).toBe(true);
  });
});

describe("objections", () => {
  const objection = (some: object) => {
    const [one] = proposal({ objections: [{ version: 1, reason: "It floods", ...some }] }).objections;
    return one && standingOf(one);
  };
  it("stand where the group left them", () => {
    expect(objection({})).toBe("open");
    expect(objection({ qualifies: true, judgedReason: "It does" })).toBe("qualified");
    expect(objection({ judgedReason: "A taste", resolution: "concern", objectorConfirms: true })).toBe("agreed");
    expect(objection({ judgedReason: "A taste", resolution: "concern" })).toBe("noted");
    expect(objection({ resolution: "withdrawn" })).toBe("withdrawn");
    expect(objection({ qualifies: true, judgedReason: "It does", resolution: "amended" })).toBe("amended");
  });
  it("taken back since the last round ask for another one", () => {
    const rounds = [{ number: 1, version: 1, closedMs: 9n }];
    const back = (atMs: bigint) =>
      someWithdrawn(proposal({ rounds, objections: [{ version: 1, resolution: "withdrawn", atMs }] }));
    expect([back(9n), back(4n)]).toEqual([true, false]);
  });
});

describe("what it lacks", () => {
  it("to be opened is how it will be decided, in full, and that no other is open", () => {
    const other = { id: "d9" } as DecisionRecord;
    expect(lacksToBeOpened(proposal(), undefined)).toEqual([]);
    expect(lacksToBeOpened(proposal({ method: GRADIENTS }), other)).toEqual(["scale", "stakes", "another"]);
    expect(lacksToBeOpened(proposal({ method: MAJORITY, options: ["A"] }), undefined)).toEqual(["options"]);
    expect(lacksToBeOpened(proposal({ options: ["A", "B"] }), undefined)).toEqual(["noOptions"]);
  });
  it("for a round is answers, voters, and who keeps it: without an owner a round could not be closed", () => {
    const decision = proposal({ clarifications: [{ question: "Why?" }, { question: "When?", notKnown: true }] });
    expect(lacksForARound(decision, people(1, 1))).toEqual(["answers", "voters", "owner", "date"]);
    expect(lacksForARound(proposal({ withinTheRoom: true }), people(1, 1, 1))).toEqual([]);
  });
});

describe("who is waited for", () => {
  const waits = (some: MessageInitShape<typeof DecisionSchema>) => {
    const told = waitsFor(proposal(some), people(1, 1, 1));
    return "count" in told ? `${told.for} ${told.count}` : told.for;
  };
  it("is said at every step", () => {
    const round = { number: 1, version: 1, responded: 2 };
    expect(waits({ state: DRAFT })).toBe("opening");
    expect(waits({ state: CLARIFYING, clarifications: [{ question: "Why?" }] })).toBe("answers 1");
    expect(waits({ state: REACTING })).toBe("goingOn");
    expect(waits({ state: TESTING, rounds: [round], quorumBase: 3 })).toBe("responses 1");
    expect(waits({ state: TESTING, rounds: [{ ...round, responded: 3 }], quorumBase: 3 })).toBe("closing");
    expect(waits({ state: PAUSED_QUORUM, rounds: [round], quorumNeeded: 4 })).toBe("voters 1");
    expect(waits({ state: PAUSED_QUORUM, rounds: [round], quorumNeeded: 3 })).toBe("resuming");
    expect(waits({ state: OBJECTION_HANDLING, objections: [{ version: 1 }] })).toBe("judging 1");
    expect(waits({ state: OBJECTION_HANDLING, objections: [{ version: 1, judgedReason: "It does" }] })).toBe(
      "amending",
    );
    expect(waits({ state: OBJECTION_HANDLING, objections: [{ version: 1, resolution: "concern" }] })).toBe("adopting");
    expect(waits({ state: ADOPTED })).toBe("nobody");
  });
});

describe("lists", () => {
  it("cards are named by number as people write them, also in Arabic digits", () => {
    const cards = [
      { id: "c3", number: 3 },
      { id: "c7", number: 7 },
      { id: "hidden", number: 0 },
    ];
    expect(cardsByNumber(cards, "7, 3 and 12; 7")).toEqual({ ids: ["c7", "c3"], unknown: [12] });
    expect(cardsByNumber(cards, "٣")).toEqual({ ids: ["c3"], unknown: [] });
    expect(cardsByNumber(cards, "0")).toEqual({ ids: [], unknown: [0] });
  });
  it("a line for each, none twice", () => {
    expect(linesIn(" A \n\nB\nA")).toEqual(["A", "B"]);
  });
  it("on the table is what is open, or else what came to its outcome last", () => {
    const record = (id: string, some: MessageInitShape<typeof DecisionSchema>) =>
      create(RecordSchema, { id, body: { case: "decision", value: proposal(some) } }) as DecisionRecord;
    const over = [
      record("a", { state: ADOPTED, closedMs: 5n }),
      record("b", { state: NOT_ADOPTED, closedMs: 9n }),
      record("c", { state: DRAFT }),
    ];
    expect(onTheTable(over)?.id).toBe("b");
    expect(onTheTable([...over, record("d", { state: REACTING })])?.id).toBe("d");
    expect(onTheTable([])).toBeUndefined();
  });
  it("a review is due on its day, of what stands", () => {
    const due = (state: DecisionState, reviewDate: string) => isDue(proposal({ state, reviewDate }), "2027-06-01");
    expect([due(ADOPTED, "2027-06-01"), due(ADOPTED, "2027-06-02"), due(NOT_ADOPTED, "2027-01-01")]).toEqual([
      true,
      false,
      false,
    ]);
    expect(due(ADOPTED, "")).toBe(false);
  });
});

it.each([
  [RefusalCode.STALE, [], "respondToProposal", "The round you responded to is over"],
  [RefusalCode.STALE, [], "amendProposal", "It has changed since"],
  [RefusalCode.FORBIDDEN, ["excused"], "respondToProposal", "You have declared an interest"],
  [RefusalCode.LIMIT_REACHED, ["open_proposals", "1"], "openProposal", "Another proposal is open"],
  [RefusalCode.INVALID, ["text", "frozen"], "amendProposal", "The text stands still"],
  [RefusalCode.INVALID, ["quorum", "too_few"], "openDecisionRound", "Too few people"],
  [RefusalCode.INVALID, ["objection", "was_withdrawn"], "concludeProposal", "An objection was withdrawn"],
  [RefusalCode.INVALID, ["objection", "a_block_stands"], "judgeObjection", "A block cannot be judged away"],
  [RefusalCode.INVALID, ["owner", "missing"], "closeDecisionRound", "It needs an owner"],
  [RefusalCode.INVALID, ["reason", "missing"], "concludeProposal", "A reason is needed"],
  [RefusalCode.INVALID, ["options", "named_twice"], "draftProposal", "Each option is named once"],
  [RefusalCode.NOT_YOURS, ["its_proposer"], "withdrawProposal", "Only who proposed it"],
  [RefusalCode.PHASE_CLOSED, ["vote"], "draftProposal", "Not during the vote"],
] as const)("refused %s %j of %s: %s", (code, args, verb, begins) => {
  expect(whyRefused(t, { code, args: [...args] }, verb)).toContain(begins);
});
