// A meeting and its boards: who joins one is in the other, and one's own link brings the same person back.
#include "tests/catch.h"
#include "tests/server/api/house.h"

using namespace plenary;
using namespace plenary::test;

namespace {

// A meeting with a surprise, and a board where its programme seats "lena".
void opens_fete(House& house) {
  std::vector<Record> meeting;
  meeting.emplace_back().set_id("meeting");
  meeting.back().mutable_meeting()->set_title("With a surprise");
  meeting.emplace_back().set_id("surprise");
  meeting.back().mutable_agenda_item()->set_title("canary-surprise");
  meeting.back().mutable_agenda_item()->set_hidden(true);
  meeting.emplace_back().set_id("work");
  meeting.back().mutable_agenda_item()->set_title("Two groups");
  for (const auto& [group, board] : {std::pair{"b1", "fete.b1"}, {"b2", "fete.b2"}}) {
    meeting.emplace_back().set_id(group);
    meeting.back().mutable_breakout()->set_board(board);
    meeting.back().mutable_breakout()->set_agenda_item("work");
  }
  meeting.back().mutable_breakout()->add_members("somebody");
  meeting[3].mutable_breakout()->add_members("lena");
  meeting.emplace_back().set_id("invitation.lena");
  meeting.back().mutable_invitation()->set_role(PARTICIPANT);
  meeting.back().mutable_invitation()->set_participant("lena");
  house.open("fete", meeting);
  for (const char* id : {"fete.b1", "fete.b2"}) {
    std::vector<Record> board;
    board.emplace_back().set_id("board");
    board.back().mutable_board()->set_meeting("fete");
    for (const auto& [role, name] :
         {std::pair{FACILITATOR, "facilitator"}, {PARTICIPANT, "participant"}, {RAPPORTEUR, "rapporteur"}}) {
      board.emplace_back().set_id(std::string("invitation.") + name);
      board.back().mutable_invitation()->set_role(role);
    }
    board.emplace_back().set_id("member.lena");
    board.back().mutable_member()->set_participant("lena");
    board.back().mutable_member()->set_role(PARTICIPANT);
    house.open(id, board);
  }
}

}  // namespace

TEST_CASE("who joins a board has a place in its meeting, and leads nothing there", "[api][meeting]") {
  House house;
  const std::vector<std::pair<std::string, Role>> roles = {
      {"participant", PARTICIPANT}, {"facilitator", PARTICIPANT}, {"rapporteur", PARTICIPANT},
      {"presenter", PARTICIPANT},   {"observer", OBSERVER},       {"plenary_host", PLENARY_HOST}};
  for (const auto& [on_board, in_meeting] : roles) {
    INFO(on_board);
    const JoinAnswer ben = house.joins(on_board, "Ben");
    CHECK(house.folded("meet").role_of(ben.participant()) == in_meeting);
    REQUIRE(house.connects(ben, "meet"));
  }
}

TEST_CASE("what is hidden in a programme is sent to no facilitator of a board", "[api][meeting][sight]") {
  House house;
  opens_fete(house);
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "fete.b1");
  const auto line = house.connects(fay, "fete");
  REQUIRE(line);
  line->says_hello("0123456789abcdef");
  house.settle();
  CHECK(line->heard_first() == "welcome PARTICIPANT fete");
  CHECK(line->bytes.find("canary-surprise") == std::string::npos);
  CHECK(house.get("/api/documents/fete/at/1", fay).response.body.find("canary-surprise") == std::string::npos);
}

TEST_CASE("who is in the meeting already keeps what they are there", "[api][meeting]") {
  House house;
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "meet");
  const std::size_t commits = house.commits("meet");
  const JoinAnswer again = house.joins("participant", "Fay", fay);
  CHECK(again.participant() == fay.participant());
  CHECK(house.folded("meet").role_of(fay.participant()) == FACILITATOR);
  CHECK(house.commits("meet") == commits);
}

TEST_CASE("from the meeting one goes to the board where the programme seats one, without another link",
          "[api][meeting]") {
  House house;
  opens_fete(house);
  const JoinAnswer lena = message_in<JoinAnswer>(house.join(house.token("lena", "fete"), "Lena"));
  CHECK(said(house.get("/api/documents/fete.b1/log", lena)) == "200");
  CHECK(house.connects(lena, "fete.b1"));
  // A member there, but the programme does not send her: that needs its link.
  for (const std::string document : {"fete.b2", "fete.b3", "fete.", "feteb1", "meet.blue"}) {
    INFO(document);
    CHECK(said(house.get("/api/documents/" + document + "/log", lena)) == "404 not_found");
    Answered refusal;
    CHECK_FALSE(house.connects(lena, document, &refusal));
    CHECK(said(refusal) == "404 not_found");
  }
}

