// Sessions: who a browser or a command-line client is, once a link has been exchanged. A session is 256 random bits
// that only its holder has; the store has their SHA-256, the participant, and the documents joined. It ends after 12
// hours without use or 7 days after it began. What its holder may do in a document is said by the member record in
// that document's log, request by request; a session only says who asks.
//
// Sessions must outlive its calls to the store. What needs no store (a token of the wrong form) is answered at once.
// `now_ms` is wall time.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "server/identity/ports.h"

namespace plenary {

inline constexpr std::int64_t kSessionIdleMs = 12 * 3'600'000;
inline constexpr std::int64_t kSessionLifeMs = 7 * 24 * 3'600'000;

struct Session {
  std::string participant;
  std::vector<std::string> documents;
  std::int64_t began_ms = 0;
  [[nodiscard]] bool knows(std::string_view document) const;
  // It, or something that it is part of: a board of a meeting, a guidebook, a record.
  [[nodiscard]] bool has_to_do_with(std::string_view document) const;
};

enum class SessionFault {
  none,       // no such session: never was, ended, expired
  try_later,  // the store does not answer
};
[[nodiscard]] std::string_view code(SessionFault fault);
[[nodiscard]] std::string_view sentence(SessionFault fault);

class Sessions {
 public:
  explicit Sessions(KeptForAWhile& store, std::int64_t idle_ms = kSessionIdleMs, std::int64_t life_ms = kSessionLifeMs)
      : store_(store), idle_ms_(idle_ms), life_ms_(life_ms) {}

  // The token of a new session: give it to the person, keep it nowhere.
  void begin(std::string participant, std::string document, std::int64_t now_ms,
             std::function<void(std::variant<std::string, SessionFault>)> done);
  // Whose token this is. Being found counts as use.
  void find(std::string_view token, std::int64_t now_ms, std::function<void(std::variant<Session, SessionFault>)> done);
  // One document more, for a person who opens another link.
  void add(std::string_view token, std::string document, std::int64_t now_ms,
           std::function<void(std::variant<Session, SessionFault>)> done);
  // Signed out. False: the store does not answer, the session may still be good.
  void end(std::string_view token, std::function<void(bool)> done);

  // REHEARSAL-3: documents out of every session that knows them; one that knew no other has ended. False: the store does not
  // answer; some may still know them.
  void forget(std::function<bool(const std::string& document)> which, std::int64_t now_ms,
              std::function<void(bool)> done);

  // What may be kept in memory to ask again for an open socket (at least every 5 s, so that signing out reaches it):
  // names a session without opening it.
  [[nodiscard]] static std::string name(std::string_view token);
  // As find, for an open socket: whoever sits at a board uses their session, also while they only read.
  void use(const std::string& name, std::int64_t now_ms, std::function<void(std::variant<Session, SessionFault>)> done);
  // Whether the session of that name still stands; does not count as use, and writes nothing.
  void still_stands(const std::string& name, std::int64_t now_ms,
                    std::function<void(std::variant<Session, SessionFault>)> done);

 private:
  KeptForAWhile& store_;
  std::int64_t idle_ms_;
  std::int64_t life_ms_;
  struct Forgetting;
  void forget_next(std::shared_ptr<Forgetting> forgetting);
  [[nodiscard]] std::int64_t ttl(const Session& session, std::int64_t now_ms) const;  // <= 0: its life is over
};

// ---- how a session travels

// "__Host-plenary" over TLS, which browsers then take from this host alone; "plenary" without, where they would not
// take the former at all.
[[nodiscard]] std::string_view session_cookie_name(bool secure);
// Value of a Set-Cookie field.
[[nodiscard]] std::string session_cookie(std::string_view token, bool secure);
[[nodiscard]] std::string ended_session_cookie(bool secure);

}  // namespace plenary
