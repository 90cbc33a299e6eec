// What is due for review, across meetings, and decisions that come up by themselves.
#include <google/protobuf/text_format.h>

#include "tests/catch.h"
#include "tests/server/api/house.h"

using namespace plenary;
using namespace plenary::test;

namespace {

constexpr std::int64_t kDayMs = 24LL * 3'600'000;

std::string told(const Answered& answered) {
  std::string all;
  const auto answer = message_in<ReviewsAnswer>(answered);
  for (const ReviewNow& review : answer.reviews())
    all += (all.empty() ? "" : ", ") + review.document() + " " + review.decision() + " " + review.review_date() +
           (review.due() ? " due" : "");
  return all;
}

void decides(House& house, const JoinAnswer& who, const std::string& id, const std::string& day) {
  Request request;
  REQUIRE(google::protobuf::TextFormat::ParseFromString(
      "add_decision { id: '" + id + "' title: 'Plant' text: 'We plant.' state: ADOPTED review_date: '" + day + "' }",
      &request));
  house.acts(who.participant(), request, who.document());
}

Record with_id(const std::string& id) {
  Record record;
  record.set_id(id);
  return record;
}

// A second meeting, "again", with one board, "again.green".
void opens_another_meeting(House& house) {
  std::vector<Record> invitations;
  for (const auto& [role, word] :
       {std::pair{FACILITATOR, "facilitator"}, {PARTICIPANT, "participant"}, {RAPPORTEUR, "rapporteur"}}) {
    invitations.push_back(with_id(std::string("invitation.") + word));
    invitations.back().mutable_invitation()->set_role(role);
  }
  std::vector<Record> meeting = invitations, board = invitations;
  meeting.push_back(with_id("meeting"));
  meeting.back().mutable_meeting()->set_title("The meeting after");
  house.open("again", meeting);
  board.push_back(with_id("board"));
  board.back().mutable_board()->set_title("Green");
  board.back().mutable_board()->set_meeting("again");
  house.open("again.green", board);
}

}  // namespace

TEST_CASE("SYS-12: what is due for review is listed across the boards one was on, the oldest first", "[api][reviews]") {
  House house;
  const JoinAnswer ria = house.joins("rapporteur", "Ria");
  const JoinAnswer rob = house.joins("rapporteur", "Rob", {}, "meet.red");
  decides(house, ria, "d1", "2027-06-01");
  decides(house, ria, "d2", "2027-01-10");
  decides(house, rob, "d3", "2027-02-01");
  CHECK(told(house.get("/api/documents/meet.blue/reviews", ria)) ==
        "meet.blue d2 2027-01-10 due, meet.blue d1 2027-06-01");
  CHECK(told(house.get("/api/documents/meet.red/reviews", rob)) == "meet.red d3 2027-02-01");
}

TEST_CASE(
    "SYS-12: what was promised at one meeting is told at the next, to whoever was on its board, and to nobody else",
    "[api][reviews]") {
  House house;
  opens_another_meeting(house);
  const JoinAnswer ria = house.joins("rapporteur", "Ria");
  decides(house, ria, "d1", "2027-01-10");
  decides(house, ria, "d2", "2027-06-01");
  // The same person comes to the next meeting, where others lead.
  const JoinAnswer again = house.joins("rapporteur", "Ria", ria, "again.green");
  REQUIRE(again.participant() == ria.participant());
  decides(house, again, "d3", "2027-03-01");
  const JoinAnswer rob = house.joins("rapporteur", "Rob", {}, "again.green");
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "again");
  const JoinAnswer ben = house.joins("participant", "Ben");

  const std::string across = "meet.blue d1 2027-01-10 due, again.green d3 2027-03-01, meet.blue d2 2027-06-01";
  for (const char* from : {"again", "again.green", "meet", "meet.blue"}) {
    INFO("asked at " << from);
    CHECK(told(house.get(std::string("/api/documents/") + from + "/reviews", again)) == across);
  }
  CHECK(told(house.get("/api/documents/again.green/reviews", rob)) == "again.green d3 2027-03-01");
  CHECK(told(house.get("/api/documents/again/reviews", fay)) == "again.green d3 2027-03-01");
  CHECK(told(house.get("/api/documents/meet.blue/reviews", ben)) ==
        "meet.blue d1 2027-01-10 due, meet.blue d2 2027-06-01");
  // What comes up says where it was promised.
  const auto first = message_in<ReviewsAnswer>(house.get("/api/documents/again/reviews", again)).reviews(0);
  CHECK(first.meeting() == "meet");
  CHECK(first.board_title() == "Blue");
  CHECK(first.title() == "Plant");

  house.acts(house.joins("facilitator", "Flo"), remove_member(ria.participant()));
  CHECK(told(house.get("/api/documents/again/reviews", again)) == "again.green d3 2027-03-01");
}

TEST_CASE("a link of one meeting, whoever it is made out to, tells nothing of what was promised at another",
          "[api][reviews][secrecy]") {
  House house;
  opens_another_meeting(house);
  const JoinAnswer ria = house.joins("rapporteur", "Ria");
  decides(house, ria, "d1", "2027-01-10");
  // Whoever leads the other meeting has seen her id, and makes a link that comes as her.
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "again");
  Request invites;
  invites.mutable_add_invitation()->set_id("invitation.hers");
  invites.mutable_add_invitation()->set_role(PARTICIPANT);
  invites.mutable_add_invitation()->set_participant(ria.participant());
  house.acts(fay, invites);
  const std::string token = house.storage->links.token({"again", "invitation.hers", PARTICIPANT, ria.participant()});
  CHECK(said(house.get("/api/documents/of-link/reviews", From::bearer(token))) == "403 forbidden");
  const auto taken_for_her = message_in<JoinAnswer>(house.join(token, "Ria"));
  REQUIRE(taken_for_her.participant() == ria.participant());
  CHECK(told(house.get("/api/documents/again/reviews", taken_for_her)).empty());
  CHECK(told(house.get("/api/documents/meet.blue/reviews", ria)) == "meet.blue d1 2027-01-10 due");
}

TEST_CASE("a decision comes up for review by itself on its day", "[api][reviews]") {
  House house;
  const JoinAnswer ria = house.joins("rapporteur", "Ria");
  decides(house, ria, "d1", "2027-01-17");
  decides(house, ria, "d2", "2099-01-01");
  house.passes(kDayMs / 24);
  CHECK(house.folded().decision("d1")->state() == ADOPTED);
  house.passes(2 * kDayMs);
  (void)house.joins("rapporteur", "Rob");  // somebody looks at the board again
  house.settle();
  CHECK(house.folded().decision("d1")->state() == DUE_FOR_REVIEW);
  CHECK(house.folded().decision("d2")->state() == ADOPTED);
}
