// What is asked of a server before one is in: joining by a link, a code read aloud, whether one may come (proto/api.proto).
// In the JSON of its messages as it stands, without their code, which is most of what a session needs: a form to join with is
// there before it. A test holds the two together.
import { type Answered, plainCallerAt, type ServerOptions } from "./calling.ts";
import type { Board, JoinAnswer, JoinRequest, Meeting, Mode } from "./index.ts";

// How somebody takes part, by the numbers of `Mode`.
export const modes: {
  readonly inRoom: Mode.IN_ROOM;
  readonly remote: Mode.REMOTE;
  readonly tableDevice: Mode.TABLE_DEVICE;
} = { inRoom: 1, remote: 2, tableDevice: 3 };

export type Joining = Partial<Pick<JoinRequest, "name" | "affiliation" | "mode" | "timeZone">>;
export type Joined = Omit<JoinAnswer, "$typeName" | "$unknown" | "role" | "rehearsal">;
// What a link leads to, as far as it is shown to whoever has not come in yet.
export type BoardAhead = Pick<
  Board,
  | "title"
  | "meetingTitle"
  | "sessionTitle"
  | "sessionNumber"
  | "pillar"
  | "framingQuestion"
  | "framingSource"
  | "timeZone"
  | "startsMs"
  | "plannedMinutes"
>;
export type MeetingAhead = Pick<Meeting, "title" | "series" | "startDate" | "endDate" | "venue">;
export type Ahead =
  | { readonly is: "board"; readonly board: BoardAhead }
  | { readonly is: "meeting"; readonly meeting: MeetingAhead };
// "again": the session has ended, and only a link helps.
export type AtTheDoor = "in" | "waiting" | "turnedAway" | "again" | "unknown";

export interface Door {
  // Coming back in the same browser is the same person: the cookie of an earlier session says so.
  join(token: string, person: Joining): Promise<Answered<Joined>>;
  openCode(code: string): Promise<Answered<string>>; // "ABC 234" as read aloud, into the token it stands for
  // With a link as bearer.
  readAhead(): Promise<Answered<Ahead | undefined>>; // undefined: to something else
  // Whether who asks has been let in.
  askAtTheDoor(document: string): Promise<AtTheDoor>;
  // Whether this browser may open the document: "yes", or why not; "unknown": nobody answered.
  mayOpen(document: string): Promise<"yes" | "sessionEnded" | "noSuchBoard" | "unknown">;
}

// `origin`: "https://boards.example.org"; the page's own if left out.
export function doorAt(origin = "", options: ServerOptions = {}): Door {
  const { call, answered, at } = plainCallerAt(origin, options);
  return {
    join: (token, { name = "", affiliation = "", mode = 0, timeZone = "" }) =>
      answered(call("POST", "/api/join", { token, name, affiliation, mode, time_zone: timeZone }), async (response) =>
        joined(await read(response)),
      ),
    openCode: (code) =>
      answered(call("POST", "/api/code", { code }), async (response) => text((await read(response)).token)),
    readAhead: () => answered(call("GET", at("of-link", "at/1")), async (response) => ahead(await read(response))),
    askAtTheDoor: async (document) => {
      const answer = await call("GET", `/api/session?document=${encodeURIComponent(document)}`);
      if (answer.ok) return "in";
      if (answer.code === "waiting") return "waiting";
      // A code says that our server spoke, and not a proxy on its behalf.
      if (answer.status === 404 && answer.code !== "") return "turnedAway";
      return answer.status === 401 && answer.code !== "" ? "again" : "unknown";
    },
    // Commit 0 is before the first: an invalid question, asked only to hear whether we may ask.
    mayOpen: async (document) => {
      const answer = await call("GET", at(document, "at/0"));
      if (answer.ok || answer.status === 400) return "yes";
      if (answer.status === 401 && answer.code !== "") return "sessionEnded";
      return answer.status === 404 && answer.code !== "" ? "noSuchBoard" : "unknown";
    },
  };
}

type Fields = { readonly [name: string]: unknown };
function fieldsOf(said: unknown): Fields {
  if (typeof said !== "object" || said === null) throw new Error("not a message");
  return said as Fields;
}
const read = async (response: Response): Promise<Fields> => fieldsOf(await response.json());
// What is left out is its default.
const text = (value: unknown) => (typeof value === "string" ? value : "");
const joined = (said: Fields): Joined => ({
  session: text(said.session),
  document: text(said.document),
  participant: text(said.participant),
  meeting: text(said.meeting),
  policy: text(said.policy),
  personal: text(said.personal),
  waiting: said.waiting === true,
});
function ahead({ records }: Fields): Ahead | undefined {
  for (const record of Array.isArray(records) ? records.map(fieldsOf) : []) {
    if (record.board !== undefined) return { is: "board", board: boardAhead(fieldsOf(record.board)) };
    if (record.meeting !== undefined) return { is: "meeting", meeting: meetingAhead(fieldsOf(record.meeting)) };
  }
  return undefined;
}
const boardAhead = (said: Fields): BoardAhead => ({
  title: text(said.title),
  meetingTitle: text(said.meeting_title),
  sessionTitle: text(said.session_title),
  sessionNumber: text(said.session_number),
  pillar: text(said.pillar),
  framingQuestion: text(said.framing_question),
  framingSource: text(said.framing_source),
  timeZone: text(said.time_zone),
  startsMs: BigInt(text(said.starts_ms) || 0), // a string, as JSON has no such numbers
  plannedMinutes: Number(said.planned_minutes ?? 0),
});
const meetingAhead = (said: Fields): MeetingAhead => ({
  title: text(said.title),
  series: text(said.series),
  startDate: text(said.start_date),
  endDate: text(said.end_date),
  venue: text(said.venue),
});
