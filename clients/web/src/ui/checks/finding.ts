// What the server finds on a board, asked again when the board has changed and somebody looks at it: once for all parts of a
// screen, and at most every second and a half.
import { useEffect } from "react";
import type { BoardChecksAnswer } from "../../index.ts";
import { checksAt } from "../../protocol/checks.ts";
import type { Room } from "../room/room.ts";
import { useRoom, useTopic } from "../room/use.ts";
import { Store, useStore } from "../store.ts";

export interface Found {
  readonly answer: BoardChecksAnswer | undefined; // nothing was heard yet
  readonly fails: boolean;
}
const restMs = 1_500;
const tryAgainMs = 8_000;

class Finding {
  readonly found = new Store<Found>({ answer: undefined, fails: false });
  private looking = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asking = false;
  private stale = true;

  constructor(private readonly document: string) {}

  // Until the returned function is called, somebody looks.
  look(): () => void {
    this.looking += 1;
    this.soon(0);
    return () => {
      this.looking -= 1;
      if (this.looking > 0) return;
      clearTimeout(this.timer);
      this.timer = undefined;
    };
  }
  changed(): void {
    this.stale = true;
    this.soon(restMs);
  }
  private soon(afterMs: number): void {
    if (this.looking === 0 || this.timer !== undefined || !this.stale) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.ask();
    }, afterMs);
  }
  private async ask(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    this.stale = false;
    const answer = await checksAt(this.document).readChecks();
    this.asking = false;
    if (answer.ok) this.found.set({ answer: answer.value, fails: false });
    else {
      this.found.set({ ...this.found.value, fails: true });
      this.stale = true;
    }
    this.soon(answer.ok ? restMs : tryAgainMs);
  }
}

const findings = new WeakMap<Room, Finding>();
function findingOf(room: Room): Finding {
  const known = findings.get(room);
  if (known) return known;
  const fresh = new Finding(room.document);
  findings.set(room, fresh);
  return fresh;
}

export function useFound(): Found {
  const room = useRoom();
  const finding = findingOf(room);
  const version = useTopic(room, "document");
  useEffect(() => finding.look(), [finding]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever has changed on the board, it is asked again
  useEffect(() => finding.changed(), [finding, version]);
  return useStore(finding.found);
}
