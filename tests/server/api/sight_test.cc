// VIEW-1 over HTTP: what a viewer may not see is in no export, no list of commits, no look back.
#include <google/protobuf/util/json_util.h>

#include <sstream>

#include "tests/catch.h"
#include "tests/server/api/house.h"

using namespace plenary;
using namespace plenary::test;

namespace {

Request set_visibility(const std::string& note, Note::Visibility visibility) {
  Request request;
  request.mutable_set_note()->set_id(note);
  request.mutable_set_note()->set_visibility(visibility);
  return request;
}

Request add_action(const std::string& id, const std::string& words, const std::string& owner) {
  Request request;
  request.mutable_add_action()->set_id(id);
  request.mutable_add_action()->set_text(words);
  request.mutable_add_action()->set_owner(owner);
  return request;
}

// A board during silent writing: Ben has a hidden card, Ray a working note. Rex was removed, having written a card and a
// note for the record, and owning an action.
struct Scene {
  House house{unhurried()};
  JoinAnswer fay = house.joins("facilitator", "Fay");
  JoinAnswer kim = house.joins("co_facilitator", "Kim");
  JoinAnswer ben = house.joins("participant", "Ben");
  JoinAnswer ada = house.joins("participant", "Ada");
  JoinAnswer ray = house.joins("rapporteur", "Ray");
  JoinAnswer oli = house.joins("observer", "Oli");
  JoinAnswer rex = house.joins("rapporteur", "Canary-Rex");

