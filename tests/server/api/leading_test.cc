// The console: how the groups of a meeting are doing, and one act in several of them.
#include "tests/catch.h"
#include "tests/server/api/forum.h"

using namespace plenary;
using namespace plenary::test;

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

TEST_CASE("the people at a table are each counted, and of who is ready only those who work in the group",
          "[api][leading]") {
  House house;
  opens_forum(house);
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "forum");
  const Answered at_a_table =
      house.post("/api/join", join_body(house.token("participant", "forum.b1"), "Ben", R"("mode": "table_device")"));
  const JoinAnswer ben = message_in<JoinAnswer>(at_a_table);
  const JoinAnswer guide = house.joins("facilitator", "Gil", {}, "forum.b1");
  Request table;
  table.mutable_set_voices()->set_participant(ben.participant());
  table.mutable_set_voices()->set_voices(4);
  house.acts(ben, table);
  lead(house, fay, R"("next": true)", R"("forum.b1")");
  house.passes(1'000);
  for (const JoinAnswer& one : {ben, guide}) {
    Request ready;
    ready.mutable_set_signal()->set_kind("ready");
    ready.mutable_set_signal()->set_up(true);
    house.acts(one, ready);
  }
  const auto line = house.connects(ben, "forum.b1");
  line->says_hello("ben");
  house.settle();
  const GroupNow group = groups(house, fay).groups(0);
  CHECK(group.members() == 5);
  CHECK(group.present() == 4);
  CHECK(group.sitting() == 4);
  CHECK(group.ready() == 4);
  house.passes(1'000);
  Request ends;
  ends.mutable_start_phase()->set_after(group.phase().id());
  ends.mutable_start_phase()->set_generation(group.phase().generation());
  house.acts(guide, ends);
  CHECK(groups(house, fay).groups(0).ready() == 0);  // they were ready for what is over
}

TEST_CASE("of a silence is told how many have written in it, and nothing once it has ended", "[api][leading]") {
  House house;
  opens_forum(house);
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "forum");
  const JoinAnswer ben = house.joins("participant", "Ben", {}, "forum.b1");
  const JoinAnswer ann = house.joins("participant", "Ann", {}, "forum.b1");
  const JoinAnswer guide = house.joins("facilitator", "Gil", {}, "forum.b1");
  const auto told = [&] {
    const GroupNow group = groups(house, fay).groups(0);
    return std::to_string(group.written()) + " of " + std::to_string(group.sitting());
  };
  Request begins;
  begins.mutable_start_silent_writing();
  house.acts(guide, begins);
  CHECK(told() == "0 of 2");
  house.acts(ben, add_card("c1", "willow"));
  house.acts(ben, add_card("c2", "alder"));
  CHECK(told() == "1 of 2");
  house.acts(ann, add_card("c3", "canary"));
  CHECK(told() == "2 of 2");
  CHECK(groups(house, fay).SerializeAsString().find("canary") == std::string::npos);
  Request reveal;
  reveal.mutable_reveal_cards();
  house.acts(guide, reveal);
  CHECK(told() == "0 of 2");
}

TEST_CASE("a line on which nothing comes any more is told as a poor one, until it is heard again", "[api][leading]") {
  House house;
  opens_forum(house);
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "forum");
  const JoinAnswer ben = house.joins("participant", "Ben", {}, "forum.b1");
  const auto line = house.connects(ben, "forum.b1");
  line->says_hello("ben");
  house.settle();
  CHECK(groups(house, fay).groups(0).poor_lines() == 0);
  house.passes(14'000);
  CHECK(groups(house, fay).groups(0).present() == 1);
  CHECK(groups(house, fay).groups(0).poor_lines() == 1);
  ClientFrame frame;
  frame.mutable_ping()->set_number(1);
  line->says(frame);
  house.settle();
  CHECK(groups(house, fay).groups(0).poor_lines() == 0);
}

TEST_CASE("a group's whole plan is told, with what has been of it", "[api][leading]") {
  House house;
  opens_forum(house);
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "forum");
  lead(house, fay, R"("next": true)", R"("forum.b1")");
  lead(house, fay, R"("next": true)", R"("forum.b1")");
  const GroupNow group = groups(house, fay).groups(0);
  REQUIRE(group.phases_size() == 2);
  CHECK(group.phases(0).kind() == "silent");
  CHECK(group.phases(0).ended());
  CHECK(group.phases(1).kind() == "round");
  CHECK_FALSE(group.phases(1).ended());
  CHECK(group.phases(1).id() == group.phase().id());
}

