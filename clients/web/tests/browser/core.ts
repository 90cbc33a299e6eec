// The client core without a browser, for stories in browsers: what the server holds of a board, and people without a page.
// Loaded with Vite's `runnerImport`, as these stories are plain programs.
import { fromBinary, fromJson, type JsonValue } from "@bufbuild/protobuf";
import { type Seat, takeSeat } from "../../src/connection/seat.ts";
import type { Socket, Surroundings } from "../../src/connection/surroundings.ts";
import { Document } from "../../src/document/document.ts";
import { Mode, type Record, ReplicaAnswerSchema, ServerFrameSchema, serverAt } from "../../src/index.ts";
import type { Joined } from "../../src/joining.ts";
import { en } from "../../src/locales/en-GB.ts";
import { SnapshotReader } from "../../src/replica/inflate.ts";
import type { Observer } from "../../src/replica/observer.ts";
import { Change } from "../../src/text/index.ts";
import { kindKey } from "../../src/ui/board/kinds.ts";
import { numberOf, viewOf } from "../../src/ui/board/model.ts";

export function recordsIn(answer: JsonValue): Record[] {
  return fromJson(ReplicaAnswerSchema, answer, { ignoreUnknownFields: true }).records;
}

// A board in reading order, a line each: what pages.mjs reads from a page looks the same.
export function linesOf(records: Iterable<Record>): string[] {
  const document = new Document();
  for (const record of records) document.set(record.id, record);
  const view = viewOf(document);
  const said: { readonly [key: string]: string } = en;
  const lines: string[] = [];
  const card = ({ id }: { id: string }) => {
    const record = view.cards.get(id);
    if (record)
      lines.push(
        `card ${id} ${numberOf(record)} ${said[kindKey(record.body.value.kind)]}: ${record.text?.content ?? ""}`,
      );
  };
  for (const { id, groups, loose } of view.regions) {
    lines.push(`region ${id}`);
    for (const group of groups) {
      lines.push(`group ${group.id} ${group.title || said["board.group.none"]}`);
      group.cards.forEach(card);
    }
    if (loose.length > 0) lines.push("loose");
    loose.forEach(card);
  }
  lines.push(`${view.links.length} links`);
  return lines;
}
// The words of all cards, also of those in the trash or merged into others.
export function wordsOf(records: Iterable<Record>): string[] {
  return [...records].flatMap(({ body, text }) => (body.case === "card" ? [text?.content ?? ""] : []));
}

// Everything a connection brought, as text: frames as they are, snapshots inflated.
export function everythingIn(frames: readonly Uint8Array[]): string {
  const parts: string[] = [];
  const text = new TextDecoder();
  let snapshot = new SnapshotReader();
  for (const frame of frames) {
    parts.push(text.decode(frame));
    for (const { kind } of fromBinary(ServerFrameSchema, frame).messages) {
      if (kind.case !== "snapshot") continue;
      const answer = snapshot.take(kind.value);
      if (answer.is === "broken") throw new Error(answer.fault);
      if (answer.is === "more") continue;
      for (const record of answer.body.records) parts.push(JSON.stringify(record, replacer));
      snapshot = new SnapshotReader();
    }
  }
  return parts.join("\n");
}
const replacer = (_name: string, value: unknown) => (typeof value === "bigint" ? String(value) : value);

// Somebody without a page: joins by HTTP, sits on the board, does what they are told.
export async function bodiless(
  origin: string,
  token: string,
  name: string,
  observer: Partial<Observer> = {},
  mode = Mode.REMOTE,
) {
  const joined = await serverAt(origin).join(token, { name, mode });
  if (!joined.ok) throw new Error(joined.sentence);
  const seat = await sits(origin, joined.value, joined.value.document, name, observer);
  return { seat, joined: joined.value, saved: () => saved(seat, name) };
}
// Further on, at another document that their session knows.
export async function sits(
  origin: string,
  { participant, session: bearer }: Joined,
  document: string,
  name: string,
  observer: Partial<Observer> = {},
): Promise<Seat> {
  const around = surroundings(origin, bearer);
  const seat = await takeSeat({ document, participant, observer: { ...quiet, ...observer }, origin, around, bearer });
  await until(() => seat.session.state === "live", `${name} is live`);
  return seat;
}
export type Bodiless = Awaited<ReturnType<typeof bodiless>>;
export type { Joined };

const saved = (seat: Seat, name: string) => until(() => seat.savedState().kind === "saved", `${name} has saved`);
async function until(holds: () => boolean, what: string, withinMs = 60_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`in ${withinMs} ms it did not happen that ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const nothing = () => {};
const quiet: Observer = {
  changed: nothing,
  reloaded: nothing,
  stateChanged: nothing,
  peopleChanged: nothing,
  presenceChanged: nothing,
  refused: nothing,
  retracted: nothing,
  notice: nothing,
  whileAway: nothing,
};

function surroundings(origin: string, bearer: string): Surroundings {
  return {
    clock: { steadyMs: () => performance.now(), wallMs: () => Date.now() },
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
    after: (ms, then) => {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    },
    dial: (url) => {
      const options = { protocols: ["plenary.v1"], headers: { Authorization: `Bearer ${bearer}` } };
      const socket = new WebSocket(url, options as unknown as string[]); // Node's own takes headers too
      socket.binaryType = "arraybuffer";
      return socket as unknown as Socket;
    },
    fetch: (input, init) => fetch(input, init),
    database: undefined, // what is not sent is lost with the program
    locks: undefined,
    onHide: () => nothing,
    onReturn: () => nothing,
    origin,
    fault: (what, error) => console.error(what, error),
  };
}

export {
  CardKind,
  DecisionState,
  Mode,
  Note_Visibility,
  Phase_State,
  PhaseKind,
  Quote_State,
  Role,
} from "../../src/index.ts";
export { difference } from "../../src/text/index.ts";
export { Dice } from "../dice.ts";
export const atEnd = (words: string, more: string) => new Change().keep(words.length).insert(more);
