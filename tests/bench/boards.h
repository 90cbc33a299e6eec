// A board as the load generator uses it: joined once per role, then many connections of the same participant, each a
// client of its own.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "proto/requests.pb.h"
#include "proto/wire.pb.h"
#include "tests/bench/peers.h"
#include "tests/bench/processes.h"

namespace plenary::bench {

struct Seat {
  std::string document, session;
  [[nodiscard]] std::string path() const { return "/ws/" + document; }
  [[nodiscard]] std::string headers() const { return "Authorization: Bearer " + session + "\r\n"; }
};

[[nodiscard]] Seat join(std::uint16_t port, const std::string& link);
// A fresh board like the one whose facilitator `leading` is: role -> link.
[[nodiscard]] std::map<std::string, std::string> fresh_board(std::uint16_t port, const Seat& leading,
                                                             const std::string& title);

// A first message: hello of a new client, with nothing seen yet.
[[nodiscard]] std::string hello(std::uint32_t number);
[[nodiscard]] std::string submit(const Request& request);
[[nodiscard]] Request add_card(std::uint32_t cseq, const std::string& id, const std::string& text);
// A change of a card that carries `mark` to every viewer; always of the same size.
[[nodiscard]] Request mark_card(std::uint32_t cseq, const std::string& id, const std::string& mark);

// Puts so many cards on a board, as one participant, and waits until all are there.
void fill(std::uint16_t port, const Seat& seat, std::uint32_t cards);

}  // namespace plenary::bench