TEST_CASE("SYS-35: a group that goes back is behind by all that a phase took, pauses apart, and goes on by its plan",
          "[api][leading]") {
  House house;
  opens_forum(house);
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "forum");
  const JoinAnswer lea = house.joins("facilitator", "Lea", From::address("192.0.2.20"), "forum.b1");
  constexpr std::int64_t minute = 60'000;
  const auto behind = [&] { return (groups(house, fay).groups(0).behind_ms() + minute / 2) / minute; };
  const auto pauses = [&](bool paused) {
    Request act;
    act.mutable_pause_phase()->set_id("p1");
    act.mutable_pause_phase()->set_paused(paused);
    house.acts(lea, act);
  };
  const std::string next = R"("next": true)", first = R"("forum.b1")";
  lead(house, fay, next, first);
  house.storage->clock.advance(4 * minute);
  pauses(true);
  house.storage->clock.advance(5 * minute);
  pauses(false);
  house.storage->clock.advance(4 * minute);
  CHECK(behind() == 2);  // 8 of 6 minutes, and five that were no overrun
  lead(house, fay, next, first);
  house.storage->clock.advance(minute);

  Request back;
  back.mutable_start_phase()->set_id("p1");
  back.mutable_start_phase()->set_after("p2");
  back.mutable_start_phase()->set_generation(1);
  house.acts(lea, back);
  house.storage->clock.advance(3 * minute);
  CHECK(behind() == 5);  // 8 and 3; of the round, which comes once more, nothing was saved
  lead(house, fay, next, first);
  CHECK(groups(house, fay).groups(0).phase().id() == "p2");
  CHECK(behind() == 5);
}

TEST_CASE("nobody else sees all groups at once", "[api][leading]") {
  House house;
  opens_forum(house);
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "forum.b1");  // of one group
  const JoinAnswer ben = house.joins("participant", "Ben", {}, "forum");
  CHECK(said(house.get("/api/documents/forum/groups", fay)) == "403 forbidden");
  CHECK(said(house.get("/api/documents/forum/groups", ben)) == "403 forbidden");
  CHECK(said(house.get("/api/documents/forum/groups", From())) == "401 no_session");
  CHECK(lead(house, ben, R"("next": true)") == "403 forbidden");
  CHECK(house.folded("forum.b1").board()->phase().empty());
}

TEST_CASE("whoever leads one board sees how that group is doing, and no other", "[api][leading]") {
  House house;
  opens_forum(house);
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "forum.b1");
  const JoinAnswer ben = house.joins("participant", "Ben", {}, "forum.b1");
  const Answered answered = house.get("/api/documents/forum.b1/groups", fay);
  REQUIRE(said(answered) == "200");
  const GroupsAnswer answer = message_in<GroupsAnswer>(answered);
  REQUIRE(answer.groups_size() == 1);
  CHECK(answer.groups(0).document() == "forum.b1");
  CHECK(answer.groups(0).members() == 2);
  CHECK(said(house.get("/api/documents/forum.b1/groups", ben)) == "403 forbidden");
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
    CHECK(groups(house, fay).groups(0).members() == 0);  // who leads from the console sits nowhere
  }
  CHECK(lead(house, fay, R"("minutes": 2)", R"("forum.b2")") == "forum.b2 done");
  CHECK(lead(house, fay, R"("paused": true)", R"("forum.b2")") == "forum.b2 done");
  CHECK(groups(house, fay).groups(1).phase().paused());
  CHECK(lead(house, fay, R"("off_record": true)", R"("forum.b2")") == "forum.b2 done");
  CHECK(groups(house, fay).groups(1).off_record());
  CHECK(lead(house, fay, R"("off_record": false)", R"("forum.b2")") == "forum.b2 done");
  CHECK_FALSE(groups(house, fay).groups(1).off_record());
  CHECK(groups(house, fay).groups(1).phase().extended_minutes() == 2);
  CHECK(lead(house, fay, R"("next": true)", R"("forum.b1")") == "forum.b1 done");
  CHECK(lead(house, fay, R"("next": true)", R"("forum.b1")") == "forum.b1: No phase is planned after this one.");
  const Answered none = house.post("/api/documents/forum/lead", R"({"documents": ["forum.b1"], "next": true})", fay);
  CHECK(message_in<LeadAnswer>(none).groups(0).why() == "no_next");
  CHECK(groups(house, fay).groups(0).phase().kind() == "round");
  CHECK(groups(house, fay).groups(1).phase().kind() == "silent");
}

