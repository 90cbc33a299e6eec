// What is asked of the server about session records that people write (proto/api.proto). Apart from http.ts, as most people
// never need it.
import { type Answered, callerAt, type ServerOptions } from "./http.ts";
import {
  CheckAnswerSchema,
  type OffersAnswer,
  OffersAnswerSchema,
  type OpenRecordAnswer,
  OpenRecordAnswerSchema,
  OpenRecordRequestSchema,
  type RecordFinding,
  type RecordNow,
  RecordsAnswerSchema,
} from "./index.ts";

export interface RecordsServer {
  // Of a board: the record of it, or of its whole session. Whoever keeps it opens it by asking.
  openRecord(scope: "board" | "session"): Promise<Answered<OpenRecordAnswer>>;
  // Of a meeting or a board: how its records are getting on.
  readRecords(): Promise<Answered<readonly RecordNow[]>>;
  // Of a record, for whoever keeps it: what boards say otherwise since, and which are still at work; what may not leave the
  // room as it stands.
  readOffers(): Promise<Answered<OffersAnswer>>;
  readCheck(): Promise<Answered<readonly RecordFinding[]>>;
}

export function recordsAt(document: string, origin = "", options: ServerOptions = {}): RecordsServer {
  const { call, answered, jsonOf, read, at } = callerAt(origin, options);
  return {
    openRecord: (scope) =>
      answered(
        call("POST", at(document, "record"), jsonOf(OpenRecordRequestSchema, { scope })),
        read(OpenRecordAnswerSchema),
      ),
    readRecords: () =>
      answered(
        call("GET", at(document, "records")),
        async (response) => (await read(RecordsAnswerSchema)(response)).records,
      ),
    readOffers: () => answered(call("GET", at(document, "offers")), read(OffersAnswerSchema)),
    readCheck: () =>
      answered(
        call("GET", at(document, "check")),
        async (response) => (await read(CheckAnswerSchema)(response)).findings,
      ),
  };
}
