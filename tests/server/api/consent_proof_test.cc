// I8, and that it can be broken: a copy for outside is of one commit, and says what was granted by then, whatever is granted
// or taken back while it is made. The same story with an error switched on has to end otherwise.
#include <algorithm>

#include "facilitation/exports/json.h"
#include "server/live/seeded_bugs.h"
#include "tests/catch.h"
#include "tests/server/api/house.h"

using namespace plenary;
using namespace plenary::test;

namespace {

constexpr const char* kSaid = "The gauge was never read.";

Request capture_quote(const std::string& speaker) {
  Request request;
  request.mutable_capture_quote()->set_id("q");
  request.mutable_capture_quote()->set_text(kSaid);
  request.mutable_capture_quote()->set_speaker(speaker);
  return request;
}
Request ask_for_it() {
  Request request;
  RequestAttribution& asks = *request.mutable_request_attribution();
  asks.set_id("ask");
  asks.set_quote("q");
  asks.set_quote_version(1);
  asks.add_for_kinds("publication");
  asks.set_identification(FULL);
  asks.set_answer_by("2027-02-01");
  return request;
}
Request grant_it() {
  Request request;
  AnswerAttribution& answer = *request.mutable_answer_attribution();
  answer.set_id("ask");
  answer.set_answer("granted");
  answer.set_quote_version(1);
  answer.add_kinds("publication");
  answer.set_identification(FULL);
  return request;
}
Request take_it_back() {
  Request request;
  request.mutable_withdraw_attribution()->set_quote("q");
  return request;
}

bool granted_in(const Document& document) {
  const Record* quote = document.find("q");
  return quote && quote->quote().state() == Quote::GRANTED;
}
Document at_commit(House& house, Seq seq) {
  Document document;
  for (const LogEntry& entry : house.storage->documents->by_id.at("meet.blue").log) {
    if (entry.seq > seq) break;
    Commit commit;
    REQUIRE(commit.ParseFromString(entry.commit));
    evolve(document, commit);
  }
  return document;
}

struct Copy {
  bool overlapped = false, has_words = false, was_granted = false;
};
// The copy is `steps` on its way when the speaker answers.
Copy copy_while(House& house, int steps, const JoinAnswer& rapporteur, const JoinAnswer& speaker,
                const Request& asked) {
  const auto copy = house.begin("GET", "/api/documents/meet.blue/export?format=json&kind=publication", {}, rapporteur);
  for (int i = 0; i < steps; ++i) house.storage->later.step();
  const bool was_on_its_way = !copy->has_value();
  std::optional<LiveDocument::Act> act;
  house.live.act("meet.blue", {speaker.participant(), false}, asked, [&](LiveDocument::Act done) { act = done; });
  house.later.settle();  // in the log, whatever becomes of the copy
  REQUIRE(act);
  REQUIRE(act->outcome.accepted());
  house.settle();
  REQUIRE(copy->has_value());
  const auto record = from_json((*copy)->response.body);
  REQUIRE(record);
  const Seq seq = record->groups(0).at().seq();
  return {was_on_its_way && seq < house.commits(), (*copy)->response.body.find(kSaid) != std::string::npos,
          granted_in(at_commit(house, seq))};
}

// Whenever the answer comes.
bool holds() {
  bool overlapped = false, as_granted = true;
  for (int steps = 0; steps < 8; ++steps) {
    House house;
    const JoinAnswer ria = house.joins("rapporteur", "Ria"), ben = house.joins("participant", "Ben");
    house.acts(ria, capture_quote(ben.participant()));
    house.acts(ria, ask_for_it());
    for (const Request& asked : {grant_it(), take_it_back()}) {
      const Copy copy = copy_while(house, steps, ria, ben, asked);
      overlapped |= copy.overlapped;
      as_granted &= copy.has_words == copy.was_granted;
    }
  }
  CHECK(overlapped);
  return as_granted;
}

}  // namespace

TEST_CASE("a copy for outside says what was granted by its commit, whatever is answered while it is made", "[api]") {
  seeded_bugs() = {};
  CHECK(holds());
}

TEST_CASE("a copy that reads consent at its end is found", "[api]") {
  seeded_bugs() = {};
  seeded_bugs().consent_read_at_end = true;
  CHECK_FALSE(holds());
}
