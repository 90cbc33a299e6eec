// What is asked of the server about guidebooks, and searched in them and in records (proto/api.proto). Apart from http.ts,
// as most people never need it.
import { type Answered, callerAt, type ServerOptions } from "./http.ts";
import {
  type GuidebookOffers,
  GuidebookOffersSchema,
  type OpenGuidebookAnswer,
  OpenGuidebookAnswerSchema,
  OpenGuidebookRequestSchema,
  type PublishAnswer,
  PublishAnswerSchema,
  PublishRequestSchema,
  type ReadinessAnswer,
  ReadinessAnswerSchema,
  type SearchAnswer,
  SearchAnswerSchema,
  type TakeInMeetingAnswer,
  TakeInMeetingAnswerSchema,
  TakeInMeetingRequestSchema,
} from "./index.ts";

// The formats of facilitation/exports/guidebook_formats.h, by their names there.
export const guidebookFormats = ["pdf", "docx", "epub", "html", "site", "md", "xlsx", "csv", "json"] as const;
export type GuidebookFormat = (typeof guidebookFormats)[number];

export interface SearchFor {
  readonly q: string;
  readonly pillar?: string;
  readonly type?: string; // case, example, tool, chapter, record
  readonly place?: string;
  readonly sector?: string;
  readonly sdg?: string; // "1" to "17"
  readonly in?: "boards"; // at which one has a place, in place of what was approved; without filters
}

export interface GuidebookServer {
  // Of a meeting: its guidebook, which whoever leads or records in it opens by asking.
  // Or, as its reader, an earlier meeting's that took this one in.
  openGuidebook(earlier?: string): Promise<Answered<OpenGuidebookAnswer>>;
  takeInMeeting(meeting: string): Promise<Answered<TakeInMeetingAnswer>>;
  readOffers(board: string): Promise<Answered<GuidebookOffers>>;
  readReadiness(): Promise<Answered<ReadinessAnswer>>;
  publish(date: string): Promise<Answered<PublishAnswer>>;
  // `edition`: its number; "": the latest, and "draft" the working copy, for whoever writes.
  exportGuidebook(format: GuidebookFormat, edition: string): Promise<Answered<Blob>>;
}

export function guidebookAt(document: string, origin = "", options: ServerOptions = {}): GuidebookServer {
  const { call, answered, jsonOf, read, at } = callerAt(origin, options);
  return {
    openGuidebook: (earlier = "") =>
      answered(
        call("POST", at(document, "guidebook"), jsonOf(OpenGuidebookRequestSchema, { document: earlier })),
        read(OpenGuidebookAnswerSchema),
      ),
    takeInMeeting: (meeting) =>
      answered(
        call("POST", at(document, "meetings"), jsonOf(TakeInMeetingRequestSchema, { meeting })),
        read(TakeInMeetingAnswerSchema),
      ),
    readOffers: (board) =>
      answered(call("GET", at(document, `offers?board=${encodeURIComponent(board)}`)), read(GuidebookOffersSchema)),
    readReadiness: () => answered(call("GET", at(document, "readiness")), read(ReadinessAnswerSchema)),
    publish: (date) =>
      answered(
        call("POST", at(document, "editions"), jsonOf(PublishRequestSchema, { date })),
        read(PublishAnswerSchema),
      ),
    exportGuidebook: (format, edition) =>
      answered(
        call("GET", at(document, `export?format=${format}&edition=${encodeURIComponent(edition)}`)),
        (response) => response.blob(),
      ),
  };
}

// In all documents that whoever asks is a member of: approved records, and what is ready of guidebooks.
export function searchFor(
  wanted: SearchFor,
  origin = "",
  options: ServerOptions = {},
): Promise<Answered<SearchAnswer>> {
  const { call, answered, read } = callerAt(origin, options);
  const given = Object.entries(wanted).filter(([, value]) => value);
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return answered(call("GET", `/api/search?${query}`), read(SearchAnswerSchema));
}
