// The witness sees everything that happens in a simulation from outside: every commit that any server of the log took,
// every byte that was sent to anybody. It knows what must never be, and says so at the first time that it is.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "facilitation/document/document.h"
#include "proto/wire.pb.h"
#include "server/live/ports.h"

namespace plenary::simulation {

// Things that must have happened somewhere in a run of many seeds, or the run proves less than it seems.
using Counters = std::map<std::string, std::uint64_t>;

// What one log says of a phase, as far as it goes.
struct PhaseThere {
  std::uint32_t generation = 0;
  Phase::State state = Phase::PLANNED;
  std::int64_t deadline_ms = 0;
};

// What the witness keeps of one log, and of each copy of it that goes another way.
struct LogSoFar {
  std::map<std::string, std::uint32_t> counters;  // by client
  std::map<std::string, PhaseThere> phases;
};

struct Violation {
  std::string invariant;  // a name, the same for the same rule: "acked, then neither in the log nor retracted"
  std::string detail;
};

class Witness {
 public:
  explicit Witness(const ChainMaker& chain) : chain_(chain) {}

  // ---- what happened, for people: the last of it is printed when something is wrong
  void note(std::int64_t ms, const std::string& what);
  [[nodiscard]] std::uint64_t trace_hash() const { return trace_hash_; }
  [[nodiscard]] const std::deque<std::string>& last_lines() const { return lines_; }
  void count(const std::string& what, std::uint64_t times = 1) { counters[what] += times; }

  // ---- what must never be
  void wrong(const std::string& invariant, const std::string& detail);
  [[nodiscard]] const std::optional<Violation>& violation() const { return violation_; }

  // A server of the log took this commit after those before it; `there` is of that very log, and moves.
  void taken(const LogEntry& entry, const Chain& previous, Seq previous_seq, LogSoFar& there);
  // `frame` is about to leave a node for this participant's client; `document` is what the node stands on.
  void leaves(const std::string& frame, const std::string& participant, const std::string& client,
              const Document& document);

  // ---- words that only some may see, by their id; they are in the words too
  void hide_card(const std::string& word, const std::string& author) { hidden_[word] = Hidden{author, false}; }
  void hide_note(const std::string& word) { hidden_[word] = Hidden{{}, true}; }

  // ---- words that go when their author takes the card back (LOG-16)
  void wrote(const std::string& card, const std::string& words) { words_on_[card] = words; }
  [[nodiscard]] std::string words_on(const std::string& card) const {
    const auto found = words_on_.find(card);
    return found == words_on_.end() ? std::string() : found->second;
  }
  std::function<bool(const std::string& words)> can_come_back;
  std::function<std::int64_t()> latest_ms;  // what the clock of a node may say by now, at most

  [[nodiscard]] bool was_taken(const std::string& client, std::uint32_t cseq) const {
    return requests_.contains({client, cseq});
  }

  Counters counters;

 private:
  struct Hidden {
    std::string author;
    bool note = false;
  };
  void look_at_vote(const Step& step, const Record& put);
  void look_at_phase(const Record& put, PhaseThere& last);
  void look_at_effect(const Effect& effect, const std::string& participant);
  void look_for_hidden(const std::string& bytes, const std::string& participant, Role role);

  const ChainMaker& chain_;
  std::deque<std::string> lines_;
  std::uint64_t trace_hash_ = 14695981039346656037u;
  std::optional<Violation> violation_;
  std::unordered_set<std::string> chains_;                    // of every commit ever taken
  std::set<std::pair<std::string, std::uint32_t>> requests_;  // ever in a commit that was taken
  std::map<std::string, Hidden> hidden_;                      // not yet shown by any commit that was taken
  std::map<std::string, std::string> words_on_;               // card ->
  std::map<std::string, std::uint32_t> budgets_;              // vote -> dots each
};

[[nodiscard]] std::string inflated(const std::string& deflated);

}  // namespace plenary::simulation
