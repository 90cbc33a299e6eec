// Groups over HTTP: fresh ones with their boards, who could sit where, who does; and boards that follow.
#include <google/protobuf/text_format.h>

#include "tests/catch.h"
#include "tests/server/api/fair.h"

using namespace plenary;
using namespace plenary::test;

namespace {

struct Rooms : Fair {
  explicit Rooms(Rates rates = {}) : Fair(rates) {
    Template& board = house.templates["roar-routes"];
    board.set_id("roar-routes");
    board.set_version(3);
    board.set_title("Routes");
    board.set_framing_question("Where to?");
    board.add_regions()->set_id("r1");
    board.add_phases()->set_kind("silent");
  }
  OpenGroupsAnswer opens(const std::string& body) {
    const auto answer = message_in<OpenGroupsAnswer>(post(fay, "groups", body));
    house.passes(10);  // boards follow
    return answer;
  }
  // Two groups of the breakouts.
  OpenGroupsAnswer opens_two() {
    return opens(R"({"agenda_item": "work", "template_id": "roar-routes", "titles": ["Rivers", "Heat"], "cap": 4})");
  }
  std::string seats(const std::string& places, const std::string& more = "") {
    const std::string said = posts(fay, "seats", "{\"places\": [" + places + "]" + more + "}");
    house.passes(10);
    return said;
  }
  static std::string place(const std::string& who, const std::string& breakout) {
    return R"({"participant": ")" + who + R"(", "breakout": ")" + breakout + "\"}";
  }
  [[nodiscard]] std::string role_on(const std::string& board, const std::string& who) const {
    return Role_Name(house.folded(board).role_of(who));
  }
};

}  // namespace

TEST_CASE("SYS-33: fresh groups come with a board each, from the template, named by the programme", "[api][groups]") {
  Rooms rooms;
  const OpenGroupsAnswer opened = rooms.opens_two();
  REQUIRE(opened.groups_size() == 2);
  const OpenedGroup& rivers = opened.groups(0);
  CHECK(rivers.title() == "Rivers");
  CHECK(rivers.problem().empty());
  CHECK(rivers.links().size() == 5);
  const Document board = rooms.house.folded(rivers.document());
  CHECK(board.board()->title() == "Rivers");
  CHECK(board.board()->meeting() == "fair");
  CHECK(board.board()->session_title() == "First session");
  CHECK(board.board()->pillar() == "routes");
  CHECK(board.board()->template_version() == 3);
  CHECK(board.board()->policy().verbatim() == "We take notes.");
  CHECK(board.region("r1") != nullptr);
  const Breakout group = rooms.meeting().find(rivers.breakout())->breakout();
  CHECK(group.board() == rivers.document());
  CHECK(group.cap() == 4);
  CHECK(group.added_by() == rooms.fay.participant());
  CHECK(message_in<GroupsAnswer>(rooms.get(rooms.fay, "groups")).groups_size() == 2);
  CHECK(message_in<JoinAnswer>(rooms.house.join(rivers.links().at("participant"), "Guest")).document() ==
        rivers.document());
  const OpenGroupsAnswer more = rooms.opens(R"({"agenda_item": "work", "template_id": "roar-routes", "count": 2})");
  CHECK(more.groups(0).title() == "Group 3");
  CHECK(more.groups(1).title() == "Group 4");
  CHECK(rooms.opens(R"({"agenda_item": "work", "template_id": "roar-routes", "titles": ["Group 6"]})").groups_size() ==
        1);
  CHECK(rooms.opens(R"({"agenda_item": "work", "template_id": "roar-routes", "count": 1})").groups(0).title() ==
        "Group 7");
}

TEST_CASE(
    "SYS-45: a group's board knows what the meeting recommends to read, as it is printed, so that evidence may cite it",
    "[api][groups]") {
  Rooms rooms;
  rooms.does(rooms.fay,
             "import_programme { records { id: 'res-9' resource { title: 'Policy' series: 'Paper 2017-01' authors: "
             "'Mara' url: 'https://x.example/wp2017-0' } } }");
  const OpenGroupsAnswer opened = rooms.opens_two();
  REQUIRE(opened.groups_size() == 2);
  const Document board = rooms.house.folded(opened.groups(0).document());
  REQUIRE(board.board()->resources_size() == 1);
  CHECK(board.board()->resources(0).url() == "https://x.example/wp2017-0");
  CHECK(board.board()->resources(0).title() == "Policy");
}

