// The HTTP side of a server, as calls in messages: a fresh board, history, exports (proto/api.proto). A browser's session is a
// cookie that this code never sees.
import {
  create,
  type DescMessage,
  fromJson,
  type JsonValue,
  type MessageInitShape,
  type MessageShape,
  toJson,
} from "@bufbuild/protobuf";
import { type Answered, plainCallerAt, type ServerOptions } from "./calling.ts";
import { type Door, doorAt } from "./door.ts";
import {
  type ActsAnswer,
  ActsAnswerSchema,
  ConnectionsAnswerSchema,
  type CopyAnswer,
  CopyAnswerSchema,
  type CopyRequest,
  CopyRequestSchema,
  type DeviceNow,
  type GroupsAnswer,
  GroupsAnswerSchema,
  type LeadAnswer,
  LeadAnswerSchema,
  LeadRequestSchema,
  type LogLine,
  LogLineSchema,
  type MakeCodeAnswer,
  MakeCodeAnswerSchema,
  MakeCodeRequestSchema,
  type ReplicaAnswer,
  ReplicaAnswerSchema,
  type Role,
  type ScreeningAnswer,
  ScreeningAnswerSchema,
  ShowLinkAnswerSchema,
  ShowLinkRequestSchema,
} from "./index.ts";

export type { Answered, Failure, ServerOptions } from "./calling.ts";

// The formats of facilitation/exports, by their names there.
export type RecordFormat =
  | "pdf"
  | "docx"
  | "html"
  | "md"
  | "xlsx"
  | "csv"
  | "json"
  | "ics"
  | "vtt"
  | "svg"
  | "canvas"
  | "epub"
  | "png";
// For whom a record is (facilitation/records): what may stand in it depends on that.
export type RecordKind = "internal" | "network" | "publication" | "blog" | "video";

export interface Server extends Door {
  makeCode(document: string, role: Role): Promise<Answered<MakeCodeAnswer>>;
  // For a facilitator to show: the link of a role, or that of this very invitation, as a role may have several.
  showLink(document: string, role: Role, invitation?: string): Promise<Answered<string>>;
  personalLink(document: string, participant: string): Promise<Answered<string>>; // of somebody listed who has not come
  // A fresh board like another, for its facilitator.
  copyBoard(asked: Pick<CopyRequest, "like" | "title">): Promise<Answered<CopyAnswer>>;
  signOut(): Promise<Answered<void>>;
  readLog(document: string, after?: number, limit?: number): Promise<Answered<LogLine[]>>;
  // All of the log after a commit, with everything a replay needs.
  readHistory(document: string, after?: number): Promise<Answered<LogLine[]>>;
  readAt(document: string, seq: number): Promise<Answered<ReplicaAnswer>>;
  // What waits to be looked through on a moderated board, for its facilitators.
  readScreening(document: string): Promise<Answered<ScreeningAnswer>>;
  // LINE-2: of a board, for its facilitators.
  readConnections(document: string): Promise<Answered<DeviceNow[]>>;
  // The session record of a board, or of all boards of its session that this person may have.
  exportRecord(
    document: string,
    format: RecordFormat,
    scope?: "board" | "page" | "session",
    kind?: RecordKind,
  ): Promise<Answered<Blob>>;
  // Of a meeting, for whoever leads it: how its groups are doing; one act in some of them; what was done to lead them, new
  // since a cursor.
  readGroups(document: string): Promise<Answered<GroupsAnswer>>;
  lead(document: string, asked: MessageInitShape<typeof LeadRequestSchema>): Promise<Answered<LeadAnswer>>;
  readActs(document: string, after?: string): Promise<Answered<ActsAnswer>>;
}

const mostLines = 5_000; // in one answer

// Calls in messages, for every list of them.
export function callerAt(origin: string, options: ServerOptions) {
  const { call, answered, at } = plainCallerAt(origin, options);
  const jsonOf = <Desc extends DescMessage>(schema: Desc, init: MessageInitShape<Desc>) =>
    toJson(schema, create(schema, init), { useProtoFieldName: true }) as JsonValue;
  // A server of a later version may say more than we know.
  const messageOf = <Desc extends DescMessage>(schema: Desc, json: JsonValue): MessageShape<Desc> =>
    fromJson(schema, json, { ignoreUnknownFields: true });
  const read =
    <Desc extends DescMessage>(schema: Desc) =>
    async (response: Response) =>
      messageOf(schema, (await response.json()) as JsonValue);

  return { call, answered, jsonOf, messageOf, read, at };
}

// `origin`: "https://boards.example.org"; the page's own if left out.
export function serverAt(origin = "", options: ServerOptions = {}): Server {
  const { call, answered, jsonOf, messageOf, read, at } = callerAt(origin, options);
  const lines = (document: string, query: string) =>
    answered(call("GET", at(document, `log?${query}`)), async (response) => {
      const said = (await response.text()).split("\n").filter((line) => line !== "");
      return said.map((line) => messageOf(LogLineSchema, JSON.parse(line) as JsonValue));
    });

  return {
    ...doorAt(origin, options),
    makeCode: (document, role) =>
      answered(call("POST", at(document, "code"), jsonOf(MakeCodeRequestSchema, { role })), read(MakeCodeAnswerSchema)),
    showLink: (document, role, invitation = "") =>
      answered(
        call("POST", at(document, "link"), jsonOf(ShowLinkRequestSchema, { role, invitation })),
        async (response) => messageOf(ShowLinkAnswerSchema, (await response.json()) as JsonValue).url,
      ),
    personalLink: (document, participant) =>
      answered(call("POST", at(document, "link"), jsonOf(ShowLinkRequestSchema, { participant })), async (response) => {
        return messageOf(ShowLinkAnswerSchema, (await response.json()) as JsonValue).url;
      }),
    copyBoard: ({ like, title }) =>
      answered(call("POST", "/api/documents", jsonOf(CopyRequestSchema, { like, title })), read(CopyAnswerSchema)),
    signOut: () => answered(call("DELETE", "/api/session"), async () => {}),
    readLog: (document, after = 0, limit = 1000) => lines(document, `after=${after}&limit=${limit}`),
    readHistory: async (document, after = 0) => {
      const all: LogLine[] = [];
      for (;;) {
        const from = all.at(-1)?.seq ?? after;
        const some = await lines(document, `after=${from}&limit=${mostLines}&effects=1`);
        if (!some.ok) return some;
        all.push(...some.value);
        if (some.value.length < mostLines) return { ok: true, value: all };
      }
    },
    readAt: (document, seq) => answered(call("GET", at(document, `at/${seq}`)), read(ReplicaAnswerSchema)),
    readScreening: (document) => answered(call("GET", at(document, "screening")), read(ScreeningAnswerSchema)),
    readConnections: (document) =>
      answered(
        call("GET", at(document, "connections")),
        async (response) => (await read(ConnectionsAnswerSchema)(response)).devices,
      ),
    exportRecord: (document, format, scope = "board", kind = "internal") =>
      answered(call("GET", at(document, `export?format=${format}&scope=${scope}&kind=${kind}`)), (response) =>
        response.blob(),
      ),
    readGroups: (document) => answered(call("GET", at(document, "groups")), read(GroupsAnswerSchema)),
    lead: (document, asked) =>
      answered(call("POST", at(document, "lead"), jsonOf(LeadRequestSchema, asked)), read(LeadAnswerSchema)),
    readActs: (document, after = "") =>
      answered(call("GET", at(document, `acts?after=${encodeURIComponent(after)}`)), read(ActsAnswerSchema)),
  };
}
