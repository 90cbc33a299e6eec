// A breakout that is told in a meeting file, played through a running server: one client with its own WebSocket for each
// person, who write, lose their connection, come back, group, note and decide as it is told, each act after the one
// before has been stored. At the end the board is compared with the figures that the file itself expects.
//
// How long it took is compared where it was played at a speed: as fast as it goes, there is no length.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "clients/cpp/http.h"
#include "facilitation/meetings/meeting_file.h"

namespace plenary::cli {

struct RehearsalOptions {
  double speed = 0;                          // times as fast as it is told; 0 = as fast as it goes
  std::uint64_t seed = 1;                    // how the words of notes are divided while typing
  std::string id_prefix;                     // of everything that is made; empty on a fresh board
  std::map<std::string, std::string> links;  // role -> link
  client::Trust trust;
  std::function<void(const std::string&)> say;  // what happens, as it happens
};

struct Compared {
  std::string figure;  // "cards in challenges"
  std::uint32_t expected = 0;
  std::uint32_t found = 0;
  std::uint32_t give = 0;  // it may be off by so much
  [[nodiscard]] bool same() const { return expected <= found + give && found <= expected + give; }
};

struct Rehearsed {
  std::vector<Compared> figures;
  std::vector<std::string> refusals;      // who, what, why
  std::vector<std::string> not_compared;  // figures of the file, and why
  std::string problem;                    // empty: played to the end
  [[nodiscard]] bool as_told() const;
  [[nodiscard]] bool same_figures() const;
};

[[nodiscard]] Rehearsed rehearse(const MeetingPlan& meeting, const RehearsalOptions& options);

}  // namespace plenary::cli
