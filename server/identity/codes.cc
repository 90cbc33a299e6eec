#include "server/identity/codes.h"

#include <sodium.h>

namespace plenary {
namespace {

// No vowels, so that no code is a word; none of 0 1 I L O U, which are taken for others.
constexpr std::string_view kAlphabet = "23456789BCDFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kLength = 6;
constexpr int kTries = 8;  // a code may be taken; eight times in a row it is not

std::string key_of(std::string_view code) { return "join:" + std::string(code); }

}  // namespace

std::string_view code(CodeFault fault) {
  switch (fault) {
    case CodeFault::not_a_code: return "not_a_code";
    case CodeFault::unknown: return "unknown_code";
    case CodeFault::try_later: return "try_later";
  }
  return "not_a_code";
}

std::string_view sentence(CodeFault fault) {
  switch (fault) {
    case CodeFault::not_a_code:
      return "A join code has six letters and digits, such as K7M-4QX. Check it and type it again.";
    case CodeFault::unknown:
      return "No board answers to this code. Check it, or ask the facilitator for a new one: codes live for some "
             "hours.";
    case CodeFault::try_later: return "The server cannot look up codes just now. Try again in a few seconds.";
  }
  return "";
}

std::string normal_join_code(std::string_view typed) {
  std::string code;
  for (const char typed_character : typed) {
    if (typed_character == ' ' || typed_character == '-' || typed_character == '\t') continue;
    const bool lower = typed_character >= 'a' && typed_character <= 'z';
    const char character = lower ? static_cast<char>(typed_character - 'a' + 'A') : typed_character;
    if (kAlphabet.find(character) == std::string_view::npos || code.size() == kLength) return {};
    code += character;
  }
  return code.size() == kLength ? code : std::string{};
}

std::string spoken_join_code(std::string_view code) {
  return std::string(code.substr(0, 3)) + "-" + std::string(code.substr(3));
}

JoinCodes::JoinCodes(KeptForAWhile& store)
    : JoinCodes(store, [](std::uint32_t below) { return randombytes_uniform(below); }) {}

void JoinCodes::make(std::string token, std::int64_t ttl_ms,
                     std::function<void(std::variant<std::string, CodeFault>)> done) {
  try_to_make(std::move(token), ttl_ms, kTries, std::move(done));
}

void JoinCodes::try_to_make(std::string token, std::int64_t ttl_ms, int tries,
                            std::function<void(std::variant<std::string, CodeFault>)> done) {
  std::string code;
  while (code.size() < kLength) code += kAlphabet[chance_(kAlphabet.size())];
  store_.put_new(key_of(code), token, ttl_ms,
                 [this, token, ttl_ms, tries, code, done = std::move(done)](KeepAnswer answer) mutable {
                   switch (answer) {
                     case KeepAnswer::kept: return done(std::move(code));
                     case KeepAnswer::unavailable: return done(CodeFault::try_later);
                     case KeepAnswer::differs: break;
                   }
                   if (tries <= 1) return done(CodeFault::try_later);
                   try_to_make(std::move(token), ttl_ms, tries - 1, std::move(done));
                 });
}

void JoinCodes::open(std::string_view typed, std::function<void(std::variant<std::string, CodeFault>)> done) {
  const auto code = normal_join_code(typed);
  if (code.empty()) return done(CodeFault::not_a_code);
  store_.get(key_of(code), [done = std::move(done)](KeptAnswer answer) {
    switch (answer.kind) {
      case KeptAnswer::found: return done(std::move(answer.value));
      case KeptAnswer::missing: return done(CodeFault::unknown);
      case KeptAnswer::unavailable: return done(CodeFault::try_later);
    }
  });
}

void JoinCodes::take_back(std::string_view typed, std::function<void(bool)> done) {
  const auto code = normal_join_code(typed);
  if (code.empty()) return done(true);
  store_.remove(key_of(code), [done = std::move(done)](KeepAnswer answer) { done(answer != KeepAnswer::unavailable); });
}

struct JoinCodes::Forgetting {
  std::function<bool(const std::string&)> which;
  std::vector<std::string> keys;  // the next one last
  std::function<void(bool)> done;
};

void JoinCodes::forget(std::function<bool(const std::string& token)> which, std::function<void(bool)> done) {
  store_.list([this, which = std::move(which), done = std::move(done)](std::optional<std::vector<std::string>> keys) {
    if (!keys) return done(false);
    forget_next(std::make_shared<Forgetting>(Forgetting{which, std::move(*keys), done}));
  });
}

void JoinCodes::forget_next(std::shared_ptr<Forgetting> forgetting) {
  if (forgetting->keys.empty()) return forgetting->done(true);
  const std::string key = forgetting->keys.back();
  forgetting->keys.pop_back();
  store_.get(key, [this, forgetting, key](const KeptAnswer& answer) {
    if (answer.kind == KeptAnswer::unavailable) return forgetting->done(false);
    if (answer.kind == KeptAnswer::missing || !forgetting->which(answer.value)) return forget_next(forgetting);
    store_.remove(key, [this, forgetting](KeepAnswer removed) {
      if (removed == KeepAnswer::unavailable) return forgetting->done(false);
      forget_next(forgetting);
    });
  });
}

}  // namespace plenary
