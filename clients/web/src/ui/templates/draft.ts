// A template while somebody writes it: what its fields are changed to, and which of its mistakes belongs to which field. Pure.
// Whatever the form does not show stays as it is, but for what would lead to a region that is gone.
import { create } from "@bufbuild/protobuf";
import {
  CardKind,
  DecisionMethod,
  type DecisionPrompt,
  DecisionPromptSchema,
  LayoutSchema,
  type Template,
  type TemplatePhase,
  TemplatePhaseSchema,
  type TemplateProblem,
  type TemplateRegion,
  TemplateRegionSchema,
  TemplateSchema,
} from "../../index.ts";

export const most = { regions: 64, phases: 40, prompts: 50, title: 80, words: 400, minutes: 24 * 60 } as const; // of the server
export const pillars = ["any", "routes", "organisation", "assessment", "rewards", "cross"] as const;

// The words of a file for kinds of the vocabulary (facilitation/templates/words.h).
function wordsOf(kinds: { readonly [name: string]: string | number }): readonly (readonly [number, string])[] {
  return Object.entries(kinds)
    .filter((entry): entry is [string, number] => typeof entry[1] === "number" && entry[1] !== 0)
    .map(([name, kind]) => [kind, name.toLowerCase()] as const);
}
export const cardKinds = wordsOf(CardKind);
export const methods = wordsOf(DecisionMethod).map(([, word]) => word);
const phaseWords = [
  "arrive",
  "frame",
  "silent",
  "pair",
  "round",
  "cluster",
  "vote",
  "discuss",
  "decide",
  "harvest",
  "report",
  "close",
] as const;
export const phaseKinds: readonly (readonly [number, string])[] = phaseWords.map((word, at) => [at + 1, word]);

const freeId = (beginning: string, taken: Iterable<string>): string => {
  const all = new Set(taken);
  for (let at = 1; ; at += 1) if (!all.has(`${beginning}-${at}`)) return `${beginning}-${at}`;
};

function region(id: string, col: number, row: number): TemplateRegion {
  return create(TemplateRegionSchema, {
    id,
    cardKinds: ["idea"],
    layout: create(LayoutSchema, { col, row, w: 1, h: 1 }),
  });
}
const phase = (kind: string, minutes: number, title: string) => create(TemplatePhaseSchema, { kind, minutes, title });

// From nothing: one region, and the phases that most breakouts have.
export function blank(titleOf: (kind: number) => string): Template {
  const usual = [
    ["frame", 4],
    ["silent", 6],
    ["round", 9],
    ["cluster", 5],
    ["vote", 4],
    ["discuss", 8],
    ["decide", 6],
    ["harvest", 3],
  ] as const;
  return counted(
    create(TemplateSchema, {
      version: 1,
      pillar: "any",
      regions: [region("region-1", 0, 0)],
      phases: usual.map(([kind, minutes]) =>
        phase(kind, minutes, titleOf(phaseKinds.find(([, word]) => word === kind)?.[0] ?? 0)),
      ),
    }),
  );
}

// Phases add up to what the template says.
export function counted(board: Template): Template {
  return { ...board, totalMinutes: board.phases.reduce((sum, { minutes }) => sum + minutes, 0) };
}

const replaced = <One>(list: readonly One[], at: number, some: Partial<One>): One[] =>
  list.map((one, i) => (i === at ? { ...one, ...some } : one));
function swapped<One>(list: readonly One[], at: number, by: 1 | -1): One[] {
  const next = [...list];
  const [one] = next.splice(at, 1);
  if (one !== undefined) next.splice(at + by, 0, one);
  return next;
}

// ---- regions
export function setRegion(board: Template, at: number, some: Partial<TemplateRegion>): Template {
  return { ...board, regions: replaced(board.regions, at, some) };
}
export function addRegion(board: Template): Template {
  const id = freeId(
    "region",
    board.regions.map((one) => one.id),
  );
  const columns = Math.max(3, widthOf(board));
  const last = board.regions.at(-1)?.layout;
  const next = last && last.col + last.w < columns ? [last.col + last.w, last.row] : [0, heightOf(board)];
  const free = board.regions.every(({ layout }) => layout?.col !== next[0] || layout?.row !== next[1]);
  const [col = 0, row = 0] = free ? next : [0, heightOf(board)];
  return { ...board, regions: [...board.regions, region(id, col, row)] };
}
const widthOf = ({ regions }: Template) =>
  Math.max(0, ...regions.map(({ layout }) => (layout ? layout.col + layout.w : 0)));
const heightOf = ({ regions }: Template) =>
  Math.max(0, ...regions.map(({ layout }) => (layout ? layout.row + layout.h : 0)));