TEST_CASE("whoever leads a meeting is told what groups can be opened from", "[api][groups]") {
  Rooms rooms;
  rooms.house.templates["roar-routes"].set_total_minutes(45);
  const auto answer = message_in<TemplatesAnswer>(rooms.get(rooms.fay, "templates"));
  std::string told;
  for (const TemplateHere& here : answer.templates())
    told += here.id() + " " + here.title() + " " + std::to_string(here.total_minutes()) + "\n";
  CHECK(told == "roar-routes Routes 45\n");
  CHECK(said(rooms.get(rooms.ann, "templates")) == "403 forbidden");
}

TEST_CASE("a group without a board is given one, once", "[api][groups]") {
  Rooms rooms;
  rooms.does(rooms.fay, "add_breakout { id: 'g1' agenda_item: 'work' title: 'Rivers' }");
  rooms.does(rooms.fay, "seat_people { places { participant: 'p1' breakout: 'g1' } }");
  const std::string ask = R"({"template_id": "roar-routes", "breakouts": ["g1"]})";
  const OpenGroupsAnswer opened = rooms.opens(ask);
  CHECK(rooms.meeting().find("g1")->breakout().board() == opened.groups(0).document());
  CHECK(rooms.role_on(opened.groups(0).document(), "p1") == "PARTICIPANT");
  CHECK(rooms.posts(rooms.fay, "groups", ask) == "409 has_a_board");
}

TEST_CASE(
    "groups are refused to whoever does not lead, for nothing, too many, too often, and where nothing can be stored",
    "[api][groups]") {
  Rooms rooms;
  const std::size_t documents = rooms.house.storage->documents->by_id.size();
  check_that_only_leaders_may(rooms, "groups", R"({"agenda_item": "work", "template_id": "roar-routes", "count": 1})");
  const auto asks = [&](const std::string& rest) {
    return rooms.posts(rooms.fay, "groups", R"({"template_id": "roar-routes")" + rest + "}");
  };
  CHECK(rooms.posts(rooms.fay, "groups", R"({"agenda_item": "work", "count": 1})") == "400 unknown_template");
  CHECK(asks(R"(, "agenda_item": "work")") == "400 invalid");
  CHECK(asks(R"(, "agenda_item": "work", "count": 51)") == "400 invalid");
  CHECK(asks(R"(, "agenda_item": "nowhere", "count": 1)") == "400 refused");
  CHECK(asks(R"(, "agenda_item": "work", "titles": ["x", ""])") == "400 refused");
  CHECK(asks(R"(, "breakouts": ["nothing"])") == "404 not_found");
  CHECK(rooms.house.storage->documents->by_id.size() == documents);  // no board was opened for nothing
  Rates rates;
  rates.copies_per_person = {1, 0.001};
  Rooms often(rates);
  CHECK(often.posts(often.fay, "groups", R"({"agenda_item": "work", "template_id": "roar-routes", "count": 1})") ==
        "200");
  CHECK(often.posts(often.fay, "groups", R"({"agenda_item": "work", "template_id": "roar-routes", "count": 1})") ==
        "429 too_often");
}

