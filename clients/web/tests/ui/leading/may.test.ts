// The client's mirror of the policy says of every verb, role, state and phase what the page of the policy says.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { PhaseKind, RefusalCode, RequestSchema, Role, type VerbCase } from "../../../src/protocol/index.ts";
import { type Answer, answer } from "../../../src/ui/leading/may.ts";

const page = readFileSync(join(import.meta.dirname, "../../../../../facilitation/policy/README.md"), "utf8");
type Table = ReadonlyMap<string, ReadonlyMap<string, string>>; // verb, column, cell
function tableUnder(heading: string): Table {
  const lines = page.slice(page.indexOf(heading)).split("\n");
  const first = lines.findIndex((line) => line.startsWith("| verb |"));
  const rows = lines.slice(
    first,
    lines.findIndex((line, at) => at > first && !line.startsWith("|")),
  );
  const cells = rows.map((row) =>
    row
      .split("|")
      .map((cell) => cell.trim())
      .slice(1, -1),
  );
  const [head = [], , ...body] = cells;
  return new Map(
    body.map((row) => [
      (row[0] ?? "").replaceAll("`", ""),
      new Map(row.slice(1).map((cell, at) => [head[at + 1] ?? "", cell])),
    ]),
  );
}
const who = tableUnder("## What may be asked for");
const phases = tableUnder("On an open board");

const roles: { readonly [name: string]: Role } = {
  observer: Role.OBSERVER,
  participant: Role.PARTICIPANT,
  presenter: Role.PRESENTER,
  rapporteur: Role.RAPPORTEUR,
  facilitator: Role.FACILITATOR,
  "co-facilitator": Role.CO_FACILITATOR,
  "plenary host": Role.PLENARY_HOST,
  "no longer here": Role.ROLE_UNSPECIFIED,
};
const open = {
  closed: false,
  offRecordMs: 0n,
  locked: false,
  silentWriting: false,
  phaseKind: PhaseKind.PHASE_KIND_UNSPECIFIED,
};
const states = {
  open,
  "silent writing": { ...open, silentWriting: true },
  locked: { ...open, locked: true },
  "off the record": { ...open, offRecordMs: 1n },
  closed: { ...open, closed: true },
};
const kinds: { readonly [name: string]: PhaseKind } = {
  arrive: PhaseKind.ARRIVE,
  frame: PhaseKind.FRAME,
  silent: PhaseKind.SILENT,
  pair: PhaseKind.PAIR,
  round: PhaseKind.ROUND,
  cluster: PhaseKind.CLUSTER_PHASE,
  vote: PhaseKind.VOTE_PHASE,
  discuss: PhaseKind.DISCUSS,
  decide: PhaseKind.DECIDE,
  harvest: PhaseKind.HARVEST_PHASE,
  report: PhaseKind.REPORT,
  close: PhaseKind.CLOSE,
};
const verbs = RequestSchema.fields.flatMap((field) =>
  field.oneof ? [{ verb: field.localName as VerbCase, name: field.name }] : [],
);

function code(told: Answer): string {
  return told.may ? "" : RefusalCode[told.why.code];
}
// What a cell means for somebody whose role says yes or own.
function expected(
  cell: string,
  role: Role,
): { readonly refusal: string; readonly own?: boolean; readonly late?: boolean } {
  const leads = role === Role.FACILITATOR || role === Role.CO_FACILITATOR;
  switch (cell) {
    case "yes":
    case "to reopen it":
      return { refusal: "" };
    case "own":
      return { refusal: "", own: true };
    case "late":
      return { refusal: "", late: true };
    case "facilitators":
      return { refusal: leads ? "" : "PHASE_CLOSED" };
    case "–":
      return { refusal: "PHASE_CLOSED" };
  }
  return { refusal: cell.replaceAll("`", "") };
}

it("reads the whole page", () => {
  expect([...who.keys()]).toEqual(verbs.map(({ name }) => name));
  expect([...who.values()].every((row) => row.size === 13)).toBe(true);
  expect([...phases.values()].every((row) => row.size === 12)).toBe(true);
  expect(phases.size).toBeGreaterThan(20);
});

it.each(verbs)("$name", ({ verb, name }) => {
  for (const [roleName, role] of Object.entries(roles)) {
    const byRole = who.get(name)?.get(roleName) ?? "";
    const never = byRole === "–" || byRole === "the server";
    const cells = [
      ...Object.entries(states).map(([state, now]) => ({ at: state, now, cell: who.get(name)?.get(state) ?? "" })),
      ...Object.entries(kinds).map(([phase, phaseKind]) => ({
        at: phase,
        now: { ...open, phaseKind },
        cell: phases.get(name)?.get(phase) ?? "yes",
      })),
    ];
    for (const { at, now, cell } of cells) {
      const told = answer(verb, role, now);
      const { refusal, own = false, late = false } = expected(cell, role);
      expect(code(told), `${name}, ${roleName}, ${at}`).toBe(never ? "FORBIDDEN" : refusal);
      if (!told.may) continue;
      expect(told, `${name}, ${roleName}, ${at}`).toMatchObject({ own: own || byRole === "own", late });
    }
  }
});

it("says which phase it is", () => {
  const told = answer("moveCards", Role.PARTICIPANT, { ...open, phaseKind: PhaseKind.VOTE_PHASE });
  expect(told).toMatchObject({ may: false, why: { args: ["vote"] } });
  const silent = { ...open, silentWriting: true, phaseKind: PhaseKind.SILENT };
  expect(answer("addCluster", Role.FACILITATOR, silent)).toMatchObject({ why: { args: ["silent_writing"] } });
});
