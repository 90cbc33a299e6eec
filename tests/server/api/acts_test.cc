// The console: what was done to lead the groups of a meeting.
#include <google/protobuf/text_format.h>

#include "tests/catch.h"
#include "tests/server/api/forum.h"

using namespace plenary;
using namespace plenary::test;

namespace {

ActsAnswer acts(House& house, const From& from, const std::string& after = "") {
  return message_in<ActsAnswer>(
      house.get("/api/documents/forum/acts" + (after.empty() ? "" : "?after=" + after), from));
}
// "b1 start_phase Fay silent", a line each.
std::vector<std::string> told(const ActsAnswer& answer) {
  std::vector<std::string> lines;
  for (const LedAct& act : answer.acts()) {
    std::string line = (act.document() == "forum" ? "forum" : act.document().substr(std::string("forum.").size())) +
                       " " + act.verb() + (act.title().empty() ? "" : " '" + act.title() + "'");
    for (const std::string& part :
         {act.by_name(), act.about_name(), act.phase().kind(), std::string(act.up() ? "up" : "")})
      if (!part.empty()) line += " " + part;
    lines.push_back(line);
  }
  return lines;
}

}  // namespace

TEST_CASE("SYS-53: what was done to lead the groups is told with whose act it was, and with no word of a card",
          "[api][leading]") {
  House house;
  opens_forum(house);
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "forum");
  const JoinAnswer ben = house.joins("participant", "Ben", {}, "forum.b1");
  CHECK(told(acts(house, fay)).empty());
  CHECK(lead(house, fay, R"("next": true)") == "forum.b1 done; forum.b2 done");
  house.acts(ben, add_card("c1", "canary-card"));
  house.acts(ben, calls_for_help("the projector"));
  CHECK(lead(house, fay, R"("minutes": 2)", R"("forum.b1")") == "forum.b1 done");
  CHECK(lead(house, fay, R"("paused": true)", R"("forum.b2")") == "forum.b2 done");
  CHECK(lead(house, fay, R"("help_is_coming": true)", R"("forum.b1")") == "forum.b1 done");

  const Answered answered = house.get("/api/documents/forum/acts", fay);
  REQUIRE(said(answered) == "200");
  for (const char* word : {"canary", "projector"}) CHECK(answered.response.body.find(word) == std::string::npos);
  std::vector<std::string> lines = told(acts(house, fay));
  std::sort(lines.begin(), lines.end());
  CHECK(lines == std::vector<std::string>{"b1 admit Fay", "b1 set_phase_time Fay silent", "b1 set_signal Ben Ben up",
                                          "b1 set_signal Fay Ben", "b1 start_phase Fay silent", "b2 admit Fay",
                                          "b2 pause_phase Fay silent", "b2 start_phase Fay silent"});
  const ActsAnswer all = acts(house, fay);
  for (const LedAct& act : all.acts()) {
    if (act.verb() == "set_phase_time") CHECK(act.phase().extended_minutes() == 2);
    if (act.verb() == "start_phase") CHECK(act.board().silent());
    if (act.verb() == "admit") CHECK(act.role() == CO_FACILITATOR);
  }
}

TEST_CASE("SYS-53: what was done to the programme, its groups and its people is told as well, and only to who leads it",
          "[api][leading]") {
  House house;
  opens_forum(house);
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "forum");
  const JoinAnswer ben = house.joins("participant", "Ben", {}, "forum");
  const auto does = [&](const std::string& text) {
    Request request;
    REQUIRE(google::protobuf::TextFormat::ParseFromString(text, &request));
    house.acts(fay.participant(), request, "forum");
  };
  const std::string before = acts(house, fay).cursor();
  does("add_agenda_item { id: 'party' kind: SURPRISE hidden: true title: 'A surprise for Mia' }");
  does("set_agenda_item { id: 'party' title: 'A surprise for all' }");
  does("reveal_agenda_item { id: 'party' }");
  does("begin_agenda_item { id: 'party' }");
  does("end_agenda_item { id: 'party' }");
  does("trash_agenda_item { id: 'party' }");
  does("set_role { participant: '" + ben.participant() + "' role: RAPPORTEUR }");
  CHECK(told(acts(house, fay, before)) ==
        std::vector<std::string>{
            "forum add_agenda_item 'A surprise for Mia' Fay", "forum set_agenda_item 'A surprise for all' Fay",
            "forum reveal_agenda_item 'A surprise for all' Fay", "forum begin_agenda_item 'A surprise for all' Fay up",
            "forum end_agenda_item 'A surprise for all' Fay", "forum trash_agenda_item 'A surprise for all' Fay",
            "forum set_role Fay Ben"});
  CHECK(said(house.get("/api/documents/forum/acts", ben)) != "200");
}

