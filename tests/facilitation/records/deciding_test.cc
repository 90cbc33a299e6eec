// What a record says of decisions that were decided by a method.
#include "tests/catch.h"
#include "tests/facilitation/records/decided_board.h"
#include "tests/facilitation/records/told_record.h"

using namespace plenary;
using namespace plenary::test;

namespace {

RecordDecision decision_in(const SessionRecord& record, const std::string& id) {
  for (const RecordDecision& decision : record.groups(0).decisions())
    if (decision.id() == id) return decision;
  throw std::runtime_error("no decision " + id);
}

std::string concerns_in(const RecordDecision& decision) {
  std::string said;
  for (const RecordConcern& concern : decision.concerns()) {
    said += (said.empty() ? "" : "; ") + concern.text() + " to";
    for (const std::uint32_t version : concern.versions()) said += " " + std::to_string(version);
  }
  return said;
}

// The first decision, with these concerns in place of its own.
std::string concerns_of(const std::vector<Concern>& concerns) {
  std::vector<Record> records;
  for (const auto& [id, entry] : decisions_alone().entries()) records.push_back(entry.record);
  Decision& decision = *find(records, "D1")->mutable_decision();
  decision.clear_concerns();
  for (const Concern& concern : concerns) *decision.add_concerns() = concern;
  return concerns_in(decision_in(record_of(records), "D1"));
}
Concern concern(const std::string& text, std::uint32_t version, const std::string& named = "") {
  Concern concern;
  concern.set_text(text);
  concern.set_handled_as("raised");
  concern.set_version(version);
  concern.set_by(named);
  concern.set_named_in_record(!named.empty());
  return concern;
}

}  // namespace

TEST_CASE("a concern that is said again to the next version stands once, with both", "[records][deciding]") {
  CHECK(decisions_alone().decision("D1")->concerns_size() == 2);
  CHECK(concerns_in(decision_in(record_of(decisions_alone()), "D1")) ==
        "2035 may be early for the lowest reach. to 1 2");
  CHECK(concerns_of({concern("Early", 1), concern("Early", 1)}) == "Early to 1; Early to 1");
  CHECK(concerns_of({concern("Early", 1), concern("Early", 1), concern("Early", 2)}) == "Early to 1 2; Early to 1");
  CHECK(concerns_of({concern("Early", 1), concern("Late", 2)}) == "Early to 1; Late to 2");
  CHECK(concerns_of({concern("Early", 1, "P-E"), concern("Early", 2)}) == "Early to 1; Early to 2");
}

TEST_CASE("a record has a decision's versions and questions with their times, its quorum, and when it was closed",
          "[records][deciding]") {
  const RecordDecision decision = decision_in(record_of(decisions_alone()), "D1");
  const Decision& kept = *decisions_alone().decision("D1");
  REQUIRE(decision.versions_size() == 2);
  CHECK(decision.versions(0).text() == kept.versions(0).text());
  CHECK(decision.versions(1).at_ms() == kept.versions(1).at_ms());
  CHECK(decision.versions(1).at_ms() > decision.versions(0).at_ms());
  REQUIRE(decision.clarifications_size() == 2);
  CHECK(decision.clarifications(0).question() == "Does 'inside the city' include the harbour?");
  CHECK(decision.clarifications(0).answer() == "It did not say. It now reads from the weir to the outer lock.");
  CHECK(decision.clarifications(0).at_ms() == kept.clarifications(0).at_ms());
  CHECK(decision.quorum_needed() == 5);
  CHECK(decision.quorum_base() == 7);
  CHECK(decision.quorum_present() == 7);
  CHECK(decision.closed_ms() == kept.closed_ms());
  CHECK(decision.rounds(0).closed_ms() == kept.rounds(0).closed_ms());
  const std::string bytes = decision.SerializeAsString();
  CHECK(bytes.find("P-G") == std::string::npos);  // who asked
}

TEST_CASE("what is needed first is said in words", "[records][deciding]") {
  const RecordDecision decision = decision_in(record_of(decisions_alone()), "D3");
  REQUIRE(decision.needed_first_size() == 1);
  CHECK(decision.needed_first(0) == "Two pages on what a day open costs now and what a loan could be tied to.");
}
