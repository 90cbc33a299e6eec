// Given these records, when this request, then these effects (or this refusal): a board with people on it.
//
//   Story story;
//   CHECK(story.asks("ann", "add_card { id: 'c1' kind: IDEA text: 'Rain' place { region: 'here' } }") == "put card c1 v1, edit c1");
//   CHECK(story.asks("obs", "trash_cards { ids: 'c1' }") == "FORBIDDEN");
//
// Requests are written in protobuf's text format. What is accepted is applied, as one commit.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facilitation/rules/decide.h"

namespace plenary {

// Throws if it does not parse: a typo in a test is not a refusal.
[[nodiscard]] Request request(std::string_view text);
[[nodiscard]] Record record(std::string_view text);

// "put card c1 v2, edit c1, remove l1", "accepted, nothing new", or "TOO_LONG 280 281".
[[nodiscard]] std::string spelled(const Outcome& outcome);
// All bytes of it, to compare two by.
[[nodiscard]] std::string bytes_of(const Outcome& outcome);

inline const Actor kServer{"", true};

class Story {
 public:
  // The board: regions "here" and "there", and, by role: ann, ben, cid (participants), ria, rob (rapporteurs), fay
  // (facilitator), col (co-facilitator), obs (observer), hos (plenary host), pre (presenter). `more`: further records,
  // each in text format; a board record given here replaces the usual one, a meeting or a
  // guidebook leaves it out.
  explicit Story(std::initializer_list<std::string_view> more = {});
  explicit Story(const std::vector<Record>& more);

  std::string asks(const std::string& participant, std::string_view text);
  std::string server_asks(std::string_view text);
  // Decided, and applied if accepted.
  Outcome decide_and_apply(const Request& request, const Actor& actor);
  [[nodiscard]] Outcome decided(const std::string& participant, std::string_view text) const;
  void apply(const Outcome& outcome);

  [[nodiscard]] const Card& card(std::string_view id) const;
  [[nodiscard]] const Cluster& cluster(std::string_view id) const;
  [[nodiscard]] std::string words(std::string_view id) const;
  [[nodiscard]] std::uint32_t version(std::string_view id) const;
  // Ids of the cards of a region in their order, "c2 c1 c3": of those that are visible to everybody.
  [[nodiscard]] std::string order_in(std::string_view region) const;

  Document document;
  Moment now{1'000'000, 42};
};

// An item of a programme.
[[nodiscard]] inline const AgendaItem& item(const Story& story, const std::string& id) {
  return story.document.find(id)->agenda_item();
}

}  // namespace plenary
