#include "server/identity/codes.h"

#include "tests/catch.h"
#include "tests/server/identity/kept_in_memory.h"

using namespace plenary;

namespace {

std::string outcome(const std::variant<std::string, CodeFault>& answer) {
  if (const auto* fault = std::get_if<CodeFault>(&answer)) return "fault: " + std::string(code(*fault));
  return std::get<std::string>(answer);
}

struct Desk {
  KeptInMemory kept;
  JoinCodes codes{kept.store};

  std::string make(const std::string& token) {
    std::string made;
    codes.make(token, kJoinCodeLifeMs, [&](auto answer) { made = outcome(answer); });
    kept.deliver();
    return made;
  }
  std::string open(const std::string& typed) {
    std::string opened;
    codes.open(typed, [&](auto answer) { opened = outcome(answer); });
    kept.deliver();
    return opened;
  }
};

}  // namespace

TEST_CASE("a code opens the link it was made for, however people type it", "[identity]") {
  Desk desk;
  const auto code = desk.make("token-of-b7");
  REQUIRE(code.size() == 6);
  const auto spoken = spoken_join_code(code);
  CHECK(spoken.size() == 7);
  auto lower = code;
  for (auto& c : lower) c = static_cast<char>(std::tolower(c));
  for (const auto& typed : {code, spoken, lower, " " + spoken + " ", code.substr(0, 2) + " " + code.substr(2)})
    CHECK(desk.open(typed) == "token-of-b7");
}

TEST_CASE("codes hold no character that is taken for another, and no vowels", "[identity]") {
  Desk desk;
  for (int i = 0; i < 200; ++i) CHECK(desk.make("t").find_first_of("01ILOUAE") == std::string::npos);
}

TEST_CASE("what is no code is told apart from a code that nobody made", "[identity]") {
  Desk desk;
  for (const auto* typed : {"", "K7M", "K7M4QXX", "K7M4Q!", "K7M4QO", "K7M4Q1"})
    CHECK(desk.open(typed) == "fault: not_a_code");
  CHECK(desk.open("K7M-4QX") == "fault: unknown_code");
}

TEST_CASE("a code ends after its time, or when it is taken back", "[identity]") {
  Desk desk;
  const auto code = desk.make("t");
  desk.kept.clock.now += kJoinCodeLifeMs - 1;
  CHECK(desk.open(code) == "t");
  desk.kept.clock.now += 1;
  CHECK(desk.open(code) == "fault: unknown_code");

  const auto other = desk.make("t");
  bool taken_back = false;
  desk.codes.take_back(spoken_join_code(other), [&](bool done) { taken_back = done; });
  desk.kept.deliver();
  CHECK(taken_back);
  CHECK(desk.open(other) == "fault: unknown_code");
}

TEST_CASE("a code that is in use is not given to a second link", "[identity]") {
  KeptInMemory kept;
  int drawn = 0;
  JoinCodes codes(kept.store,
                  [&](std::uint32_t) { return drawn++ < 12 ? 0u : 1u; });  // the same code twice, then another
  std::vector<std::string> made;
  for (const auto* token : {"first", "second"}) {
    codes.make(token, kJoinCodeLifeMs, [&](auto answer) { made.push_back(outcome(answer)); });
    kept.deliver();
  }
  CHECK(made == std::vector<std::string>{"222222", "333333"});
}

TEST_CASE("when no code is free, or the store does not answer, the person is told to try again", "[identity]") {
  KeptInMemory kept;
  JoinCodes stuck(kept.store, [](std::uint32_t) { return 0u; });
  std::string last;
  for (int i = 0; i < 2; ++i) {
    stuck.make("t", kJoinCodeLifeMs, [&](auto answer) { last = outcome(answer); });
    kept.deliver();
  }
  CHECK(last == "fault: try_later");

  BrokenStore broken;
  JoinCodes lost(broken);
  lost.open("K7M-4QX", [&](auto answer) { CHECK(outcome(answer) == "fault: try_later"); });
  lost.make("t", 1, [&](auto answer) { CHECK(outcome(answer) == "fault: try_later"); });
}

TEST_CASE("REHEARSAL-3: codes of links that are no more are forgotten, and no others", "[identity]") {
  KeptInMemory kept;
  JoinCodes codes(kept.store);
  std::vector<std::string> made;
  for (const auto* token : {"gone", "stays"}) {
    codes.make(token, kJoinCodeLifeMs, [&](auto answer) { made.push_back(outcome(answer)); });
    kept.deliver();
  }
  bool done = false;
  codes.forget([](const std::string& token) { return token == "gone"; }, [&](bool all) { done = all; });
  kept.deliver();
  CHECK(done);
  std::vector<std::string> opened;
  for (const std::string& code : made) codes.open(code, [&](auto answer) { opened.push_back(outcome(answer)); });
  kept.deliver();
  CHECK(opened == std::vector<std::string>{"fault: unknown_code", "stays"});
}
