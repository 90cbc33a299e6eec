// What rapporteurs are still told of words that were refused long ago.
import { create } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { Document } from "../../src/document/index.ts";
import {
  type AttributionRequest,
  AttributionRequestSchema,
  Identification,
  MemberSchema,
  type Person,
  PolicySchema,
  Quote_State,
  RecordingMarker_Kind,
  RecordSchema,
  SessionRecordHeadSchema,
} from "../../src/protocol/index.ts";
import type { T } from "../../src/ui/language.ts";
import { appearance, appearanceOf, levelsUpTo } from "../../src/ui/quotations/appearing.ts";
import { marksThatWait, type Quotation, quotationsOf, withheldOf } from "../../src/ui/quotations/model.ts";
import { faultKey } from "../../src/ui/quotations/own.ts";
import type { Mark } from "../../src/ui/recording/marks.ts";
import type { Room } from "../../src/ui/room/room.ts";

function roomWith(requests: { readonly [id: string]: Partial<AttributionRequest> }, own = ""): Room {
  const shown = new Document();
  const set = (id: string, body: object) => shown.set(id, create(RecordSchema, { id, version: 1, body } as never));
  set("board", { case: "board", value: { timeZone: "Europe/Rome" } });
  for (const [id, some] of Object.entries(requests))
    set(id, {
      case: "attributionRequest",
      value: create(AttributionRequestSchema, { withheld: true, ...some } as never),
    });
  if (own !== "") set("q", { case: "quote", value: { state: Quote_State.DECLINED, request: own, withheld: true } });
  return { session: { shown } } as unknown as Room;
}
const ms = (when: string) => BigInt(Date.parse(when));

it("what came of it and on which day of the meeting, the earliest first", () => {
  const room = roomWith({
    late: { answer: "declined", answeredMs: ms("2027-06-01T09:00:00Z") },
    early: { lapsedMs: ms("2027-05-03T22:00:00Z") }, // midnight in Rome
  });
  expect(withheldOf(room)).toEqual([
    { id: "early", state: Quote_State.QUOTE_LAPSED, day: "2027-05-04" },
    { id: "late", state: Quote_State.DECLINED, day: "2027-06-01" },
  ]);
});
it("nothing of requests for words that others took the place of, and none that stand beside their quotation", () => {
  const room = roomWith(
    {
      unanswered: {},
      granted: { answer: "granted", answeredMs: 7n },
      mine: { answer: "declined", answeredMs: 7n },
      open: { withheld: false, answer: "declined", answeredMs: 7n },
    },
    "mine",
  );
  expect(withheldOf(room)).toEqual([]);
});

it("why something was not taken of a board one left is said by what can be done about it", () => {
  const keys = [0, 503, 500, 429, 401, 403, 404, 409, 400].map((status) => faultKey({ status }));
  expect(keys).toEqual([
    "mine.left.unreached",
    "mine.left.unreached",
    "mine.left.unreached",
    "mine.left.often",
    "mine.left.again",
    "mine.left.again",
    "mine.left.notTaken",
    "mine.left.notTaken",
    "mine.left.notTaken",
  ]);
});

it("marks for a quotation wait until somebody writes down the words, the newest first", () => {
  const mark = (id: string, some: Partial<Mark> = {}): Mark => ({
    id,
    kind: RecordingMarker_Kind.QUOTE_MARK,
    channel: "audio",
    atMs: 1,
    ref: "",
    label: "",
    by: "r",
    announced: false,
    ...some,
  });
  const shown = new Document();
  const quote = { state: Quote_State.CAPTURED, marker: "taken" };
  shown.set("q", create(RecordSchema, { id: "q", version: 1, body: { case: "quote", value: quote } } as never));
  const quotations = quotationsOf({ session: { shown } } as unknown as Room);
  const marks = [
    mark("first"),
    mark("taken"),
    mark("of-q", { ref: "q" }),
    mark("of-a-card", { ref: "c1" }),
    mark("moment", { kind: RecordingMarker_Kind.MOMENT }),
  ];
  expect(marksThatWait(marks, quotations).map(({ id }) => id)).toEqual(["of-a-card", "first"]);
});