TEST_CASE("what was told already is not told again", "[api][leading]") {
  House house;
  opens_forum(house);
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "forum");
  lead(house, fay, R"("next": true)", R"("forum.b1")");
  const std::string cursor = acts(house, fay).cursor();
  CHECK(told(acts(house, fay, cursor)).empty());
  lead(house, fay, R"("next": true)", R"("forum.b2")");
  CHECK(told(acts(house, fay, cursor)) == std::vector<std::string>{"b2 admit Fay", "b2 start_phase Fay silent"});
  // Of what it cannot read, and of a group that is new, everything is told.
  CHECK(told(acts(house, fay, "nonsense,forum.b1:x,:3,forum.b2:1")).size() == 4);
}

TEST_CASE("a facilitator whose line is lost is told, and when they are back", "[api][leading]") {
  House house;
  opens_forum(house);
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "forum.b1");
  const JoinAnswer lea = house.joins("facilitator", "Lea", {}, "forum");
  const JoinAnswer ben = house.joins("participant", "Ben", {}, "forum.b1");
  const auto stays = house.connects(ben, "forum.b1");
  stays->says_hello("ben");
  const auto line = house.connects(fay, "forum.b1");
  line->says_hello("fay");
  house.settle();
  line->hangs_up();
  house.passes(20'000);
  const auto again = house.connects(fay, "forum.b1");
  again->says_hello("fay2");
  house.passes(20'000);
  CHECK(told(acts(house, lea)) ==
        std::vector<std::string>{"b1 admit Fay", "b1 note_absence Fay up", "b1 note_absence Fay"});
}

TEST_CASE("SYS-53: that cards were looked through is told with how many, and with nothing of them",
          "[api][leading][screening]") {
  House house;
  opens_forum(house);
  const JoinAnswer lea = house.joins("facilitator", "Lea", {}, "forum");
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "forum.b1");
  const JoinAnswer ben = house.joins("participant", "Ben", {}, "forum.b1");
  Request asked;
  asked.mutable_set_board()->set_moderated(true);
  house.acts(fay, asked);
  asked.mutable_start_silent_writing();
  house.acts(fay, asked);
  for (const char* id : {"c1", "c2", "c3"}) house.acts(ben, add_card(id, std::string("canary-") + id));
  asked.mutable_reveal_cards();
  house.acts(fay, asked);
  asked.mutable_hold_cards()->add_ids("c1");
  asked.mutable_hold_cards()->set_reason("canary-reason");
  house.acts(fay, asked);
  asked.Clear();
  for (const char* id : {"c2", "c3"}) {
    ReleasedCard& card = *asked.mutable_release_cards()->add_cards();
    card.set_id(id);
    card.set_text_version(1);
  }
  house.acts(fay, asked);
  const Answered answered = house.get("/api/documents/forum/acts", lea);
  CHECK(answered.response.body.find("canary") == std::string::npos);
  std::map<std::string, std::uint32_t> counts;
  const ActsAnswer all = acts(house, lea);
  for (const LedAct& act : all.acts()) counts[act.verb()] = act.count();
  CHECK(counts.at("hold_cards") == 1);
  CHECK(counts.at("release_cards") == 2);
  CHECK(groups(house, lea).groups(0).screening() == false);
}

TEST_CASE("nobody else is told what was done in all groups", "[api][leading]") {
  House house;
  opens_forum(house);
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "forum.b1");  // of one group
  const JoinAnswer ben = house.joins("participant", "Ben", {}, "forum");
  CHECK(said(house.get("/api/documents/forum/acts", fay)) == "403 forbidden");
  CHECK(said(house.get("/api/documents/forum/acts", ben)) == "403 forbidden");
  CHECK(said(house.get("/api/documents/forum/acts", From())) == "401 no_session");
  CHECK(said(house.get("/api/documents/forum.b1/acts", fay)) == "400 invalid");
}

TEST_CASE("acts are asked for in measure", "[api][leading]") {
  Rates rates;
  rates.readings_per_person = {2, 0.01};
  House house(rates);
  opens_forum(house);
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "forum");
  acts(house, fay);
  acts(house, fay);
  CHECK(said(house.get("/api/documents/forum/acts", fay)) == "429 too_often");
}
