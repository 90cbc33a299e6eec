// How things are called on a terminal, in both directions: "card 12", "n3", "d1", a region by the beginning of its
// title, a person by name.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facilitation/document/document.h"
#include "proto/wire.pb.h"

namespace plenary::cli {

using People = std::map<std::string, Person>;

[[nodiscard]] std::string lower(std::string_view text);
[[nodiscard]] std::string kind_word(CardKind kind);  // "challenge"
[[nodiscard]] std::optional<CardKind> kind_from(std::string_view word);
[[nodiscard]] std::string role_word(Role role);  // "plenary_host"
[[nodiscard]] std::optional<Role> role_from(std::string_view word);
[[nodiscard]] std::string quotation_state_word(Quote::State state);  // "may be quoted"
[[nodiscard]] std::string decision_state_word(DecisionState state);  // "adopted with stand asides"
[[nodiscard]] std::optional<DecisionState> decision_state_from(std::string_view word);
[[nodiscard]] std::string action_state_word(Action::State state);
[[nodiscard]] std::string mode_words(Mode mode);  // "in the room"; of who did not say: that they did not
// What was promised to people here; of a board without words of its own what the web client says (policy.default).
[[nodiscard]] std::string policy_words(const Board& board);
// An id is no name: who has none is "a member", or "a former member" once removed.
[[nodiscard]] std::string person_name(const Document& document, const People& people, const std::string& participant);
// HH:MM where the meeting is, as in the record; a board that does not say where: UTC.
[[nodiscard]] std::string clock_of(const Document& document, std::int64_t ms);

// In reading order, the trash left out.
[[nodiscard]] std::vector<const Record*> regions_in_order(const Document& document);
[[nodiscard]] std::vector<const Record*> notes_in_order(const Document& document);
[[nodiscard]] std::vector<const Record*> clusters_of_region(const Document& document, const std::string& region);
// Decisions and actions by number; what has none yet comes last.
[[nodiscard]] std::vector<const Record*> decisions_in_order(const Document& document);
[[nodiscard]] std::vector<const Record*> actions_in_order(const Document& document);
[[nodiscard]] std::vector<const Record*> quotes_in_order(
    const Document& document);  // by when they were said; not discarded ones
// By kind, then number; null: the record is not in the trash.
[[nodiscard]] std::vector<const Record*> in_the_trash(const Document& document);
[[nodiscard]] const Trashed* trashed(const Record& record);
[[nodiscard]] std::string latest_words(const Decision& decision);

// What a record is called: "12", "n3", "d1", "a2"; its id where it has no number.
[[nodiscard]] std::string label_of(const Document& document, const Record& record);

// What somebody meant; nothing, or more than one thing: the sentence says so.
struct Found {
  std::string id;
  std::string problem;
  explicit operator bool() const { return problem.empty(); }
};
[[nodiscard]] Found find_card(const Document& document, std::string_view word);
[[nodiscard]] Found find_region(const Document& document, std::string_view word);
[[nodiscard]] Found find_cluster(const Document& document, std::string_view word);
[[nodiscard]] Found find_note(const Document& document, std::string_view word);
[[nodiscard]] Found find_decision(const Document& document, std::string_view word);
[[nodiscard]] Found find_action(const Document& document, std::string_view word);
[[nodiscard]] Found find_person(const Document& document, const People& people, std::string_view word);

}  // namespace plenary::cli
