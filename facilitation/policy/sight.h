// Who may see what: the other half of the table. Whoever may see nothing of a matter is never told that it is there.
//
// facilitation/views sends by it; facilitation/rules answers NOT_FOUND by it, for what is hidden as for what is missing.
#pragma once

#include <array>
#include <span>
#include <string>

#include "proto/records.pb.h"

namespace plenary::policy {

enum class Matter {
  board,           // regions, cards, clusters, links, decisions, actions, members: what stands on the wall
  silent_writing,  // hidden cards, and links to them
  record_note,
  working_note,
  quotation,          // and requests for it
  refused_quotation,  // so long ago that it is its speaker's alone
  invitation,
  own_template,      // board templates of the meeting's own
  waiting,           // members who are not let in yet
  hidden_item,       // of the agenda, before its reveal, and what belongs to it
  out_of_programme,  // agenda items and groups that were taken out
  private_answer,    // ballots, responses
  capture_choice,    // whoever records has to know it
  record_draft,      // paragraphs of a session record that was not circulated yet, or that were thrown away
  correction,        // and the answer to it
  unapproved,        // of a guidebook: entries, and what fields say, before they are ready
};

enum class Sight { nothing, own, all };

struct SightRow {
  Matter matter;
  const char* words;                        // for the README
  std::array<Sight, Role_ARRAYSIZE> sight;  // by Role
};
[[nodiscard]] std::span<const SightRow> sights();
[[nodiscard]] Sight sight(Matter matter, Role role);

[[nodiscard]] Matter matter_of(const Record& record);
// Whose it is where only one's own may be seen; empty: nobody's.
[[nodiscard]] const std::string& owner_of(const Record& record);
// Somebody whom a hidden card is shown to beside its author: who works with them in a pair.
[[nodiscard]] bool is_shown_to(const Record& record, const std::string& participant);
[[nodiscard]] bool may_see(const Record& record, Role role, const std::string& participant);

// Markdown, as in this folder's README.
[[nodiscard]] std::string sights_as_markdown();

}  // namespace plenary::policy
