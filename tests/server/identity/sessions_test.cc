#include "server/identity/sessions.h"

#include "tests/catch.h"
#include "tests/server/identity/kept_in_memory.h"

using namespace plenary;

namespace {

constexpr std::int64_t kHour = 3'600'000;

std::string outcome(const std::variant<Session, SessionFault>& answer) {
  if (const auto* fault = std::get_if<SessionFault>(&answer)) return "fault: " + std::string(code(*fault));
  const auto& session = std::get<Session>(answer);
  std::string text = session.participant + " in";
  for (const auto& document : session.documents) text += " " + document;
  return text;
}

struct House {
  KeptInMemory kept;
  Sessions sessions{kept.store};

  std::string begin(const std::string& participant, const std::string& document) {
    std::string token;
    sessions.begin(participant, document, kept.clock.now, [&](auto answer) { token = std::get<std::string>(answer); });
    kept.deliver();
    return token;
  }
  std::string find(const std::string& token) {
    std::string found;
    sessions.find(token, kept.clock.now, [&](auto answer) { found = outcome(answer); });
    kept.deliver();
    return found;
  }
  std::string add(const std::string& token, const std::string& document) {
    std::string found;
    sessions.add(token, document, kept.clock.now, [&](auto answer) { found = outcome(answer); });
    kept.deliver();
    return found;
  }
};

}  // namespace

TEST_CASE("a session says who and which documents; another link adds one", "[identity]") {
  House house;
  const auto token = house.begin("p.ada", "b7");
  CHECK(token.size() == 43);
  CHECK(token != house.begin("p.ada", "b7"));
  CHECK(house.find(token) == "p.ada in b7");
  CHECK(house.add(token, "b8") == "p.ada in b7 b8");
  CHECK(house.add(token, "b8") == "p.ada in b7 b8");
  CHECK(house.find(token) == "p.ada in b7 b8");
}

TEST_CASE("two tabs that join two boards at once lose neither", "[identity]") {
  House house;
  const auto token = house.begin("p.ada", "b1");
  house.sessions.add(token, "b2", house.kept.clock.now, [](auto) {});
  house.sessions.add(token, "b3", house.kept.clock.now, [](auto) {});
  house.kept.deliver();
  CHECK(house.find(token) == "p.ada in b1 b2 b3");
}

TEST_CASE("what was never given out, or is not even of that form, is nobody's", "[identity]") {
  House house;
  CHECK(house.find(std::string(43, 'A')) == "fault: not_joined");
  CHECK(house.find("") == "fault: not_joined");
  CHECK(house.find("short") == "fault: not_joined");
}

TEST_CASE("a session ends after twelve hours without use, and use renews it", "[identity]") {
  House house;
  const auto token = house.begin("p.ada", "b7");
  for (int i = 0; i < 5; ++i) {
    house.kept.clock.now += 12 * kHour - 1;
    CHECK(house.find(token) == "p.ada in b7");
  }
  house.kept.clock.now += 12 * kHour;
  CHECK(house.find(token) == "fault: not_joined");
}

TEST_CASE("a session ends seven days after it began, however much it is used", "[identity]") {
  House house;
  const auto token = house.begin("p.ada", "b7");
  const auto began = house.kept.clock.now;
  while (house.kept.clock.now + 6 * kHour < began + kSessionLifeMs) {
    house.kept.clock.now += 6 * kHour;
    REQUIRE(house.find(token) == "p.ada in b7");
  }
  house.kept.clock.now = began + kSessionLifeMs;
  CHECK(house.find(token) == "fault: not_joined");
}

TEST_CASE("asking whether a session still stands does not keep it alive", "[identity]") {
  House house;
  const auto token = house.begin("p.ada", "b7");
  const auto ask = [&] {
    std::string found;
    house.sessions.still_stands(Sessions::name(token), house.kept.clock.now,
                                [&](auto answer) { found = outcome(answer); });
    house.kept.deliver();
    return found;
  };
  house.kept.clock.now += 11 * kHour;
  CHECK(ask() == "p.ada in b7");
  house.kept.clock.now += kHour;
  CHECK(ask() == "fault: not_joined");
}

