// The console: how the groups of a meeting are doing, and one act in several of them.
#include "tests/catch.h"
#include "tests/server/api/house.h"

using namespace plenary;
using namespace plenary::test;

namespace {

// A meeting of two groups, with a facilitator's link of its own. Each board has a plan of two phases.
void opens_forum(House& house) {
  std::vector<Record> meeting;
  meeting.emplace_back().set_id("meeting");
  meeting.back().mutable_meeting()->set_title("Forum");
  for (const auto& [group, board] : {std::pair{"b1", "forum.b1"}, {"b2", "forum.b2"}}) {
    meeting.emplace_back().set_id(group);
    meeting.back().mutable_breakout()->set_board(board);
  }
  for (const auto& [role, word] : {std::pair{FACILITATOR, "facilitator"}, {PARTICIPANT, "participant"}}) {
    meeting.emplace_back().set_id(std::string("invitation.") + word);
    meeting.back().mutable_invitation()->set_role(role);
  }
  house.open("forum", meeting);
  for (const char* id : {"forum.b1", "forum.b2"}) {
    std::vector<Record> board;
    board.emplace_back().set_id("board");
    board.back().mutable_board()->set_meeting("forum");
    board.back().mutable_board()->set_title(id);
    board.emplace_back().set_id("r1");
    board.back().mutable_region()->set_title("Challenges");
    for (const auto& [role, word] : {std::pair{FACILITATOR, "facilitator"}, {PARTICIPANT, "participant"}, {RAPPORTEUR, "rapporteur"}}) {
      board.emplace_back().set_id(std::string("invitation.") + word);
      board.back().mutable_invitation()->set_role(role);
    }
    for (const auto& [phase, kind] : {std::pair{"p1", SILENT}, {"p2", ROUND}}) {
      board.emplace_back().set_id(phase);
      board.back().mutable_phase()->set_kind(kind);
      board.back().mutable_phase()->set_order(kind == SILENT ? 1 : 2);
      board.back().mutable_phase()->set_planned_minutes(6);
    }
    house.open(id, board);
  }
}

GroupsAnswer groups(House& house, const From& from) { return message_in<GroupsAnswer>(house.get("/api/documents/forum/groups", from)); }
std::string lead(House& house, const From& from, const std::string& act, const std::string& boards = R"("forum.b1", "forum.b2")") {
  const Answered answered = house.post("/api/documents/forum/lead", R"({"documents": [)" + boards + "], " + act + "}", from);
  if (said(answered) != "200") return said(answered);
  std::string told;
  const LeadAnswer answer = message_in<LeadAnswer>(answered);
  for (const Led& led : answer.groups()) told += (told.empty() ? "" : "; ") + led.document() + (led.done() ? " done" : ": " + led.sentence());
  return told;
}
Request calls_for_help(const std::string& words) {
  Request request;
  request.mutable_set_signal()->set_kind("help");
  request.mutable_set_signal()->set_up(true);
  request.mutable_set_signal()->set_text(words);
  return request;
}

}  // namespace

TEST_CASE("SYS-53: whoever leads a meeting sees how its groups are doing, and no word of theirs", "[api][leading]") {
  House house;
  opens_forum(house);
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "forum");
  const JoinAnswer ben = house.joins("participant", "Ben", {}, "forum.b1");
  house.acts(ben, add_card("c1", "canary-card"));
  house.acts(ben, calls_for_help("the projector"));
  const auto line = house.connects(ben, "forum.b1");
  line->says_hello("ben");
  house.settle();

  const Answered answered = house.get("/api/documents/forum/groups", fay);
  REQUIRE(said(answered) == "200");
  CHECK(answered.response.body.find("canary") == std::string::npos);
  const GroupsAnswer answer = groups(house, fay);
  REQUIRE(answer.groups_size() == 2);
  const GroupNow& first = answer.groups(0);
  CHECK(first.title() == "forum.b1");
  CHECK(first.members() == 1);
  CHECK(first.present() == 1);
  CHECK(first.cards() == 1);
  CHECK_FALSE(first.has_phase());
  CHECK(first.next().kind() == "silent");
  REQUIRE(first.help_size() == 1);
  CHECK(first.help(0).name() == "Ben");
  CHECK(first.help(0).text() == "the projector");
  CHECK(answer.groups(1).present() == 0);
}

TEST_CASE("nobody else sees all groups at once", "[api][leading]") {
  House house;
  opens_forum(house);
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "forum.b1");  // of one group
  const JoinAnswer ben = house.joins("participant", "Ben", {}, "forum");
  CHECK(said(house.get("/api/documents/forum/groups", fay)) == "403 forbidden");
  CHECK(said(house.get("/api/documents/forum/groups", ben)) == "403 forbidden");
  CHECK(said(house.get("/api/documents/forum/groups", From())) == "401 no_session");
  CHECK(said(house.get("/api/documents/forum.b1/groups", fay)) == "400 invalid");
  CHECK(lead(house, ben, R"("next": true)") == "403 forbidden");
  CHECK(house.folded("forum.b1").board()->phase().empty());
}

TEST_CASE("one act leads several groups, and each group sees who came", "[api][leading]") {
  House house;
  opens_forum(house);
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "forum");
  CHECK(lead(house, fay, R"("next": true)") == "forum.b1 done; forum.b2 done");
  for (const char* board : {"forum.b1", "forum.b2"}) {
    CHECK(house.folded(board).board()->phase() == "p1");
    CHECK(house.folded(board).board()->silent_writing());
    CHECK(house.folded(board).role_of(fay.participant()) == CO_FACILITATOR);
    CHECK(house.members(board) == "Fay");
  }
  CHECK(lead(house, fay, R"("minutes": 2)", R"("forum.b2")") == "forum.b2 done");
  CHECK(lead(house, fay, R"("paused": true)", R"("forum.b2")") == "forum.b2 done");
  CHECK(groups(house, fay).groups(1).phase().paused());
  CHECK(groups(house, fay).groups(1).phase().extended_minutes() == 2);
  CHECK(lead(house, fay, R"("next": true)", R"("forum.b1")") == "forum.b1 done");
  CHECK(lead(house, fay, R"("next": true)", R"("forum.b1")") == "forum.b1: No phase is planned after this one.");
  CHECK(groups(house, fay).groups(0).phase().kind() == "round");
  CHECK(groups(house, fay).groups(1).phase().kind() == "silent");
}

