// What is typed at a terminal, and what a board looks like there.
#include "clients/cli/outline.h"
#include "clients/cli/said.h"
#include "clients/cpp/address.h"
#include "clients/cpp/backoff.h"
#include "tests/catch.h"

namespace plenary::test {
namespace {

using namespace cli;

class SmallBoard {
 public:
  SmallBoard() {
    put([](Record& record) {
      record.set_id("board");
      record.mutable_board()->set_title("Group 1: rivers and cities");
      record.mutable_board()->set_framing_question("Where is this river going?");
    });
    int order = 0;
    for (const char* title : {"Challenges", "Direction"})
      put([&](Record& record) {
        record.set_id(lower(title));
        record.mutable_region()->set_title(title);
        record.mutable_region()->set_order(static_cast<std::uint32_t>(++order));
      });
    card("c1", 1, "challenges", "A", "Clean water");
    card("c2", 2, "challenges", "B", "Closed beaches");
    card("c3", 3, "direction", "A", "Safe to swim");
    put([](Record& record) {
      record.set_id("k1");
      record.mutable_cluster()->set_title("Open the river");
      record.mutable_cluster()->set_region("challenges");
    });
    put([](Record& record) {
      record.set_id("note1");
      record.mutable_note()->set_at_ms(1'800'000'000'000);
      record.mutable_note()->set_visibility(Note::RECORD);
      record.mutable_text()->set_content("The round began.");
    });
    put([](Record& record) {
      record.set_id("d-1");
      record.mutable_decision()->set_number(1);
      record.mutable_decision()->set_title("Wording");
      record.mutable_decision()->set_state(ADOPTED);
      record.mutable_decision()->add_versions()->set_text("By 2035.");
    });
    put([](Record& record) {
      record.set_id("member.p1");
      record.mutable_member()->set_participant("p1");
      record.mutable_member()->set_role(PARTICIPANT);
    });
    people["p1"].set_name("Ada Lovelace");
  }

  void put(const std::function<void(Record&)>& make) {
    Effect effect;
    effect.mutable_put()->set_version(1);
    make(*effect.mutable_put());
    evolve(document, effect, 1);
  }
  void card(const std::string& id, std::uint32_t number, const std::string& region, const std::string& order,
            const std::string& words) {
    put([&](Record& record) {
      record.set_id(id);
      record.mutable_card()->set_number(number);
      record.mutable_card()->set_region(region);
      record.mutable_card()->set_order(order);
      record.mutable_card()->set_kind(CHALLENGE);
      record.mutable_text()->set_content(words);
    });
  }

  Said hears(const std::string& line) const {
    return understand(line, {document, people, [] { return std::string("fresh"); }, PARTICIPANT, "p1"});
  }
  std::string asks(const std::string& line) const {
    const Said said = hears(line);
    if (const auto* ask = std::get_if<Ask>(&said)) return ask->request.ShortDebugString();
    if (const auto* words = std::get_if<WriteWords>(&said)) return "words of " + words->id + ": " + words->words;
    if (const auto* unclear = std::get_if<NotUnderstood>(&said)) return "? " + unclear->sentence;
    return "simple";
  }

