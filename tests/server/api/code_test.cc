// Join codes: made by a facilitator, read aloud, typed by somebody, and guessed by others.
#include "tests/catch.h"
#include "tests/server/api/house.h"

using namespace plenary;
using namespace plenary::test;

namespace {

Answered make(House& house, const From& from, const std::string& role = "PARTICIPANT") {
  return house.post("/api/documents/meet.blue/code", R"({"role": ")" + role + "\"}", from);
}
Answered type(House& house, const std::string& code, const From& from = {}) {
  return house.post("/api/code", "{\"code\": " + json_quoted(code) + "}", from);
}

}  // namespace

TEST_CASE("a facilitator makes a code; whoever types it gets the link of its role", "[api][codes]") {
  House house;
  const JoinAnswer fay = house.joins("facilitator", "Fay");
  for (const char* role : {"PARTICIPANT", "OBSERVER", "RAPPORTEUR"}) {
    INFO(role);
    const Answered made = make(house, fay, role);
    REQUIRE(said(made) == "200");
    const MakeCodeAnswer code = message_in<MakeCodeAnswer>(made);
    CHECK(code.valid_ms() == 12 * 3'600'000);
    REQUIRE(code.code().size() == 7);
    CHECK(code.code()[3] == '-');

    std::string mumbled = code.code();
    for (char& c : mumbled) c = c == '-' ? ' ' : static_cast<char>(std::tolower(c));
    const Answered opened = type(house, " " + mumbled + "\t");
    REQUIRE(said(opened) == "200");
    const Answered joined = house.join(message_in<CodeAnswer>(opened).token(), "Ben");
    REQUIRE(said(joined) == "200");
    CHECK(Role_Name(message_in<JoinAnswer>(joined).role()) == role);
  }
}

TEST_CASE("a code is over after twelve hours", "[api][codes]") {
  House house;
  const std::string code = message_in<MakeCodeAnswer>(make(house, house.joins("facilitator", "Fay"))).code();
  house.storage->clock.advance(kJoinCodeLifeMs - 1'000);
  CHECK(said(type(house, code)) == "200");
  house.storage->clock.advance(1'000);
  CHECK(said(type(house, code)) == "404 unknown_code");
}

TEST_CASE("only facilitators make codes", "[api][codes]") {
  House house;
  CHECK(said(make(house, house.joins("co_facilitator", "Kim"))) == "200");
  for (const std::string role : {"participant", "observer", "rapporteur", "plenary_host", "presenter"}) {
    INFO(role);
    CHECK(said(make(house, house.joins(role, "Ben"))) == "403 forbidden");
  }
  CHECK(said(make(house, {})) == "401 no_session");
  CHECK(said(make(house, house.joins("facilitator", "Fred", {}, "meet.red"))) == "404 not_found");
  // A link is enough to look, not to make codes; not even a facilitator's.
  CHECK(said(house.post("/api/documents/of-link/code", R"({"role": "PARTICIPANT"})",
                        From::bearer(house.token("facilitator")))) == "403 forbidden");
}

TEST_CASE("a code is for an invitation that stands and is not one person's", "[api][codes]") {
  House house;
  const JoinAnswer fay = house.joins("facilitator", "Fay");
  const std::string earlier = message_in<MakeCodeAnswer>(make(house, fay, "RAPPORTEUR")).code();
  house.acts(fay, revoke_invitation("invitation.rapporteur"));  // Lena's is another rapporteur's
  CHECK(said(make(house, fay, "RAPPORTEUR")) == "404 not_found");
  CHECK(said(make(house, fay, "ROLE_UNSPECIFIED")) == "404 not_found");
  CHECK(said(make(house, fay, "KING")) == "400 invalid");
  CHECK(said(house.post("/api/documents/meet.blue/code", "{", fay)) == "400 invalid");
  CHECK(said(house.post("/api/documents/meet.blue/code", R"({"role": "OBSERVER", "for": "ever"})", fay)) ==
        "400 invalid");
  CHECK(said(house.post("/api/documents/meet.blue/code", "{}", fay)) == "404 not_found");

  const Answered opened = type(house, earlier);
  REQUIRE(said(opened) == "200");
  CHECK(said(house.join(message_in<CodeAnswer>(opened).token(), "Ben")) == "403 refused");
}

TEST_CASE("what is no code, or nobody's, is said so", "[api][codes]") {
  House house;
  CHECK(said(type(house, "")) == "404 not_a_code");
  CHECK(said(type(house, "K7M-4Q")) == "404 not_a_code");
  CHECK(said(type(house, "K7M-4QXX")) == "404 not_a_code");
  CHECK(said(type(house, "AEI-OU1")) == "404 not_a_code");
  CHECK(said(type(house, "K7M-4QX")) == "404 unknown_code");
  CHECK(said(house.post("/api/code", "K7M-4QX")) == "400 invalid");
  CHECK(said(house.post("/api/code", R"({"code": "K7M-4QX", "name": "Ben"})")) == "400 invalid");
}

TEST_CASE("wrong codes are counted by address: after twenty in a quarter of an hour even a right one waits",
          "[api][codes][rates]") {
  House house;
  const std::string code =
      message_in<MakeCodeAnswer>(make(house, house.joins("facilitator", "Fay", From::address("192.0.2.1")))).code();
  for (int i = 0; i < 20; ++i) CHECK(said(type(house, i % 2 ? "K7M-4QX" : "no")) != "429 too_often");
  const Answered refused = type(house, code);
  CHECK(said(refused) == "429 too_often");
  CHECK(refused.retry_after_ms() >= 45'000);
  CHECK(refused.retry_after_ms() <= 46'000);
  CHECK(said(house.join(house.token("participant"), "Ben")) == "429 too_often");
  CHECK(said(type(house, code, From::address("192.0.2.8"))) == "200");
  house.passes(refused.retry_after_ms());
  CHECK(said(type(house, code)) == "200");
}

TEST_CASE("right codes are not counted: a venue may share one address", "[api][codes][rates]") {
  House house;
  const std::string code = message_in<MakeCodeAnswer>(make(house, house.joins("facilitator", "Fay"))).code();
  for (int i = 0; i < 100; ++i) REQUIRE(said(type(house, code)) == "200");
}

TEST_CASE("guesses that are sent all at once are counted too, before any is answered", "[api][codes][rates]") {
  House house;
  std::vector<std::shared_ptr<std::optional<Answered>>> guesses;
  for (int i = 0; i < 100; ++i) guesses.push_back(house.begin("POST", "/api/code", R"({"code": "K7M-4QX"})"));
  house.settle();
  std::map<std::string, int> answers;
  for (const auto& guess : guesses) {
    REQUIRE(guess->has_value());
    ++answers[said(**guess)];
    if (said(**guess) == "429 too_often") CHECK((*guess)->retry_after_ms() > 0);
  }
  CHECK(answers == std::map<std::string, int>{{"404 unknown_code", 20}, {"429 too_often", 80}});
}

TEST_CASE("while codes cannot be looked up nobody is blamed for it", "[api][codes][rates]") {
  House house;
  const JoinAnswer fay = house.joins("facilitator", "Fay");
  const std::string code = message_in<MakeCodeAnswer>(make(house, fay)).code();
  house.storage->codes.away = true;
  for (int i = 0; i < 30; ++i) REQUIRE(said(type(house, code)) == "503 try_later");
  CHECK(said(make(house, fay)) == "503 try_later");
  house.storage->codes.away = false;
  CHECK(said(type(house, code)) == "200");
}