TEST_CASE("a call for help is answered: it goes down, and the board can be opened", "[api][leading]") {
  House house;
  opens_forum(house);
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "forum");
  const JoinAnswer ben = house.joins("participant", "Ben", {}, "forum.b2");
  house.acts(ben, calls_for_help(""));
  CHECK(said(house.get("/api/documents/forum.b2/people", fay)) == "404 not_found");
  CHECK(lead(house, fay, R"("come": true)", R"("forum.b2")") == "forum.b2 done");
  CHECK(said(house.get("/api/documents/forum.b2/people", fay)) == "200");
  CHECK(said(house.get("/api/documents/forum.b1/people", fay)) == "404 not_found");
  CHECK(lead(house, fay, R"("help_is_coming": true)", R"("forum.b2")") == "forum.b2 done");
  CHECK(groups(house, fay).groups(1).help().empty());
  CHECK(lead(house, fay, R"("help_is_coming": true)", R"("forum.b2")") == "forum.b2: Nobody calls for help.");
}

TEST_CASE("who leads the meeting and sits in a group keeps the place there", "[api][leading]") {
  House house;
  opens_forum(house);
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "forum");
  house.joins("participant", "Fay", fay, "forum.b1");
  REQUIRE(house.folded("forum.b1").role_of(fay.participant()) == PARTICIPANT);
  CHECK_THAT(lead(house, fay, R"("next": true)", R"("forum.b1")"), PLENARY_CONTAINS("You sit in this group yourself."));
  CHECK(house.folded("forum.b1").role_of(fay.participant()) == PARTICIPANT);
}

TEST_CASE("what is asked of a console wrongly is said plainly", "[api][leading]") {
  House house;
  opens_forum(house);
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "forum");
  CHECK(lead(house, fay, R"("next": true)", R"("meet.blue")") == "404 not_found");
  CHECK(lead(house, fay, R"("next": true)", "") == "400 invalid");
  CHECK(lead(house, fay, R"("nonsense": true)") == "400 invalid");
  CHECK(lead(house, fay, R"("next": false)") == "400 invalid");
  CHECK_THAT(lead(house, fay, R"("minutes": 2)"), PLENARY_CONTAINS("No phase runs."));
}

TEST_CASE("a message goes to several groups at once, and the console counts who has read it", "[api][leading]") {
  House house;
  opens_forum(house);
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "forum");
  const JoinAnswer ben = house.joins("participant", "Ben", {}, "forum.b1");
  CHECK(lead(house, fay, R"("announce": "Lunch at one.")") == "forum.b1 done; forum.b2 done");
  CHECK(lead(house, fay, R"("announce": "")", R"("forum.b1")") == "forum.b1: The text is missing. Add it, then try again.");
  CHECK(groups(house, fay).groups(0).announcement().text() == "Lunch at one.");
  CHECK(groups(house, fay).groups(0).announcement().read() == 0);
  const Document board = house.folded("forum.b1");
  for (const auto& [id, entry] : board.entries()) {
    if (!entry.record.has_announcement()) continue;
    Request read;
    read.mutable_acknowledge()->set_id(id);
    house.acts(ben, read);
  }
  CHECK(groups(house, fay).groups(0).announcement().read() == 1);
  CHECK(groups(house, fay).groups(1).announcement().read() == 0);
}

TEST_CASE("SYS-38: a facilitator looks cards through without learning who wrote them, and nobody else does", "[api][screening]") {
  House house;
  opens_forum(house);
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "forum.b1");
  const JoinAnswer ben = house.joins("participant", "Ben", {}, "forum.b1");
  const JoinAnswer ray = house.joins("rapporteur", "Ray", {}, "forum.b1");
  const std::string where = "/api/documents/forum.b1/screening";
  Request asked;
  asked.mutable_set_board()->set_moderated(true);
  house.acts(fay, asked);
  asked.Clear();
  asked.mutable_start_silent_writing();
  house.acts(fay, asked);
  house.acts(ben, add_card("c1", "canary-card"));
  CHECK(message_in<ScreeningAnswer>(house.get(where, fay)).cards().empty());
  asked.Clear();
  asked.mutable_reveal_cards();
  house.acts(fay, asked);
  const Answered answered = house.get(where, fay);
  const ScreeningAnswer answer = message_in<ScreeningAnswer>(answered);
  REQUIRE(answer.cards_size() == 1);
  CHECK(answer.cards(0).text() == "canary-card");
  CHECK(answer.cards(0).text_version() == 1);
  CHECK(answered.response.body.find(ben.participant()) == std::string::npos);
  for (const JoinAnswer* other : {&ben, &ray}) CHECK(said(house.get(where, *other)) == "403 forbidden");
  CHECK(said(house.get("/api/documents/of-link/screening", From::bearer(house.token("facilitator")))) == "403 forbidden");
  asked.Clear();
  asked.mutable_hold_cards()->add_ids("c1");
  asked.mutable_hold_cards()->set_reason("names a person");
  house.acts(fay, asked);
  CHECK(message_in<ScreeningAnswer>(house.get(where, fay)).cards(0).held_reason() == "names a person");
}
