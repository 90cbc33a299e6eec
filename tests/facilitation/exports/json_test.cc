#include "facilitation/exports/json.h"
#include "facilitation/document/card_fields.h"

#include "facilitation/exports/formats.h"
#include "tests/catch.h"
#include "tests/facilitation/exports/hostile_words.h"
#include "tests/facilitation/records/told_board.h"

using namespace plenary;
using namespace plenary::test;

namespace {
std::string bytes(const SessionRecord& record) { return record.SerializePartialAsString(); }
}  // namespace

TEST_CASE("JSON loses nothing: read back, it is the same record", "[exports][json]") {
  const SessionRecord record = record_of(told_records());
  const auto again = from_json(to_json(record));
  REQUIRE(again);
  CHECK(bytes(*again) == bytes(record));
}

TEST_CASE("JSON loses nothing of hostile words, large numbers, bytes and fields of a card",
          "[exports][json][hostile]") {
  auto records = told_records();
  std::size_t next = 0;
  for (auto& record : records)
    if (record.has_card() || record.has_note())
      record.mutable_text()->set_content(hostile_words()[next++ % hostile_words().size()]);
  for (const char* field : {"zeta", "alpha", "mid", "beta"})
    set_answer(*find(records, "C02")->mutable_card(), field, "\xe2\x80\xae x");
  SessionRecord record = record_of(records);
  record.mutable_groups(0)->mutable_at()->set_epoch(0xfedcba9876543210u);
  record.mutable_groups(0)->mutable_at()->set_chain(std::string("\x00\xff\x10 0123456789ab", 16));
  const std::string json = to_json(record);
  const auto again = from_json(json);
  REQUIRE(again);
  CHECK(again->groups(0).at().epoch() == 0xfedcba9876543210u);
  CHECK(to_json(*again) == json);
  for (int i = 0; i < record.groups(0).cards_size(); ++i)
    CHECK(again->groups(0).cards(i).text() == record.groups(0).cards(i).text());
  CHECK(again->groups(0).cards(1).fields().size() == 4);
  CHECK(json.find("\"alpha\"") < json.find("\"beta\""));
  CHECK(json.find("\"mid\"") < json.find("\"zeta\""));
}

TEST_CASE("what is no session record is not read as one", "[exports][json]") {
  CHECK_FALSE(from_json("{").has_value());
  CHECK_FALSE(from_json("{\"unknown_field\": 1}").has_value());
  CHECK_FALSE(from_json("[]").has_value());
}

TEST_CASE("formats are found by name; an unknown one is none", "[exports]") {
  REQUIRE(format_named("md") != nullptr);
  CHECK(format_named("md")->ending == ".md");
  REQUIRE(format_named("json") != nullptr);
  CHECK(format_named("json")->media_type == "application/json");
  CHECK(format_named("exe") == nullptr);
  CHECK(format_names().starts_with("md, json, html"));
}
