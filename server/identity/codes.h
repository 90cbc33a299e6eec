// Join codes: six characters that a facilitator reads aloud or writes on the wall, "K7M-4QX". A code stands for one
// link and is made only when asked for; it lives for hours in the store, never in a log. Six characters of 28 are
// guessed once in 480 million tries; RateLimiter (failed_joins_per_address) lets nobody try often.
//
// The codes must outlive their calls to the store. What needs no store (a wrong form) is answered at once.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "server/identity/ports.h"

namespace plenary {

inline constexpr std::int64_t kJoinCodeLifeMs = 12 * 3'600'000;

enum class CodeFault {
  not_a_code,  // not six characters of the alphabet
  unknown,     // never made, expired, or taken back: the three are told apart by nobody
  try_later,   // the store does not answer
};
[[nodiscard]] std::string_view code(CodeFault fault);
[[nodiscard]] std::string_view sentence(CodeFault fault);

// The six characters in what a person typed: letters of either case, blanks and hyphens between them. Empty: not a code.
[[nodiscard]] std::string normal_join_code(std::string_view typed);
[[nodiscard]] std::string spoken_join_code(std::string_view code);  // "K7M-4QX"

class JoinCodes {
 public:
  using Chance = std::function<std::uint32_t(std::uint32_t below)>;
  explicit JoinCodes(KeptForAWhile& store);
  JoinCodes(KeptForAWhile& store, Chance chance) : store_(store), chance_(std::move(chance)) {}

  // A new code for the link with this token.
  void make(std::string token, std::int64_t ttl_ms, std::function<void(std::variant<std::string, CodeFault>)> done);
  // The token that a code stands for.
  void open(std::string_view typed, std::function<void(std::variant<std::string, CodeFault>)> done);
  void take_back(std::string_view typed, std::function<void(bool)> done);
  // REHEARSAL-3: every code whose token is one of those. False: the store does not answer; some may be left.
  void forget(std::function<bool(const std::string& token)> which, std::function<void(bool)> done);

 private:
  KeptForAWhile& store_;
  Chance chance_;
  struct Forgetting;
  void forget_next(std::shared_ptr<Forgetting> forgetting);
  void try_to_make(std::string token, std::int64_t ttl_ms, int tries,
                   std::function<void(std::variant<std::string, CodeFault>)> done);
};

}  // namespace plenary
