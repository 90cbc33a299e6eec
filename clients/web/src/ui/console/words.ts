// Groups, acts and what became of them, in words.
import { type Failure, type Led, type LedAct, Phase_State, type PhaseNow } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import { languageShown, type T } from "../language.ts";
import { phaseTitle } from "../leading/phases.ts";
import { shownName } from "../room/names.ts";
import { refusalWords } from "../room/sentences.ts";
import { isRole, type Told } from "./acts.ts";
import type { Act } from "./console.ts";
import { type Group, kindOf, type News } from "./groups.ts";

export function listed(words: readonly string[]): string {
  return new Intl.ListFormat(languageShown(), { type: "conjunction" }).format(words);
}
// "Group 2", "Groups 1, 2 and 4".
export function groupNames(t: T, groups: readonly Pick<Group, "number">[]): string {
  const [first] = groups;
  if (groups.length === 1 && first) return t("console.group", { number: first.number });
  return t("console.groups", { numbers: listed(groups.map(({ number }) => number)) });
}
export function titleOf(t: T, phase: PhaseNow): string {
  return phaseTitle(t, { title: phase.title, kind: kindOf(phase) });
}
export const stateOf = ({ paused }: PhaseNow) => (paused ? Phase_State.PAUSED : Phase_State.RUNNING);

// ---------------------------------------------------------------- what became of an act

function whyKey(why: string): Key {
  switch (why) {
    case "no_next":
      return "console.why.noNext";
    case "no_phase":
      return "console.why.noPhase";
    case "no_call":
      return "console.why.noCall";
    case "removed":
      return "console.why.removed";
    case "sits_here":
      return "console.why.sitsHere";
    case "not_opened":
      return "console.why.notOpened";
    default:
      return "console.why.notStored";
  }
}
export function whyNotDone(t: T, { refusal, why }: Led): string {
  return refusal ? refusalWords(t, refusal) : t(whyKey(why));
}
export function doneWords(t: T, act: Act, groups: string): string {
  switch (act.what) {
    case "next":
      return t("console.did.next", { groups });
    case "minutes":
      return act.minutes > 0
        ? t("console.did.more", { groups, count: act.minutes })
        : t("console.did.less", { groups, count: -act.minutes });
    case "offRecord":
      return t(act.off ? "console.did.offRecord" : "console.did.onRecord", { groups });
    case "paused":
      return t(act.paused ? "console.did.paused" : "console.did.resumed", { groups });
    case "helpIsComing":
      return t("console.did.helped", { groups });
    case "announce":
      return t("console.did.announced", { groups });
    case "come":
      return t("console.did.come", { groups });
    default:
      return act satisfies never;
  }
}
// Without an answer nobody knows whether it was done; with one that says no it was not.
export function failureWords(t: T, { status }: Failure): string {
  if (status === 0) return t("console.unanswered");
  return t(status === 404 ? "console.refused.groups" : "console.refused");
}

// ---------------------------------------------------------------- what is new

export function newsWords(t: T, news: readonly News[]): string {
  return news
    .map(({ kind, group }) => {
      const name = groupNames(t, [group]);
      const { phase } = group.now;
      switch (kind) {
        case "help":
          return t("console.said.help", { group: name });
        case "phase":
          return phase ? t("console.said.phase", { group: name, title: titleOf(t, phase) }) : "";
        case "ended":
          return t("console.said.ended", { group: name });
        case "over":
          return t("console.said.over", { group: name });
        default:
          return kind satisfies never;
      }
    })
    .join(" ");
}

// ---------------------------------------------------------------- what was done

