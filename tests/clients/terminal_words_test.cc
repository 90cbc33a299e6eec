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
  CHECK(board.asks("nest Open the river").starts_with("? Say where to: `nest INNER into OUTER`"));
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

TEST_CASE("a decision goes its whole way by a method, from a terminal", "[clients][cli]") {
  SmallBoard board;
  CHECK(
      board.asks("propose Pilot: Two streets. /by consent /owner Ada /review 2027-05-03 /room") ==
      R"(draft_proposal { id: "pfresh" title: "Pilot" text: "Two streets." method: CONSENT owner: "p1" review_date: "2027-05-03" within_the_room: true })");
  CHECK(
      board.asks("propose Where: Choose. /by majority /options Here | There") ==
      R"(draft_proposal { id: "pfresh" title: "Where" text: "Choose." method: MAJORITY options: "Here" options: "There" })");
  CHECK(
      board.asks("propose Rule: All of it. /by gradients /stakes high") ==
      R"(draft_proposal { id: "pfresh" title: "Rule" text: "All of it." method: GRADIENTS scale: "kaner-8-2014" stakes: "high" })");
  CHECK(board.asks("propose Where: Choose. /by majority") ==
        "? A majority chooses among options: /options FIRST | SECOND.");
  CHECK(board.asks("propose no words") == "? Say a title and the words: `propose TITLE: WORDS /by consent`.");
  CHECK(board.asks("propose A: b /by coin") ==
        "? Say by which method: /by consent, gradients, majority or sense (of the room).");
  CHECK(board.asks("open d1") ==
        "? That decision was written down and goes by no method. `propose` drafts one that does.");
  CHECK(board.asks("open d9").starts_with("? "));
  const auto proposal = [&](DecisionMethod method, const std::string& id, std::uint32_t number) {
    board.put([&](Record& record) {
      record.set_id(id);
      Decision& decision = *record.mutable_decision();
      decision.set_number(number);
      decision.set_by_method(true);
      decision.set_method(method);
      decision.set_state(TESTING);
      decision.set_title("T");
      decision.add_versions()->set_text("words");
      decision.add_options("Here");
      decision.add_options("There");
      decision.add_clarifications()->set_question("By when?");
      decision.add_objections()->set_reason("Too soon");
      decision.add_rounds()->set_number(2);
    });
  };
  proposal(CONSENT, "pc", 2);
  proposal(GRADIENTS, "pg", 3);
  proposal(MAJORITY, "pm", 4);
  proposal(SENSE_OF_THE_ROOM, "ps", 5);
  CHECK(board.asks("open d2") == R"(open_proposal { id: "pc" })");
  CHECK(board.asks("clarify d2") == R"(take_proposal_on { id: "pc" to: CLARIFYING })");
  CHECK(board.asks("reactions d2") == R"(take_proposal_on { id: "pc" to: REACTING })");
  CHECK(board.asks("question d2 Who pays?") == R"(ask_about_proposal { id: "pc" question: "Who pays?" })");
  CHECK(board.asks("answer d2 1 In May") == R"(answer_about_proposal { id: "pc" question: 1 answer: "In May" })");
  CHECK(board.asks("answer d2 1 unknown") == R"(answer_about_proposal { id: "pc" question: 1 not_known: true })");
  CHECK(board.asks("answer d2 7 x") == "? Say which question, by its number from 1 to 1.");
  CHECK(board.asks("react d2 Good, but small") == R"(react_to_proposal { id: "pc" text: "Good, but small" })");
  CHECK(board.asks("test d2") == R"(open_decision_round { id: "pc" })");
  CHECK(board.asks("test d2 pause") == R"(pause_decision_round { id: "pc" paused: true })");
  CHECK(board.asks("test d2 now").starts_with("? Say `test d1`"));
  CHECK(board.asks("respond d2 consent") == R"(respond_to_proposal { id: "pc" round: 2 response: "consent" })");
  CHECK(
      board.asks("respond d2 concern because It is late /named") ==
      R"(respond_to_proposal { id: "pc" round: 2 response: "consent_with_concern" reason: "It is late" named: true })");
  CHECK(board.asks("object d2 It binds others") ==
        R"(respond_to_proposal { id: "pc" round: 2 response: "object" reason: "It binds others" })");
  CHECK(board.asks("respond d2 6").starts_with("? By consent one says"));
  CHECK(board.asks("respond d3 6") == R"(respond_to_proposal { id: "pg" round: 2 response: "6" })");
  CHECK(board.asks("respond d3 9") == "? By gradients one says a level from 1 to 8, or abstain.");
  CHECK(board.asks("respond d4 there") == R"(respond_to_proposal { id: "pm" round: 2 response: "2" })");
  CHECK(board.asks("respond d5 no because Not us") ==
        R"(respond_to_proposal { id: "ps" round: 2 response: "no" reason: "Not us" })");
  CHECK(board.asks("object d5 x").starts_with("? One objects to what is decided by consent"));
  CHECK(board.asks("excuse d2") == R"(excuse_oneself { id: "pc" })");
  CHECK(board.asks("excuse d2 back") == R"(excuse_oneself { id: "pc" undo: true })");
  CHECK(board.asks("count d2") == R"(close_decision_round { id: "pc" round: 2 })");
  CHECK(board.asks("judge d2 1 qualifies because It harms") ==
        R"(judge_objection { id: "pc" objection: 1 qualifies: true reason: "It harms" })");
  CHECK(board.asks("judge d2 1 concern because It can be mended /agreed") ==
        R"(judge_objection { id: "pc" objection: 1 reason: "It can be mended" objector_confirms: true })");
  CHECK(board.asks("withdraw d2 1") == R"(withdraw_objection { id: "pc" objection: 1 })");
  CHECK(board.asks("withdraw d2") == R"(withdraw_proposal { id: "pc" })");
  CHECK(
      board.asks("outcome d2 deferred because No figures /to 2027-06-01 /first Figures; A map") ==
      R"(conclude_proposal { id: "pc" state: DEFERRED reason: "No figures" to: "2027-06-01" needed_first: "Figures" needed_first: "A map" })");
  CHECK(board.asks("outcome d2 maybe").starts_with("? An outcome is"));
  CHECK(board.asks("readback d2") == R"(read_back_decision { id: "pc" })");
  CHECK(board.asks("review d1 reaffirmed because It works /review 2028-01-01") ==
        R"(review_decision { id: "d-1" state: REAFFIRMED reason: "It works" review_date: "2028-01-01" })");
  CHECK(board.asks("plenary d1 back because It binds others") ==
        R"(set_plenary_outcome { id: "d-1" outcome: "referred_back" reason: "It binds others" })");
  CHECK(board.asks("amend d2 Three streets. /review 2027-07-01") ==
        R"(amend_proposal { id: "pc" text: "Three streets." review_date: "2027-07-01" })");
  std::string all;
  for (const std::string& line : outline({board.document, board.people, {}, {}})) all += line + "\n";
  CHECK_THAT(all, PLENARY_CONTAINS("by consent, version 1"));
  CHECK_THAT(all, PLENARY_CONTAINS("question 1: By when?  (no answer yet)"));
  CHECK_THAT(all, PLENARY_CONTAINS("objection 1: Too soon  (not judged yet)"));
  CHECK_THAT(all, PLENARY_CONTAINS("option 2: There"));
}

