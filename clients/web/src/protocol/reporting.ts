// What is asked of the server between the plenary and its groups, and at the door of a board (proto/api.proto). Apart from
// http.ts, as most people never need it.
import { type Answered, callerAt, type ServerOptions } from "./http.ts";
import { PeopleHereSchema, type Person, type WalkAnswer, WalkAnswerSchema, WalkRequestSchema } from "./index.ts";

// "again": the session has ended, and only a link helps.
export type AtTheDoor = "in" | "waiting" | "turnedAway" | "again" | "unknown";

export interface ReportingServer {
  // From the plenary's board to a group's, as a visitor, while boards are walked.
  walkTo(board: string): Promise<Answered<WalkAnswer>>;
  readPeople(): Promise<Answered<readonly Person[]>>; // for whoever lets people in: with those who wait
  // Whether who asks has been let in.
  askAtTheDoor(): Promise<AtTheDoor>;
}

export function reportingAt(document: string, origin = "", options: ServerOptions = {}): ReportingServer {
  const { call, answered, jsonOf, read, at } = callerAt(origin, options);
  return {
    walkTo: (board) =>
      answered(call("POST", at(document, "walk"), jsonOf(WalkRequestSchema, { board })), read(WalkAnswerSchema)),
    readPeople: () =>
      answered(
        call("GET", at(document, "people")),
        async (response) => (await read(PeopleHereSchema)(response)).people,
      ),
    askAtTheDoor: async () => {
      const answer = await call("GET", `/api/session?document=${encodeURIComponent(document)}`);
      if (answer.ok) return "in";
      if (answer.code === "waiting") return "waiting";
      // A code says that our server spoke, and not a proxy on its behalf.
      if (answer.status === 404 && answer.code !== "") return "turnedAway";
      return answer.status === 401 && answer.code !== "" ? "again" : "unknown";
    },
  };
}