// In the order in which they are read, places on the board keep their order, too.
export function moveRegion(board: Template, at: number, by: 1 | -1): Template {
  const layouts = board.regions.map(({ layout }) => layout);
  const regions = swapped(board.regions, at, by).map((one, i) => {
    const layout = layouts[i];
    return layout ? { ...one, layout } : one;
  });
  return { ...board, regions };
}
export function removeRegion(board: Template, at: number): Template {
  const gone = board.regions[at];
  if (!gone) return board;
  const leads = (from: string) => from === `region:${gone.id}` || from.startsWith(`region:${gone.id}[`);
  const rest = board.regions.filter((_, i) => i !== at);
  const columns = widthOf(board);
  const even = board.regions.every(({ layout }) => layout?.w === 1 && layout.h === 1);
  return {
    ...board,
    regions: even
      ? rest.map((one, i) => ({
          ...one,
          layout: create(LayoutSchema, { col: i % columns, row: Math.floor(i / columns), w: 1, h: 1 }),
        }))
      : rest,
    guidebookHooks: board.guidebookHooks.filter(({ from }) => !leads(from)),
  };
}

// ---- phases
export function setPhase(board: Template, at: number, some: Partial<TemplatePhase>): Template {
  return counted({ ...board, phases: replaced(board.phases, at, some) });
}
export function addPhase(board: Template, title: string): Template {
  return counted({ ...board, phases: [...board.phases, phase("discuss", 5, title)] });
}
export function movePhase(board: Template, at: number, by: 1 | -1): Template {
  return { ...board, phases: swapped(board.phases, at, by) };
}
export function removePhase(board: Template, at: number): Template {
  return counted({ ...board, phases: board.phases.filter((_, i) => i !== at) });
}

// ---- decision prompts
export function setPrompt(board: Template, at: number, some: Partial<DecisionPrompt>): Template {
  return { ...board, decisionPrompts: replaced(board.decisionPrompts, at, some) };
}
export function addPrompt(board: Template): Template {
  const id = freeId(
    "prompt",
    board.decisionPrompts.map((one) => one.id),
  );
  return {
    ...board,
    decisionPrompts: [...board.decisionPrompts, create(DecisionPromptSchema, { id, method: "consent" })],
  };
}
export function removePrompt(board: Template, at: number): Template {
  const gone = board.decisionPrompts[at];
  return {
    ...board,
    decisionPrompts: board.decisionPrompts.filter((_, i) => i !== at),
    guidebookHooks: board.guidebookHooks.filter(({ from }) => from !== `decision:${gone?.id}`),
  };
}

// What the file says and no field of the form shows: kept, and counted for the person.
export function unshown(board: Template): number {
  return (
    board.fitsSessions.length +
    (board.plainQuestion === "" ? 0 : 1) +
    (board.textExport === "" ? 0 : 1) +
    board.guidebookHooks.length +
    board.checks.length +
    board.linkRules.length +
    board.indicatorFields.length +
    Object.keys(board.other).length +
    board.regions.reduce(
      (sum, { fields, scoreMax, source, other }) =>
        sum + fields.length + (scoreMax > 0 ? 1 : 0) + (source === "" ? 0 : 1) + Object.keys(other).length,
      0,
    ) +
    board.phases.reduce((sum, { other }) => sum + Object.keys(other).length, 0) +
    board.decisionPrompts.reduce((sum, { needs, outcomes }) => sum + needs.length + outcomes.length, 0)
  );
}

// ---- mistakes
const shownAlone = ["title", "pillar", "purpose", "framing_question", "framing_source", "opening_words"];
const shownOf: { readonly [list: string]: readonly string[] } = {
  regions: ["title", "prompt", "card_kinds"],
  phases: ["kind", "minutes", "title", "words"],
  decision_prompts: ["text", "method"],
};
// The field of the form that a mistake stands beside: "regions[2].title", "regions" for the list; "" if none shows it.
export function fieldOf({ field }: Pick<TemplateProblem, "field">): string {
  if (shownAlone.includes(field) || field in shownOf) return field;
  const [, list = "", at = "", key = ""] = /^(\w+)\[(\d+)\]\.(\w+)/.exec(field) ?? [];
  return shownOf[list]?.includes(key) ? `${list}[${at}].${key}` : "";
}
export function besideFields(problems: readonly TemplateProblem[]): {
  readonly beside: ReadonlyMap<string, TemplateProblem>;
  readonly others: readonly TemplateProblem[];
} {
  const beside = new Map<string, TemplateProblem>();
  const others: TemplateProblem[] = [];
  for (const problem of problems) {
    const field = fieldOf(problem);
    if (field === "" || beside.has(field)) others.push(problem);
    else beside.set(field, problem);
  }
  return { beside, others };
}
