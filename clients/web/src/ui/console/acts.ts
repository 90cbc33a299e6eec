// What was done to lead the groups, as the server tells it, put into what a person would say. Pure; words.ts says it.
import { type LedAct, Role } from "../../index.ts";

export type What =
  | "phase"
  | "phaseByItself"
  | "phaseEnded"
  | "more"
  | "less"
  | "paused"
  | "resumed"
  | "planned"
  | "round"
  | "turn"
  | "turnBack"
  | "voteOpened"
  | "voteClosed"
  | "offRecord"
  | "onRecord"
  | "spotlight"
  | "spotlightOff"
  | "pairs"
  | "released"
  | "held"
  | "announced"
  | "gathered"
  | "harvest"
  | "silent"
  | "revealed"
  | "locked"
  | "unlocked"
  | "closed"
  | "reopened"
  | "board"
  | "cardsLocked"
  | "cardsUnlocked"
  | "region"
  | "role"
  | "removed"
  | "came"
  | "invitations"
  | "takenOver"
  | "away"
  | "back"
  | "help"
  | "helped"
  | "proposalOpened"
  | "proposalOn"
  | "interests"
  | "decisionRound"
  | "decisionTime"
  | "decisionClosed"
  | "objection"
  | "concluded"
  | "readBack"
  | "reviewed"
  | "answered"
  | "reportBegun"
  | "reportEnded"
  | "reportsOrdered"
  | "difference"
  | "differenceGone"
  | "walk"
  | "letIn"
  | "marker"
  | "markerGone"
  | "warning"
  | "handedOver"
  | "programme"
  | "itemAdded"
  | "itemChanged"
  | "itemOut"
  | "itemBack"
  | "itemBegun"
  | "itemEnded"
  | "itemRevealed"
  | "imported"
  | "groupAdded"
  | "groupChanged"
  | "groupOut"
  | "groupBack"
  | "seated"
  | "template"
  | "other";

export interface Told {
  readonly act: LedAct;
  readonly what: What;
  readonly minutes: number; // given or taken, with "more" and "less"
}

// In their order; what an act changed is told from what the earlier ones left.
export class Telling {
  readonly told: Told[] = [];
  readonly #extended = new Map<string, number>(); // minutes, by group, phase and time it ran
  readonly #boards = new Map<string, { readonly locked: boolean; readonly closed: boolean }>();

  add(acts: readonly LedAct[]): void {
    for (const act of acts) this.told.push(this.#tell(act));
  }
  #tell(act: LedAct): Told {
    const minutes = this.#minutes(act);
    const what = act.verb === "set_phase_time" ? (minutes < 0 ? "less" : "more") : this.#what(act);
    if (act.board) this.#boards.set(act.document, act.board);
    return { act, what, minutes: Math.abs(minutes) };
  }
  #minutes({ verb, document, phase }: LedAct): number {
    if (!phase) return 0;
    const key = `${document} ${phase.id} ${phase.generation}`;
    const before = this.#extended.get(key) ?? 0;
    const after = phase.extendedMinutes - phase.shortenedMinutes;
    this.#extended.set(key, after);
    return verb === "set_phase_time" ? after - before : 0;
  }
  #what(act: LedAct): What {
    switch (act.verb) {
      case "start_phase":
        if (act.phase?.ended) return "phaseEnded";
        return act.by === "" ? "phaseByItself" : "phase";
      case "pause_phase":
        return act.phase?.paused ? "paused" : "resumed";
      case "set_board":
        return this.#boardSet(act);
      case "set_off_record":
        return act.up ? "offRecord" : "onRecord";
      case "set_spotlight":
        return act.up ? "spotlight" : "spotlightOff";
      case "set_gather":
        return act.up ? "gathered" : "spotlightOff";
      case "hold_cards":
        return act.up ? "held" : "board";
      case "lock_cards":
        return act.up ? "cardsLocked" : "cardsUnlocked";
      case "set_agenda_item":
      case "move_agenda_item":
        return act.title ? "itemChanged" : "programme";
      case "begin_agenda_item":
        return act.up ? "itemBegun" : "programme";
      case "note_absence":
        return act.up ? "away" : "back";
      case "set_signal":
        return act.up ? "help" : "helped";
      default:
        return plain[act.verb] ?? "other";
    }
  }
  #boardSet({ document, board }: LedAct): What {
    const before = this.#boards.get(document) ?? { locked: false, closed: false };
    if (!board) return "board";
    if (board.closed !== before.closed) return board.closed ? "closed" : "reopened";
    if (board.locked !== before.locked) return board.locked ? "locked" : "unlocked";
    return "board";
  }
}

const plain: { readonly [verb: string]: What } = {
  set_phases: "planned",
  start_round: "round",
  end_turn: "turn",
  give_turn_back: "turnBack",
  open_vote: "voteOpened",
  close_vote: "voteClosed",
  set_harvest: "harvest",
  set_pairs: "pairs",
  release_cards: "released",
  announce: "announced",
  start_silent_writing: "silent",
  reveal_cards: "revealed",
  set_region: "region",
  set_role: "role",
  remove_member: "removed",
  admit: "came",
  add_invitation: "invitations",
  revoke_invitation: "invitations",
  take_over: "takenOver",
  open_proposal: "proposalOpened",
  take_proposal_on: "proposalOn",
  ask_about_interests: "interests",
  open_decision_round: "decisionRound",
  pause_decision_round: "decisionTime",
  close_decision_round: "decisionClosed",
  judge_objection: "objection",
  conclude_proposal: "concluded",
  read_back_decision: "readBack",
  review_decision: "reviewed",
  answer_decision: "answered",
  set_plenary_outcome: "answered",
  begin_report: "reportBegun",
  end_report: "reportEnded",
  order_reports: "reportsOrdered",
  keep_difference: "difference",
  remove_difference: "differenceGone",
  open_gallery: "walk",
  let_in: "letIn",
  add_marker: "marker",
  remove_marker: "markerGone",
  dismiss_check: "warning",
  hand_over: "handedOver",
  set_meeting: "programme",
  import_programme: "imported",
  add_agenda_item: "itemAdded",
  trash_agenda_item: "itemOut",
  restore_agenda_item: "itemBack",
  end_agenda_item: "itemEnded",
  reveal_agenda_item: "itemRevealed",
  add_breakout: "groupAdded",
  set_breakout: "groupChanged",
  trash_breakout: "groupOut",
  restore_breakout: "groupBack",
  seat_people: "seated",
  set_template: "template",
  trash_template: "template",
  restore_template: "template",
};

// One who leads several groups does the same in them at once: told once, of all of them.
export interface ToldTogether extends Told {
  readonly documents: readonly string[];
}
const togetherMs = 3_000;
export function newestFirst(told: readonly Told[]): readonly ToldTogether[] {
  const together: { -readonly [Key in keyof ToldTogether]: ToldTogether[Key] }[] = [];
  for (const one of told) {
    const like = together.findLast(
      ({ act, what, minutes, documents }) =>
        what === one.what &&
        minutes === one.minutes &&
        act.by === one.act.by &&
        act.about === one.act.about &&
        act.phase?.title === one.act.phase?.title &&
        act.phase?.kind === one.act.phase?.kind &&
        Number(one.act.atMs - act.atMs) <= togetherMs &&
        !documents.includes(one.act.document),
    );
    if (like) like.documents = [...like.documents, one.act.document];
    else together.push({ ...one, documents: [one.act.document] });
  }
  return together.reverse();
}

export function isRole(role: Role): boolean {
  return role in Role && role !== Role.ROLE_UNSPECIFIED;
}