  Scene() {
    house.acts(rex, add_card("c-open", "open words"));
    house.acts(rex, add_note("n-rex", "words for the record"));
    house.acts(rex, add_action("a-rex", "something to do", rex.participant()));
    house.acts(fay, remove_member(rex.participant()));
    house.acts(ray, add_note("n-record", "record words"));
    house.acts(ray, add_note("n-working", "canary-working", Note::WORKING));
    house.acts(fay, start_silent_writing());
    house.passes(10'000);
    house.acts(ben, add_card("c-hidden", "canary-hidden"));
  }

  static Rates unhurried() {
    Rates rates;
    rates.exports_per_person = rates.readings_per_person = {1e6, 1e6};
    return rates;
  }

  // Everywhere that `viewer` may read where one of the words stands: {"log", "at/14"}.
  Lines places(const From& viewer, const std::string& document, std::initializer_list<std::string> words) {
    std::vector<std::string> where = {
        "export?format=md", "export?format=json", "export?format=json&scope=session", "log", "log?effects=1", "people"};
    for (std::size_t seq = 1; seq <= house.commits(); ++seq) where.push_back("at/" + std::to_string(seq));
    Lines found;
    for (const std::string& place : where) {
      const Answered answered = house.get("/api/documents/" + document + "/" + place, viewer);
      INFO(place << ": " << answered.response.body);
      REQUIRE(answered.response.status == 200);
      std::string all = answered.response.body;
      for (const auto& [name, value] : answered.response.headers) all += "\n" + name + ": " + value;
      for (const std::string& word : words)
        if (all.find(word) != std::string::npos) {
          found.push_back(place);
          break;
        }
    }
    return found;
  }
  Lines places(const JoinAnswer& viewer, std::initializer_list<std::string> words) {
    return places(viewer, "meet.blue", words);
  }
  Lines places_by_link(const std::string& role, std::initializer_list<std::string> words) {
    return places(From::bearer(house.token(role)), "of-link", words);
  }
  [[nodiscard]] std::string head() const { return "at/" + std::to_string(house.commits()); }
};

}  // namespace

TEST_CASE(
    "VIEW-2: over HTTP too a hidden card is its author's alone, facilitators included among those who get nothing",
    "[api][views]") {
  Scene scene;
  const auto hidden = {std::string("canary-hidden"), std::string("c-hidden")};
  for (const JoinAnswer* viewer : {&scene.fay, &scene.kim, &scene.ada, &scene.ray, &scene.oli}) {
    INFO(Role_Name(viewer->role()));
    CHECK(scene.places(*viewer, hidden) == Lines{});
  }
  for (const std::string role : {"facilitator", "co_facilitator", "rapporteur", "participant", "observer",
                                 "plenary_host", "presenter", "lena"}) {
    INFO("link of " << role);
    CHECK(scene.places_by_link(role, hidden) == Lines{});
  }
  CHECK(scene.places(scene.ben, hidden) == Lines{"log", "log?effects=1", scene.head()});
}

TEST_CASE("VIEW-3: after the reveal a card is everybody's, but not in what was before", "[api][views]") {
  Scene scene;
  const std::string silent = scene.head();
  scene.house.acts(scene.fay, reveal_cards());
  CHECK(scene.places(scene.ada, {"canary-hidden"}) == Lines{"export?format=md", "export?format=json",
                                                            "export?format=json&scope=session", "log?effects=1",
                                                            scene.head()});
  CHECK(scene.places_by_link("facilitator", {"canary-hidden"}) == Lines{"export?format=md", "export?format=json",
                                                                        "export?format=json&scope=session",
                                                                        "log?effects=1", scene.head()});
  CHECK(scene.places(scene.ben, {"canary-hidden"}) == Lines{"export?format=md", "export?format=json",
                                                            "export?format=json&scope=session", "log?effects=1", silent,
                                                            scene.head()});
}

TEST_CASE("VIEW-1: over HTTP too a working note is for rapporteurs, and in no export", "[api][views]") {
  Scene scene;
  const auto working = {std::string("canary-working"), std::string("n-working")};
  for (const JoinAnswer* viewer : {&scene.fay, &scene.kim, &scene.ada, &scene.ben, &scene.oli}) {
    INFO(Role_Name(viewer->role()));
    CHECK(scene.places(*viewer, working) == Lines{});
  }
  for (const std::string role :
       {"facilitator", "co_facilitator", "participant", "observer", "plenary_host", "presenter"}) {
    INFO("link of " << role);
    CHECK(scene.places_by_link(role, working) == Lines{});
  }
  const std::size_t head = scene.house.commits();
  const Lines from_then_on = {"log", "log?effects=1", "at/" + std::to_string(head - 2),
                              "at/" + std::to_string(head - 1), "at/" + std::to_string(head)};
  CHECK(scene.places(scene.ray, working) == from_then_on);
  CHECK(scene.places_by_link("rapporteur", working) == from_then_on);
}

TEST_CASE("VIEW-1: what has become a working note is not found by looking back", "[api][views]") {
  Scene scene;
  scene.house.acts(scene.ray, set_visibility("n-record", Note::WORKING));
  for (const JoinAnswer* viewer : {&scene.fay, &scene.ada, &scene.oli}) {
    INFO(Role_Name(viewer->role()));
    CHECK(scene.places(*viewer, {"record words"}) == Lines{});
  }
  CHECK(scene.places_by_link("observer", {"record words"}) == Lines{});
  CHECK(scene.places(scene.ray, {"record words"}).back() == scene.head());
}

TEST_CASE("VIEW-1: the name of somebody who was removed is told to nobody, nor who wrote a card", "[api][views]") {
  Scene scene;
  for (const JoinAnswer* viewer : {&scene.fay, &scene.ada, &scene.ray, &scene.oli}) {
    INFO(Role_Name(viewer->role()));
    CHECK(scene.places(*viewer, {"Canary-Rex"}) == Lines{});
  }
  CHECK(scene.places_by_link("facilitator", {"Canary-Rex"}) == Lines{});
  CHECK(scene.places(scene.fay, {"\"author\""}) == Lines{});
  for (const std::string words : {"open words", "words for the record", "something to do"}) {
    INFO(words);
    CHECK(scene.places(scene.ada, {words}).size() > 3);  // what they left is there
  }
}

TEST_CASE("VIEW-1: invitations are for facilitators", "[api][views]") {
  Scene scene;
  for (const JoinAnswer* viewer : {&scene.ada, &scene.ray, &scene.oli}) {
    INFO(Role_Name(viewer->role()));
    CHECK(scene.places(*viewer, {"invitation."}) == Lines{});
  }
  CHECK(scene.places_by_link("observer", {"invitation."}) == Lines{});
  CHECK(scene.places(scene.fay, {"invitation.lena"}).size() ==
        2 + scene.house.commits());  // log, replay, every look back
}

TEST_CASE("VIEW-1: nobody learns when somebody wrote in silence", "[api][views]") {
  Scene scene;
  const std::string silent = scene.head();
  const auto time_at = [&](const JoinAnswer& viewer, const std::string& where) {
    return message_in<ReplicaAnswer>(scene.house.get("/api/documents/meet.blue/" + where, viewer)).at();
  };
  const std::string before = "at/" + std::to_string(scene.house.commits() - 1);
  CHECK(time_at(scene.fay, silent) == time_at(scene.fay, before));
  CHECK(time_at(scene.ada, silent) == time_at(scene.ada, before));
  CHECK(time_at(scene.ben, silent) > time_at(scene.ben, before));
}

TEST_CASE("VIEW-1: a list of commits leaves out those that mean nothing to its reader", "[api][views]") {
  Scene scene;
  const auto last_line = [&](const JoinAnswer& viewer) {
    const std::string lines = scene.house.get("/api/documents/meet.blue/log", viewer).response.body;
    const std::string line = lines.substr(lines.rfind('\n', lines.size() - 2) + 1);
    return line.substr(0, line.find(','));
  };
  const std::size_t head = scene.house.commits();
  CHECK(last_line(scene.ben) == "{\"seq\":" + std::to_string(head));
  CHECK(last_line(scene.fay) == "{\"seq\":" + std::to_string(head - 1));
  const std::string log = scene.house.get("/api/documents/meet.blue/log", scene.ada).response.body;
  CHECK(log.find("\"seq\":" + std::to_string(head - 2) + ",") == std::string::npos);  // the working note
}

TEST_CASE("VIEW-1: a replay shows at each commit what looking back at it shows, to everybody", "[api][views]") {
  Scene scene;
  scene.house.acts(scene.ray, set_visibility("n-record", Note::WORKING));
  scene.house.acts(scene.fay, reveal_cards());
  scene.house.acts(scene.ben, add_card("c-late", "late words"));
  scene.house.acts(scene.fay, remove_member(scene.ada.participant()));
  for (const JoinAnswer* viewer : {&scene.fay, &scene.ben, &scene.ray, &scene.oli}) {
    INFO(Role_Name(viewer->role()));
    std::istringstream log(scene.house.get("/api/documents/meet.blue/log?effects=1", *viewer).response.body);
    Document replayed;
    for (std::string text; std::getline(log, text);) {
      LogLine line;
      REQUIRE(google::protobuf::util::JsonStringToMessage(text, &line).ok());
      for (const Effect& effect : line.effects()) evolve(replayed, effect, line.seq());
      const std::string where = "/api/documents/meet.blue/at/" + std::to_string(line.seq());
      const ReplicaAnswer looked = message_in<ReplicaAnswer>(scene.house.get(where, *viewer));
      INFO("commit " << line.seq());
      std::string one, other;
      for (const Record& record : looked.records()) one += record.ShortDebugString() + "\n";
      for (const Record* record : replayed.sorted()) other += record->ShortDebugString() + "\n";
      CHECK(other == one);
    }
  }
}

TEST_CASE("VIEW-1: a replay tells members who moved a card, nobody who wrote one, and visitors neither",
          "[api][views]") {
  Scene scene;
  scene.house.acts(scene.fay, reveal_cards());
  Request move;
  move.mutable_move_cards()->add_ids("c-open");
  move.mutable_move_cards()->mutable_to()->set_region("r1");
  move.mutable_move_cards()->mutable_to()->set_placed(true);
  scene.house.acts(scene.ada, move);
  scene.house.acts(scene.ben, add_card("c-late", "late words"));
  const auto acts = [](const Answered& answered) {
    std::istringstream log(answered.response.body);
    std::string told;
    for (std::string text; std::getline(log, text);) {
      LogLine line;
      REQUIRE(google::protobuf::util::JsonStringToMessage(text, &line).ok());
      for (const LogAct& act : line.acts())
        if (act.verb() == "move_cards" || act.verb() == "add_card")
          told += act.verb() + " " + act.records(0) + " by " + (act.by().empty() ? "nobody" : act.by()) + ", ";
    }
    return told;
  };
  const std::string open = "add_card c-open by nobody, ", late = "add_card c-late by nobody, ";
  CHECK(acts(scene.house.get("/api/documents/meet.blue/log?effects=1", scene.oli)) ==
        open + "move_cards c-open by " + scene.ada.participant() + ", " + late);
  CHECK(acts(scene.house.get("/api/documents/of-link/log?effects=1", From::bearer(scene.house.token("observer")))) ==
        open + "move_cards c-open by nobody, " + late);
}

TEST_CASE("SYS-53: whatever whoever leads does and others cannot is told with who it was", "[api][views]") {
  Scene scene;
  Request remove;
  remove.mutable_remove_member()->set_participant(scene.ben.participant());
  scene.house.acts(scene.fay, remove);
  std::istringstream log(scene.house.get("/api/documents/meet.blue/log?effects=1", scene.oli).response.body);
  std::set<std::string> told;
  for (std::string text; std::getline(log, text);) {
    LogLine line;
    REQUIRE(google::protobuf::util::JsonStringToMessage(text, &line).ok());
    for (const LogAct& act : line.acts())
      if (act.verb() == "remove_member") told.insert(act.by());
  }
  CHECK(told == std::set<std::string>{scene.fay.participant()});
}
