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
