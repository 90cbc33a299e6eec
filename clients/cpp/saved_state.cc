#include "clients/cpp/saved_state.h"

#include "clients/cpp/observer.h"

namespace plenary::client {
namespace {

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace

std::string SavedState::sentence() const {
  const std::string kept = changes == 0 ? "nothing is waiting" : "keeping " + counted(changes, "change", "changes");
  switch (kind) {
    case saved: return "Saved.";
    case sending: return "Sending " + counted(changes, "change", "changes") + ".";
    case read_only: return "Read-only for now (" + why + "); " + kept + ".";
    case offline: return "Offline, " + kept + ".";
    case stopped:
      return why + (changes == 0 ? std::string() : " " + counted(changes, "change was", "changes were") + " not sent.");
  }
  return {};
}

std::string WhileAway::sentence() const {
  std::string parts;
  const auto add = [&](std::size_t count, const char* one, const char* many) {
    if (count > 0) parts += (parts.empty() ? "" : ", ") + counted(count, one, many);
  };
  add(new_cards, "new card", "new cards");
  add(changed_cards, "changed card", "changed cards");
  add(new_notes, "new note", "new notes");
  add(decisions, "decision", "decisions");
  add(actions, "action", "actions");
  add(gone, "thing gone", "things gone");
  return parts.empty() ? "Nothing happened while you were away." : "While you were away: " + parts + ".";
}

}  // namespace plenary::client