  Document document;
  People people;
};

}  // namespace

TEST_CASE("a group is led, and votes, from a terminal", "[clients][cli]") {
  SmallBoard board;
  CHECK(
      board.asks("plan frame 4, silent 6") ==
      R"(set_phases { phases { id: "fresh" kind: FRAME planned_minutes: 4 } phases { id: "fresh" kind: SILENT planned_minutes: 6 } })");
  CHECK(board.asks("plan dance 4") ==
        "? There is no phase 'dance'. Phases are arrive, frame, silent, pair, round, cluster, vote, discuss, decide, "
        "harvest, report, close.");
  CHECK(board.asks("next") == "? No phase is left. `plan` makes some; `over` ends the one that runs.");
  CHECK(board.asks("extend 2") == "? No phase runs. `next` begins one.");
  int order = 0;
  for (const char* id : {"ph1", "ph2"})
    board.put([&](Record& record) {
      record.set_id(id);
      record.mutable_phase()->set_kind(order == 0 ? ROUND : VOTE_PHASE);
      record.mutable_phase()->set_order(static_cast<std::uint32_t>(++order));
      record.mutable_phase()->set_generation(order == 1 ? 3 : 0);
      record.mutable_phase()->set_state(order == 1 ? Phase::RUNNING : Phase::PLANNED);
    });
  board.put([](Record& record) {
    record.set_id("board");
    record.mutable_board()->set_title("Group 1");
    record.mutable_board()->set_phase("ph1");
  });
  CHECK(board.asks("next") == R"(start_phase { id: "ph2" after: "ph1" generation: 3 })");
  CHECK(board.asks("phase vote") == R"(start_phase { id: "ph2" after: "ph1" generation: 3 })");
  CHECK(board.asks("over") == R"(start_phase { after: "ph1" generation: 3 })");
  CHECK(board.asks("extend -2") == R"(set_phase_time { id: "ph1" minutes: -2 })");
  CHECK(board.asks("pause") == R"(pause_phase { id: "ph1" paused: true })");
  CHECK(board.asks("vote clusters 5 2") ==
        R"(open_vote { id: "vfresh" method: DOTS target: "cluster" dots_each: 5 max_per_target: 2 })");
  CHECK(board.asks("dots open the river 2") == "? No vote is open.");
  board.put([](Record& record) {
    record.set_id("v1");
    record.mutable_vote()->set_target("cluster");
    record.mutable_vote()->add_targets("k1");
    record.mutable_vote()->set_voters(7);
    record.mutable_vote()->set_finished(5);
  });
  CHECK(board.asks("dots open the river 2") == R"(cast_ballot { vote: "v1" dots { key: "k1" value: 2 } })");
  CHECK(board.asks("dots open the river") == "? Say the dots as a number.");
  board.put([](Record& record) {
    record.set_id("ballot.v1.p1");
    record.mutable_ballot()->set_vote("v1");
    record.mutable_ballot()->set_voter("p1");
    (*record.mutable_ballot()->mutable_dots())["k1"] = 2;
  });
  CHECK(board.asks("done") == R"(cast_ballot { vote: "v1" dots { key: "k1" value: 2 } finished: true })");
  CHECK(board.asks("hand about costs") == R"(set_signal { kind: "hand" up: true text: "about costs" })");
  CHECK(board.asks("hand down") == R"(set_signal { kind: "hand" })");
  CHECK(board.asks("off") == "set_off_record { off: true }");
  CHECK(board.asks("headline none") == "set_harvest { no_headline: true }");
  CHECK(board.asks("said") == "? Nobody's turn runs. `round` begins one.");
  const std::vector<std::string> lines = cli::leading_lines({board.document, board.people, {}, {}, true});
  CHECK(lines == std::vector<std::string>{"Phase: round", "Vote: open; 5 of 7 are done."});
  CHECK(board.asks("read") == "? There is no message that you have not read.");
  CHECK(board.asks("announce Lunch at one").find(R"(text: "Lunch at one" })") != std::string::npos);
  board.put([](Record& record) {
    record.set_id("a1");
    record.mutable_announcement()->set_text("Lunch at one");
    record.mutable_announcement()->set_by("nobody");
    record.mutable_announcement()->set_read(3);
  });
  CHECK(board.asks("read") == R"(acknowledge { id: "a1" })");
  board.put([](Record& record) {
    record.set_id("receipt.a1.p1");
    record.mutable_receipt()->set_announcement("a1");
    record.mutable_receipt()->set_participant("p1");
  });
  CHECK(board.asks("read") == "? There is no message that you have not read.");
  CHECK(cli::leading_lines({board.document, board.people, {}, {}, true}).back().find(": Lunch at one  [read by 3]") !=
        std::string::npos);
}

TEST_CASE("lines typed at a board become requests", "[clients][cli]") {
  SmallBoard board;
  CHECK(board.asks("add challenges /evidence Eleven points") ==
        R"(add_card { id: "fresh" kind: EVIDENCE text: "Eleven points" place { region: "challenges" } })");
  CHECK(board.asks("add dir By 2035") == R"(add_card { id: "fresh" text: "By 2035" place { region: "direction" } })");
  CHECK(board.asks("edit 2 Closed beaches every August") == "words of c2: Closed beaches every August");
  CHECK(board.asks("edit n1 The round began late.") == "words of note1: The round began late.");
  CHECK(board.asks("move 1, 2 to direction after 3") ==
        R"(move_cards { ids: "c1" ids: "c2" to { region: "direction" after: "c3" } })");
  CHECK(board.asks("move 2 before 1") == R"(move_cards { ids: "c2" to { region: "challenges" before: "c1" } })");
  CHECK(board.asks("move 2 into open the river") == R"(move_cards { ids: "c2" to { cluster: "k1" } })");
  CHECK(board.asks("cluster 1 2 as Water first") ==
        R"(add_cluster { id: "fresh" title: "Water first" region: "challenges" cards: "c1" cards: "c2" })");
  CHECK(board.asks("name Open the river as Open it to swimmers") ==
        R"(set_cluster { id: "k1" title: "Open it to swimmers" })");
  CHECK(board.asks("link 1 3 answers") == R"(add_link { id: "fresh" from: "c1" to: "c3" label: "answers" })");
  CHECK(board.asks("trash 1 because said twice") == R"(trash_cards { ids: "c1" reason: "said twice" })");
  CHECK(board.asks("note /working (1 3) Both agree") ==
        R"(add_note { id: "fresh" text: "Both agree" visibility: WORKING refs: "c1" refs: "c3" })");
  CHECK(board.asks("action Write the map /owner Ada /due 2027-04-22 /from d1") ==
        R"(add_action { id: "fresh" text: "Write the map" owner: "p1" due: "2027-04-22" from: "d-1" })");
  CHECK(
      board.asks("decide Price: No price yet. /state deferred /because no figures") ==
      R"(add_decision { id: "fresh" title: "Price" text: "No price yet." method: SENSE_OF_THE_ROOM state: DEFERRED deferred_reason: "no figures" })");
  CHECK(board.asks("restore 2") == R"(restore_cards { ids: "c2" })");
  CHECK(board.asks("restore note1") == R"(restore_note { id: "note1" })");
  CHECK(std::get<Simple>(board.hears("trash")) == Simple::trash);
  CHECK(board.asks("role Ada Lovelace rapporteur") == R"(set_role { participant: "p1" role: RAPPORTEUR })");
  CHECK(board.asks("lock") == "set_board { locked: true }");
  CHECK(board.asks("lock 2") == R"(lock_cards { ids: "c2" locked: true })");
  CHECK(std::get<Simple>(board.hears("undo")) == Simple::undo);
  CHECK(std::get<Simple>(board.hears("  # a remark")) == Simple::nothing);
}

TEST_CASE("what is not understood is answered with what there is", "[clients][cli]") {
  SmallBoard board;
  CHECK(board.asks("ad challenges x") == "? 'ad' is not a command here; `help` lists them.");
  CHECK(board.asks("add routes x") == "? There is no region 'routes'; there are: Challenges, Direction.");
  CHECK(board.asks("edit 9 x") == "? There is no card '9'. `show` lists what there is.");
  CHECK(board.asks("edit 1") == "? Say the new words too.");
  CHECK(board.asks("move 1") ==
        "? Say where to: `move 3 to REGION`, `move 3 into GROUP`, `move 3 after 7`, `move 3 out`.");
  CHECK(board.asks("add challenges /poem x") ==
        "? There is no kind of card 'poem'; for example /idea, /question, /evidence, /barrier.");
}

TEST_CASE("a board as an outline: region, group, card, then notes and decisions", "[clients][cli]") {
  SmallBoard board;
  board.put([&](Record& record) {
    record = *board.document.find("c2");
    record.mutable_card()->set_cluster("k1");
    record.mutable_card()->set_parked(true);
  });
  Presence here;
  here.set_participant("p1");
  here.set_writing("c1");
  const OutlineOf of{board.document, board.people, [](const std::string& id) { return id == "c1"; }, {here}};
  CHECK(outline(of) == std::vector<std::string>{
                           "Group 1: rivers and cities",
                           "Where is this river going?",
                           "Times are those of UTC.",
                           "",
                           "Challenges  {challenges}",
                           "  Open the river",
                           "     2  challenge  Closed beaches  [parked]",
                           "   1  challenge  Clean water  [mine]",
                           "",
                           "Direction  {direction}",
                           "   3  challenge  Safe to swim",
                           "",
                           "Notes",
                           "  note n1  08:00  The round began.",
                           "",
                           "Decisions",
                           "  decision d1  adopted  Wording: By 2035.",
                           "",
                           "Here: Ada Lovelace (writing in 1)",
                       });
}

TEST_CASE("a card that names no kind is of the kind that its region suggests first", "[clients][cli]") {
  SmallBoard board;
  board.put([&](Record& record) {
    record = *board.document.find("direction");
    record.mutable_region()->add_card_kinds(MISSION);
    record.mutable_region()->add_card_kinds(EVIDENCE);
  });
  CHECK(board.asks("add dir By 2035") ==
        R"(add_card { id: "fresh" kind: MISSION text: "By 2035" place { region: "direction" } })");
  CHECK(board.asks("add dir /evidence By 2035") ==
        R"(add_card { id: "fresh" kind: EVIDENCE text: "By 2035" place { region: "direction" } })");
}

TEST_CASE("times are those of the meeting's place, and the board says which", "[clients][cli]") {
  SmallBoard board;
  board.put([&](Record& record) {
    record = *board.document.find("board");
    record.mutable_board()->set_time_zone("Europe/Rome");
  });
  const auto lines = outline({board.document, board.people, nullptr, {}});
  CHECK(lines[2] == "Times are those of Europe/Rome.");
  CHECK(std::find(lines.begin(), lines.end(), "  note n1  09:00  The round began.") != lines.end());
}

TEST_CASE("an id is no name, on a terminal either", "[clients][cli]") {
  SmallBoard board;
  const auto decided_by = [&](const std::string& owner) {
    board.put([&](Record& record) {
      record = *board.document.find("d-1");
      record.mutable_decision()->set_owner(owner);
    });
    return in_one_line({board.document, board.people, nullptr, {}}, *board.document.find("d-1"));
  };
  board.put([](Record& record) {
    record.set_id("member.p2");
    record.mutable_member()->set_participant("p2");
  });
  CHECK(decided_by("p1") == "decision d1  adopted  Wording: By 2035.  (Ada Lovelace)");
  CHECK(decided_by("p2") == "decision d1  adopted  Wording: By 2035.  (a member)");
  CHECK(decided_by("p3") == "decision d1  adopted  Wording: By 2035.  (a former member)");
}

TEST_CASE("the trash is listed with what is in it and why", "[clients][cli]") {
  SmallBoard board;
  CHECK(trash_lines({board.document, board.people, nullptr, {}}).empty());
  for (const std::string id : {"c2", "note1"})
    board.put([&](Record& record) {
      record = *board.document.find(id);
      if (record.has_card()) record.mutable_card()->mutable_trashed()->set_reason("said twice");
      if (record.has_note()) record.mutable_note()->mutable_trashed();
    });
  const OutlineOf of{board.document, board.people, nullptr, {}};
  CHECK(trash_lines(of) ==
        std::vector<std::string>{"card 2 [Challenges] challenge \"Closed beaches\"  [trash]  because: said twice",
                                 "note note1  08:00  The round began.  [trash]"});
  const auto lines = outline(of);
  CHECK(lines[lines.size() - 3] == "In the trash: 2 (`trash` lists it, `restore NUMBER` brings back)");
}

TEST_CASE("what an undo has done is said record by record", "[clients][cli]") {
  SmallBoard board;
  const Document before = board.document;
  const auto said = [&] { return difference({board.document, board.people, nullptr, {}}, before); };
  CHECK(said().empty());
  board.put([&](Record& record) {
    record = *board.document.find("c1");
    record.mutable_card()->set_order("Z");  // moved within its region
  });
  CHECK(said() == "card 1 [Challenges] challenge \"Clean water\"");
  board.card("c4", 4, "direction", "B", "New");
  Effect gone;
  gone.set_remove("c3");
  evolve(board.document, gone, 2);
  CHECK(said() ==
        "card 1 [Challenges] challenge \"Clean water\"; card 4 [Direction] challenge \"New\"; "
        "card 3 [Direction] challenge \"Safe to swim\"  [gone]");
}

TEST_CASE("links and addresses", "[clients]") {
  const auto link = client::read_link(" 'http://127.0.0.1:8080/join#abc.def' ");
  REQUIRE(link);
  CHECK(link->server.url() == "http://127.0.0.1:8080");
  CHECK(link->token == "abc.def");
  CHECK(client::read_link("https://boards.example.org/join#t")->server.port == "443");
  CHECK(client::read_link("http://[::1]:8080/join#t")->server.host == "::1");
  CHECK(client::read_link("http://[::1]:8080/join#t")->server.authority() == "[::1]:8080");
  for (const char* wrong : {"", "http://127.0.0.1:8080/join", "http://127.0.0.1:8080/join#", "ftp://x/join#t",
                            "http://a@b/join#t", "http://host:port/join#t", "http://[::1/join#t"})
    CHECK_FALSE(client::read_link(wrong));
}

TEST_CASE(
    "waiting before dialling again: up to half a second at first, up to twenty later, forgotten after half a minute of "
    "being connected",
    "[clients]") {
  client::Backoff backoff;
  const auto longest = [&](std::int64_t now_ms) {  // with the chance that makes it so
    std::int64_t longest = 0;
    for (std::uint64_t chance = 0; chance <= 20'000; ++chance) {
      client::Backoff tried = backoff;
      longest = std::max(longest, tried.wait_ms(now_ms, chance));
    }
    return longest;
  };
  CHECK(longest(0) == 500);
  (void)backoff.wait_ms(0, 1);
  CHECK(longest(0) == 1'000);
  for (int i = 0; i < 10; ++i) (void)backoff.wait_ms(0, 1);
  CHECK(longest(0) == 20'000);
  backoff.connected(1'000);
  CHECK(longest(30'999) == 20'000);
  CHECK(longest(31'000) == 500);
}

TEST_CASE("words are captured, asked for, granted and taken back from a terminal", "[clients][cli]") {
  SmallBoard board;
  CHECK(board.asks("quote it is a slogan") ==
        "? Say who said it, then a colon: `quote NAME: WORDS`, or `quote ?: WORDS`.");
  CHECK(board.asks("quote ?: It is: a slogan.") ==
        R"(capture_quote { id: "fresh" text: "It is: a slogan." speaker: "unknown" })");
  CHECK(board.asks("grant Q1 blog") ==
        "? There is no quotation 'Q1'. `show` lists those that you can see: Q1, Q2, ...");
  board.put([](Record& record) {
    record.set_id("q");
    record.mutable_quote()->set_speaker("p1");
    record.mutable_text()->set_content("It is a slogan.");
    record.mutable_text()->set_version(3);
  });
  CHECK(
      board.asks("ask q1 publication, blog /as role /descriptor a participant from a port /fits 2 /until 2027-05-03") ==
      R"(request_attribution { id: "fresh" quote: "q" quote_version: 3 for_kinds: "publication" for_kinds: "blog" identification: BY_ROLE said_as: "a participant from a port" said_as_fits: 2 answer_by: "2027-05-03" })");
  CHECK(board.asks("ask Q1 /until 2027-05-03") ==
        "? Say for which kinds of material, for example publication, blog, video.");
  CHECK(board.asks("grant Q1 blog") == "? Nobody has asked for these words yet.");
  CHECK(board.asks("reported Q1 blog /on 2027-04-18 /how voice /seen in the break") ==
        "? Nobody has asked for these words yet: `ask` first, then tell what was said.");
  board.put([](Record& record) {
    record.set_id("q");
    record.mutable_quote()->set_speaker("p1");
    record.mutable_quote()->set_request("ask");
  });
  CHECK(board.asks("grant Q1 blog") ==
        R"(answer_attribution { id: "ask" answer: "granted" quote_version: 3 kinds: "blog" identification: NONE })");
  CHECK(
      board.asks("grant Q1 blog /as full /words It may be one.") ==
      R"(answer_attribution { id: "ask" answer: "granted_with_edits" quote_version: 3 kinds: "blog" identification: FULL text: "It may be one." })");
  CHECK(board.asks("grant Q1 blog /as boss") ==
        "? Say how: /as full (name and affiliation), /as affiliation, /as role, /as none.");
  CHECK(board.asks("decline Q1") == R"(answer_attribution { id: "ask" answer: "declined" quote_version: 3 })");
  CHECK(
      board.asks("reported Q1 blog /as affiliation /on 2027-04-18 /how email /seen the mail of 18 April") ==
      R"(report_grant { request: "ask" quote_version: 3 kinds: "blog" identification: BY_AFFILIATION given_on: "2027-04-18" how: "email" evidence: "the mail of 18 April" })");
  CHECK(board.asks("again Q1 2027-06-01") == R"(reopen_attribution { id: "ask" answer_by: "2027-06-01" })");
  CHECK(board.asks("takeback Q1") == R"(withdraw_attribution { quote: "q" })");
}

}  // namespace plenary::test
