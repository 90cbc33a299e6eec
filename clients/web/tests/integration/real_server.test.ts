// The client core against a real server and its Redis: PLENARYD names the program. These are the only tests in which time
// passes by itself; they wait for what they want, with a deadline.
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Seat, takeSeat } from "../../src/connection/seat.ts";
import type { Socket, Surroundings } from "../../src/connection/surroundings.ts";
import { Replay } from "../../src/document/replay.ts";
import type { Joined } from "../../src/protocol/door.ts";
import { serverAt } from "../../src/protocol/http.ts";
import { Mode, Note_Visibility, Role, type Verb } from "../../src/protocol/index.ts";
import { Database } from "../../src/storage/database.ts";
import { Change } from "../../src/text/index.ts";
import { recordsHash } from "../document/records_hash.ts";
import { cardsIn, Seen } from "../table/table.ts";
import { Plenaryd } from "./plenaryd.ts";

const program = process.env.PLENARYD;
if (!program)
  console.warn("Skipped: the client against a real server. Set PLENARYD to the plenaryd program to run it.");

async function until(holds: () => boolean, what: string, withinMs = 30_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`in ${withinMs} ms it did not happen that ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

// A browser of one person, in Node: a cookie is not to be had, so the session goes as a bearer.
class Browser {
  readonly joined: Joined;
  readonly #origin: string;
  readonly #factory = new IDBFactory();
  #online = true;
  readonly #sockets: WebSocket[] = [];
  readonly faults: string[] = [];

  private constructor(origin: string, joined: Joined) {
    this.#origin = origin;
    this.joined = joined;
  }
  static async of(server: Plenaryd, role: string, name: string): Promise<Browser> {
    const joined = await serverAt(server.origin).join(server.token(role), { name, mode: Mode.REMOTE });
    if (!joined.ok) throw new Error(joined.sentence);
    return new Browser(server.origin, joined.value);
  }

  // A page in it; without Web Locks, as Node has none.
  async opens(): Promise<{ seat: Seat; seen: Seen }> {
    const seen = new Seen();
    const { document, participant, session: bearer } = this.joined;
    const around = this.#surroundings(bearer);
    const seat = await takeSeat({ document, participant, observer: seen, origin: this.#origin, around, bearer });
    return { seat, seen };
  }
  losesNetwork(): void {
    this.#online = false;
    for (const socket of this.#sockets.splice(0)) socket.close();
  }
  findsNetwork(): void {
    this.#online = true;
  }

  #surroundings(bearer: string): Surroundings {
    return {
      clock: { steadyMs: () => performance.now(), wallMs: () => Date.now() },
      random: (count) => crypto.getRandomValues(new Uint8Array(count)),
      after: (ms, then) => {
        const timer = setTimeout(then, ms);
        return () => clearTimeout(timer);
      },
      dial: (url) => {
        if (!this.#online) throw new Error("no network");
        const options = { protocols: ["plenary.v1"], headers: { Authorization: `Bearer ${bearer}` } };
        const socket = new WebSocket(url, options as unknown as string[]); // Node's own takes headers too
        socket.binaryType = "arraybuffer";
        this.#sockets.push(socket);
        return socket as unknown as Socket;
      },
      fetch: (input, init) => (this.#online ? fetch(input, init) : Promise.reject(new Error("no network"))),
      database: new Database(this.#factory),
      locks: undefined,
      onHide: () => () => {},
      onReturn: () => () => {},
      origin: this.#origin,
      fault: (what, error) => this.faults.push(`${what}: ${String(error)}`),
    };
  }
}

const addCard = (id: string, text: string, region: string): Verb => ({
  case: "addCard",
  value: { id, text, place: { region } },
});

describe.skipIf(!program)("a real server", () => {
  let server: Plenaryd;
  const seats: Seat[] = [];

  beforeAll(async () => {
    server = await Plenaryd.start(program ?? "");
  }, 60_000);
  afterAll(async () => {
    await Promise.all(seats.map((seat) => seat.leave()));
    await server?.ends();
  }, 60_000);

  async function opens(browser: Browser) {
    const page = await browser.opens();
    seats.push(page.seat);
    await until(() => page.seat.session.state === "live", `${browser.joined.participant} is live`);
    return page;
  }
  const regionOf = (seat: Seat): string => {
    for (const region of seat.session.shown.ofKind("region")) return region.id;
    throw new Error("a board without regions");
  };
  const saved = (seat: Seat) => until(() => seat.savedState().kind === "saved", "everything is saved");

  it("two people write on one board and one note, and hold the same in the end (TEXT-6, RESUME-5)", async () => {
    const ray = await opens(await Browser.of(server, "rapporteur", "Ray"));
    const rae = await opens(await Browser.of(server, "rapporteur", "Rae"));
    const region = regionOf(ray.seat);
    const { session } = ray.seat;
    expect(session.me.role).toBe(Role.RAPPORTEUR);
    expect(session.submitTogether([addCard("w1", "A thought 😀", region), addCard("w2", "Another", region)]).ok).toBe(
      true,
    );
    expect(session.submit({ case: "addNote", value: { id: "wn", text: "The river" } }).ok).toBe(true);
    await until(() => rae.seat.session.shown.find("wn") !== undefined, "the note arrives");
    expect(rae.seat.session.shown.words("w1")).toBe("A thought 😀");

    // Both type at once, at the beginning and at the end.
    const typed: string[] = [];
    for (let i = 0; i < 40; ++i) {
      for (const [seat, front] of [
        [ray.seat, true],
        [rae.seat, false],
      ] as const) {
        const mark = String.fromCodePoint(0x4e00 + typed.length);
        const words = seat.session.shown.words("wn");
        const change = front
          ? new Change().insert(mark).keep(words.length)
          : new Change().keep(words.length).insert(mark);
        expect(seat.session.editText("wn", change).ok).toBe(true);
        typed.push(mark);
      }
      if (i % 4 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(session.setWords("w1", "A better thought 😀").ok).toBe(true);
    await Promise.all([saved(ray.seat), saved(rae.seat)]);
    await until(
      () => recordsHash(ray.seat.session.shown) === recordsHash(rae.seat.session.shown),
      "both hold the same records",
    );
    const words = session.shown.words("wn");
    for (const mark of typed) expect(words.split(mark)).toHaveLength(2);
    expect(rae.seat.session.shown.words("w1")).toBe("A better thought 😀");
    expect([...ray.seen.refusals, ...rae.seen.refusals]).toEqual([]);
    expect(session.people.get(rae.seat.session.me.participant)?.name).toBe("Rae");
  });

  it("one who loses the network goes on writing, resumes, and is told what happened meanwhile (RESUME-1, ACK-3)", async () => {
    const train = await Browser.of(server, "participant", "Ben");
    const ben = await opens(train);
    const ada = await opens(await Browser.of(server, "participant", "Ada"));
    const region = regionOf(ben.seat);
    const at = ben.seat.session.at.seq;
    train.losesNetwork();
    await until(() => ben.seat.savedState().kind === "offline", "Ben is offline");
    ben.seat.session.submit(addCard("b1", "from the train", region));
    ben.seat.session.setWords("b1", "from the train, twice");
    expect(ben.seat.session.shown.words("b1")).toBe("from the train, twice");
    ada.seat.session.submit(addCard("a1", "from the room", region));
    await saved(ada.seat);
    expect(ben.seat.savedState()).toMatchObject({ kind: "offline", changes: 2 });
    train.findsNetwork();
    await saved(ben.seat);
    await until(() => ben.seen.absences.length > 0, "the absence is told");
    expect(ben.seen.absences[0]).toMatchObject({ newCards: 1 });
    expect(ben.seat.session.at.seq).toBeGreaterThan(at);
    await until(() => ada.seat.session.shown.words("b1") === "from the train, twice", "Ada sees it");
    expect(recordsHash(ada.seat.session.shown)).toBe(recordsHash(ben.seat.session.shown));
    expect(cardsIn(ada.seat.session.shown, region)).toContain("b1");
  });

  it("a server that is killed in the midst of writing is survived: nothing is lost, nothing is there twice", async () => {
    const ray = await opens(await Browser.of(server, "rapporteur", "Ray"));
    const rae = await opens(await Browser.of(server, "rapporteur", "Rae"));
    ray.seat.session.submit({ case: "addNote", value: { id: "kn", text: "" } });
    await until(() => rae.seat.session.shown.find("kn") !== undefined, "the note arrives");
    const marks: string[] = [];
    const types = (count: number) => {
      for (let i = 0; i < count; ++i) {
        for (const { seat } of [ray, rae]) {
          const mark = String.fromCodePoint(0x5000 + marks.length);
          const words = seat.session.shown.words("kn");
          seat.session.editText("kn", new Change().keep(words.length).insert(mark));
          marks.push(mark);
        }
      }
    };
    types(5);
    await new Promise((resolve) => setTimeout(resolve, 30));
    types(5);
    await server.isKilled();
    types(5);
    await until(() => ray.seat.savedState().kind === "offline", "the loss is noticed");
    expect(ray.seat.savedState().changes).toBeGreaterThan(0);
    await server.startAgain();
    await Promise.all([saved(ray.seat), saved(rae.seat)]);
    await until(
      () => ray.seat.session.shown.words("kn") === rae.seat.session.shown.words("kn"),
      "both hold the same words",
    );
    const words = ray.seat.session.shown.words("kn");
    for (const mark of marks) expect(words.split(mark), `${mark} in ${words}`).toHaveLength(2);
    expect([...ray.seen.refusals, ...ray.seen.retractions, ...rae.seen.refusals]).toEqual([]);
  });

  it("what a page left is sent by the next one in the same browser (SUBMIT-6)", async () => {
    const train = await Browser.of(server, "participant", "Ben");
    const first = await opens(train);
    const region = regionOf(first.seat);
    train.losesNetwork();
    await until(() => first.seat.savedState().kind === "offline", "Ben is offline");
    first.seat.session.submit(addCard("l1", "left behind", region));
    await first.seat.leave();
    train.findsNetwork();
    const second = await opens(train);
    await saved(second.seat);
    expect(second.seat.session.shown.words("l1")).toBe("left behind");
    expect(second.seat.session.shown.card("l1")?.number).toBeGreaterThan(0);
    expect(second.seat.session.isMine("l1")).toBe(true);
    expect(second.seat.session.client).toEqual(first.seat.session.client);
  });

  it("undo takes back one's own card, and a refusal gives the words back (REFUSE-1)", async () => {
    const ben = await opens(await Browser.of(server, "participant", "Ben"));
    const { session } = ben.seat;
    const region = regionOf(ben.seat);
    session.submit(addCard("u1", "a slip", region));
    await saved(ben.seat);
    expect(session.undo().ok).toBe(true);
    await saved(ben.seat);
    expect(session.shown.card("u1")?.trashed).toBeDefined();
    session.submit({ case: "addNote", value: { id: "un", text: "participants write no notes" } });
    await until(() => ben.seen.refusals.length > 0, "it is refused");
    expect(ben.seen.refusals[0]?.words).toBe("participants write no notes");
    expect(session.shown.find("un")).toBeUndefined();
  });

  it("undo brings a group that lay in no region back into none, with all that lies in it, and cards where they lay", async () => {
    const ben = await opens(await Browser.of(server, "participant", "Ben"));
    const ada = await opens(await Browser.of(server, "participant", "Ada"));
    const { session } = ben.seat;
    const [here = "", there = ""] = [...session.shown.ofKind("region")].map(({ id }) => id);
    const lies = ({ shown }: { shown: typeof session.shown }) =>
      ["gk", "gw"].map((id) => shown.cluster(id)?.region).concat(["g1", "g2"].map((id) => shown.card(id)?.region));
    session.submitTogether([addCard("g1", "one", here), addCard("g2", "two", here), addCard("g3", "three", here)]);
    session.submit({ case: "addCluster", value: { id: "gk", title: "Nowhere", cards: ["g1"] } });
    session.submit({ case: "addCluster", value: { id: "gw", title: "Within", parent: "gk", cards: ["g2"] } });
    await saved(ben.seat);
    const before = cardsIn(session.shown, here);
    session.submit({ case: "setCluster", value: { id: "gk", region: there } });
    expect(lies(session)).toEqual([there, there, there, there]); // at once
    await saved(ben.seat);
    expect(lies(session)).toEqual([there, there, there, there]);
    expect(session.undo().ok).toBe(true);
    expect(lies(session)).toEqual(["", "", here, here]);
    await saved(ben.seat);
    expect(lies(session)).toEqual(["", "", here, here]);
    expect(cardsIn(session.shown, here)).toBe(before);
    expect(ben.seen.refusals).toEqual([]);
    await until(() => recordsHash(ada.seat.session.shown) === recordsHash(session.shown), "both hold the same records");
  });

  it("a replay ends at the board as it is, for whoever asks (VIEW-1)", async () => {
    const [ray, ben] = [await Browser.of(server, "rapporteur", "Ray"), await Browser.of(server, "participant", "Ben")];
    const [one, other] = [await opens(ray), await opens(ben)];
    const region = regionOf(one.seat);
    other.seat.session.submit(addCard("h1", "history", region));
    one.seat.session.submit({ case: "addNote", value: { id: "hn", text: "w", visibility: Note_Visibility.WORKING } });
    await Promise.all([saved(one.seat), saved(other.seat)]);
    for (const [browser, { seat }] of [
      [ray, one],
      [ben, other],
    ] as const) {
      const history = await serverAt(server.origin, { bearer: browser.joined.session }).readHistory(
        browser.joined.document,
      );
      if (!history.ok) throw new Error(history.sentence);
      const replay = new Replay();
      replay.add(history.value);
      await until(() => seat.session.at.seq >= replay.seq, "the seat is as far");
      expect(recordsHash(replay.at(replay.length))).toBe(recordsHash(seat.session.shown));
      expect(replay.at(0).size).toBe(0);
    }
  });

  it("CONNECT-1: a session that has ended is noticed, though a browser is not told why", async () => {
    const browser = await Browser.of(server, "participant", "Gone");
    const { seat } = await opens(browser);
    const signedOut = await serverAt(server.origin, { bearer: browser.joined.session }).signOut();
    expect(signedOut.ok).toBe(true);
    browser.losesNetwork();
    browser.findsNetwork();
    await until(() => seat.savedState().kind === "stopped", "the seat has noticed");
    expect(seat.savedState()).toMatchObject({ why: "sessionEnded" });
    expect(seat.session.mustJoinAgain).toBe(true);
  });
});
