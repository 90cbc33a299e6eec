// I7: what everybody gives in votes, counted again from the log commit by commit, and what of it goes over wires. A person
// may give from several devices at once; their budget is one.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "proto/log.pb.h"
#include "tests/torture/verdict.h"

namespace plenary::torture {

class Ballots {
 public:
  explicit Ballots(Verdicts& verdicts) : verdicts_(verdicts) {}

  // Over a wire, to this participant.
  void sent(const std::string& participant, const Record& record);
  // A history, from its beginning. `first_sent_ms`: when a client first sent that request.
  using FirstSent = std::function<std::int64_t(const std::string& client, std::uint32_t cseq)>;
  void begin_history() { rounds_.clear(); }
  void passing(const Commit& commit, const FirstSent& first_sent_ms);
  // After all histories.
  void check_told() const;

 private:
  using Dots = std::map<std::string, std::uint32_t>;  // without those that are 0
  struct Given {
    Dots dots;
    std::string client;
    std::int64_t sent_ms = 0;
  };
  struct Round {
    std::uint32_t budget = 0, most_on_one = 0;
    bool open = true;
    std::map<std::string, Given> given;  // voter ->
  };
  void cast(const Step& step, const Ballot& ballot, std::int64_t sent_ms);
  void vote_is(const std::string& id, const Vote& vote);
  [[nodiscard]] static Dots counted(const Round& round);
  [[nodiscard]] static std::string in_words(const Dots& dots);
  template <class Map>
  [[nodiscard]] static Dots dots_in(const Map& map);

  Verdicts& verdicts_;
  std::map<std::string, Round> rounds_;                  // of the history that is read
  std::map<std::string, std::set<std::string>> counts_;  // vote -> what it came to, in any history
  std::map<std::string, std::set<std::string>> told_;    // vote -> what people were told that it came to
};

}  // namespace plenary::torture
