// The one list that the room is shown: the groups, once there are some; before that, the regions. Cards are counted, but
// not while people write in silence: a count would tell.
import { type Harvest, PhaseKind, Vote_Method } from "../../index.ts";
import type { BoardView } from "../board/model.ts";
import type { T } from "../language.ts";
import { targetName } from "../leading/doing.ts";
import { type Leading, openVoteIn, roundIn } from "../leading/model.ts";
import { dotResults, spreadsOf, valuesOf } from "../leading/votes.ts";
import { tableOf, tableWords } from "../parts/TableMark.tsx";
import type { Room } from "../room/room.ts";

export interface FarLine {
  readonly id: string;
  readonly number: number;
  readonly words: string; // "": a group without a name
  readonly cards: number | undefined;
}

export function linesOf(view: BoardView, silent: boolean): readonly FarLine[] {
  const groups = new Map<string, { readonly words: string; readonly cards: number }>();
  for (const { id, title, cards } of view.regions.flatMap(({ groups: some }) => some))
    if (cards.length > 0) groups.set(id, { words: title, cards: cards.length + (groups.get(id)?.cards ?? 0) });
  if (groups.size > 0 && !silent) return [...groups].map(([id, group], at) => ({ id, number: at + 1, ...group }));
  return view.regions.map(({ id, number, region, groups: some, loose }) => {
    const cards = loose.length + some.reduce((sum, group) => sum + group.cards.length, 0);
    return { id, number, words: region.title, cards: silent ? undefined : cards };
  });
}

// The list of what is led just now: who speaks, what is weighed, and what came of it. Totals stand in a vote only once it
// is closed, so nobody sees more here than on their own screen.
export interface LedLine {
  readonly id: string;
  readonly number: string;
  readonly words: string;
  readonly more: string;
  readonly table?: boolean; // a device of several people
  readonly now: boolean;
}

export function ledLines(t: T, room: Room, leading: Leading): readonly LedLine[] | undefined {
  const { speaks, waits } = roundIn(leading);
  if (speaks || waits.length > 0)
    return leading.turns.map(({ id, body: { value } }) => ({
      id,
      number: String(value.order),
      words: room.nameOf(value.participant) || t("board.somebody"),
      more: [tableAt(t, room, value.participant), stateWords(t, value.state)].filter(Boolean).join(", "),
      table: tableOf(room, value.participant) > 0,
      now: value.state === "speaking",
    }));
  const [vote] = leading.votes;
  const kind = leading.running?.body.value.kind;
  const { harvest } = leading;
  const gathers = kind === PhaseKind.HARVEST_PHASE || kind === PhaseKind.REPORT || kind === PhaseKind.CLOSE;
  if (harvest && gathers) return harvestLines(t, harvest);
  const shows = kind === PhaseKind.VOTE_PHASE || kind === PhaseKind.DISCUSS || openVoteIn(leading) !== undefined;
  if (!vote || !shows) return undefined;
  const { value } = vote.body;
  const line = (target: string, number: string, more: string): LedLine => {
    const named = targetName(room, value, target);
    return {
      id: target,
      number: number || named.number,
      words: named.words || t("board.group.none"),
      more,
      now: false,
    };
  };
  if (value.closedMs === 0n) return value.targets.map((target) => line(target, "", ""));
  if (value.method === Vote_Method.DOTS)
    return dotResults(value).map(({ target, dots, place, tied }) =>
      line(target, String(place), `${t("vote.dots", { count: dots })}${tied ? `, ${t("vote.tie")}` : ""}`),
    );
  return spreadsOf(value).map(({ target, criterion, counts }) => {
    const given = valuesOf(value).flatMap((level, at) => (counts[at] ? [`${level} ×${counts[at]}`] : []));
    return line(target, "", [criterion, given.join("  ")].filter(Boolean).join(" "));
  });
}

function tableAt(t: T, room: Room, participant: string): string {
  const voices = tableOf(room, participant);
  return voices === 0 ? "" : tableWords(t, voices);
}
function stateWords(t: T, state: string): string {
  return state === "passed" ? t("round.passed") : state === "spoken" ? t("round.spoken") : "";
}

function harvestLines(t: T, { headline, disagreementKept, example }: Harvest): readonly LedLine[] {
  const parts = [
    { id: "headline", words: headline, more: t("harvest.headline.short") },
    { id: "disagreement", words: disagreementKept, more: t("harvest.disagreement") },
    { id: "example", words: example, more: t("harvest.example") },
  ];
  return parts.filter(({ words }) => words !== "").map((part) => ({ ...part, number: "", now: false }));
}