TEST_CASE("pairs are made, and cards looked through, from a terminal", "[clients][cli]") {
  SmallBoard board;
  for (const auto& [id, name] : {std::pair{"p2", "Ben Rivers"}, {"p3", "Cid Holt"}}) {
    board.put([id = id](Record& record) {
      record.set_id(std::string("member.") + id);
      record.mutable_member()->set_participant(id);
      record.mutable_member()->set_role(PARTICIPANT);
    });
    board.people[id].set_name(name);
  }
  CHECK(board.asks("pairs Ada + Ben") == R"(set_pairs { pairs { participants: "p1" participants: "p2" } })");
  CHECK(board.asks("pairs all") ==
        R"(set_pairs { pairs { participants: "p1" participants: "p2" participants: "p3" } })");
  CHECK(board.asks("pairs none") == "set_pairs { }");
  CHECK(board.asks("pairs Ada").starts_with("? A pair is two people"));
  CHECK(board.asks("pairs Ada + Nobody").starts_with("? "));
  CHECK(board.asks("moderate on") == "set_board { moderated: true }");
  CHECK(board.asks("moderate maybe") == "? Say `moderate on` or `moderate off`.");
  CHECK(board.asks("screen") == "simple");
  CHECK(board.asks("release S1") == "? There is no 'S1' among the cards that wait. `screen` lists them: S1, S2, ...");
  std::vector<ScreeningCard> waiting(2);
  waiting[0].set_id("w1");
  waiting[0].set_text_version(3);
  waiting[1].set_id("w2");
  waiting[1].set_held_reason("A name");
  const auto asks = [&](const std::string& line) {
    const Said said = understand(
        line, {board.document, board.people, [] { return std::string("fresh"); }, FACILITATOR, "p1", waiting});
    const auto* ask = std::get_if<Ask>(&said);
    const auto* unclear = std::get_if<NotUnderstood>(&said);
    return ask ? ask->request.ShortDebugString() : unclear ? "? " + unclear->sentence : "simple";
  };
  CHECK(asks("release s1") == R"(release_cards { cards { id: "w1" text_version: 3 } })");
  CHECK(asks("release all") == R"(release_cards { cards { id: "w1" text_version: 3 } })");  // not what is held back
  CHECK(asks("hold S1 because It names somebody") == R"(hold_cards { ids: "w1" reason: "It names somebody" })");
  CHECK(asks("hold S1") == "? Say why; whoever wrote it is told: `hold S1 because WORDS` too.");
  CHECK(asks("unhold S2") == R"(hold_cards { ids: "w2" undo: true })");
}

