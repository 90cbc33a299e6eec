// Why something about a session record was not done: by the server's code, in the person's language.
import { RefusalCode, type VerbCase } from "../../index.ts";
import type { Key } from "../../locales/strings.ts";
import type { T } from "../language.ts";
import { type Asking, useAskingWith } from "../room/asking.ts";
import { type Refused, refusalWords } from "../room/sentences.ts";

function phaseKey(what: string | undefined): Key | undefined {
  switch (what) {
    case "record_draft":
      return "record.no.draft";
    case "record_not_approved":
      return "record.no.notApproved";
    case "corrections_open":
      return "record.no.windowOpen";
    case "corrections_unanswered":
      return "record.no.unanswered";
    case "corrections_closed":
      return "record.no.windowClosed";
    default:
      return undefined;
  }
}
function invalidKey(what: string | undefined, why: string | undefined): Key | undefined {
  switch (what) {
    case "key_contact":
      return "record.no.contact";
    case "corrections_until":
      return "record.no.until";
    case "approvals_needed":
      return "record.no.approvals";
    case "recording":
      return "record.no.address";
    case "answer":
    case "reason":
      return why === "missing" ? "record.no.reason" : undefined;
  }
  if (why === "is_a_quotation" || why === "not_of_a_quotation") return "record.no.quotation";
  return what === "text" && why === "missing" ? "record.no.words" : undefined;
}
function key({ code, args: [what, why] }: Refused, verb: VerbCase): Key | undefined {
  switch (code) {
    case RefusalCode.PHASE_CLOSED:
      return phaseKey(what);
    case RefusalCode.INVALID:
      return invalidKey(what, why);
    case RefusalCode.STALE:
      return verb === "approveRecord" ? "record.no.stale" : undefined;
    case RefusalCode.GONE:
      return what === "correction" ? "record.no.answered" : undefined;
    case RefusalCode.LIMIT_REACHED:
      return what === "approvals" ? "record.no.approvals" : undefined;
    default:
      return undefined;
  }
}
export function whyRefused(t: T, refusal: Refused, verb: VerbCase): string {
  const known = key(refusal, verb);
  return known ? t(known) : refusalWords(t, refusal);
}
export function useAsking(): Asking {
  return useAskingWith(whyRefused);
}