TEST_CASE("two taps do not skip a phase: what was seen to run is what is left", "[api][leading]") {
  House house;
  opens_forum(house);
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "forum");
  const std::string first = R"("next": true, "seen": {"forum.b1": {}, "forum.b2": {}})";
  CHECK(lead(house, fay, first) == "forum.b1 done; forum.b2 done");
  const Answered again = house.post("/api/documents/forum/lead", R"({"documents": ["forum.b1"], )" + first + "}", fay);
  const LeadAnswer answer = message_in<LeadAnswer>(again);
  CHECK_FALSE(answer.groups(0).done());
  CHECK(answer.groups(0).refusal().code() == STALE);
  CHECK(house.folded("forum.b1").board()->phase() == "p1");
  CHECK(lead(house, fay, R"("next": true, "seen": {"forum.b1": {"id": "p1", "generation": 1}})", R"("forum.b1")") ==
        "forum.b1 done");
  CHECK(house.folded("forum.b1").board()->phase() == "p2");
}

TEST_CASE("a console shows what lies on a board as shapes, and nothing of what is written in silence",
          "[api][leading]") {
  House house;
  opens_forum(house);
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "forum");
  const JoinAnswer ben = house.joins("participant", "Ben", {}, "forum.b1");
  house.acts(ben, add_card("c1", "words"));
  REQUIRE(groups(house, fay).groups(0).trays_size() == 1);
  CHECK(groups(house, fay).groups(0).trays(0).alone());
  CHECK(groups(house, fay).groups(0).trays(0).kinds_size() == 1);
  lead(house, fay, R"("next": true)", R"("forum.b1")");
  house.acts(ben, add_card("c2", "words in silence"));
  CHECK(groups(house, fay).groups(0).cards() == 1);
  CHECK(groups(house, fay).groups(0).trays(0).kinds_size() == 1);
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
  CHECK(lead(house, fay, R"("announce": "")", R"("forum.b1")") ==
        "forum.b1: The text is missing. Add it, then try again.");
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

TEST_CASE("SYS-38: a facilitator looks cards through without learning who wrote them, and nobody else does",
          "[api][screening]") {
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
  CHECK(said(house.get("/api/documents/of-link/screening", From::bearer(house.token("facilitator")))) ==
        "403 forbidden");
  asked.Clear();
  asked.mutable_hold_cards()->add_ids("c1");
  asked.mutable_hold_cards()->set_reason("names a person");
  house.acts(fay, asked);
  CHECK(message_in<ScreeningAnswer>(house.get(where, fay)).cards(0).held_reason() == "names a person");
}

TEST_CASE("a board that was opened for another meeting is no group of the one that names it", "[api][leading]") {
  House house;
  opens_forum(house);
  std::vector<Record> market;
  market.emplace_back().set_id("meeting");
  market.back().mutable_meeting()->set_title("Market");
  market.emplace_back().set_id("b1");
  market.back().mutable_breakout()->set_board("forum.b1");
  market.emplace_back().set_id("invitation.facilitator");
  market.back().mutable_invitation()->set_role(FACILITATOR);
  house.open("market", market);
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "forum");
  lead(house, fay, R"("next": true)", R"("forum.b1")");

  const JoinAnswer mia = house.joins("facilitator", "Mia", {}, "market");
  CHECK(message_in<GroupsAnswer>(house.get("/api/documents/market/groups", mia)).groups().empty());
  CHECK(message_in<ActsAnswer>(house.get("/api/documents/market/acts", mia)).acts().empty());
  const Answered led = house.post("/api/documents/market/lead", R"({"documents": ["forum.b1"], "come": true})", mia);
  CHECK(message_in<LeadAnswer>(led).groups(0).why() == "not_opened");
}
