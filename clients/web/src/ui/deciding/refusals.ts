// Why something about a proposal was not done: by the server's code, in the person's language.
import { type Refusal, RefusalCode, type VerbCase } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import type { T } from "../language.ts";
import { refusalWords } from "../room/sentences.ts";

type Refused = Pick<Refusal, "code" | "args">;

function invalidKey(what: string | undefined, why: string | undefined): Key | undefined {
  switch (`${what} ${why}`) {
    case "decision not_at_this_step":
    case "decision is_written_down":
    case "decision goes_by_a_method":
    case "question unknown":
    case "objection unknown":
      return "decide.no.step";
    case "decision in_a_round":
      return "decide.no.inRound";
    case "decision not_adopted":
    case "replaces not_adopted":
      return "decide.no.replaces";
    case "text frozen":
      return "decide.no.frozen";
    case "quorum too_few":
      return "decide.no.voters";
    case "objection is_open":
      return "decide.no.objection";
    case "objection was_withdrawn":
      return "decide.no.withdrawn";
    case "objection a_block_stands":
      return "decide.no.block";
    case "objection was_judged":
      return "decide.no.judged";
    case "question not_answered":
      return "decide.no.answers";
    case "question was_answered":
      return "decide.no.answered";
    case "owner missing":
    case "review_date missing":
      return "decide.no.adopt";
    case "reason missing":
      return "decide.no.reason";
    case "deferred_to needs_a_day":
      return "decide.no.date";
  }
  if (what === "method" || what === "scale" || what === "stakes") return "decide.no.method";
  if (what === "options") return "decide.no.options";
  if (why === "not_a_date") return "decide.no.date";
  return why === "missing" ? "decide.no.words" : undefined;
}
function key({ code, args: [what, why] }: Refused, verb: VerbCase): Key | undefined {
  const ofRound = verb === "respondToProposal" || verb === "closeDecisionRound";
  if (code === RefusalCode.STALE && ofRound) return "decide.no.round";
  if (code === RefusalCode.FORBIDDEN && what === "excused") return "decide.no.excused";
  if (code === RefusalCode.LIMIT_REACHED && what === "open_proposals") return "decide.no.another";
  if (code === RefusalCode.NOT_YOURS && (what === "proposer" || what === "its_proposer")) return "decide.no.proposer";
  if (code === RefusalCode.NOT_YOURS && what === "objector") return "decide.no.objector";
  return code === RefusalCode.INVALID ? invalidKey(what, why) : undefined;
}
export function whyRefused(t: T, refusal: Refused, verb: VerbCase): string {
  const known = key(refusal, verb);
  return known ? t(known) : refusalWords(t, refusal);
}
