// What whoever leads a meeting asks of its server to prepare it (proto/api.proto). Apart from http.ts, as nobody else needs it.
import type { MessageInitShape } from "@bufbuild/protobuf";
import { type Answered, callerAt, type ServerOptions } from "./http.ts";
import {
  BeginRehearsalRequestSchema,
  type CopyMeetingAnswer,
  CopyMeetingAnswerSchema,
  CopyMeetingRequestSchema,
  type ImportAnswer,
  ImportAnswerSchema,
  ImportRequestSchema,
  type MixAnswer,
  MixAnswerSchema,
  MixRequestSchema,
  type OpenGroupsAnswer,
  OpenGroupsAnswerSchema,
  OpenGroupsRequestSchema,
  type ProgrammeAnswer,
  ProgrammeAnswerSchema,
  type RehearsalNow,
  RehearsalNowSchema,
  RehearsalsAnswerSchema,
  type SeatsAnswer,
  SeatsAnswerSchema,
  SeatsRequestSchema,
  type TemplateAnswer,
  TemplateAnswerSchema,
  TemplateRequestSchema,
  type TemplatesAnswer,
  TemplatesAnswerSchema,
} from "./index.ts";

export interface MeetingServer {
  readProgramme(): Promise<Answered<ProgrammeAnswer>>; // as it is going; of what one may see
  // Without `apply` only what it would do.
  bringIn(asked: MessageInitShape<typeof ImportRequestSchema>): Promise<Answered<ImportAnswer>>;
  copy(asked: MessageInitShape<typeof CopyMeetingRequestSchema>): Promise<Answered<CopyMeetingAnswer>>;
  readTemplates(): Promise<Answered<TemplatesAnswer>>;
  // One of them; or the beginning of one's own, from another or from a board.
  readTemplate(asked: { id: string } | { copy: string } | { board: string }): Promise<Answered<TemplateAnswer>>;
  // One of the meeting's own, as fields or as a file: what is wrong with it; with `save` kept, if nothing is.
  writeTemplate(asked: MessageInitShape<typeof TemplateRequestSchema>): Promise<Answered<TemplateAnswer>>;
  templateFileAt(id: string): string; // where it can be fetched as a file
  openGroups(asked: MessageInitShape<typeof OpenGroupsRequestSchema>): Promise<Answered<OpenGroupsAnswer>>;
  mix(asked: MessageInitShape<typeof MixRequestSchema>): Promise<Answered<MixAnswer>>; // a proposal; nothing is done
  seat(asked: MessageInitShape<typeof SeatsRequestSchema>): Promise<Answered<SeatsAnswer>>;
  // A copy to try things out in, of which nothing is kept; also of a board, by whoever leads it.
  rehearse(asked: MessageInitShape<typeof BeginRehearsalRequestSchema>): Promise<Answered<RehearsalNow>>;
  readRehearsals(): Promise<Answered<RehearsalNow[]>>;
  fileAt(format: "ics" | "yaml"): string; // where the programme can be fetched as a file
}

export function meetingAt(document: string, origin = "", options: ServerOptions = {}): MeetingServer {
  const { call, answered, jsonOf, read, at } = callerAt(origin, options);
  const path = (rest: string) => at(document, rest);
  return {
    readProgramme: () => answered(call("GET", path("programme")), read(ProgrammeAnswerSchema)),
    bringIn: (asked) =>
      answered(call("POST", path("import"), jsonOf(ImportRequestSchema, asked)), read(ImportAnswerSchema)),
    copy: (asked) =>
      answered(call("POST", path("copy"), jsonOf(CopyMeetingRequestSchema, asked)), read(CopyMeetingAnswerSchema)),
    readTemplates: () => answered(call("GET", path("templates")), read(TemplatesAnswerSchema)),
    readTemplate: (asked) =>
      answered(call("GET", path(`template?${new URLSearchParams(asked)}`)), read(TemplateAnswerSchema)),
    writeTemplate: (asked) =>
      answered(call("POST", path("template"), jsonOf(TemplateRequestSchema, asked)), read(TemplateAnswerSchema)),
    templateFileAt: (id) => `${origin}${path(`template?id=${encodeURIComponent(id)}&format=yaml`)}`,
    openGroups: (asked) =>
      answered(call("POST", path("groups"), jsonOf(OpenGroupsRequestSchema, asked)), read(OpenGroupsAnswerSchema)),
    mix: (asked) => answered(call("POST", path("mix"), jsonOf(MixRequestSchema, asked)), read(MixAnswerSchema)),
    seat: (asked) => answered(call("POST", path("seats"), jsonOf(SeatsRequestSchema, asked)), read(SeatsAnswerSchema)),
    rehearse: (asked) =>
      answered(call("POST", path("rehearsals"), jsonOf(BeginRehearsalRequestSchema, asked)), read(RehearsalNowSchema)),
    readRehearsals: () =>
      answered(
        call("GET", path("rehearsals")),
        async (response) => (await read(RehearsalsAnswerSchema)(response)).rehearsals,
      ),
    fileAt: (format) => `${origin}${path(`programme?format=${format}`)}`,
  };
}
