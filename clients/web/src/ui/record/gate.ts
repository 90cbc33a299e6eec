// What stands between a record and its next step, in the order in which somebody would see to it; and what only deserves a
// look. Pure; what hinders is a mirror of facilitation/rules/circulating.cc.
import type { RecordFinding, SessionRecordHead } from "../../index.ts";
import {
  type CorrectionRecord,
  citedBy,
  isDraft,
  isFrozen,
  type Numbered,
  type Paper,
  takesCorrections,
} from "./paper.ts";

export type Hindrance =
  | { readonly is: "contact" } // nobody answers for corrections
  | { readonly is: "empty" } // no paragraphs
  | { readonly is: "window"; readonly untilMs: number } // corrections can still be asked for
  | { readonly is: "correction"; readonly correction: CorrectionRecord; readonly number: string };
export interface Gate {
  readonly to: "circulate" | "approve" | "nothing"; // frozen
  readonly hindrances: readonly Hindrance[];
  readonly points: readonly Numbered[]; // paragraphs with words that withhold them from other copies
}

export function gateOf(
  head: SessionRecordHead,
  paper: Paper,
  findings: ReadonlyMap<string, readonly RecordFinding[]>,
  nowMs: number,
): Gate {
  const points = paper.paragraphs.filter(({ id }) => findings.get(id)?.some(({ withheld }) => withheld));
  if (isFrozen(head)) return { to: "nothing", hindrances: [], points };
  const hindrances: Hindrance[] = [];
  if (isDraft(head)) {
    if (paper.paragraphs.length === 0) hindrances.push({ is: "empty" });
    if (head.keyContact === "") hindrances.push({ is: "contact" });
    return { to: "circulate", hindrances, points };
  }
  for (const correction of paper.waiting)
    hindrances.push({ is: "correction", correction, number: citedBy(correction) });
  if (takesCorrections(head, nowMs)) hindrances.push({ is: "window", untilMs: Number(head.correctionsUntilMs) });
  return { to: "approve", hindrances, points };
}

// Those whose words still stand there: what was rewritten since is told no more, before the server is asked again.
export function findingsStanding(
  paper: Paper,
  found: readonly RecordFinding[],
  frozen = false,
): Map<string, readonly RecordFinding[]> {
  const standing = new Map<string, RecordFinding[]>();
  for (const { id, record } of paper.paragraphs) {
    const { internal, heading } = record.body.value;
    const words = `${heading}\n${record.text?.content ?? ""}`.toLowerCase();
    const here = found.filter(
      (one) =>
        one.paragraph === id &&
        words.includes(one.words.toLowerCase()) &&
        (!internal || isSomebodysOwn(one)) &&
        (!frozen || one.kind === "taken_back"), // what was approved stays; what was taken back is answered
    );
    if (here.length > 0) standing.set(id, here);
  }
  return standing;
}

// Words without their speaker's leave: in no copy, not even in that for those who were there.
export function isSomebodysOwn({ kind }: RecordFinding): boolean {
  return kind === "quotes" || kind === "taken_back";
}
