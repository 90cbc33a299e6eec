// A fresh board like another.
#include "server/api/fresh_board.h"
#include "tests/catch.h"
#include "tests/server/api/house.h"

using namespace plenary;
using namespace plenary::test;

namespace {

Answered copy(House& house, const From& from,
              const std::string& body = R"({"like": "meet.blue", "title": "Blue again"})") {
  return house.post("/api/documents", body, from);
}

}  // namespace

TEST_CASE("a facilitator opens a fresh board like theirs, with links of its own", "[api][boards]") {
  House house;
  const JoinAnswer fay = house.joins("facilitator", "Fay");
  const JoinAnswer ben = house.joins("participant", "Ben");
  house.acts(ben, add_card("c1", "old words"));
  Request lock;
  lock.mutable_set_board()->set_locked(true);
  house.acts(fay, start_silent_writing());
  house.acts(fay, reveal_cards());
  house.acts(fay, lock);

  const Answered copied = copy(house, fay);
  REQUIRE(said(copied) == "200");
  const CopyAnswer answer = message_in<CopyAnswer>(copied);
  CHECK(answer.document().starts_with("meet."));
  const Document fresh = house.folded(answer.document());
  CHECK(fresh.board()->title() == "Blue again");
  CHECK(fresh.board()->framing_question() == "What helps a river?");
  CHECK_FALSE(fresh.board()->locked());
  CHECK(fresh.board()->revealed_ms() == 0);
  CHECK(fresh.find("c1") == nullptr);
  CHECK(fresh.member(fay.participant()) == nullptr);
  CHECK(Phase::State_Name(fresh.find("phase1")->phase().state()) == "PLANNED");

  std::string roles;
  for (const auto& [role, link] : std::map<std::string, std::string>(answer.links().begin(), answer.links().end())) {
    roles += role + " ";
    CHECK(link.starts_with("http://127.0.0.1:8080/join#"));
    const Answered joined = house.join(link, "Ben", From::address("192.0.2.20"));
    REQUIRE(said(joined) == "200");
    CHECK(message_in<JoinAnswer>(joined).document() == answer.document());
  }
  CHECK(roles == "facilitator observer participant plenary_host rapporteur ");

  // Links of the one do not open the other.
  CHECK(said(house.get("/api/documents/" + answer.document() + "/log", fay)) == "404 not_found");
}

TEST_CASE("the link of a facilitator opens a fresh board, and leaves no trace on the one it is like", "[api][boards]") {
  House house;
  house.joins("participant", "Ben");
  const std::size_t commits = house.commits();
  const auto by_link = [&](const std::string& role) {
    return copy(house, From::bearer(house.token(role)), R"({"like": "of-link", "title": "Rehearsal"})");
  };
  const Answered copied = by_link("facilitator");
  REQUIRE(said(copied) == "200");
  const CopyAnswer answer = message_in<CopyAnswer>(copied);
  CHECK(house.folded(answer.document()).board()->title() == "Rehearsal");
  CHECK(answer.links().contains("rapporteur"));
  CHECK(house.commits() == commits);
  CHECK(house.members() == "Ben");
  CHECK(said(by_link("co_facilitator")) == "200");

  const std::size_t documents = house.storage->documents->by_id.size();
  for (const std::string role : {"participant", "observer", "rapporteur", "plenary_host", "presenter", "lena"}) {
    INFO(role);
    CHECK(said(by_link(role)) == "403 forbidden");
  }
  CHECK(said(copy(house, From::bearer(house.token("facilitator")))) == "401 not_joined");  // a link is no session
  house.acts(house.joins("co_facilitator", "Kim"), revoke_invitation("invitation.facilitator"));
  CHECK(said(by_link("facilitator")) == "404 not_found");
  CHECK(house.storage->documents->by_id.size() == documents);
}

