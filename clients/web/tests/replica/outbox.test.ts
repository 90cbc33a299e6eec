// The outbox in memory: what it holds, and the limits of it. What stores keep of it is tests/storage.
import { describe, expect, it } from "vitest";
import { Outbox } from "../../src/replica/outbox.ts";
import { MemoryOutbox } from "../../src/replica/outbox_store.ts";
import { keepsWhatItIsGiven } from "../storage/contract.ts";
import { Table } from "../table/table.ts";

describe("an outbox", () => {
  it("in memory keeps what it is given", async () => {
    const store = new MemoryOutbox();
    await keepsWhatItIsGiven(store, async () => store);
  });

  it("takes no more than it can hold, and says so", () => {
    const table = new Table();
    const ray = table.sits("ray");
    ray.losesConnection();
    let taken = 0;
    while (ray.notes(`n${taken}`, "x".repeat(50_000)).ok) ++taken;
    expect(taken * 50_000).toBeGreaterThan(Outbox.mostBytes - 100_000);
    expect(ray.notes("n", "")).toMatchObject({ ok: false, why: { code: "tooMuchWaiting" } });
    expect(ray.types("n1", 0, "x")).toMatchObject({ ok: false, why: { code: "tooMuchWaiting" } });
    expect(ray.session.undo().ok).toBe(false);
  });

  it("ACK-2: lets go of everything up to what the welcome calls stable", () => {
    const table = new Table();
    const ben = table.sits("ben");
    for (const id of ["c1", "c2", "c3"]) ben.adds(id, id);
    table.server.saysStable = false;
    table.settle();
    expect(ben.kept.requests.map(({ cseq }) => cseq)).toEqual([1, 2, 3]);
    table.server.saysStable = true;
    ben.losesConnection();
    ben.connects();
    table.settle();
    expect(ben.kept.requests).toEqual([]);
    expect(ben.kept.lastCseq).toBe(3); // numbers are never given away twice
  });
});
