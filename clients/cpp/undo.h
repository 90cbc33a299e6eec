// Undo: one's own requests taken back by further requests, and never anybody else's work.
//
// Before a request is made, the replica tells what would take it back. When that is wanted, it looks at the replica
// again: where somebody has changed the same thing since, the step is skipped with a notice that says so; where nobody
// has, the request carries the record's version (if_version), so that a race is refused by the server. A change of
// words is taken back by its inverse, carried over everything that happened to the words since: only one's own
// characters that are still there go away. Acts of facilitation (reveal, silent writing, roles, locking the board) have
// opposites of their own and are not undone here.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "facilitation/document/document.h"
#include "proto/requests.pb.h"

namespace plenary::client {

// What takes a request back, as things stand now; without requests, `notice` says why nothing does.
struct WayBack {
  std::vector<Request> requests;
  std::string notice;
};
using FindWayBack = std::function<WayBack(const Document& now)>;

// Nothing: this kind of request is not undone. `new_id` gives ids for what has to come back under another one.
[[nodiscard]] std::optional<FindWayBack> way_back(const Request& request, const Document& before,
                                                  const std::function<std::string()>& new_id);

struct UndoWords {
  std::string id;
  text::Change change;  // on the words shown now
};
struct UndoRequest {
  std::uint32_t cseq = 0;
  FindWayBack find;
};
using UndoPart = std::variant<UndoWords, UndoRequest>;
using UndoStep = std::vector<UndoPart>;  // taken back last first

class UndoStack {
 public:
  static constexpr std::size_t kMost = 200;

  void push(UndoStep step);
  [[nodiscard]] std::optional<UndoStep> pop();
  [[nodiscard]] bool empty() const { return steps_.empty(); }
  void clear() { steps_.clear(); }
  // The words shown of a record changed, by anybody.
  void words_changed(const std::string& id, const text::Change& on_shown);
  [[nodiscard]] bool has_words_of(const std::string& id) const;
  [[nodiscard]] std::vector<std::string> records_with_words() const;
  void words_lost(const std::string& id);
  void forget(std::uint32_t cseq);  // refused: nothing to take back
  // Requests have other numbers now. One without has its outcome, and cannot be refused any more.
  void rename(const std::map<std::uint32_t, std::uint32_t>& renamed);

 private:
  std::vector<UndoStep> steps_;
};

}  // namespace plenary::client