TEST_CASE("a board to play on belongs to no meeting: it is in no record, and who comes there is in no list",
          "[api][boards]") {
  House house;
  const Answered copied =
      copy(house, From::bearer(house.token("facilitator")), R"({"like": "of-link", "title": "Try", "trial": true})");
  REQUIRE(said(copied) == "200");
  const auto answer = message_in<CopyAnswer>(copied);
  CHECK(answer.document().starts_with("trial."));
  const std::size_t in_meeting = house.commits("meet");
  const Answered joined = house.join(answer.links().at("participant"), "Ben", From::address("192.0.2.20"));
  REQUIRE(said(joined) == "200");
  CHECK(message_in<JoinAnswer>(joined).meeting().empty());
  CHECK(house.commits("meet") == in_meeting);
  CHECK(house.folded(answer.document()).board()->title() == "Try");
  CHECK(house.folded(answer.document()).board()->meeting().empty());
  const JoinAnswer rae = house.joins("rapporteur", "Rae");
  const Answered record = house.get("/api/documents/meet.blue/export?format=json&scope=session", rae);
  REQUIRE(said(record) == "200");
  CHECK(record.response.body.find(answer.document()) == std::string::npos);
}

TEST_CASE("a copy of a board of no meeting is of none, and its session is itself alone", "[api][boards]") {
  House house;
  const auto trial = message_in<CopyAnswer>(copy(house, From::bearer(house.token("facilitator")),
                                                 R"({"like": "of-link", "title": "canary-one", "trial": true})"));
  const Answered joined = house.join(trial.links().at("facilitator"), "Fay", From::address("192.0.2.20"));
  REQUIRE(said(joined) == "200");
  const JoinAnswer fay = message_in<JoinAnswer>(joined);
  const Answered again = copy(house, fay, R"({"like": ")" + trial.document() + R"(", "title": "canary-two"})");
  REQUIRE(said(again) == "200");
  CHECK(message_in<CopyAnswer>(again).document().starts_with("trial."));
  const Answered record = house.get("/api/documents/" + trial.document() + "/export?format=json&scope=session", fay);
  REQUIRE(said(record) == "200");
  CHECK(record.response.body.find("canary-one") != std::string::npos);
  CHECK(record.response.body.find("canary-two") == std::string::npos);
}

TEST_CASE("without a title the copy is called like the board", "[api][boards]") {
  House house;
  const Answered copied = copy(house, house.joins("co_facilitator", "Kim"), R"({"like": "meet.blue"})");
  REQUIRE(said(copied) == "200");
  CHECK(house.folded(message_in<CopyAnswer>(copied).document()).board()->title() == "Blue");
}

TEST_CASE("others than facilitators open no boards, and what is not theirs does not exist", "[api][boards]") {
  House house;
  for (const std::string role : {"participant", "observer", "rapporteur", "plenary_host", "presenter"}) {
    INFO(role);
    CHECK(said(copy(house, house.joins(role, "Ben"))) == "403 forbidden");
  }
  CHECK(said(copy(house, {})) == "401 no_session");
  const JoinAnswer fred = house.joins("facilitator", "Fred", {}, "meet.red");
  const Answered foreign = copy(house, fred);
  const Answered unknown = copy(house, fred, R"({"like": "meet.green"})");
  CHECK(said(foreign) == "404 not_found");
  CHECK(foreign.response.body == unknown.response.body);
  CHECK(house.storage->documents->by_id.size() == 3);
}

TEST_CASE("only boards are opened anew", "[api][boards]") {
  House house;
  CHECK(said(copy(house, house.joins("facilitator", "Fay", {}, "meet"), R"({"like": "meet"})")) == "400 invalid");
}

TEST_CASE("a copy's title is held to what a title may be", "[api][boards]") {
  House house;
  const JoinAnswer fay = house.joins("facilitator", "Fay");
  const auto titled = [&](const std::string& title) {
    return said(copy(house, fay, R"({"like": "meet.blue", "title": )" + json_quoted(title) + "}"));
  };
  CHECK(titled(repeated("ü", 80)) == "200");
  CHECK(titled(repeated("ü", 81)) == "400 invalid");
  CHECK(titled("Blue\n# A decision that nobody took") == "400 invalid");
  CHECK(titled("Blue\x07") == "400 invalid");
}