TEST_CASE("every way of voting is opened and answered at a terminal; a round may be of some", "[clients][cli]") {
  SmallBoard board;
  CHECK(
      board.asks("vote rating cards /criteria Impact, Effort /title First look") ==
      R"(open_vote { id: "vfresh" title: "First look" method: RATING target: "card" criteria: "Impact" criteria: "Effort" })");
  CHECK(board.asks("vote ranking clusters") == R"(open_vote { id: "vfresh" method: RANKING target: "cluster" })");
  CHECK(board.asks("vote fist cards") == R"(open_vote { id: "vfresh" method: FIST_TO_FIVE target: "card" })");
  CHECK(board.asks("vote gradients cards") ==
        R"(open_vote { id: "vfresh" method: GRADIENTS_VOTE target: "card" scale: "kaner-8-2014" })");
  CHECK(board.asks("vote clusters 5 2") ==
        R"(open_vote { id: "vfresh" method: DOTS target: "cluster" dots_each: 5 max_per_target: 2 })");
  CHECK(board.asks("vote on this").starts_with("? Say on what"));
  board.put([](Record& record) {
    record.set_id("v1");
    record.mutable_vote()->set_method(Vote::RATING);
    record.mutable_vote()->set_target("card");
    record.mutable_vote()->add_criteria("Impact");
  });
  CHECK(board.asks("dots 1/Impact 4") == R"(cast_ballot { vote: "v1" dots { key: "c1/Impact" value: 4 } })");
  CHECK(board.asks("dots 1 4") == "? Say for which criterion, too: `dots 12/Impact 4`.");
  CHECK(board.asks("round 60 Ada") == R"(start_round { participants: "p1" seconds_each: 60 })");
  CHECK(board.asks("round 60 Nobody").starts_with("? "));
  CHECK(board.asks("policy read") == "acknowledge_policy { }");
  board.put([](Record& record) {
    record.set_id("board");
    record.mutable_board()->mutable_policy()->set_verbatim("Nobody is named.");
  });
  CHECK(board.asks("policy read") == R"(acknowledge_policy { words: "Nobody is named." })");
  CHECK(board.asks("credit network, blog") == R"(set_credit { kinds: "network" kinds: "blog" })");
  CHECK(board.asks("credit nowhere") == "set_credit { }");
  CHECK(board.asks("credit").starts_with("? Say where you may be named"));
  CHECK(board.asks("policy reed").starts_with("? Say `policy`"));
  CHECK(board.asks("turn Ada") == "? Ada passed no turn.");
  for (const std::uint32_t number : {1, 2})
    board.put([number](Record& record) {
      record.set_id("turn." + std::to_string(number) + ".1");
      record.mutable_speaking_turn()->set_participant("p1");
      record.mutable_speaking_turn()->set_state("passed");
      record.mutable_speaking_turn()->set_round(number);
    });
  CHECK(board.asks("turn Ada") == R"(give_turn_back { id: "turn.2.1" })");
}

}  // namespace plenary::test
