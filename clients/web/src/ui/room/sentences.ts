// What the server and the core have to say, in the person's language: by code, never by the English sentence.
import { type Refusal, RefusalCode, type Saying, type SayingCode } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import type { T } from "../language.ts";

function refusalKey({ code, args }: Refusal): Key {
  switch (code) {
    case RefusalCode.FORBIDDEN:
      return "refused.forbidden";
    case RefusalCode.PHASE_CLOSED:
      return "refused.silence";
    case RefusalCode.LOCKED:
      if (args[0] === "board") return "refused.locked.board";
      return args[0] === "region" ? "refused.locked.region" : "refused.locked.card";
    case RefusalCode.NOT_FOUND:
      return "refused.notFound";
    case RefusalCode.GONE:
      return "refused.gone";
    case RefusalCode.STALE:
    case RefusalCode.STALE_TEXT:
      return "refused.stale";
    case RefusalCode.INVALID:
      return "refused.invalid";
    case RefusalCode.TOO_LONG:
      return "refused.tooLong";
    case RefusalCode.LIMIT_REACHED:
      return "refused.limit";
    case RefusalCode.NOT_YOURS:
      return "refused.notYours";
    case RefusalCode.CYCLE:
      return "refused.cycle";
    case RefusalCode.CLOSED_BOARD:
      return "refused.closed";
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
export function refusalWords(t: T, refusal: Refusal): string {
  return t(refusalKey(refusal) ?? "refused.other");
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
