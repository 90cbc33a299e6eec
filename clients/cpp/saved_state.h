// Are my changes safe? One honest answer, as a value and as a sentence.
//
// `saved` is said only if everything this person did is stable on the server, and the server has been heard within the
// last fifteen seconds: never because a socket looks open.
#pragma once

#include <cstddef>
#include <string>

namespace plenary::client {

struct SavedState {
  enum Kind { saved, sending, read_only, offline, stopped } kind = offline;
  std::size_t changes = 0;  // not yet stable: requests, and words still waiting
  std::string why;          // of read_only and stopped

  [[nodiscard]] std::string sentence() const;
  friend bool operator==(const SavedState&, const SavedState&) = default;
};

}  // namespace plenary::client
