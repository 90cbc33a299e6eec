// Closing a board at the end of its plan, and opening it again so that one can write.
import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { Document } from "../../../src/document/index.ts";
import { type Board, Phase_State, PhaseKind, RecordSchema } from "../../../src/protocol/index.ts";
import { closes, mayCloseNow, missingIn } from "../../../src/ui/leading/closing.ts";
import { leadingOf } from "../../../src/ui/leading/model.ts";
import { isClosed, opensAgain } from "../../../src/ui/leading/reopening.ts";

type Body = NonNullable<MessageInitShape<typeof RecordSchema>["body"]>;
const { PLANNED, RUNNING, ENDED, SKIPPED } = Phase_State;
const { DISCUSS, HARVEST_PHASE, CLOSE, REPORT } = PhaseKind;

function at(board: { phase?: string; closed?: boolean; [more: string]: unknown }, records: { [id: string]: Body }) {
  const document = new Document();
  const running = records[board.phase ?? ""];
  const phaseKind = running?.case === "phase" ? running.value.kind : undefined;
  const all = { board: { case: "board", value: { ...board, phaseKind } } as Body, ...records };
  for (const [id, body] of Object.entries(all)) document.set(id, create(RecordSchema, { id, version: 1, body }));
  return { leading: leadingOf(document), board: document.board() as Board };
}
const phase = (order: number, kind: PhaseKind, state: Phase_State, generation = state === PLANNED ? 0 : 1): Body => ({
  case: "phase",
  value: { order, kind, state, generation, title: `no. ${order}` },
});
const harvest = (headline: string, disagreementKept: string): Body => ({
  case: "harvest",
  value: { headline, disagreementKept, example: "The Vell" },
});
const newId = () => "new";

describe("a board is closed by whoever leads", () => {
  const may = (running: string, records: { [id: string]: Body }) =>
    mayCloseNow(at({ phase: running }, records).leading);
  it("when the last phase of the plan runs, or is over", () => {
    const plan = (last: Phase_State) => ({ a: phase(1, DISCUSS, ENDED), b: phase(2, HARVEST_PHASE, last) });
    expect(may("b", plan(RUNNING))).toBe(true);
    expect(may("", plan(ENDED))).toBe(true);
  });
  it("not while something comes, nor before anything has begun, nor when it is closed", () => {
    expect(may("a", { a: phase(1, DISCUSS, RUNNING), b: phase(2, HARVEST_PHASE, PLANNED) })).toBe(false);
    expect(may("", { a: phase(1, DISCUSS, PLANNED) })).toBe(false);
    expect(may("c", { c: phase(1, CLOSE, RUNNING) })).toBe(false);
  });

  it("by a phase Close, which is put at the end of the plan where there is none", () => {
    const { leading } = at(
      { phase: "c" },
      { a: phase(1, DISCUSS, ENDED), b: phase(2, REPORT, SKIPPED), c: phase(3, HARVEST_PHASE, RUNNING, 2) },
    );
    const [plan, start] = closes(leading, newId);
    expect(plan).toMatchObject({
      case: "setPhases",
      // What was left out stays in the plan; the server leaves it out again.
      value: {
        phases: [
          { id: "b", kind: REPORT, title: "no. 2" },
          { id: "new", kind: CLOSE, plannedMinutes: 0 },
        ],
      },
    });
    expect(start).toEqual({ case: "startPhase", value: { id: "new", after: "c", generation: 2 } });
  });
  it("by the Close of the plan where that was before, and the board was opened again", () => {
    const { leading } = at({}, { a: phase(1, HARVEST_PHASE, ENDED), z: phase(2, CLOSE, ENDED) });
    expect(mayCloseNow(leading)).toBe(true);
    expect(closes(leading, newId)).toEqual([{ case: "startPhase", value: { id: "z", after: "", generation: 0 } }]);
  });

  it("and is told before what the server would refuse it for", () => {
    const missing = (board: object, body?: Body) => {
      const here = at({ ...board }, { a: phase(1, DISCUSS, ENDED), ...(body && { harvest: body }) });
      return missingIn(here.board, here.leading);
    };
    expect(missing({})).toEqual(["harvest"]);
    expect(missing({}, harvest("One sentence.", ""))).toEqual(["harvest"]);
    expect(missing({}, harvest("One sentence.", "Who pays."))).toEqual([]);
    expect(missing({ screening: true }, harvest("One sentence.", "Who pays."))).toEqual(["screening"]);
    expect(missing({ silentWriting: true, moderated: true }, harvest("One.", "Two."))).toEqual(["silence"]);
  });
});

describe("a board that is opened again", () => {
  const open = { case: "setBoard", value: { closed: false } };
  const end = { case: "startPhase", value: { id: "", after: "z", generation: 1 } };
  const plan = { a: phase(1, HARVEST_PHASE, ENDED), z: phase(2, CLOSE, RUNNING) };
  it("leaves the phase Close, in which nobody could write, in the same step", () => {
    const { board, leading } = at({ phase: "z", closed: true }, plan);
    expect(isClosed(board, leading)).toBe(true);
    expect(opensAgain(board, leading)).toEqual([open, end]);
  });
  it("leaves it also where it was opened before without that", () => {
    const { board, leading } = at({ phase: "z" }, plan);
    expect(isClosed(board, leading)).toBe(true);
    expect(opensAgain(board, leading)).toEqual([end]);
  });
  it("goes on with the phase in the midst of which it was closed", () => {
    const { board, leading } = at({ phase: "a", closed: true }, { a: phase(1, DISCUSS, RUNNING) });
    expect(leading.running).toBeUndefined(); // nothing counts down behind a closed door
    expect(opensAgain(board, leading)).toEqual([open]);
  });
});
