// Why something is not printed, and what would let it be: the reasons of BlockedByConsent (proto/guidebook_record.proto).
import type { Key } from "../../locales/strings.ts";

const reasons: { readonly [reason: string]: Key } = {
  not_asked: "guide.blocked.notAsked",
  not_answered: "guide.blocked.notAnswered",
  declined: "guide.blocked.declined",
  lapsed: "guide.blocked.lapsed",
  withdrawn: "guide.blocked.withdrawn",
  other_words: "guide.blocked.otherWords",
  not_for_publication: "guide.blocked.notForPublication",
  not_found: "guide.blocked.notFound",
  names_somebody: "guide.blocked.namesSomebody",
  names_the_organisation: "guide.blocked.namesOrganisation",
  holds_a_quotation: "guide.blocked.holdsQuotation",
  holds_words_taken_back: "guide.blocked.holdsTakenBack",
};
export function blockedKey(reason: string): Key {
  return reasons[reason] ?? "guide.blocked.notFound";
}
