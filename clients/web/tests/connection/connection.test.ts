// A session over sockets that open, break, hang and close; over a network that comes and goes.
import { describe, expect, it } from "vitest";
import { Connection } from "../../src/connection/connection.ts";
import { MemoryOutbox } from "../../src/replica/outbox_store.ts";
import { Session } from "../../src/replica/session.ts";
import { Seen } from "../table/table.ts";
import { World } from "./world.ts";

function benIn(world: World, whyRefused: () => Promise<number | undefined> = async () => undefined) {
  const page = world.page("ben");
  const store = new MemoryOutbox();
  const seen = new Seen();
  const { clock, random, fault } = page.around;
  const wake = () => connection.poke();
  const session = new Session({ clock, random, fault, wake, participant: "ben" }, store, store.load(), seen);
  const connection: Connection = new Connection(session, page.around, { url: "wss://host/ws/doc", whyRefused });
  return { page, session, connection, seen, store };
}
const addCard = (id: string) => ({ case: "addCard", value: { id, text: id, place: { region: "r1" } } }) as const;

describe("a connection", () => {
  it("dials, says hello, and is live; what a person does goes at once", async () => {
    const world = new World();
    const { session, connection } = benIn(world);
    expect(world.dialled).toBe(0);
    connection.start();
    await world.passes(10);
    expect(session.state).toBe("live");
    session.submit(addCard("c1"));
    await world.passes(0); // no timer was needed
    expect(session.savedState().kind).toBe("saved");
    expect(world.server.document.card("c1")).toBeDefined();
  });

  it("dials again with jitter, less and less often, and does not come back as one", async () => {
    const world = new World();
    world.network = "refuses";
    const { connection, session } = benIn(world);
    connection.start();
    await world.passes(60_000);
    expect(session.state).toBe("offline");
    expect(connection.failedDials).toBe(world.dialled);
    expect(world.dialled).toBeGreaterThan(4);
    expect(world.dialled).toBeLessThan(30);
    world.network = "works";
    await world.passes(21_000);
    expect(session.state).toBe("live");
    expect(connection.failedDials).toBe(0);
  });

  it("gives up a dial that is neither opened nor refused after ten seconds", async () => {
    const world = new World();
    world.network = "swallows";
    const { connection, session } = benIn(world);
    connection.start();
    await world.passes(10_000);
    expect(connection.failedDials).toBe(1);
    world.network = "works";
    await world.passes(1_000);
    expect(session.state).toBe("live");
    expect(world.open).toHaveLength(1);
  });

  it("notices silence after fifteen seconds, and comes back where it was (RESUME-1)", async () => {
    const world = new World();
    const { connection, session } = benIn(world);
    connection.start();
    await world.passes(30_000);
    expect(session.savedState().kind).toBe("saved"); // pings are answered
    world.network = "swallows";
    await world.passes(25_200);
    expect(session.savedState().kind).toBe("offline");
    session.submit(addCard("c1"));
    world.network = "works";
    await world.passes(12_000);
    expect(session.savedState().kind).toBe("saved");
    expect(world.server.document.card("c1")).toBeDefined();
    expect(world.open).toHaveLength(1);
  });

  it("asks whether the server is still there when the page comes back, and gives it four seconds", async () => {
    const world = new World();
    const { connection, session, page } = benIn(world);
    connection.start();
    await world.passes(1_000);
    world.network = "swallows";
    page.returns();
    await world.passes(3_900);
    expect(session.state).toBe("live");
    await world.passes(300);
    expect(session.wantsToClose).toBe(true);
    world.network = "works";
    await world.passes(2_500);
    expect(session.state).toBe("live");
    page.returns(); // and if it is there, nothing happens
    await world.passes(5_000);
    expect(world.dialled).toBe(2);
  });

  it("does not wait for its turn to dial when the page comes back", async () => {
    const world = new World();
    world.network = "refuses";
    const { connection, session, page } = benIn(world);
    connection.start();
    await world.passes(60_000);
    world.network = "works";
    page.returns();
    await world.passes(5);
    expect(session.state).toBe("live");
  });

  it("a socket that does not close is dropped after a second", async () => {
    const world = new World();
    const { connection, session } = benIn(world);
    connection.start();
    await world.passes(100);
    world.network = "swallows";
    const stopped = connection.stop();
    await world.passes(1_000);
    await stopped;
    expect(session.state).toBe("offline");
    await world.passes(60_000);
    expect(world.dialled).toBe(1); // and dials no more
  });

  it("stops on close codes that say so, and dials no more", async () => {
    const world = new World();
    const { connection, session } = benIn(world);
    connection.start();
    await world.passes(100);
    world.open[0]?.ends(4102);
    await world.passes(60_000);
    expect(session.savedState()).toMatchObject({ kind: "stopped", why: "removed" });
    expect(world.dialled).toBe(1);
  });

  it("CONNECT-1: a refused upgrade tells a browser nothing, so it asks over HTTP; joined again, it dials", async () => {
    const world = new World();
    world.network = "refuses";
    let asked = 0;
    const { connection, session } = benIn(world, async () => {
      asked += 1;
      return 4401;
    });
    session.submit(addCard("c1"));
    connection.start();
    await world.passes(10);
    expect(asked).toBe(1);
    expect(session.savedState()).toMatchObject({ kind: "stopped", why: "sessionEnded", changes: 1 });
    expect(session.mustJoinAgain).toBe(true);
    await world.passes(60_000);
    expect(world.dialled).toBe(1);
    world.network = "works";
    session.joinedAgain();
    await world.passes(10);
    expect(session.savedState().kind).toBe("saved");
    expect(world.server.document.card("c1")).toBeDefined();
  });

  it("does not ask why when a connection that was open is lost, nor does it end for it when nobody answers", async () => {
    const world = new World();
    let asked = 0;
    const { connection, session } = benIn(world, async () => {
      asked += 1;
      throw new Error("nobody");
    });
    connection.start();
    await world.passes(100);
    world.open[0]?.ends(1006);
    await world.passes(1_000);
    expect(asked).toBe(0);
    world.network = "refuses";
    world.open[0]?.ends(1006);
    await world.passes(5_000);
    expect(asked).toBeGreaterThan(0);
    expect(session.wantsConnection).toBe(true);
  });

  it("does not fill a socket that is slow", async () => {
    const world = new World();
    const { connection, session } = benIn(world);
    connection.start();
    await world.passes(100);
    const [socket] = world.open;
    if (!socket) throw new Error("not connected");
    socket.bufferedAmount = 10 << 20;
    const before = world.sent.length;
    session.showPresence({ pointer: { x: 1, y: 1 } });
    await world.passes(1_000);
    expect(world.sent.length).toBe(before);
    socket.bufferedAmount = 0;
    await world.passes(200);
    expect(world.sent.length).toBe(before + 1);
  });

  it("a server that goes away spreads those who come back", async () => {
    const world = new World();
    const { connection, session } = benIn(world);
    connection.start();
    await world.passes(100);
    world.open[0]?.visit?.say({
      $typeName: "plenary.ServerMessage",
      kind: {
        case: "goAway",
        value: { $typeName: "plenary.GoAway", code: 1012, spreadMs: 600_000, reason: "restart" },
      },
    });
    await world.passes(0);
    expect(session.pauseBeforeDiallingMs).toBeGreaterThan(1_000); // by the dice of this seed
    const pause = session.pauseBeforeDiallingMs;
    world.open[0]?.ends(1012);
    await world.passes(pause - 10);
    expect(world.dialled).toBe(1);
    await world.passes(600);
    expect(world.dialled).toBe(2);
  });
});
