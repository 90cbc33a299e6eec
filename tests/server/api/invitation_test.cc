// Invitations that are revoked, and people who are removed: what their links and sessions are then still good for.
#include "tests/catch.h"
#include "tests/server/api/house.h"

using namespace plenary;
using namespace plenary::test;

TEST_CASE("CLOSE-4: a revoked invitation lets nobody in any more, and whoever came by it is out",
          "[api][invitations]") {
  House house;
  const JoinAnswer fay = house.joins("facilitator", "Fay");
  const JoinAnswer ben = house.joins("participant", "Ben");
  const JoinAnswer ada = house.joins("rapporteur", "Ada");
  const auto line = house.connects(ben);
  line->says_hello("ben");
  house.settle();
  REQUIRE(line->heard_first() == "welcome PARTICIPANT meet.blue");

  house.acts(fay, revoke_invitation("invitation.participant"));
  CHECK(line->closed == 4102);
  CHECK(house.members() == "Ada, Fay");
  CHECK(said(house.get("/api/documents/meet.blue/log", ben)) == "404 not_found");
  CHECK(said(house.get("/api/documents/meet.blue/export", ben)) == "404 not_found");
  CHECK(said(house.get("/api/documents/meet.blue/at/1", ben)) == "404 not_found");
  CHECK(said(house.post("/api/documents", R"({"like": "meet.blue"})", ben)) == "404 not_found");
  CHECK(said(house.join(house.token("participant"), "Ben", ben)) == "403 refused");
  CHECK_THAT(house.join(house.token("participant"), "Eve").response.body, PLENARY_CONTAINS("This link was withdrawn"));
  CHECK(said(house.get("/api/documents/meet.blue/log", ada)) == "200");

  // An open door for a session that is no member's: told as soon as it has said who it is.
  const auto again = house.connects(ben);
  REQUIRE(again);
  again->says_hello("ben2");
  house.settle();
  CHECK(again->closed == 4102);
  CHECK(again->bytes.empty());
}

TEST_CASE("sockets on a node that heard nothing of the revocation are closed within the position check",
          "[api][invitations]") {
  House here;
  House there({}, here.storage, "n2");
  const JoinAnswer fay = here.joins("facilitator", "Fay");
  const JoinAnswer ben = there.joins("participant", "Ben");
  const auto line = there.connects(ben);
  line->says_hello("ben");
  there.settle();
  REQUIRE(line->heard_first() == "welcome PARTICIPANT meet.blue");

  there.passes(1'000);

  here.acts(fay, revoke_invitation("invitation.participant"));
  there.later.forget();  // what was published does not arrive
  there.settle();
  REQUIRE(line->closed == 0);
  const std::size_t heard = line->bytes.size();
  there.passes(LiveOptions().position_check_ms + 500);
  CHECK(line->closed == 4102);
  CHECK(line->bytes.size() == heard);
}

TEST_CASE("the last facilitator's invitation is not revoked: somebody must be able to let people in",
          "[api][invitations]") {
  House house;
  const JoinAnswer fay = house.joins("facilitator", "Fay");
  std::optional<LiveDocument::Act> act;
  house.live.act("meet.blue", {fay.participant(), false}, revoke_invitation("invitation.facilitator"),
                 [&](LiveDocument::Act done) { act = std::move(done); });
  house.settle();
  REQUIRE(act);
  CHECK(RefusalCode_Name(act->outcome.refusal.code()) == "FORBIDDEN");
  CHECK(said(house.get("/api/documents/meet.blue/log", fay)) == "200");
}

TEST_CASE("another invitation lets in again whom the revoked one took out, as the same person", "[api][invitations]") {
  House house;
  const JoinAnswer fay = house.joins("facilitator", "Fay");
  const JoinAnswer ben = house.joins("participant", "Ben");
  house.acts(fay, revoke_invitation("invitation.participant"));
  const JoinAnswer back = house.joins("observer", "Ben", ben);
  CHECK(back.participant() == ben.participant());
  CHECK(Role_Name(back.role()) == "OBSERVER");
}

TEST_CASE("whoever holds a revoked personal link cannot rename its person", "[api][invitations]") {
  House house;
  const JoinAnswer fay = house.joins("facilitator", "Fay");
  house.joins("lena", "Lena");
  house.acts(fay, revoke_invitation("invitation.lena"));
  CHECK(said(house.join(house.token("lena"), "Somebody else")) == "403 refused");
  REQUIRE(house.person("lena"));
  CHECK(house.person("lena")->name() == "Lena");
}

TEST_CASE("who is removed does not come back by the same invitation, and cannot change their name",
          "[api][invitations]") {
  House house;
  const JoinAnswer fay = house.joins("facilitator", "Fay");
  const JoinAnswer lena = house.joins("lena", "Lena");
  house.acts(fay, remove_member("lena"));
  CHECK(said(house.join(house.token("lena"), "Lena II", lena)) == "403 refused");
  CHECK(said(house.join(house.token("lena"), "Lena III")) == "403 refused");
  CHECK(house.person("lena")->name() == "Lena");
  CHECK(said(house.get("/api/documents/meet.blue/log", lena)) == "404 not_found");
}

TEST_CASE("the personal link of somebody who is removed is no window either", "[api][invitations]") {
  House house;
  const JoinAnswer fay = house.joins("facilitator", "Fay");
  house.joins("lena", "Lena");
  const From link = From::bearer(house.token("lena"));
  const From nobody = From::bearer(house.storage->links.token({"meet.green", "invitation.lena", RAPPORTEUR, "lena"}));
  REQUIRE(said(house.get("/api/documents/of-link/log", link)) == "200");
  house.acts(fay, remove_member("lena"));
  for (const std::string what : {"export", "log", "at/1"}) {
    INFO(what);
    const Answered answered = house.get("/api/documents/of-link/" + what, link);
    CHECK(said(answered) == "404 not_found");
    CHECK(answered.response.body == house.get("/api/documents/of-link/" + what, nobody).response.body);
  }
}

TEST_CASE("a role that was changed holds for the very next request", "[api][invitations]") {
  House house;
  const JoinAnswer fay = house.joins("facilitator", "Fay");
  const JoinAnswer kim = house.joins("co_facilitator", "Kim");
  REQUIRE(said(house.post("/api/documents/meet.blue/code", R"({"role": "OBSERVER"})", kim)) == "200");
  house.acts(fay, set_role(kim.participant(), PARTICIPANT));
  CHECK(said(house.post("/api/documents/meet.blue/code", R"({"role": "OBSERVER"})", kim)) == "403 forbidden");
  CHECK(said(house.post("/api/documents", R"({"like": "meet.blue"})", kim)) == "403 forbidden");
}
