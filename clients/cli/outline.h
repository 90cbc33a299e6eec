// A board as an outline: region, cluster, card; notes, decisions, actions; who is here; whether one's changes are safe.
// Pure: the same board gives the same lines.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "clients/cli/words.h"

namespace plenary::cli {

struct OutlineOf {
  const Document& document;
  const People& people;
  std::function<bool(const std::string&)> is_mine;
  std::vector<Presence> here;  // one a connection
  bool connected = true;       // else nobody knows who is here
};

[[nodiscard]] std::vector<std::string> outline(const OutlineOf& of);
// What to call it once it is gone, without its words: "card 12".
[[nodiscard]] std::string called(const OutlineOf& of, const Record& record);
// One record in one line, as the change lines of a plain pipe show it: `card 12 [Challenges] challenge "words"`.
[[nodiscard]] std::string in_one_line(const OutlineOf& of, const Record& record);
// The phase that runs, whose turn it is, votes, signs, the headline.
[[nodiscard]] std::vector<std::string> leading_lines(const OutlineOf& of);
[[nodiscard]] std::string leading_in_one_line(const OutlineOf& of, const Record& record);
// Below a decision that goes by a method: how far it has come. Of one that was written down: nothing.
[[nodiscard]] std::vector<std::string> deciding_lines(const OutlineOf& of, const Record& record);
[[nodiscard]] std::string response_in_one_line(const OutlineOf& of, const DecisionResponse& response);
[[nodiscard]] std::vector<std::string> trash_lines(const OutlineOf& of);
// What is other than it was before, as it is now, a record after the other; empty: nothing.
[[nodiscard]] std::string difference(const OutlineOf& of, const Document& before);
[[nodiscard]] std::string presence_line(const OutlineOf& of);

}  // namespace plenary::cli
