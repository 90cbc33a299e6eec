// The waiting room over HTTP and on the wire; and walks to the boards of other groups.
#include <google/protobuf/text_format.h>

#include "tests/catch.h"
#include "tests/server/api/house.h"

using namespace plenary;
using namespace plenary::test;

namespace {

Request parsed_request(const std::string& text) {
  Request request;
  REQUIRE(google::protobuf::TextFormat::ParseFromString(text, &request));
  return request;
}

}  // namespace

TEST_CASE("CLOSE-10: who waits has no board: no socket, no record, no word of it; then they are let in",
          "[api][waiting]") {
  House house;
  const JoinAnswer fay = house.joins("facilitator", "Fay");
  house.acts(fay, parsed_request("set_board { waiting_room: true }"));
  house.acts(fay, add_card("c1", "canary-card"));
  const JoinAnswer ben = message_in<JoinAnswer>(house.join(house.token("participant"), "Ben"));
  CHECK(ben.waiting());
  CHECK(ben.role() == ROLE_UNSPECIFIED);
  CHECK(house.members() == "Fay");
  const std::string here = "/api/session?document=meet.blue";
  CHECK(said(house.get(here, ben)) == "403 waiting");
  CHECK(said(house.get("/api/documents/meet.blue/export?format=md", ben)) == "403 waiting");
  const auto line = house.connects(ben);
  if (line) {
    line->says_hello("ben");
    house.settle();
    CHECK(line->closed == 4409);
    CHECK(line->bytes.find("canary") == std::string::npos);
  }
  const std::string people = "/api/documents/meet.blue/people";
  CHECK(house.get(people, fay).response.body.find("Ben") != std::string::npos);
  const JoinAnswer rob = house.joins("rapporteur", "Rob");
  CHECK(house.get(people, rob).response.body.find("Ben") == std::string::npos);
  house.acts(fay, parsed_request("let_in { participants: '" + ben.participant() + "' }"));
  CHECK(said(house.get(here, ben)) == "200");
  CHECK(house.members() == "Ben, Fay, Rob");
}

TEST_CASE("who is turned away is told no more than anybody else", "[api][waiting]") {
  House house;
  const JoinAnswer fay = house.joins("facilitator", "Fay");
  house.acts(fay, parsed_request("set_board { waiting_room: true }"));
  const JoinAnswer ben = message_in<JoinAnswer>(house.join(house.token("participant"), "Ben"));
  house.acts(fay, parsed_request("remove_member { participant: '" + ben.participant() + "' }"));
  CHECK(said(house.get("/api/session?document=meet.blue", ben)) == "404 not_found");
}
