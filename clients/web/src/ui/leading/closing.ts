// Closing a board, as requests: by the phase Close, so that the server asks for what must not be missing, and the record and
// the console tell it like any other phase.
import { type Board, PhaseKind, type Verb } from "../../index.ts";
import { startOf } from "./doing.ts";
import { hasBegun, type Leading, missingToClose, type PhaseRecord } from "./model.ts";

// What the server would refuse it for, by what mends it.
export type Missing = "harvest" | "screening" | "silence";
export function missingIn(board: Board, leading: Leading): readonly Missing[] {
  const missing: Missing[] = [];
  if (missingToClose(leading)) missing.push("harvest");
  if (board.screening) missing.push("screening");
  // Cards that nobody has looked through would lie behind a closed door.
  if (board.silentWriting && board.moderated) missing.push("silence");
  return missing;
}

// Nothing comes any more, and something was.
export function mayCloseNow({ begun, next, running }: Leading): boolean {
  return begun && next === undefined && running?.body.value.kind !== PhaseKind.CLOSE;
}

// The last of the plan, if it closes the board; else one is put there, behind what is still planned.
export function closes(leading: Leading, newId: () => string): readonly Verb[] {
  const last = leading.phases.at(-1);
  if (last?.body.value.kind === PhaseKind.CLOSE) return [startOf(leading, last.id)];
  const coming = leading.phases.filter((phase) => !hasBegun(phase) && phase.body.value.kind !== PhaseKind.CLOSE);
  const id = newId();
  const close = { id, kind: PhaseKind.CLOSE, title: "", words: "", plannedMinutes: 0, advances: false };
  return [{ case: "setPhases", value: { phases: [...coming.map(plannedOf), close] } }, startOf(leading, id)];
}
function plannedOf({ id, body: { value } }: PhaseRecord) {
  const { kind, title, words, plannedMinutes, advances } = value;
  return { id, kind, title, words, plannedMinutes, advances };
}
