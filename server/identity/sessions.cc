#include "server/identity/sessions.h"

#include <sodium.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "server/identity/base64url.h"

namespace plenary {
namespace {

constexpr std::size_t kTokenBytes = 32;
constexpr std::size_t kTokenLength = 43;  // of 32 bytes as base64url

// As kept: "1 <began_ms> <participant> <document> <document> ...". Ids hold no blanks.
std::string kept_form(const Session& session) {
  std::string text = "1 " + std::to_string(session.began_ms) + " " + session.participant;
  for (const auto& document : session.documents) text += " " + document;
  return text;
}

std::optional<Session> from_kept_form(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (words.size() < 3 || words[0] != "1") return std::nullopt;
  Session session;
  const auto [end, error] = std::from_chars(words[1].data(), words[1].data() + words[1].size(), session.began_ms);
  if (error != std::errc{} || end != words[1].data() + words[1].size()) return std::nullopt;
  session.participant = words[2];
  session.documents.assign(words.begin() + 3, words.end());
  return session;
}

}  // namespace

bool Session::knows(std::string_view document) const {
  return std::ranges::find(documents, document) != documents.end();
}

bool Session::has_to_do_with(std::string_view document) const {
  return knows(document) || std::ranges::any_of(documents, [&](const std::string& known) {
           return document.starts_with(known) && document.substr(known.size()).starts_with('.');
         });
}

std::string_view code(SessionFault fault) {
  switch (fault) {
    case SessionFault::none: return "not_joined";
    case SessionFault::try_later: return "try_later";
  }
  return "not_joined";
}

std::string_view sentence(SessionFault fault) {
  switch (fault) {
    case SessionFault::none: return "You are not joined, or were away for too long. Open the link you were sent again.";
    case SessionFault::try_later: return "The server cannot look up who you are just now. Try again in a few seconds.";
  }
  return "";
}

std::string Sessions::name(std::string_view token) {
  std::string digest(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(digest.data()),
                     reinterpret_cast<const unsigned char*>(token.data()), token.size());
  return "session:" + base64url(digest);
}

std::int64_t Sessions::ttl(const Session& session, std::int64_t now_ms) const {
  return std::min(idle_ms_, session.began_ms + life_ms_ - now_ms);
}

void Sessions::begin(std::string participant, std::string document, std::int64_t now_ms,
                     std::function<void(std::variant<std::string, SessionFault>)> done) {
  std::string random(kTokenBytes, '\0');
  randombytes_buf(random.data(), random.size());
  auto token = base64url(random);
  const Session session{std::move(participant), {std::move(document)}, now_ms};
  store_.put_new(name(token), kept_form(session), ttl(session, now_ms),
                 [token, done = std::move(done)](KeepAnswer answer) {
                   if (answer == KeepAnswer::kept) return done(token);
                   done(SessionFault::try_later);
                 });
}

void Sessions::still_stands(const std::string& name, std::int64_t now_ms,
                            std::function<void(std::variant<Session, SessionFault>)> done) {
  store_.get(name, [this, now_ms, done = std::move(done)](KeptAnswer answer) {
    if (answer.kind == KeptAnswer::unavailable) return done(SessionFault::try_later);
    auto session = answer.kind == KeptAnswer::found ? from_kept_form(answer.value) : std::nullopt;
    if (!session || ttl(*session, now_ms) <= 0) return done(SessionFault::none);
    done(std::move(*session));
  });
}

void Sessions::find(std::string_view token, std::int64_t now_ms,
                    std::function<void(std::variant<Session, SessionFault>)> done) {
  if (token.size() != kTokenLength) return done(SessionFault::none);
  use(name(token), now_ms, std::move(done));
}

void Sessions::use(const std::string& key, std::int64_t now_ms,
                   std::function<void(std::variant<Session, SessionFault>)> done) {
  still_stands(key, now_ms, [this, key, now_ms, done = std::move(done)](std::variant<Session, SessionFault> answer) {
    auto* session = std::get_if<Session>(&answer);
    if (!session) return done(std::move(answer));
    // Renewing touches nothing but the time, so it cannot bring back what is being ended. If it fails the session has
    // just been ended, or loses no more than this one use.
    const auto ttl_ms = ttl(*session, now_ms);
    store_.renew(key, ttl_ms, [session = std::move(*session), done](KeepAnswer renewed) {
      if (renewed == KeepAnswer::differs) return done(SessionFault::none);
      done(session);
    });
  });
}

void Sessions::add(std::string_view token, std::string document, std::int64_t now_ms,
                   std::function<void(std::variant<Session, SessionFault>)> done) {
  find(token, now_ms,
       [this, token = std::string(token), document = std::move(document), now_ms,
        done = std::move(done)](std::variant<Session, SessionFault> answer) {
         auto* session = std::get_if<Session>(&answer);
         if (!session || session->knows(document)) return done(std::move(answer));
         const auto before = kept_form(*session);
         session->documents.push_back(document);
         const auto after = kept_form(*session);
         const auto ttl_ms = ttl(*session, now_ms);
         store_.replace(name(token), before, after, ttl_ms,
                        [this, token, document, now_ms, done, added = std::move(*session)](KeepAnswer replaced) {
                          switch (replaced) {
                            case KeepAnswer::kept: return done(added);
                            case KeepAnswer::unavailable: return done(SessionFault::try_later);
                            case KeepAnswer::differs:
                              return add(token, document, now_ms, done);  // another tab was quicker: look again
                          }
                        });
       });
}

void Sessions::end(std::string_view token, std::function<void(bool)> done) {
  store_.remove(name(token), [done = std::move(done)](KeepAnswer answer) { done(answer != KeepAnswer::unavailable); });
}

struct Sessions::Forgetting {
  std::function<bool(const std::string&)> which;
  std::int64_t now_ms;
  std::vector<std::string> names;  // the next one last
  std::function<void(bool)> done;
};

void Sessions::forget(std::function<bool(const std::string& document)> which, std::int64_t now_ms,
                      std::function<void(bool)> done) {
  store_.list(
      [this, which = std::move(which), now_ms, done = std::move(done)](std::optional<std::vector<std::string>> names) {
        if (!names) return done(false);
        forget_next(std::make_shared<Forgetting>(Forgetting{which, now_ms, std::move(*names), done}));
      });
}

void Sessions::forget_next(std::shared_ptr<Forgetting> forgetting) {
  if (forgetting->names.empty()) return forgetting->done(true);
  const std::string name = forgetting->names.back();
  store_.get(name, [this, forgetting, name](const KeptAnswer& answer) {
    if (answer.kind == KeptAnswer::unavailable) return forgetting->done(false);
    auto session = answer.kind == KeptAnswer::found ? from_kept_form(answer.value) : std::nullopt;
    const auto next = [this, forgetting](KeepAnswer kept) {
      if (kept == KeepAnswer::unavailable) return forgetting->done(false);
      if (kept == KeepAnswer::kept) forgetting->names.pop_back();
      forget_next(forgetting);  // changed meanwhile: the same one again
    };
    if (!session || std::erase_if(session->documents, forgetting->which) == 0) return next(KeepAnswer::kept);
    const std::int64_t ttl_ms = ttl(*session, forgetting->now_ms);
    if (session->documents.empty() || ttl_ms <= 0) return store_.remove(name, next);
    store_.replace(name, answer.value, kept_form(*session), ttl_ms, next);
  });
}

std::string_view session_cookie_name(bool secure) { return secure ? "__Host-plenary" : "plenary"; }

std::string session_cookie(std::string_view token, bool secure) {
  // Lax, not Strict: people arrive from links in mail and chat. Requests that change something are guarded besides.
  return std::string(session_cookie_name(secure)) + "=" + std::string(token) +
         "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(kSessionLifeMs / 1000) +
         (secure ? "; Secure" : "");
}

std::string ended_session_cookie(bool secure) {
  return std::string(session_cookie_name(secure)) + "=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0" +
         (secure ? "; Secure" : "");
}

}  // namespace plenary
