// What groups harvest arrives on the board of the plenary, and what it answers arrives on theirs.
#include <google/protobuf/text_format.h>

#include "tests/catch.h"
#include "tests/server/api/house.h"

using namespace plenary;
using namespace plenary::test;

namespace {

Record record_in(const std::string& text) {
  Record record;
  REQUIRE(google::protobuf::TextFormat::ParseFromString(text, &record));
  return record;
}

// A meeting of two groups, one of them remote, of a surprise group, and of a plenary, which may open later.
struct Plenary {
  std::shared_ptr<Storage> storage = std::make_shared<Storage>();
  House house{{}, storage};
  JoinAnswer fay, hos;  // facilitator of the first group's board; host, of the plenary's

  explicit Plenary(bool with_plenary = true) {
    std::vector<Record> meeting{record_in("id: 'meeting' meeting { title: 'Forum' }")};
    for (const std::string group : {"b1", "b2", "b3", "plenary"})
      meeting.push_back(record_in("id: '" + group + "' breakout { title: '" + group + "' session: 's' board: 'forum." +
                                  group + "' " + (group == "b3" ? "hidden: true" : "") +
                                  (group == "b2" ? "members: 'r'" : "") + " }"));
    meeting.push_back(record_in("id: 'member.r' member { participant: 'r' role: PARTICIPANT mode: REMOTE }"));
    house.open("forum", meeting);
    for (const std::string group : {"b1", "b2", "b3"}) opens(group, "id: 'r1' region { title: 'Ideas' }");
    if (with_plenary) opens_plenary();
    fay = house.joins("facilitator", "Fay", {}, "forum.b1");
  }
  void opens(const std::string& group, const std::string& region) {
    std::vector<Record> board{record_in("id: 'board' board { title: '" + group + "' meeting: 'forum' }"),
                              record_in(region)};
    for (const auto& [role, word] : {std::pair{"FACILITATOR", "facilitator"}, {"PLENARY_HOST", "plenary_host"}})
      board.push_back(record_in(std::string("id: 'invitation.") + word + "' invitation { role: " + role + " }"));
    house.open("forum." + group, board);
  }
  void opens_plenary() {
    opens("plenary", "id: 'headlines' region { title: 'Headlines' source: 'harvests' }");
    hos = house.joins("plenary_host", "Hosea", {}, "forum.plenary");
    house.passes(2'000);
  }
  void does(const std::string& board, const std::string& who, const std::string& text) {
    Request request;
    REQUIRE(google::protobuf::TextFormat::ParseFromString(text, &request));
    house.acts(who, request, board);
    house.passes(2'000);
  }
  void harvests(const std::string& group, const std::string& headline) {
    const JoinAnswer leads = house.joins("facilitator", "Flora", {}, "forum." + group);
    does("forum." + group, leads.participant(), "set_harvest { headline: '" + headline + "' }");
  }
  [[nodiscard]] std::string heard() const {
    std::string told;
    const Document plenary = house.folded("forum.plenary");
    for (const Record* record : plenary.sorted())
      if (record->has_report())
        told += (told.empty() ? "" : "; ") + record->report().title() + ": " + record->report().headline();
    return told;
  }
};

const std::string kDecides = "add_decision { id: 'd1' title: 'Plant' text: 'We plant.' state: ADOPTED }";

}  // namespace

TEST_CASE("SYS-34: what a group harvests arrives on the plenary's board, the remote group's first", "[api][courier]") {
  Plenary session;
  CHECK(session.heard().empty());
  session.harvests("b1", "Shade first.");
  CHECK(session.heard() == "b1: Shade first.");
  session.harvests("b2", "Water first.");
  const Document plenary = session.house.folded("forum.plenary");
  CHECK(plenary.find("report.b2")->report().order() == 1);
  CHECK(plenary.find("report.b1")->report().order() == 2);
  CHECK(plenary.find("headline.b1")->text().content() == "Shade first.");
  session.harvests("b1", "Shade and water.");
  CHECK(session.house.folded("forum.plenary").find("headline.b1")->text().content() == "Shade and water.");
}

TEST_CASE("what a hidden group harvested is not told before its reveal", "[api][courier]") {
  Plenary session;
  session.harvests("b3", "canary-surprise");
  CHECK(session.heard().empty());
  CHECK(session.house.folded("forum.b1").find("report.b3") == nullptr);
}

TEST_CASE("a plenary that opens later hears what was harvested before", "[api][courier]") {
  Plenary session(/*with_plenary=*/false);
  session.harvests("b1", "Shade first.");
  session.opens_plenary();
  session.house.passes(2'000);
  CHECK(session.heard() == "b1: Shade first.");
}

TEST_CASE("what the plenary answers arrives on the group's board", "[api][courier]") {
  Plenary session;
  session.harvests("b1", "Shade first.");
  session.does("forum.b1", session.fay.participant(), kDecides);
  REQUIRE(session.house.folded("forum.plenary").find("report.b1")->report().decisions_size() == 1);
  const std::string about = "answer_decision { report: 'report.b1' decision: 'd1' ";
  session.does("forum.plenary", session.hos.participant(), about + "outcome: 'deferred' reason: 'In spring.' }");
  CHECK(session.house.folded("forum.b1").decision("d1")->plenary_outcome() == "deferred");
  const std::size_t commits = session.house.commits("forum.b1") + session.house.commits("forum.plenary");
  session.house.passes(1'000);  // and there it ends: nobody answers an answer
  CHECK(session.house.commits("forum.b1") + session.house.commits("forum.plenary") == commits);
  session.does("forum.plenary", session.hos.participant(), about + "}");
  CHECK(session.house.folded("forum.b1").decision("d1")->plenary_outcome().empty());
}

TEST_CASE("a node that died on the way is made up for by the next", "[api][courier]") {
  Plenary session(/*with_plenary=*/false);
  session.harvests("b1", "Shade first.");
  session.does("forum.b1", session.fay.participant(), kDecides);
  // The plenary's board comes into being while nobody listens, as if the node had died then.
  House next({}, session.storage, "n2");
  std::vector<Record> board{record_in("id: 'board' board { title: 'Plenary' meeting: 'forum' }"),
                            record_in("id: 'headlines' region { source: 'harvests' }")};
  board.push_back(record_in("id: 'invitation.facilitator' invitation { role: FACILITATOR }"));
  next.open("forum.plenary", board);
  (void)next.joins("facilitator", "Hosea", {}, "forum.plenary");
  next.passes(2'000);
  CHECK(session.heard() == "b1: Shade first.");
}

TEST_CASE("a board that was not opened for this meeting hears nothing of it", "[api][courier]") {
  Plenary session(/*with_plenary=*/false);
  std::vector<Record> board{record_in("id: 'board' board { title: 'Another' meeting: 'other' }"),
                            record_in("id: 'headlines' region { source: 'harvests' }")};
  session.house.open("forum.plenary", board);
  session.harvests("b1", "canary-harvest");
  CHECK(session.heard().empty());
}

TEST_CASE("SYS-25: while the gallery is open people come to boards that were reported, and go when it closes",
          "[api][courier]") {
  Plenary session;
  const std::string walk = "/api/documents/forum.plenary/walk";
  const auto to = [](const std::string& board) { return R"({"board": ")" + board + "\"}"; };
  session.harvests("b1", "Shade first.");
  const JoinAnswer guest = session.house.joins("plenary_host", "Gus", {}, "forum.plenary");
  CHECK(said(session.house.post(walk, to("forum.b1"), guest)) == "403 not_open");
  session.does("forum.plenary", session.hos.participant(), "open_gallery { open: true }");
  CHECK(said(session.house.post(walk, to("forum.b2"), guest)) == "403 not_open");  // has not reported
  CHECK(said(session.house.post(walk, to("elsewhere"), guest)) == "403 not_open");
  CHECK(said(session.house.post(walk, to("forum.b1"), guest)) == "200");
  CHECK(said(session.house.post(walk, to("forum.b1"), guest)) == "200");
  CHECK(session.house.folded("forum.b1").role_of(guest.participant()) == OBSERVER);
  const auto line = session.house.connects(guest, "forum.b1");
  REQUIRE(line);
  line->says_hello("gus");
  session.house.settle();
  CHECK(line->heard_first() == "welcome OBSERVER forum.b1");
  session.does("forum.b1", guest.participant(), "ask_the_group { question: 'Who pays?' }");
  session.does("forum.plenary", session.hos.participant(), "open_gallery {}");
  CHECK(session.house.folded("forum.b1").role_of(guest.participant()) == ROLE_UNSPECIFIED);
  CHECK(line->closed == 4102);
  CHECK(session.house.folded("forum.b1").find("walk." + guest.participant())->walk().question() == "Who pays?");
  CHECK(session.house.folded("forum.b1").role_of(session.fay.participant()) == FACILITATOR);
  CHECK(said(session.house.post(walk, to("forum.b1"), guest)) == "403 not_open");
}