TEST_CASE("MEETING-3: whoever is given a seat is let in at the board; whoever moves is out of it, and their cards stay",
          "[api][groups]") {
  Rooms rooms;
  const OpenGroupsAnswer opened = rooms.opens_two();
  const std::string rivers = opened.groups(0).breakout(), heat = opened.groups(1).breakout();
  const std::string one = opened.groups(0).document(), two = opened.groups(1).document();
  const std::string ann = rooms.ann.participant();
  CHECK(rooms.seats(Rooms::place(ann, rivers)) == "200");
  CHECK(rooms.role_on(one, ann) == "PARTICIPANT");
  const auto line = rooms.house.connects(rooms.ann, one);
  REQUIRE(line);
  line->says_hello("0123456789abcdef");
  rooms.house.settle();
  CHECK(line->heard_first() == "welcome PARTICIPANT " + one);
  rooms.house.acts(ann, add_card("c1", "words"), one);

  CHECK(rooms.seats(Rooms::place(ann, heat)) == "200");
  rooms.house.passes(5'000);
  CHECK(line->closed == 4102);
  CHECK(rooms.role_on(one, ann) == "ROLE_UNSPECIFIED");
  CHECK(rooms.role_on(two, ann) == "PARTICIPANT");
  CHECK(rooms.house.folded(one).card("c1")->author() == ann);
  CHECK(rooms.house.connects(rooms.ann, two));
  Answered refusal;
  CHECK_FALSE(rooms.house.connects(rooms.ann, one, &refusal));
  CHECK(said(refusal) == "404 not_found");

  // Back again, with the role she had there.
  rooms.does(rooms.fay, "seat_people { places { participant: '" + ann + "' breakout: '" + rivers + "' } }");
  rooms.house.passes(1'000);
  CHECK(rooms.role_on(one, ann) == "PARTICIPANT");
  CHECK(rooms.role_on(two, ann) == "ROLE_UNSPECIFIED");
}

TEST_CASE("a board goes by the name of its group, until it is given a title of its own", "[api][groups]") {
  Rooms rooms;
  const OpenedGroup rivers = rooms.opens_two().groups(0);
  const auto is_called = [&] { return rooms.house.folded(rivers.document()).board()->title(); };
  const auto renames = [&](const std::string& title) {
    Request renamed;
    renamed.mutable_set_breakout()->set_id(rivers.breakout());
    renamed.mutable_set_breakout()->set_title(title);
    rooms.house.acts(rooms.fay, renamed);
    rooms.house.passes(10);
  };
  renames("Rivers and rain");
  CHECK(is_called() == "Rivers and rain");
  renames("Rivers");
  CHECK(is_called() == "Rivers");

  Request own;
  own.mutable_set_board()->set_title("The river table");
  const Answered joined = rooms.house.join(rivers.links().at("facilitator"), "Lea", From::address("192.0.2.20"));
  rooms.house.acts(message_in<JoinAnswer>(joined), own);
  renames("Water");
  CHECK(is_called() == "The river table");
}

TEST_CASE("a group that has ended without a record is told to whoever keeps records, with the day it is due",
          "[api][records]") {
  Rooms rooms;
  const OpenGroupsAnswer opened = rooms.opens_two();
  const std::string one = opened.groups(0).document();
  const JoinAnswer ria = message_in<JoinAnswer>(rooms.house.join(opened.groups(0).links().at("rapporteur"), "Ria"));
  CHECK(message_in<RecordsAnswer>(rooms.get(rooms.fay, "records")).records().empty());  // both work on
  CHECK(said(rooms.house.post(Fair::address("lead"), R"({"documents": [")" + one + R"("], "come": true})",
                              rooms.fay)) == "200");
  std::string phase;
  const Document group = rooms.house.folded(one);
  for (const Record* record : group.sorted())
    if (record->has_phase()) phase = record->id();
  for (const std::string& act :
       {"start_phase { id: '" + phase + "' }", "start_phase { after: '" + phase + "' generation: 1 }",
        std::string("set_board { closed: true }")}) {
    Request request;
    REQUIRE(google::protobuf::TextFormat::ParseFromString(act, &request));
    rooms.house.acts(rooms.fay.participant(), request, one);
  }
  const auto told = message_in<RecordsAnswer>(rooms.get(rooms.fay, "records"));
  REQUIRE(told.records_size() == 1);
  CHECK(told.records(0).state() == "not_begun");
  CHECK(told.records(0).boards(0) == one);
  CHECK(told.records(0).title() == "Rivers");
  CHECK(told.records(0).document().empty());
  CHECK(told.records(0).circulate_by_ms() > rooms.house.storage->clock.wall_ms());
  CHECK(message_in<RecordsAnswer>(rooms.get(rooms.ann, "records")).records().empty());

  REQUIRE(said(rooms.house.post("/api/documents/" + one + "/record", "{}", ria)) == "200");
  const auto begun = message_in<RecordsAnswer>(rooms.get(rooms.fay, "records"));
  REQUIRE(begun.records_size() == 1);
  CHECK(begun.records(0).state() == "draft");
}

TEST_CASE("the plenary host sees how all groups are doing, tells them something, and leads none of them",
          "[api][leading]") {
  Rooms rooms;
  const OpenGroupsAnswer opened = rooms.opens_two();
  const std::string one = opened.groups(0).document(), two = opened.groups(1).document();
  const JoinAnswer ria = message_in<JoinAnswer>(rooms.house.join(opened.groups(0).links().at("rapporteur"), "Ria"));
  rooms.house.acts(ria.participant(), add_card("c1", "words of the group"), one);
  const Answered told = rooms.get(rooms.hos, "groups");
  CHECK(said(told) == "200");
  CHECK(message_in<GroupsAnswer>(told).groups_size() == 2);
  CHECK(told.response.body.find("words of the group") == std::string::npos);
  CHECK(said(rooms.get(rooms.ann, "groups")) == "403 forbidden");

  const std::string both = R"({"documents": [")" + one + R"(", ")" + two + R"("], )";
  const auto led =
      message_in<LeadAnswer>(rooms.post(rooms.hos, "lead", both + R"("announce": "Ten minutes, please."})"));
  REQUIRE(led.groups_size() == 2);
  CHECK((led.groups(0).done() && led.groups(1).done()));
  for (const std::string& board : {one, two}) {
    const Document group = rooms.house.folded(board);
    int announced = 0;
    for (const Record* record : group.sorted()) {
      if (!record->has_announcement()) continue;
      ++announced;
      CHECK(record->announcement().text() == "Ten minutes, please.");
      CHECK(record->announcement().by() == rooms.hos.participant());
    }
    CHECK(announced == 1);
    CHECK(group.role_of(rooms.hos.participant()) == ROLE_UNSPECIFIED);  // a message makes nobody a member
  }
  for (const char* act : {R"("next": true})", R"("minutes": 5})", R"("come": true})", R"("off_record": true})"})
    CHECK(rooms.posts(rooms.hos, "lead", both + act) == "403 forbidden");
  CHECK(rooms.posts(rooms.ann, "lead", both + R"("announce": "Mine."})") == "403 forbidden");
}

TEST_CASE(
    "QUOTE-5: whoever was moved to another group answers for the words they left behind, and sees nothing else of it",
    "[api][groups]") {
  Rooms rooms;
  const OpenGroupsAnswer opened = rooms.opens_two();
  const std::string rivers = opened.groups(0).breakout(), heat = opened.groups(1).breakout();
  const std::string one = opened.groups(0).document();
  const std::string ann = rooms.ann.participant();
  const JoinAnswer ria = message_in<JoinAnswer>(rooms.house.join(opened.groups(0).links().at("rapporteur"), "Ria"));
  REQUIRE(rooms.seats(Rooms::place(ann, rivers)) == "200");
  rooms.house.acts(ann, add_card("c1", "words of Ann"), one);
  rooms.house.acts(ria.participant(), add_card("c2", "words of Ria"), one);
  const auto does = [&](const JoinAnswer& who, const std::string& text) {
    Request request;
    REQUIRE(google::protobuf::TextFormat::ParseFromString(text, &request));
    rooms.house.acts(who.participant(), request, one);
  };
  does(ria, "capture_quote { id: 'q' text: 'It is a slogan.' speaker: '" + ann + "' }");
  does(ria, "capture_quote { id: 'p' text: 'It is not.' speaker: '" + ria.participant() + "' }");
  does(ria,
       "request_attribution { id: 'ask' quote: 'q' quote_version: 1 for_kinds: 'blog' identification: FULL "
       "answer_by: '2099-01-01' }");
  REQUIRE(rooms.seats(Rooms::place(ann, heat)) == "200");
  REQUIRE(rooms.role_on(one, ann) == "ROLE_UNSPECIFIED");

  const auto of_meeting = message_in<MineAnswer>(rooms.get(rooms.ann, "mine"));
  REQUIRE(of_meeting.boards_size() == 1);
  CHECK(of_meeting.whole());
  CHECK(of_meeting.boards(0).document() == one);
  CHECK_FALSE(of_meeting.boards(0).here());
  std::string ids;
  for (const Record& record : of_meeting.boards(0).records()) ids += record.id() + " ";
  CHECK(ids == "ask c1 q ");
  const std::string mine = "/api/documents/" + one + "/mine";
  CHECK(message_in<MineAnswer>(rooms.house.get(mine, rooms.ann)).boards(0).records_size() == 3);
  CHECK(said(rooms.house.get("/api/documents/" + one + "/people", rooms.ann)) == "404 not_found");
  CHECK(said(rooms.house.get("/api/documents/" + one + "/log", rooms.ann)) == "404 not_found");
  CHECK(said(rooms.house.get(mine, rooms.obs)) == "404 not_found");  // never was there

  CHECK(said(rooms.house.post(mine, R"({"trash_cards": {"ids": ["c1"]}})", rooms.ann)) == "400 invalid");
  CHECK(said(rooms.house.post(mine, R"({"withdraw_card": {"id": "c2"}})", rooms.ann)) == "409 refused");
  CHECK(said(rooms.house.post(mine, "words", rooms.ann)) == "400 invalid");
  CHECK(said(rooms.house.post(mine,
                              R"({"answer_attribution": {"id": "ask", "answer": "granted", "quote_version": 1,
                                  "kinds": ["blog"], "identification": "FULL"}})",
                              rooms.ann)) == "200");
  CHECK(rooms.house.folded(one).find("q")->quote().state() == Quote::GRANTED);
  CHECK(said(rooms.house.post(mine, R"({"withdraw_attribution": {"quote": "q"}})", rooms.ann)) == "200");
  CHECK(rooms.house.folded(one).find("q")->quote().state() == Quote::QUOTE_WITHDRAWN);
  CHECK(said(rooms.house.post(mine, R"({"withdraw_card": {"id": "c1"}})", rooms.ann)) == "200");
  CHECK(rooms.house.folded(one).card("c1")->withdrawn_ms() > 0);
  CHECK(rooms.house.folded(one).find("c1")->text().content().empty());
}

