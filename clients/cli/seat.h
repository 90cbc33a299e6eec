// A person's seat at a board, kept on this device: the session that the server gave for their link, and their outbox.
// Whoever comes back to the seat is the same participant and goes on with what was not sent.
//
//   $XDG_STATE_HOME/plenary/<hash of the link>/   session.json person.json link (0600)
//                                                 outbox.<participant>   its lock
//
// A seat is at one board, by one link; an outbox is one participant's, so that nobody is given what another wrote.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "clients/cpp/api.h"
#include "clients/cpp/file_outbox.h"

namespace plenary::cli {

struct SeatOptions {
  std::string link;
  std::string code;  // as it was read out; then `link` is the server's address. Empty: `link` is a link
  std::string name;
  std::string affiliation;
  std::string mode;   // in_room, remote, table_device; empty: not said
  std::string state;  // folder; empty: the default for the link
  client::Trust trust;
};

struct Seat {
  client::Link link;
  client::Trust trust;
  std::string folder;
  JoinRequest person;
  JoinAnswer joined;  // session, document, participant, role

  [[nodiscard]] std::string outbox_path() const;
  // The session has ended: another one for the same person, by their personal link. Empty, or what went wrong.
  [[nodiscard]] std::optional<client::Failure> join_again();
};

// Somebody has joined with this link, and their seat is kept.
[[nodiscard]] bool has_seat(const SeatOptions& options);
// The seat as it was left, or a new one.
[[nodiscard]] std::variant<Seat, client::Failure> take_seat(const SeatOptions& options);
// Looking without taking part: through the seat that is kept for this link, if there is one (its own hidden cards are then
// to be seen), else by the link alone, which leaves no trace on the board.
[[nodiscard]] client::Answered<std::string> look(const SeatOptions& options, const std::string& rest);
// A seat that is not kept: for plays and tests.
[[nodiscard]] std::variant<Seat, client::Failure> take_passing_seat(const std::string& link, const JoinRequest& person,
                                                                    const client::Trust& trust);
// Where a link's seat is by default.
[[nodiscard]] std::string default_folder(const client::Link& link);

}  // namespace plenary::cli
