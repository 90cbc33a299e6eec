// Somebody's own words, and leave to use them, as this screen needs them. The states and who may enter them:
// facilitation/attribution.md. The server sends a quotation to rapporteurs and to its speaker, and to nobody else; thirty
// days after it was refused, to its speaker alone.
import {
  type AttributionRequest,
  Identification,
  type Policy,
  type Quote,
  Quote_State,
  RecordingMarker_Kind,
  type Session,
} from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import type { T } from "../language.ts";
import type { Mark } from "../recording/marks.ts";

export const unknownSpeaker = "unknown";
export const mostCharacters = 600;

// A board as far as it is told to who reads: over its line all they may see, else what is their own.
export interface Told {
  readonly session: Pick<Session, "shown" | "me" | "people">;
}

export interface Quotation {
  readonly id: string;
  readonly quote: Quote;
  readonly words: string;
  readonly wordsVersion: number;
  readonly requestId: string;
  readonly request: AttributionRequest | undefined;
}

export function quotationsOf(room: Told): readonly Quotation[] {
  const { shown } = room.session;
  const all = [...shown.ofKind("quote")].map((record): Quotation => {
    const quote = record.body.value;
    const asked = quote.request === "" ? undefined : shown.find(quote.request);
    return {
      id: record.id,
      quote,
      words: record.text?.content ?? "",
      wordsVersion: record.text?.version ?? 0,
      requestId: quote.request,
      request: asked?.body.case === "attributionRequest" ? asked.body.value : undefined,
    };
  });
  return all.sort((a, b) => Number(a.quote.saidMs - b.quote.saidMs));
}

// Refused, or not answered, so long ago that only that is told of them: to rapporteurs, of whom the speaker may be one.
export function withheldOf(room: Told): readonly { readonly id: string; readonly state: Quote_State; day: string }[] {
  const { shown } = room.session;
  const own = new Set([...shown.ofKind("quote")].map(({ body }) => body.value.request));
  return [...shown.ofKind("attributionRequest")]
    .filter(({ id, body: { value } }) => value.withheld && !own.has(id))
    .flatMap(({ id, body: { value } }) => {
      if (value.answer === "declined") return [{ id, state: Quote_State.DECLINED, day: dayOf(room, value.answeredMs) }];
      const lapsed = value.answer === "" && value.lapsedMs > 0;
      return lapsed ? [{ id, state: Quote_State.QUOTE_LAPSED, day: dayOf(room, value.lapsedMs) }] : [];
    })
    .sort((a, b) => a.day.localeCompare(b.day));
}

// Marks for a quotation whose words nobody has written down yet, the newest first.
export function marksThatWait(marks: readonly Mark[], quotations: readonly Quotation[]): readonly Mark[] {
  const taken = new Set(quotations.flatMap(({ id, quote }) => [id, quote.marker]));
  return marks
    .filter(({ id, kind, ref }) => kind === RecordingMarker_Kind.QUOTE_MARK && !taken.has(ref) && !taken.has(id))
    .reverse();
}

export function mineOf(room: Told): readonly Quotation[] {
  return quotationsOf(room).filter(
    ({ quote }) => quote.speaker === room.session.me.participant && quote.state !== Quote_State.DISCARDED,
  );
}

export function isGranted({ state }: Quote): boolean {
  return state === Quote_State.GRANTED || state === Quote_State.GRANTED_WITH_EDITS;
}

const states: { readonly [state in Quote_State]: Key } = {
  [Quote_State.QUOTE_STATE_UNSPECIFIED]: "quote.state.captured",
  [Quote_State.CAPTURED]: "quote.state.captured",
  [Quote_State.REQUESTED]: "quote.state.requested",
  [Quote_State.GRANTED]: "quote.state.granted",
  [Quote_State.GRANTED_WITH_EDITS]: "quote.state.grantedWithEdits",
  [Quote_State.DECLINED]: "quote.state.declined",
  [Quote_State.QUOTE_LAPSED]: "quote.state.lapsed",
  [Quote_State.QUOTE_WITHDRAWN]: "quote.state.withdrawn",
  [Quote_State.SUPERSEDED]: "quote.state.superseded",
  [Quote_State.DISCARDED]: "quote.state.discarded",
};
export const stateKey = (state: Quote_State): Key => states[state] ?? "quote.state.captured";

const kindKeys: { readonly [kind: string]: Key } = {
  publication: "quote.kind.publication",
  blog: "quote.kind.blog",
  video: "quote.kind.video",
};
export const kindWord = (t: T, kind: string): string => (kindKeys[kind] ? t(kindKeys[kind]) : kind);
export const kindWords = (t: T, kinds: readonly string[]): string => kinds.map((kind) => kindWord(t, kind)).join(", ");

// Kinds of material that a meeting makes.
export function materialKinds(policy: Policy | undefined): readonly string[] {
  const known = policy?.externalMaterialKinds ?? [];
  return known.length > 0 ? known : ["publication", "blog", "video"];
}
export function kindsOf(room: Told): readonly string[] {
  return materialKinds(room.session.shown.board()?.policy);
}

const levels: { readonly [level in Identification]: Key } = {
  [Identification.IDENTIFICATION_UNSPECIFIED]: "quote.level.none",
  [Identification.NONE]: "quote.level.none",
  [Identification.BY_ROLE]: "quote.level.role",
  [Identification.BY_AFFILIATION]: "quote.level.affiliation",
  [Identification.FULL]: "quote.level.full",
};
export const levelKey = (level: Identification): Key => levels[level] ?? "quote.level.none";

// "2027-05-03" as the reader's language says it.
export function dayWords(day: string, language: string): string {
  const noon = new Date(`${day}T12:00:00Z`);
  return Number.isNaN(noon.getTime()) ? day : noon.toLocaleDateString(language, { dateStyle: "long", timeZone: "UTC" });
}

// By the clocks of the meeting.
export function dayOf(room: Told, ms: bigint): string {
  const timeZone = room.session.shown.board()?.timeZone || "UTC";
  return new Date(Number(ms)).toLocaleDateString("sv", { timeZone });
}

export function inTwoWeeks(now: number): string {
  return new Date(now + 14 * 86_400_000).toISOString().slice(0, 10);
}

// In which a yes can be given elsewhere.
export const ways = ["voice", "email", "letter", "form"] as const;
const wayKeys: { readonly [way: string]: Key } = {
  voice: "quote.report.voice",
  email: "quote.report.email",
  letter: "quote.report.letter",
  form: "quote.report.form",
};
export const wayKey = (way: string): Key => wayKeys[way] ?? "quote.report.voice";