TEST_CASE("a copy is asked for in JSON that is understood", "[api][boards]") {
  House house;
  const JoinAnswer fay = house.joins("facilitator", "Fay");
  CHECK(said(copy(house, fay, "")) == "400 invalid");
  CHECK(said(copy(house, fay, "{}")) == "404 not_found");
  CHECK(said(copy(house, fay, R"({"like": "meet.blue", "document": "meet.mine"})")) == "400 invalid");
}

TEST_CASE("fresh boards stay, so one person or address opens some an hour", "[api][boards][rates]") {
  Rates rates;
  rates.copies_per_person = {2, 0.1};
  House house(rates);
  const JoinAnswer fay = house.joins("facilitator", "Fay");
  const auto by_link = [&] { return copy(house, From::bearer(house.token("facilitator")), R"({"like": "of-link"})"); };
  for (int i = 0; i < 2; ++i) {
    REQUIRE(said(copy(house, fay)) == "200");
    REQUIRE(said(by_link()) == "200");
  }
  CHECK(said(copy(house, fay)) == "429 too_often");
  const Answered refused = by_link();
  CHECK(said(refused) == "429 too_often");
  CHECK(refused.header("Retry-After") == "11");
  CHECK_THAT(refused.response.body, PLENARY_CONTAINS("Try again in 11 seconds."));
  CHECK(house.storage->documents->by_id.size() == 7);
  house.storage->clock.advance(11'000);
  CHECK(said(by_link()) == "200");
}

TEST_CASE("of what happened on a board its copy has nothing: of each field it is written down whether it stays",
          "[api][boards]") {
  Record record;
  record.set_id("board");
  Board& board = *record.mutable_board();
  const google::protobuf::Reflection& fields = *board.GetReflection();
  using Field = google::protobuf::FieldDescriptor;
  for (int at = 0; at < Board::descriptor()->field_count(); ++at) {
    const Field* field = Board::descriptor()->field(at);
    INFO(field->name());
    if (field->is_repeated()) {
      REQUIRE(field->cpp_type() == Field::CPPTYPE_MESSAGE);
      fields.AddMessage(&board, field);
      continue;
    }
    switch (field->cpp_type()) {
      case Field::CPPTYPE_STRING: fields.SetString(&board, field, "set"); break;
      case Field::CPPTYPE_BOOL: fields.SetBool(&board, field, true); break;
      case Field::CPPTYPE_UINT32: fields.SetUInt32(&board, field, 1); break;
      case Field::CPPTYPE_INT64: fields.SetInt64(&board, field, 1); break;
      case Field::CPPTYPE_ENUM: fields.SetEnumValue(&board, field, 1); break;
      case Field::CPPTYPE_MESSAGE: fields.MutableMessage(&board, field); break;
      default: FAIL("a kind of field that this test does not know");
    }
  }
  Document full;
  Effect put;
  *put.mutable_put() = record;
  (void)evolve(full, put, 1);
  const auto kept = [&](const std::string& title) {
    const std::vector<Record> fresh = fresh_records(full, title);
    REQUIRE(fresh.size() == 1);
    std::vector<const Field*> set;
    fresh.front().board().GetReflection()->ListFields(fresh.front().board(), &set);
    std::string names;
    for (const Field* field : set) names += field->name() + " ";
    return names;
  };
  const std::string plan =
      "title meeting session session_title session_number pillar template_id template_version framing_question "
      "framing_source purpose opening_words time_zone starts_ms planned_minutes policy meeting_title fictional "
      "moderated "
      "waiting_room checks link_rules indicator_fields choices presenter_review_days venue rehearsal resources ";
  CHECK(kept("") == plan + "group_title ");
  CHECK(kept("Another name") == plan);
}