const titled = {
  itemAdded: "console.told.itemAdded",
  itemOut: "console.told.itemOut",
  itemBack: "console.told.itemBack",
  itemBegun: "console.told.itemBegun",
  itemEnded: "console.told.itemEnded",
  itemRevealed: "console.told.itemRevealed",
  groupAdded: "console.told.groupAdded",
  groupChanged: "console.told.groupChanged",
  groupOut: "console.told.groupOut",
  groupBack: "console.told.groupBack",
  itemChanged: "console.told.itemChanged",
} as const;
export function toldWords(t: T, { act, what, minutes }: Told): string {
  const who = shownName(act.byName) || t("board.somebody");
  const name = shownName(act.aboutName) || t("board.somebody");
  const title = act.phase ? titleOf(t, act.phase) : t("phase.label");
  const cards = t("board.cards", { count: act.count });
  switch (what) {
    case "phase":
      return t("past.phase", { who, title });
    case "phaseByItself":
      return t("past.phaseByItself", { title });
    case "phaseEnded":
      return t("past.phaseEnded", { who, title });
    case "more":
      return minutes === 0
        ? t("past.phaseTime", { who, title })
        : t("console.told.more", { who, title, count: minutes });
    case "less":
      return t("console.told.less", { who, title, count: minutes });
    case "paused":
      return t("past.phasePaused", { who, title });
    case "resumed":
      return t("past.phaseResumed", { who, title });
    case "planned":
      return t("past.planned", { who });
    case "round":
      return t("past.round", { who });
    case "turn":
      return t("console.told.turn", { who, name });
    case "turnBack":
      return t("console.told.turnBack", { who, name });
    case "voteOpened":
      return t("console.told.voteOpened", { who });
    case "voteClosed":
      return t("console.told.voteClosed", { who });
    case "offRecord":
      return t("past.offRecord", { who });
    case "onRecord":
      return t("past.onRecord", { who });
    case "spotlight":
      return t("console.told.spotlight", { who });
    case "spotlightOff":
      return t("console.told.spotlightOff", { who });
    case "pairs":
      return t("console.told.pairs", { who });
    case "released":
      return t("console.told.released", { who, cards });
    case "held":
      return t("console.told.held", { who, cards });
    case "announced":
      return t("past.announced", { who });
    case "gathered":
      return t("past.gathered", { who });
    case "harvest":
      return t("past.harvest", { who });
    case "silent":
      return t("past.silent", { who });
    case "revealed":
      return t("console.told.revealed", { who });
    case "locked":
      return t("past.boardLocked", { who });
    case "unlocked":
      return t("past.boardUnlocked", { who });
    case "closed":
      return t("past.boardClosed", { who });
    case "reopened":
      return t("past.boardReopened", { who });
    case "board":
      return t("console.told.board", { who });
    case "cardsLocked":
      return t("past.locked", { who, cards });
    case "cardsUnlocked":
      return t("past.unlocked", { who, cards });
    case "region":
      return t("console.told.region", { who });
    case "role":
    case "came":
      return t("past.role", { name, role: roleOf(t, act) });
    case "removed":
      return t("past.left", { who: name });
    case "invitations":
      return t("console.told.invitations", { who });
    case "takenOver":
      return t("console.told.takenOver", { who });
    case "away":
      return t("console.told.away", { name });
    case "back":
      return t("console.told.back", { name });
    case "help":
      return t("sign.help.from", { name: who });
    case "helped":
      return t("console.told.helped", { who, name });
    case "proposalOpened":
      return t("console.told.proposalOpened", { who });
    case "proposalOn":
      return t("console.told.proposalOn", { who });
    case "interests":
      return t("console.told.interests", { who });
    case "decisionRound":
      return t("console.told.decisionRound", { who });
    case "decisionTime":
      return t("console.told.decisionTime", { who });
    case "decisionClosed":
      return t("console.told.decisionClosed", { who });
    case "objection":
      return t("console.told.objection", { who });
    case "concluded":
      return t("console.told.concluded", { who });
    case "readBack":
      return t("console.told.readBack", { who });
    case "reviewed":
      return t("console.told.reviewed", { who });
    case "answered":
      return t("console.told.answered", { who });
    case "reportBegun":
      return t("console.told.reportBegun", { who });
    case "reportEnded":
      return t("console.told.reportEnded", { who });
    case "reportsOrdered":
      return t("console.told.reportsOrdered", { who });
    case "difference":
      return t("console.told.difference", { who });
    case "differenceGone":
      return t("console.told.differenceGone", { who });
    case "walk":
      return t("console.told.walk", { who });
    case "letIn":
      return t("console.told.letIn", { who });
    case "marker":
      return t("console.told.marker", { who });
    case "markerGone":
      return t("console.told.markerGone", { who });
    case "warning":
      return t("console.told.warning", { who });
    case "handedOver":
      return t("console.told.handedOver", { who });
    case "itemAdded":
    case "itemOut":
    case "itemBack":
    case "itemBegun":
    case "itemEnded":
    case "itemRevealed":
    case "groupAdded":
    case "groupChanged":
    case "groupOut":
    case "groupBack":
    case "itemChanged":
      return act.title ? t(titled[what], { who, title: act.title }) : t("console.told.programme", { who });
    case "programme":
      return t("console.told.programme", { who });
    case "imported":
      return t("console.told.imported", { who });
    case "seated":
      return t("console.told.seated", { who });
    case "template":
      return t("console.told.template", { who });
    case "other":
      return t("console.told.other", { who, verb: act.verb });
    default:
      return what satisfies never;
  }
}
function roleOf(t: T, { role }: LedAct): string {
  return t((isRole(role) ? `role.${role}` : "role.2") as Key);
}