TEST_CASE("one's own link brings the same person back from anywhere, without being asked again", "[api][join]") {
  House house;
  const JoinAnswer ben = house.joins("rapporteur", "Ben");
  REQUIRE_FALSE(ben.personal().empty());
  const Answered elsewhere = house.join(ben.personal(), "", From::address("198.51.100.4"));
  REQUIRE(said(elsewhere) == "200");
  const JoinAnswer again = message_in<JoinAnswer>(elsewhere);
  CHECK(again.participant() == ben.participant());
  CHECK(again.role() == RAPPORTEUR);
  CHECK(again.session() != ben.session());
  CHECK(house.person(ben.participant())->name() == "Ben");
  // With another name they are the same person, renamed.
  CHECK(message_in<JoinAnswer>(house.join(ben.personal(), "Benedikt")).participant() == ben.participant());
  CHECK(house.person(ben.participant())->name() == "Benedikt");
}

TEST_CASE("one's own link ends with the invitation, and with being removed", "[api][join]") {
  House house;
  const JoinAnswer fay = house.joins("facilitator", "Fay");
  const JoinAnswer ben = house.joins("participant", "Ben");
  Request remove;
  remove.mutable_remove_member()->set_participant(ben.participant());
  house.acts(fay, remove);
  CHECK(said(house.join(ben.personal(), "")) == "403 refused");
  const JoinAnswer ray = house.joins("rapporteur", "Ray");
  house.acts(fay, revoke_invitation("invitation.rapporteur"));
  CHECK(said(house.join(ray.personal(), "")) == "403 refused");
}

TEST_CASE("an open link still asks for a name, and so does one's own of whom the server knows no name", "[api][join]") {
  House house;
  CHECK(said(house.join(house.token("participant"), "")) == "400 invalid");
  CHECK(said(house.join(house.token("lena"), "")) == "400 invalid");
}

TEST_CASE("a facilitator sends the personal link of somebody who is listed; of whoever has come nobody is given it",
          "[api][links]") {
  House house;
  std::vector<Record> meeting(3);
  meeting[0].set_id("meeting");
  meeting[0].mutable_meeting()->set_title("Rivers");
  meeting[1].set_id("invitation.facilitator");
  meeting[1].mutable_invitation()->set_role(FACILITATOR);
  meeting[2].set_id("member.ida");  // from the list: she has not come yet
  meeting[2].mutable_member()->set_participant("ida");
  meeting[2].mutable_member()->set_role(PRESENTER);
  house.open("fair", meeting);
  ListedPerson ida;
  ida.set_id("ida");
  ida.set_name("Ida Fenn");
  house.storage->people.put("fair", ida, [](bool) {});
  house.settle();
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "fair");
  const auto show = [&](const From& from, const std::string& participant) {
    return house.post("/api/documents/fair/link", R"({"participant": ")" + participant + "\"}", from);
  };
  const Answered shown = show(fay, "ida");
  REQUIRE(said(shown) == "200");
  const std::string url = message_in<ShowLinkAnswer>(shown).url();
  CHECK(message_in<ShowLinkAnswer>(show(fay, "ida")).url() == url);  // the same, however often
  CHECK(said(show(fay, "nobody")) == "404 not_found");
  const JoinAnswer come = message_in<JoinAnswer>(house.join(url, ""));
  CHECK(come.participant() == "ida");
  CHECK(come.role() == PRESENTER);
  CHECK(house.person("ida")->name() == "Ida Fenn");
  CHECK(said(show(fay, "ida")) == "409 has_come");
  CHECK(said(show(come, fay.participant())) == "403 forbidden");
}

TEST_CASE("a facilitator shows the link of a role; nobody else does", "[api][links]") {
  House house;
  const auto show = [&](const From& from, const std::string& role = "PARTICIPANT") {
    return house.post("/api/documents/meet.blue/link", R"({"role": ")" + role + "\"}", from);
  };
  const JoinAnswer fay = house.joins("facilitator", "Fay");
  const Answered shown = show(fay);
  REQUIRE(said(shown) == "200");
  const std::string url = message_in<ShowLinkAnswer>(shown).url();
  CHECK_THAT(url, PLENARY_CONTAINS("http://127.0.0.1:8080/join#"));
  CHECK(message_in<JoinAnswer>(house.join(url, "Ben")).role() == PARTICIPANT);
  for (const std::string role : {"participant", "observer", "rapporteur", "plenary_host", "presenter"}) {
    INFO(role);
    CHECK(said(show(house.joins(role, "Ben"))) == "403 forbidden");
  }
  CHECK(said(show({})) == "401 no_session");
  CHECK(said(show(house.joins("facilitator", "Fred", {}, "meet.red"))) == "404 not_found");
  house.acts(fay, revoke_invitation("invitation.observer"));
  CHECK(said(show(fay, "OBSERVER")) == "404 not_found");
  CHECK(said(house.post("/api/documents/of-link/link", R"({"role": "PARTICIPANT"})",
                        From::bearer(house.token("facilitator")))) == "403 forbidden");
}
