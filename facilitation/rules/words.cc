// Words changed by several people at the same time (TEXT-1 to TEXT-6 in proto/README.md).
//
//   base ──asked.change──▶            the words as the asker saw them, and what the asker made of them
//     │ later changes, in the log     transformed over: the log's come first (left), the new one after (right)
//     ▼
//   now  ──effect────────▶
#include "facilitation/rules/checks.h"
#include "facilitation/rules/guidebooks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/standing.h"
#include "facilitation/rules/verbs.h"
#include "facilitation/rules/writing_record.h"

namespace plenary {
namespace {

struct Room {
  std::uint32_t characters;
  std::uint32_t bytes;
};

Room room_for(const Record& record) {
  if (record.has_note() || record.has_entry_field()) return {limits::note_characters, limits::note_bytes};
  if (record.has_paragraph()) return {limits::paragraph_characters, 4 * limits::paragraph_characters};
  const std::uint32_t most = record.card().kind() == QUOTE ? limits::quote_card_characters : limits::card_characters;
  return {most, 4 * most};
}

// Who may change it: a card's author; any rapporteur a note's, whoever keeps the record a paragraph's, whoever writes the
// guidebook a field's (the policy has let in nobody else).
No may_change_words(const Situation& here, const Record* record) {
  if (record && record->has_note()) return is_here(record->note());
  if (record && record->has_entry_field()) return part_can_change(part_seen(here, record->entry_field().owner()));
  if (record && record->has_paragraph()) {
    if (record->paragraph().quotation()) return not_found("text");
    return paragraph_can_change(here, record);
  }
  if (!record || !record->has_card()) return not_found("text");
  if (No no = words_can_change(here, record)) return no;
  return words_stand(record->card());
}

bool inserts_forbidden_control(const TextChange& change) {
  for (const std::string& insert : change.inserts())
    if (has_forbidden_control(insert, true)) return true;
  return false;
}

// The change as it must be made on the words as they are now. INVALID, or STALE_TEXT: the base is not remembered.
No rebase(const Situation& here, const Record& record, const EditText& asked, text::Change& change) {
  const Text& words = record.text();
  if (asked.base_version() == words.version() && asked.base_lineage() == words.lineage()) return {};
  const auto remembered = here.document.remembered(record.id());
  if (!remembered || asked.base_version() < remembered->first_version) return refusal(STALE_TEXT);
  const std::size_t at = asked.base_version() - remembered->first_version;
  if (at >= remembered->items.size()) return refusal(STALE_TEXT);
  const std::uint32_t lineage = at == 0 ? remembered->first_lineage : remembered->items[at - 1].lineage_after;
  if (lineage != asked.base_lineage()) return refusal(STALE_TEXT);
  for (std::size_t i = at; i < remembered->items.size(); ++i) {
    const text::Change& later = remembered->items[i].change;
    if (change.length_before() != later.length_before()) return invalid("change", "does_not_fit");
    change = text::transform(change, later, text::Side::right);
  }
  return {};
}

// Shortening is always allowed, also of words that were too long before there was a limit.
No fits(const Room& room, const text::Change& change, const std::string& before,
        const std::vector<text::Splice>& splices) {
  if (change.length_after() <= change.length_before()) return {};
  std::size_t bytes = before.size();
  for (const text::Splice& splice : splices) bytes = bytes + splice.inserted.size() - splice.erased;
  if (bytes > room.characters) {
    std::string after = before;
    text::splice(after, splices);
    const std::uint32_t characters = text::characters_in(after);
    if (characters > room.characters) return too_long(room.characters, characters);
  }
  if (bytes > room.bytes) return refusal(TOO_LONG, {std::to_string(room.bytes), std::to_string(bytes), "bytes"});
  return {};
}

}  // namespace

Outcome decide_verb(const Situation& here, const EditText& asked) {
  const Record* record = here.seen(asked.id());
  if (No no = may_change_words(here, record)) return refused(*no);
  std::optional<text::Change> change = text::from_proto(asked.change());
  if (!change) return refused(invalid("change", "not_in_normal_form"));
  if (inserts_forbidden_control(asked.change())) return refused(invalid("change", "control_character"));
  if (No no = rebase(here, *record, asked, *change)) return refused(*no);
  const std::string& words = record->text().content();
  std::vector<text::Splice> splices;
  switch (text::find_splices(words, *change, splices)) {
    case text::Fault::none: break;
    case text::Fault::wrong_length: return refused(invalid("change", "does_not_fit"));
    case text::Fault::splits_surrogate: return refused(invalid("change", "splits_a_character"));
  }
  if (No no = fits(room_for(*record), *change, words, splices)) return refused(*no);
  Outcome outcome;
  // What somebody else has deleted meanwhile needs no deleting: that is no reason to refuse.
  if (!change->changes_nothing()) edit(outcome, asked.id(), *change);
  if (!outcome.effects.empty() && record->has_paragraph()) take_back_approvals(here, outcome);
  return outcome;
}

}  // namespace plenary