TEST_CASE("a board is left alone by seats of other meetings, and keeps who came by a link and whoever leads it",
          "[api][groups]") {
  Rooms rooms;
  const OpenGroupsAnswer opened = rooms.opens_two();
  const std::string rivers = opened.groups(0).breakout(), heat = opened.groups(1).breakout();
  const std::string one = opened.groups(0).document();
  const JoinAnswer guest =
      message_in<JoinAnswer>(rooms.house.join(opened.groups(0).links().at("participant"), "Guest"));
  CHECK(said(rooms.house.post(Fair::address("lead"), R"({"documents": [")" + one + R"("], "come": true})",
                              rooms.fay)) == "200");
  CHECK(rooms.seats(Rooms::place("p1", rivers) + "," + Rooms::place("p2", rivers)) == "200");
  CHECK(rooms.role_on(one, guest.participant()) == "PARTICIPANT");
  CHECK(rooms.role_on(one, rooms.fay.participant()) == "CO_FACILITATOR");
  // Out of every group of the item.
  CHECK(rooms.seats(R"({"participant": "p1", "agenda_item": "work"})") == "200");
  CHECK(rooms.role_on(one, "p1") == "ROLE_UNSPECIFIED");
  CHECK(rooms.role_on(one, "p2") == "PARTICIPANT");
  // Somebody who was removed there by its facilitator is not brought back by a seat.
  Request remove;
  remove.mutable_remove_member()->set_participant("p2");
  rooms.house.acts(rooms.fay.participant(), remove, one);
  CHECK(rooms.seats(Rooms::place("p2", heat)) == "200");
  CHECK(rooms.seats(Rooms::place("p2", rivers)) == "200");
  CHECK(rooms.role_on(one, "p2") == "ROLE_UNSPECIFIED");

  // Naming the board of another meeting opens nothing there.
  const std::size_t commits = rooms.house.commits("meet.blue");
  rooms.does(rooms.fay, "add_breakout { id: 'theirs' agenda_item: 'work' title: 'x' board: 'meet.blue' }");
  rooms.does(rooms.fay, "seat_people { places { participant: '" + rooms.fay.participant() + "' breakout: 'theirs' } }");
  rooms.house.passes(1'000);
  CHECK(rooms.house.commits("meet.blue") == commits);
  const auto groups_told = message_in<GroupsAnswer>(rooms.get(rooms.fay, "groups"));
  for (const GroupNow& group : groups_told.groups()) CHECK(group.document() != "meet.blue");
  const LeadAnswer led =
      message_in<LeadAnswer>(rooms.post(rooms.fay, "lead", R"({"documents": ["meet.blue"], "come": true})"));
  CHECK_FALSE(led.groups(0).done());
  CHECK(rooms.house.commits("meet.blue") == commits);
}

TEST_CASE("MEETING-3: where a node ended half way, the boards agree with the first commit after its start",
          "[api][groups]") {
  Rooms rooms;
  std::vector<Record> meeting;
  meeting.emplace_back().set_id("meeting");
  meeting.back().mutable_meeting()->set_title("Late");
  meeting.emplace_back().set_id("invitation.participant");
  meeting.back().mutable_invitation()->set_role(PARTICIPANT);
  meeting.emplace_back().set_id("member.p9");
  meeting.back().mutable_member()->set_participant("p9");
  meeting.back().mutable_member()->set_role(RAPPORTEUR);
  meeting.emplace_back().set_id("g1");
  meeting.back().mutable_breakout()->set_board("late.g1");
  meeting.back().mutable_breakout()->add_members("p9");
  rooms.house.open("late", meeting);
  std::vector<Record> board;
  board.emplace_back().set_id("board");
  board.back().mutable_board()->set_meeting("late");
  rooms.house.open("late.g1", board);
  CHECK(rooms.role_on("late.g1", "p9") == "ROLE_UNSPECIFIED");
  (void)rooms.house.joins("participant", "Zed", {}, "late");
  rooms.house.passes(1'000);
  CHECK(rooms.role_on("late.g1", "p9") == "RAPPORTEUR");
}

TEST_CASE("seats are refused to whoever does not lead, and as the rules say", "[api][groups]") {
  Rooms rooms;
  const OpenGroupsAnswer opened = rooms.opens_two();
  const std::string rivers = opened.groups(0).breakout();
  check_that_only_leaders_may(rooms, "seats", "{\"places\": [" + Rooms::place("p1", rivers) + "]}");
  const Answered refused = rooms.post(rooms.fay, "seats", "{\"places\": [" + Rooms::place("nobody", rivers) + "]}");
  CHECK(said(refused) == "409 refused");
  CHECK_THAT(refused.response.body, PLENARY_CONTAINS("There is no such person here."));
  CHECK(rooms.seats("") == "409 refused");
  CHECK(rooms.seats(Rooms::place("p1", rivers)) == "200");
  CHECK(message_in<SeatsAnswer>(rooms.post(rooms.fay, "seats", "{\"places\": [" + Rooms::place("p1", rivers) + "]}"))
            .changed() == 0);
}

TEST_CASE("SYS-22: a proposal spreads houses and organisers, says why, and does nothing", "[api][groups]") {
  Rooms rooms;
  const OpenGroupsAnswer opened = rooms.opens_two();
  const std::size_t commits = rooms.house.commits("fair");
  const auto mix = [&](const std::string& rest) {
    return message_in<MixAnswer>(rooms.post(rooms.fay, "mix", R"({"agenda_item": "work")" + rest + "}"));
  };
  const MixAnswer proposal = mix("");
  CHECK(rooms.house.commits("fair") == commits);
  REQUIRE(proposal.seats_size() == 6);  // p1 to p5, and Ann
  std::map<std::string, MixedSeat> seats;
  for (const MixedSeat& seat : proposal.seats()) seats[seat.participant()] = seat;
  CHECK(seats["p1"].name() == "Timo Hämäläinen");
  CHECK(seats["p1"].breakout() != seats["p2"].breakout());  // SITRA and Sitra are one house
  CHECK(seats["p3"].reasons_size() > 0);
  CHECK_THAT(seats["p3"].ShortDebugString(), PLENARY_CONTAINS("The only organiser in this group."));
  CHECK_THAT(seats["p3"].ShortDebugString(), PLENARY_CONTAINS("kind: \"organisers_spread\""));
  CHECK(proposal.unkept_size() == 0);

  const MixAnswer apart = mix(
      R"(, "together": [{"participants": ["p1", "p2"]}], "apart": [{"participants": ["p1", "p2"]}], "participants": ["p1", "p2"])");
  REQUIRE(apart.seats_size() == 2);
  CHECK(apart.unkept(0).rule() == "together");
  CHECK_THAT(apart.unkept(0).sentence(), PLENARY_CONTAINS("Timo Hämäläinen and Dan Hill do not all sit together"));

  // What is proposed is applied as it is, or changed; then the late one comes, and the next round rotates.
  std::string places;
  for (const MixedSeat& seat : proposal.seats())
    if (seat.participant() != "p5")
      places += (places.empty() ? "" : ",") + Rooms::place(seat.participant(), seat.breakout());
  CHECK(rooms.seats(places) == "200");
  const MixAnswer late = mix(R"(, "keep_seats": true)");
  for (const MixedSeat& seat : late.seats())
    if (seat.participant() != "p5") CHECK(seat.breakout() == seats[seat.participant()].breakout());
  const MixAnswer next = mix(R"(, "rotate": true, "hosts": ["p1"], "participants": ["p1", "p2", "p3", "p4"])");
  for (const MixedSeat& seat : next.seats())
    CHECK((seat.breakout() == seats[seat.participant()].breakout()) == (seat.participant() == "p1"));
}

TEST_CASE("a proposal is refused to whoever does not lead, without groups, of several items, and when names are away",
          "[api][groups]") {
  Rooms rooms;
  CHECK(rooms.posts(rooms.fay, "mix", R"({"agenda_item": "work"})") == "400 invalid");
  const OpenGroupsAnswer opened = rooms.opens_two();
  check_that_only_leaders_may(rooms, "mix", R"({"agenda_item": "work"})");
  const OpenGroupsAnswer other = rooms.opens(R"({"agenda_item": "next", "template_id": "roar-routes", "count": 1})");
  CHECK(rooms.posts(rooms.fay, "mix",
                    R"({"breakouts": [")" + opened.groups(0).breakout() + R"(", ")" + other.groups(0).breakout() +
                        "\"]}") == "400 invalid");
  CHECK(rooms.posts(rooms.fay, "mix", R"({"breakouts": ["nothing"]})") == "404 not_found");
  rooms.house.storage->people.away = true;
  CHECK(rooms.posts(rooms.fay, "mix", R"({"agenda_item": "work"})") == "503 try_later");
}

TEST_CASE("a board that looks back begins with how the groups of its session went", "[api][groups]") {
  Rooms rooms;
  const OpenGroupsAnswer opened = rooms.opens_two();
  const std::string rivers = opened.groups(0).document();
  const JoinAnswer leads =
      message_in<JoinAnswer>(rooms.house.join(opened.groups(0).links().at("facilitator"), "Leader"));
  Request starts, ends;
  std::string phase;
  const Document board_of_rivers = rooms.house.folded(rivers);
  for (const Record* record : board_of_rivers.sorted())
    if (record->has_phase()) phase = record->id();
  starts.mutable_start_phase()->set_id(phase);
  rooms.house.acts(leads.participant(), starts, rivers);
  rooms.house.passes(1'000);
  ends.mutable_start_phase()->set_after(phase);
  ends.mutable_start_phase()->set_generation(1);
  rooms.house.acts(leads.participant(), ends, rivers);

  Template& review = rooms.house.templates["review"];
  review.set_id("review");
  review.set_version(1);
  review.set_title("Review");
  review.add_regions()->set_id("did");
  review.mutable_regions(0)->set_source("phase_log");
  const OpenGroupsAnswer reviews =
      rooms.opens(R"({"agenda_item": "work", "template_id": "review", "titles": ["After-action"]})");
  REQUIRE(reviews.groups(0).problem().empty());
  const Document board = rooms.house.folded(reviews.groups(0).document());
  REQUIRE(board.find("log.1") != nullptr);
  CHECK(board.find("log.1")->text().content().substr(0, 8) == "Rivers: ");
  CHECK(board.card("log.1")->region() == "did");
}
