// Who is drawn again, and when. Frames are painted by hand here, and take as long as a test says.
import { create } from "@bufbuild/protobuf";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CardKind, CardSchema } from "../../../src/protocol/index.ts";
import type { CardRecord } from "../../../src/ui/board/model.ts";
import { CardWords } from "../../../src/ui/room/card_words.ts";
import { Waking } from "../../../src/ui/room/waking.ts";

let asked: (() => void)[] = []; // for the next frame
let painted: (() => void)[] = []; // to be told when it is painted
const page = { hidden: false };

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  painted = [];
  page.hidden = false;
  vi.stubGlobal("document", page);
  vi.stubGlobal("requestAnimationFrame", (draw: () => void) => asked.push(draw));
  vi.stubGlobal(
    "MessageChannel",
    class {
      port1: { onmessage?: () => void } = {};
      port2 = { postMessage: () => painted.push(() => this.port1.onmessage?.()) };
    },
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function frame(tookMs = 0): void {
  for (const draw of asked.splice(0)) draw();
  if (tookMs > 0) vi.advanceTimersByTime(tookMs);
  for (const tell of painted.splice(0)) tell();
}
function watched(waking: Waking<string>, topic: string): () => number {
  let times = 0;
  waking.watch(topic, () => {
    times += 1;
  });
  return () => times;
}

describe("what is drawn", () => {
  it("of a person's own is drawn at once", () => {
    const waking = new Waking<string>();
    const board = watched(waking, "board");
    waking.now("board");
    expect([board(), waking.version("board"), asked.length]).toEqual([1, 1, 0]);
  });

  it("of others comes in the next frame, each topic once however often it was asked for", () => {
    const waking = new Waking<string>();
    const [board, state] = [watched(waking, "board"), watched(waking, "state")];
    for (const topic of ["board", "state", "board", "board"]) waking.soon(topic);
    expect([board(), state(), asked.length]).toEqual([0, 0, 1]);
    frame();
    expect([board(), state()]).toEqual([1, 1]);
  });

  it("of others is not drawn again when the person's own act has drawn it", () => {
    const waking = new Waking<string>();
    const board = watched(waking, "board");
    waking.soon("board");
    waking.now("board");
    frame();
    expect(board()).toBe(1);
  });

  it("of others takes a quarter of the time, when it is much", () => {
    const waking = new Waking<string>();
    const board = watched(waking, "board");
    waking.soon("board");
    frame(20);
    waking.soon("board");
    vi.advanceTimersByTime(59);
    frame();
    expect(board()).toBe(1);
    vi.advanceTimersByTime(1);
    frame();
    expect(board()).toBe(2);
  });

  it("of others is never put off for longer than 300 ms", () => {
    const waking = new Waking<string>();
    const board = watched(waking, "board");
    waking.soon("board");
    frame(200);
    waking.soon("board");
    vi.advanceTimersByTime(100);
    frame();
    expect(board()).toBe(2);
  });

  it("may ask for more to be drawn, and gets it", () => {
    const waking = new Waking<string>();
    const people = watched(waking, "people");
    waking.watch("board", () => waking.soon("people"));
    waking.soon("board");
    waking.soon("state");
    frame();
    frame();
    expect(people()).toBe(1);
  });

  it("is remembered no longer than it is watched", () => {
    const waking = new Waking<string>();
    for (let at = 0; at < 1_000; at += 1) {
      const [leave, alsoLeave] = [waking.watch(`c${at}`, () => {}), waking.watch(`c${at}`, () => {})];
      leave();
      leave();
      expect(waking.watched).toBe(1);
      alsoLeave();
    }
    expect(waking.watched).toBe(0);
    const board = watched(waking, "c1");
    waking.now("c1");
    expect(board()).toBe(1);
  });

  it("is drawn in a page that is not seen, too", () => {
    const waking = new Waking<string>();
    const board = watched(waking, "board");
    page.hidden = true;
    waking.soon("board");
    vi.advanceTimersByTime(100);
    expect([board(), asked.length]).toEqual([1, 0]);
  });
});

describe("words of cards", () => {
  const card = (kind = CardKind.IDEA): CardRecord => {
    const value = create(CardSchema, { kind });
    return { id: "c1", body: { case: "card", value } } as unknown as CardRecord;
  };
  const reworded = (before: CardRecord, content: string) => ({ ...before, text: { content } }) as unknown as CardRecord;
  function table(): { words: CardWords; paper: () => number; boards: () => number } {
    let [papers, boards] = [0, 0];
    const words = new CardWords(() => {
      boards += 1;
    });
    words.watch("c1", () => {
      papers += 1;
    });
    return { words, paper: () => papers, boards: () => boards };
  }

  it("are told from everything else that may change about one", () => {
    const { words } = table();
    const first = card();
    expect(words.onlyWords("c1", first)).toBe(false); // it is new
    const second = reworded(first, "More");
    expect(words.onlyWords("c1", second)).toBe(true);
    expect(words.onlyWords("c1", card(CardKind.RISK))).toBe(false); // another kind
    expect(words.onlyWords("c1", undefined)).toBe(false); // it is gone
    expect(words.onlyWords("c1", second)).toBe(false); // and has come back
  });

  it("of others are on the paper in the next frame, and on the board two seconds later, once for all of them", () => {
    const { words, paper, boards } = table();
    for (let letter = 0; letter < 5; letter += 1) words.changed("c1", false);
    frame();
    expect([paper(), boards()]).toEqual([1, 0]);
    vi.advanceTimersByTime(2_000);
    frame();
    vi.runAllTimers();
    expect([paper(), boards()]).toEqual([1, 1]);
  });

  it("typed in this page are drawn once the letter is seen", () => {
    const { words, paper } = table();
    words.changed("c1", true);
    frame();
    expect(paper()).toBe(0);
    vi.advanceTimersByTime(1);
    expect(paper()).toBe(1);
  });

  it("are not drawn once more when the whole board has been", () => {
    const { words, boards } = table();
    words.changed("c1", false);
    words.drawn();
    vi.advanceTimersByTime(5_000);
    frame();
    vi.runAllTimers();
    expect(boards()).toBe(0);
  });
});
