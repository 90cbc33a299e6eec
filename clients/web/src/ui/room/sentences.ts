// What the server and the core have to say, in the person's language: by code, never by the English sentence.
import { type Refusal, RefusalCode, type Saying, type SayingCode } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import type { T } from "../language.ts";

// Of the phases of facilitation/policy, by their words in refusals.
function phaseKey(word: string | undefined): Key {
  switch (word) {
    case "arrive":
      return "refused.phase.arrive";
    case "frame":
      return "refused.phase.frame";
    case "silent_writing":
    case "silent":
      return "refused.silence";
    case "pair":
      return "refused.phase.pair";
    case "round":
      return "refused.phase.round";
    case "cluster":
      return "refused.phase.cluster";
    case "vote":
      return "refused.phase.vote";
    case "discuss":
      return "refused.phase.discuss";
    case "decide":
      return "refused.phase.decide";
    case "harvest":
      return "refused.phase.harvest";
    case "report":
      return "refused.phase.report";
    case "close":
      return "refused.closed";
    case "screening":
      return "refused.screening";
    case "open_vote":
      return "refused.voteIsOpen";
    default:
      return "refused.phase";
  }
}
function forbiddenKey(why: string | undefined): Key {
  if (why === "assigned") return "refused.assigned";
  if (why === "last_facilitator") return "refused.lastFacilitator";
  if (why === "facilitator_is_here") return "refused.facilitatorHere";
  return why === "facilitator_may_return" ? "refused.facilitatorMayReturn" : "refused.forbidden";
}
// What a check asks before something can be adopted.
function checkKey(check: string | undefined): Key {
  switch (check) {
    case "statement-has-year":
      return "refused.check.year";
    case "statement-has-measure":
      return "refused.check.measure";
    case "indicator-missing-required-field":
      return "refused.check.sheet";
    case "charter-without-review-date":
    case "direction-without-review-date":
      return "refused.check.review";
    case "conflict-of-interest-declared":
      return "refused.check.interests";
    default:
      return "refused.check";
  }
}
function lockedKey(what: string | undefined): Key {
  if (what === "board") return "refused.locked.board";
  if (what === "record") return "refused.frozen";
  return what === "region" ? "refused.locked.region" : "refused.locked.card";
}
function invalidKey([what, problem]: readonly string[]): Key {
  const closing = what === "harvest" || what === "headline" || what === "disagreement_kept";
  return closing && problem === "missing" ? "refused.harvestFirst" : "refused.invalid";
}
function limitKey(what: string | undefined): Key {
  switch (what) {
    case "dots":
      return "refused.dots";
    case "dots_on_one":
      return "refused.dotsOnOne";
    case "open_votes":
      return "refused.openVote";
    case "seats":
      return "refused.full";
    case "headline_words":
      return "refused.headlineWords";
    default:
      return "refused.limit";
  }
}

export type Refused = Pick<Refusal, "code" | "args">;
function refusalKey({ code, args }: Refused): Key {
  switch (code) {
    case RefusalCode.FORBIDDEN:
      return forbiddenKey(args[0]);
    case RefusalCode.PHASE_CLOSED:
      return phaseKey(args[0]);
    case RefusalCode.OFF_RECORD:
      return "refused.offRecord";
    case RefusalCode.LOCKED:
      return lockedKey(args[0]);
    case RefusalCode.NOT_FOUND:
      return "refused.notFound";
    case RefusalCode.GONE:
      return args[0] === "vote" ? "refused.voteClosed" : "refused.gone";
    case RefusalCode.STALE:
    case RefusalCode.STALE_TEXT:
      return "refused.stale";
    case RefusalCode.INVALID:
      return invalidKey(args);
    case RefusalCode.TOO_LONG:
      return "refused.tooLong";
    case RefusalCode.LIMIT_REACHED:
      return limitKey(args[0]);
    case RefusalCode.NOT_YOURS:
      return args[0] === "speaker" || args[0] === "signal" ? "refused.notYourTurn" : "refused.notYours";
    case RefusalCode.CYCLE:
      return "refused.cycle";
    case RefusalCode.CLOSED_BOARD:
      return "refused.closed";
    case RefusalCode.CHECK_FAILED:
      return checkKey(args[0]);
    case RefusalCode.NOT_A_MEMBER:
      return "refused.member";
    case RefusalCode.REFUSAL_NONE:
    case RefusalCode.ALREADY_EXISTS:
    case RefusalCode.UNSUPPORTED:
    case RefusalCode.NOTHING_TO_DO:
      return "refused.other";
    default:
      return code satisfies never;
  }
}
export function refusalWords(t: T, refusal: Refused): string {
  return t(refusalKey(refusal) ?? "refused.other", { count: Number(refusal.args[1] ?? 0) });
}

function sayingKey(code: SayingCode): Key | undefined {
  switch (code) {
    case "tooMuchWaiting":
      return "say.tooMuchWaiting";
    case "tooLarge":
      return "say.tooLarge";
    case "nothingThere":
    case "noWordsThere":
    case "gone":
    case "inTrashAlready":
      return "say.notThere";
    case "useEditText":
    case "doesNotFit":
    case "brokenCharacter":
      return "say.doesNotFit";
    case "nothingToUndo":
    case "nothingLeftToUndo":
      return "say.nothingToUndo";
    case "nothingToRedo":
      return "say.nothingToRedo";
    case "wordsReplaced":
    case "changedSince":
      return "say.changedSince";
    case "removed":
      return "say.removed";
    case "openedElsewhere":
      return "say.openedElsewhere";
    case "sessionEnded":
      return "say.sessionEnded";
    case "somebodyElse":
      return "say.somebodyElse";
    case "noSuchBoard":
      return "say.noSuchBoard";
    case "otherVersion":
      return "say.otherVersion";
    case "notUnderstood":
    case "refusedClient":
    case "outOfStep":
      return "say.outOfStep";
    case "notKept":
      return "say.notKept";
    case "keptAgain":
      return "say.keptAgain";
    case "noStorage":
      return "say.noStorage";
    case "wordsGone":
      return "say.wordsGone";
    case "fromServer":
      return undefined;
    default:
      return code satisfies never;
  }
}
export function codeWords(t: T, code: SayingCode): string {
  const key = sayingKey(code);
  return key ? t(key) : "";
}
export function sayingWords(t: T, { code, sentence }: Saying): string {
  return codeWords(t, code) || sentence;
}
