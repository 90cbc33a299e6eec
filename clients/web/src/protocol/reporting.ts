// What is asked of the server between the plenary and its groups (proto/api.proto). Apart from
// http.ts, as most people never need it.
import { type Answered, callerAt, type ServerOptions } from "./http.ts";
import { PeopleHereSchema, type Person, type WalkAnswer, WalkAnswerSchema, WalkRequestSchema } from "./index.ts";

export interface ReportingServer {
  // From the plenary's board to a group's, as a visitor, while boards are walked.
  walkTo(board: string): Promise<Answered<WalkAnswer>>;
  readPeople(): Promise<Answered<readonly Person[]>>; // for whoever lets people in: with those who wait
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
  };
}
