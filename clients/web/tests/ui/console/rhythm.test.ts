// Asked at a steady rhythm while it is looked at; and what was told is now only while the server is heard.
import { describe, expect, it } from "vitest";
import type { Answered, Failure } from "../../../src/index.ts";
import { heardForMs, Rhythm, type World } from "../../../src/ui/console/rhythm.ts";

const silence: Failure = { ok: false, status: 0, code: "", sentence: "" };
const forbidden: Failure = { ok: false, status: 403, code: "forbidden", sentence: "" };

// A page whose time is carried by hand, and a server that answers when it is told to.
class Page implements World {
  ms = 1_000;
  looked = true;
  asked = 0;
  #timers: { readonly atMs: number; readonly then: () => void }[] = [];
  #watcher: () => void = () => {};
  #answer: ((answer: Answered<string>) => void) | undefined;
  readonly rhythm = new Rhythm<string>(
    () => {
      this.asked += 1;
      return new Promise((resolve) => {
        this.#answer = resolve;
      });
    },
    2_000,
    this,
  );

  steadyMs = () => this.ms;
  isLookedAt = () => this.looked;
  after(ms: number, then: () => void): () => void {
    const timer = { atMs: this.ms + ms, then };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  }
  onLookedAt(then: () => void): () => void {
    this.#watcher = then;
    return () => {
      this.#watcher = () => {};
    };
  }

  looks(at: boolean): void {
    this.looked = at;
    this.#watcher();
  }
  async answers(answer: string | Failure): Promise<void> {
    this.#answer?.(typeof answer === "string" ? { ok: true, value: answer } : answer);
    this.#answer = undefined;
    await new Promise((resolve) => setImmediate(resolve));
  }
  passes(ms: number): void {
    const until = this.ms + ms;
    for (;;) {
      const [next] = this.#timers.filter(({ atMs }) => atMs <= until).sort((a, b) => a.atMs - b.atMs);
      if (!next) break;
      this.#timers = this.#timers.filter((one) => one !== next);
      this.ms = next.atMs;
      next.then();
    }
    this.ms = until;
  }
  // "now: first", "then: first", "asking"
  get shows(): string {
    const { value: heard } = this.rhythm.heard;
    return heard.is === "now" || heard.is === "then" ? `${heard.is}: ${heard.value}` : heard.is;
  }
}

describe("a rhythm", () => {
  it("asks again so long after an answer, and never twice at once", async () => {
    const page = new Page();
    page.rhythm.begin();
    page.passes(60_000);
    expect(page.asked).toBe(1);
    await page.answers("first");
    expect(page.shows).toBe("now: first");
    page.passes(1_999);
    expect(page.asked).toBe(1);
    page.passes(1);
    expect(page.asked).toBe(2);
    page.rhythm.askNow();
    expect(page.asked).toBe(2);
    await page.answers("second");
    expect(page.asked).toBe(3); // what was asked for meanwhile
  });

  it("stops when nobody looks, and asks at once when somebody does again", async () => {
    const page = new Page();
    page.rhythm.begin();
    await page.answers("first");
    page.looks(false);
    page.passes(3_600_000);
    expect(page.asked).toBe(1);
    page.looks(true);
    expect(page.shows).toBe("then: first"); // an hour old is not now
    expect(page.asked).toBe(2);
    await page.answers("second");
    expect(page.shows).toBe("now: second");
  });

  it("an answer that comes when nobody looks any more is the last for now", async () => {
    const page = new Page();
    page.rhythm.begin();
    page.looks(false);
    await page.answers("first");
    page.passes(60_000);
    expect(page.asked).toBe(1);
  });

  it("does not call now what it was told too long ago, while the server does not answer", async () => {
    const page = new Page();
    page.rhythm.begin();
    await page.answers("first");
    page.passes(heardForMs - 1);
    expect(page.shows).toBe("now: first"); // the question is on its way
    page.passes(1);
    expect(page.shows).toBe("then: first");
    await page.answers("second");
    expect(page.shows).toBe("now: second");
  });

  it("one question that is lost is no silence; it asks on", async () => {
    const page = new Page();
    page.rhythm.begin();
    await page.answers("first");
    page.passes(2_000);
    await page.answers(silence);
    expect(page.shows).toBe("now: first");
    page.passes(2_000);
    expect(page.asked).toBe(3);
    await page.answers("third");
    page.passes(heardForMs - 1);
    expect(page.shows).toBe("now: third");
  });

  it("a server that says no has told something: what it said before is from then at once", async () => {
    const page = new Page();
    page.rhythm.begin();
    await page.answers("first");
    page.passes(2_000);
    await page.answers(forbidden);
    expect(page.rhythm.heard.value).toMatchObject({ is: "then", why: { status: 403 } });
  });

  it("says that it was never told anything, and why, until it is", async () => {
    const page = new Page();
    expect(page.shows).toBe("asking");
    page.rhythm.begin();
    await page.answers(silence);
    expect(page.shows).toBe("never");
    page.passes(2_000);
    await page.answers("at last");
    expect(page.shows).toBe("now: at last");
  });

  it("when it has ended nothing is asked, and nothing that comes late is shown", async () => {
    const page = new Page();
    page.rhythm.begin();
    page.rhythm.end();
    await page.answers("late");
    page.passes(60_000);
    expect(page.asked).toBe(1);
    expect(page.shows).toBe("asking");
  });
});