TEST_CASE("an open socket, which knows the session by name only, keeps it alive, and not for longer than its life",
          "[identity]") {
  House house;
  const auto token = house.begin("p.ada", "b7");
  const auto began = house.kept.clock.now;
  const auto use = [&] {
    std::string found;
    house.sessions.use(Sessions::name(token), house.kept.clock.now, [&](auto answer) { found = outcome(answer); });
    house.kept.deliver();
    return found;
  };
  while (house.kept.clock.now + 11 * kHour < began + kSessionLifeMs) {
    house.kept.clock.now += 11 * kHour;
    REQUIRE(use() == "p.ada in b7");
  }
  house.kept.clock.now = began + kSessionLifeMs;
  CHECK(use() == "fault: not_joined");
}

TEST_CASE("who signs out is signed out, also where a request of theirs is half way through", "[identity]") {
  House house;
  const auto token = house.begin("p.ada", "b7");
  std::string slow;
  house.sessions.add(token, "b8", house.kept.clock.now, [&](auto answer) { slow = outcome(answer); });
  house.kept.deliver_one();  // it has been looked up, and is about to be renewed
  bool ended = false;
  house.sessions.end(token, [&](bool done) { ended = done; });
  house.kept.deliver();
  CHECK(ended);
  CHECK(house.find(token) == "fault: not_joined");
}

TEST_CASE("REHEARSAL-3: documents go out of every session that knows them; one that knew no other ends", "[identity]") {
  House house;
  const auto ada = house.begin("p.ada", "b7");
  const auto ben = house.begin("p.ben", "gone.b1");
  const auto cid = house.begin("p.cid", "gone");
  house.sessions.add(cid, "b8", house.kept.clock.now, [](const auto&) {});
  house.kept.deliver();
  bool done = false;
  house.sessions.forget([](const std::string& document) { return document.starts_with("gone"); }, house.kept.clock.now,
                        [&](bool all) { done = all; });
  house.kept.deliver();
  CHECK(done);
  CHECK(house.find(ada) == "p.ada in b7");
  CHECK(house.find(ben) == "fault: not_joined");
  CHECK(house.find(cid) == "p.cid in b8");
  BrokenStore broken;
  Sessions sessions(broken);
  sessions.forget([](const std::string&) { return true; }, 0, [](bool all) { CHECK_FALSE(all); });
}

TEST_CASE("the store holds no token", "[identity]") {
  House house;
  const auto token = house.begin("p.ada", "b7");
  CHECK(Sessions::name(token).find(token) == std::string::npos);
  CHECK(Sessions::name(token) == Sessions::name(token));
  CHECK(Sessions::name(token) != Sessions::name(token + "x"));
}

TEST_CASE("a store that does not answer is not taken for a person who is not known", "[identity]") {
  BrokenStore broken;
  Sessions sessions(broken);
  sessions.find(std::string(43, 'A'), 0, [](auto answer) { CHECK(outcome(answer) == "fault: try_later"); });
  sessions.begin("p", "d", 0, [](auto answer) { CHECK(std::get<SessionFault>(answer) == SessionFault::try_later); });
  sessions.end("t", [](bool ended) { CHECK_FALSE(ended); });
}

TEST_CASE("cookies are __Host- cookies over TLS, and plain ones where those would not be taken", "[identity]") {
  CHECK(session_cookie("T", true) == "__Host-plenary=T; Path=/; HttpOnly; SameSite=Lax; Max-Age=604800; Secure");
  CHECK(session_cookie("T", false) == "plenary=T; Path=/; HttpOnly; SameSite=Lax; Max-Age=604800");
  CHECK(ended_session_cookie(false) == "plenary=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
}
