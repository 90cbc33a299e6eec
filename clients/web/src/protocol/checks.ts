// What a board still lacks, as the server finds it for who asks (proto/api.proto).
import { type Answered, callerAt, type ServerOptions } from "./http.ts";
import { type BoardChecksAnswer, BoardChecksAnswerSchema } from "./index.ts";

export interface ChecksServer {
  readChecks(): Promise<Answered<BoardChecksAnswer>>;
}

export function checksAt(document: string, origin = "", options: ServerOptions = {}): ChecksServer {
  const { call, answered, read, at } = callerAt(origin, options);
  return { readChecks: () => answered(call("GET", at(document, "checks")), read(BoardChecksAnswerSchema)) };
}