// The same table as of Gate::said_by (tests/facilitation/records).
describe("who a quotation says it is by", () => {
  const { NONE, BY_ROLE, BY_AFFILIATION, FULL } = Identification;
  const says: T = (key, values) => [key.replace("quote.", ""), ...Object.values(values ?? {})].join(" ");
  interface Told {
    readonly name?: string;
    readonly others?: number; // of the same organisation
    readonly come?: boolean;
    readonly fits?: number;
    readonly smallest?: number;
    readonly state?: Quote_State;
    readonly warned?: boolean; // that few fit, and did not say that it may be so
  }
  function boardWith(
    level: Identification,
    waived: boolean,
    {
      name = "Dmitri Volkov",
      others = 0,
      come = true,
      fits = 0,
      smallest = 0,
      state = Quote_State.GRANTED,
      warned = false,
    }: Told,
  ) {
    const shown = new Document();
    const set = (id: string, body: object) => shown.set(id, create(RecordSchema, { id, version: 1, body } as never));
    set("board", { case: "board", value: { policy: create(PolicySchema, { smallestGroup: smallest }) } });
    const people = new Map<string, Person>();
    for (const participant of ["dmitri", ...Array.from({ length: others }, (_, at) => `other${at}`)]) {
      const who = participant === "dmitri" ? name : participant;
      people.set(participant, { participant, name: who, affiliations: ["Port Authority"] } as unknown as Person);
      const joinedMs = come || participant === "dmitri" ? 1n : 0n;
      set(`member.${participant}`, { case: "member", value: create(MemberSchema, { participant, joinedMs }) });
    }
    const request = { saidAs: "a participant from a port", saidAsFits: fits, identification: level };
    set("ask", {
      case: "attributionRequest",
      value: create(AttributionRequestSchema, {
        ...request,
        smallGroupWaived: waived,
        smallGroupWarningShown: warned,
      }),
    });
    set("q", { case: "quote", value: { speaker: "dmitri", request: "ask", state } });
    const room = { session: { shown, people } } as unknown as Room;
    return { room, quotation: quotationsOf(room)[0] as Quotation };
  }
  const port = "participantFrom Port Authority";
  it.each<[string, Identification, boolean, Told, string]>([
    ["nobody, if that is what was granted", NONE, true, {}, "aParticipant"],
    ["the full name and organisation", FULL, false, {}, "Dmitri Volkov, Port Authority"],
    ["nobody, if the name is not known", FULL, false, { name: "" }, "aParticipant"],
    ["an organisation of many", BY_AFFILIATION, false, { others: 2 }, port],
    ["nobody, if they alone are of it", BY_AFFILIATION, false, {}, "aParticipant"],
    ["an organisation of few, if they said it may", BY_AFFILIATION, true, { others: 1 }, port],
    ["nobody, if the others were only invited", BY_AFFILIATION, false, { others: 4, come: false }, "aParticipant"],
    [
      "nobody, if a meeting asks for more than three",
      BY_AFFILIATION,
      false,
      { others: 3, smallest: 5 },
      "aParticipant",
    ],
    ["a descriptor that fits many", BY_ROLE, false, { fits: 3 }, "a participant from a port"],
    ["nobody, if it fits two", BY_ROLE, false, { fits: 2 }, "aParticipant"],
    ["nobody, if nobody counted whom it fits", BY_ROLE, false, { fits: 0 }, "aParticipant"],
    ["a descriptor that fits one, if they said it may", BY_ROLE, true, { fits: 1 }, "a participant from a port"],
  ])("%s", (_, level, waived, told, words) => {
    const { room, quotation } = boardWith(level, waived, told);
    const shown = appearanceOf(says, room, quotation);
    expect(shown?.words).toBe(words);
    expect(shown?.level).toBe(words === "aParticipant" ? NONE : level);
    // What the speaker was shown before they answered is what is shown now.
    expect(appearance(says, room, quotation, { level, waived })).toEqual(shown);
  });
  it("whoever was warned, and did not say that it may be so, stays a participant, however many fit by now", () => {
    const { room, quotation } = boardWith(BY_AFFILIATION, false, { others: 5, warned: true });
    expect(appearanceOf(says, room, quotation)).toMatchObject({ level: NONE, words: "aParticipant" });
    const full = boardWith(FULL, false, { warned: true });
    expect(appearanceOf(says, full.room, full.quotation)?.level).toBe(FULL);
  });
  it("at a record whoever is named and was not there is nobody to hide behind", () => {
    const { room, quotation } = boardWith(BY_AFFILIATION, false, { others: 1 });
    const { people, shown } = room.session as unknown as { people: Map<string, Person>; shown: Document };
    people.set("owner", { participant: "owner", name: "Owner", affiliations: ["Port Authority"] } as unknown as Person);
    const head = (attendees: readonly string[]) => {
      const value = create(SessionRecordHeadSchema, { attendees: attendees.map((participant) => ({ participant })) });
      shown.set("record", create(RecordSchema, { id: "record", version: 1, body: { case: "sessionRecord", value } }));
    };
    head(["dmitri", "other0"]);
    expect(appearanceOf(says, room, quotation)?.words).toBe("aParticipant");
    head(["dmitri", "other0", "owner"]);
    expect(appearanceOf(says, room, quotation)?.words).toBe(port);
  });
  it("the speaker is warned with the number of people, whatever they then tick", () => {
    const { room, quotation } = boardWith(BY_AFFILIATION, false, { others: 1 });
    expect(appearance(says, room, quotation, { level: BY_AFFILIATION, waived: false }).fewFit).toBe(2);
    expect(appearance(says, room, quotation, { level: BY_AFFILIATION, waived: true }).fewFit).toBe(2);
    expect(appearance(says, room, quotation, { level: FULL, waived: false }).fewFit).toBeUndefined();
  });
  it("nothing before a yes", () => {
    const { room, quotation } = boardWith(FULL, true, { state: Quote_State.REQUESTED });
    expect(appearanceOf(says, room, quotation)).toBeUndefined();
  });
  it("no more can be chosen than was asked for", () => {
    const { room, quotation } = boardWith(FULL, false, {});
    expect(levelsUpTo(room, BY_AFFILIATION, quotation)).toEqual([NONE, BY_ROLE, BY_AFFILIATION]);
  });
});
