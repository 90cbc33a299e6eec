import { describe, expect, it } from "vitest";
import { WebLocks } from "../../src/storage/locks.ts";

// The part of navigator.locks that is used, as its specification says.
function manager(): LockManager {
  const held = new Set<string>();
  return {
    async request(name: string, options: LockOptions, then: LockGrantedCallback<unknown>) {
      if (!options.ifAvailable) throw new Error("this would wait");
      if (held.has(name)) return then(null);
      held.add(name);
      try {
        return await then({ name, mode: "exclusive" });
      } finally {
        held.delete(name);
      }
    },
  } as unknown as LockManager;
}

describe("web locks", () => {
  it("are had by one page at a time, until it lets go", async () => {
    const shared = manager();
    const [one, two] = [new WebLocks(shared), new WebLocks(shared)];
    const release = await one.tryHold("a");
    expect(release).toBeDefined();
    expect(await two.tryHold("a")).toBeUndefined();
    expect(await two.tryHold("b")).toBeDefined();
    release?.();
    await Promise.resolve();
    await Promise.resolve();
    expect(await two.tryHold("a")).toBeDefined();
  });

  it("that the browser refuses are an error, not a hold", async () => {
    const broken = { request: () => Promise.reject(new Error("not in this frame")) } as unknown as LockManager;
    await expect(new WebLocks(broken).tryHold("a")).rejects.toThrow("not in this frame");
  });
});
