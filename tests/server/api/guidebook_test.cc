// The guidebook over HTTP: who comes to it and as whom, what boards offer, editions, searches, and what leaves in files.
#include <google/protobuf/text_format.h>

#include <sstream>

#include "facilitation/document/session_record.h"
#include "tests/catch.h"
#include "tests/server/api/house.h"

using namespace plenary;
using namespace plenary::test;

namespace {

constexpr const char* kGuide = "forum.guidebook";
constexpr const char* kSaid = "Water goes where it is let, canary.";

Record guide_record(const std::string& text) {
  Record record;
  REQUIRE(google::protobuf::TextFormat::ParseFromString(text, &record));
  return record;
}

// A meeting with two pillars and a group, whose rapporteur is Ria; a quotation of Spencer's, granted for publication.
struct Forum {
  std::shared_ptr<Storage> storage = std::make_shared<Storage>();
  House house;
  JoinAnswer fay, ann, ria, spencer;  // facilitator, participant of the meeting; rapporteur, participant of the group

  explicit Forum(Rates rates = {}) : house(rates, storage) {
    std::vector<Record> meeting{
        guide_record("id: 'meeting' meeting { title: 'Forum' organiser: 'The institute' venue: 'A villa' }"),
        guide_record("id: 'rewards' pillar { letter: 'R' order: 4 name: 'Rewards' question: 'Who gains?' }"),
        guide_record("id: 'routes' pillar { letter: 'R' order: 1 name: 'Routes' question: 'Which way?' }"),
        guide_record("id: 'b1' breakout { title: 'Group 1' board: 'forum.b1' }")};
    add_links(meeting);
    house.open("forum", meeting);
    std::vector<Record> board{
        guide_record("id: 'board' board { title: 'Group 1' meeting: 'forum' pillar: 'routes' policy { "
                     "external_material_kinds: 'publication' } }"),
        guide_record("id: 'r1' region { title: 'Ideas' }")};
    add_links(board);
    house.open("forum.b1", board);
    fay = house.joins("facilitator", "Fay Freeman", {}, "forum");
    ann = house.joins("participant", "Ann Archer", {}, "forum");
    ria = house.joins("rapporteur", "Ria Rossi", {}, "forum.b1");
    spencer = house.joins("participant", "Spencer Stone", {}, "forum.b1");
    house.passes(2'000);
  }
  static void add_links(std::vector<Record>& records) {
    for (const auto& [role, word] :
         {std::pair{"FACILITATOR", "facilitator"}, {"PARTICIPANT", "participant"}, {"RAPPORTEUR", "rapporteur"}})
      records.push_back(guide_record(std::string("id: 'invitation.") + word + "' invitation { role: " + role + " }"));
  }
  OpenGuidebookAnswer opens(const JoinAnswer& who) {
    return message_in<OpenGuidebookAnswer>(house.post("/api/documents/forum/guidebook", "{}", who));
  }
  void does(const std::string& document, const JoinAnswer& who, const std::string& text) {
    Request request;
    REQUIRE(google::protobuf::TextFormat::ParseFromString(text, &request));
    house.acts(who.participant(), request, document);
    house.passes(3'000);
  }
  void quotes_spencer() {
    does("forum.b1", ria,
         std::string("capture_quote { id: 'q' text: '") + kSaid + "' speaker: '" + spencer.participant() + "' }");
    does("forum.b1", ria,
         "request_attribution { id: 'ask' quote: 'q' quote_version: 1 for_kinds: 'publication' "
         "identification: FULL answer_by: '2099-01-01' }");
    does("forum.b1", spencer,
         "answer_attribution { id: 'ask' answer: 'granted' quote_version: 1 kinds: 'publication' "
         "identification: FULL }");
  }
  void writes_a_tool() {
    does(kGuide, fay,
         "add_entry { id: 'tool' type: 'tool' chapter: 'routes' title: 'Street contracts' fields { name: "
         "'when_to_use' text: 'When it rains.' } fields { name: 'steps' text: 'Ask.' } fields { name: "
         "'limits' text: 'Not in winter.' } }");
    does(kGuide, fay, "set_entry { id: 'tool' place: 'Rotterdam' set_sdgs: true sdgs: 6 reported_not_verified: true }");
    does(kGuide, fay, "use_quote { owner: 'tool' quote { document: 'forum.b1' id: 'q' } }");
    does(kGuide, fay, "mark_ready { id: 'tool' }");
  }
  std::string address(const std::string& rest) const { return std::string("/api/documents/") + kGuide + "/" + rest; }
  PublishAnswer publishes() {
    return message_in<PublishAnswer>(house.post(address("editions"), R"({"date": "2027-05-01"})", fay));
  }
  std::string exported(const JoinAnswer& who, const std::string& query) {
    const Answered answered = house.get(address("export?" + query), who);
    return said(answered) == "200" ? answered.response.body : said(answered);
  }
  // Its last commit is damaged where it is stored, and it is not in memory any more; or it is whole again.
  void goes_out_of_reach(const std::string& board) {
    storage->documents->by_id.at(board).log.back().commit += '\0';
    storage->documents->by_id.at(board).snapshot_at.reset();
    house.passes(3 * LiveDocuments::kIdleMs);
  }
  void comes_back(const std::string& board) {
    storage->documents->by_id.at(board).log.back().commit.pop_back();
    house.passes(5 * LiveDocuments::kIdleMs);
  }
  std::string found(const JoinAnswer& who, const std::string& query) {
    const Answered answered = house.get("/api/search?" + query, who);
    if (said(answered) != "200") return said(answered);
    std::string ids;
    const auto answer = message_in<SearchAnswer>(answered);
    for (const SearchHit& hit : answer.hits()) ids += (ids.empty() ? "" : " ") + hit.id();
    return ids;
  }
};

}  // namespace

TEST_CASE("SYS-1: whoever leads the meeting opens its guidebook; its pillars are chapters, in their order",
          "[api][guidebook]") {
  Forum forum;
  CHECK(said(forum.house.post("/api/documents/forum/guidebook", "{}", forum.ann)) == "404 not_found");
  const OpenGuidebookAnswer opened = forum.opens(forum.fay);
  CHECK(opened.document() == kGuide);
  CHECK(opened.opened());
  CHECK(opened.role() == FACILITATOR);
  const Document guide = forum.house.folded(kGuide);
  CHECK(guide.find("routes")->chapter().question() == "Which way?");
  CHECK(guide.find("routes")->chapter().order() < guide.find("rewards")->chapter().order());
  CHECK(
      guide.find("field.routes.how_this_was_made")->text().content().starts_with("Made from what the groups of Forum"));
  CHECK(guide.find("guidebook")->guidebook().organiser() == "The institute");
  CHECK_FALSE(forum.opens(forum.fay).opened());  // once
}

TEST_CASE("SYS-1: the pillar of a board is that of its record, wherever that is listed, exported or offered",
          "[api][guidebook]") {
  Forum forum;
  forum.opens(forum.fay);
  forum.opens(forum.ria);
  const auto made = forum.house.post("/api/documents/forum.b1/record", "{}", forum.ria);
  const std::string record = message_in<OpenRecordAnswer>(made).document();
  CHECK(record_head(forum.house.folded(record))->pillar() == "routes");
  const auto listed = message_in<RecordsAnswer>(forum.house.get("/api/documents/forum.b1/records", forum.ria));
  REQUIRE(listed.records_size() == 1);
  CHECK(listed.records(0).pillar() == "routes");
  for (const std::string& document : {std::string("forum.b1"), record}) {
    const std::string exported =
        forum.house.get("/api/documents/" + document + "/export?format=json", forum.ria).response.body;
    INFO(exported);
    CHECK(exported.find("\"pillar\": \"routes\"") != std::string::npos);
  }
  const auto offers = message_in<GuidebookOffers>(forum.house.get(forum.address("offers?board=forum.b1"), forum.ria));
  CHECK(offers.pillar() == "routes");
}

TEST_CASE("a rapporteur of one group writes the guidebook; others of the meeting read it", "[api][guidebook]") {
  Forum forum;
  CHECK(forum.opens(forum.ria).role() == RAPPORTEUR);
  CHECK(forum.opens(forum.ria).role() == RAPPORTEUR);
  CHECK(forum.opens(forum.fay).role() == FACILITATOR);
  CHECK(forum.opens(forum.ann).role() == OBSERVER);
  CHECK(forum.opens(forum.spencer).role() == OBSERVER);
  CHECK(said(forum.house.post("/api/documents/forum.b1/guidebook", "{}", forum.ria)) == "400 invalid");
  forum.does(kGuide, forum.fay, "remove_member { participant: '" + forum.ann.participant() + "' }");
  CHECK(said(forum.house.post("/api/documents/forum/guidebook", "{}", forum.ann)) == "403 forbidden");
}

TEST_CASE("what is for whoever writes is told to nobody else", "[api][guidebook]") {
  Forum forum;
  forum.opens(forum.fay);
  forum.opens(forum.ann);
  for (const char* address : {"readiness", "offers?board=forum.b1"})
    CHECK(said(forum.house.get(forum.address(address), forum.ann)) == "403 forbidden");
  for (const char* address : {"editions", "meetings"})
    CHECK(said(forum.house.post(forum.address(address), "{}", forum.ann)) == "403 forbidden");
  CHECK(forum.exported(forum.ann, "edition=draft") == "404 not_found");
  CHECK(forum.exported(forum.ann, "") == "404 not_found");                                     // nothing is published
  CHECK(said(forum.house.get(forum.address("readiness"), forum.spencer)) == "404 not_found");  // has not come to it
}

TEST_CASE("boards are offered to whoever is a member of them, if their meeting is in the guidebook",
          "[api][guidebook]") {
  Forum forum;
  forum.opens(forum.ria);
  forum.quotes_spencer();
  const auto offers = message_in<GuidebookOffers>(forum.house.get(forum.address("offers?board=forum.b1"), forum.ria));
  CHECK(offers.title() == "Group 1");
  CHECK(offers.quotes_size() == 1);
  CHECK(offers.SerializeAsString().find("canary") == std::string::npos);
  for (const char* board : {"", "forum.nothing", "meet.blue"})
    CHECK(said(forum.house.get(forum.address(std::string("offers?board=") + board), forum.ria)) == "404 not_found");
}

TEST_CASE(
    "GUIDE-5: an approved record is offered paragraph by paragraph to whoever is in it, and a corrigendum is told",
    "[api][guidebook]") {
  Forum forum;
  forum.opens(forum.fay);
  forum.opens(forum.ria);
  forum.quotes_spencer();
  forum.writes_a_tool();
  const auto opened = message_in<OpenRecordAnswer>(forum.house.post("/api/documents/forum.b1/record", "{}", forum.ria));
  const std::string& record = opened.document();
  forum.house.passes(1'000);
  const auto offers = [&](const JoinAnswer& who) {
    return forum.house.get(forum.address("offers?board=" + record), who);
  };
  const auto does = [&](const std::string& text) { forum.does(record, forum.ria, text); };
  does("add_paragraph { id: 'dug' section: 'discussion' text: 'Streets were dug up.' }");
  does(std::string("add_paragraph { id: 'pasted' section: 'discussion' text: 'As was said: ") + kSaid + "' }");
  CHECK(said(offers(forum.ria)) == "409 not_approved");
  does("set_record { key_contact: '" + forum.ria.participant() + "' }");
  does("circulate_record { corrections_until_ms: " + std::to_string(forum.house.storage->clock.wall_ms() + 60'000) +
       " approvals_needed: 1 }");
  forum.house.passes(61'000);
  does("approve_record { seen_seq: " + std::to_string(forum.house.commits(record)) + " }");
  CHECK(said(offers(forum.spencer)) != "200");
  CHECK(said(offers(forum.fay)).starts_with("200"));  // who leads the meeting, though they were not there
  const auto said_in_it = message_in<GuidebookOffers>(offers(forum.ria));
  CHECK(said_in_it.record() == record);
  const auto* dug = static_cast<const OfferedParagraph*>(nullptr);
  for (const OfferedParagraph& one : said_in_it.paragraphs())
    if (one.sources(0).id() == "dug") dug = &one;
  REQUIRE(dug);
  CHECK(dug->text() == "Streets were dug up.");
  CHECK(dug->sources(0).document() == record);

  forum.does(kGuide, forum.fay, "mark_ready { id: 'tool' undo: true }");
  for (const char* id : {"dug", "pasted"})
    forum.does(kGuide, forum.ria,
               std::string("set_field { owner: 'tool' name: 'steps' add: true sources { document: '") + record +
                   "' id: '" + id + "' } }");
  const auto news = [&] {
    std::string words;
    const auto answer = message_in<ReadinessAnswer>(forum.house.get(forum.address("readiness"), forum.ria));
    for (const SourceNews& one : answer.sources())
      words += (words.empty() ? "" : ", ") + one.field() + " " + one.source().id() + " " + one.what();
    return words;
  };
  CHECK(news().empty());
  does("issue_corrigendum { id: 'k' paragraph: 'dug' text: 'Lanes were dug up.' reason: 'Misheard.' }");
  CHECK(news() == "steps dug corrected");
  forum.does(
      kGuide, forum.ria,
      "set_field { owner: 'tool' name: 'steps' add: true sources { document: '" + record + "' id: 'dug' seen: 1 } }");
  CHECK(news().empty());
  forum.does("forum.b1", forum.spencer, "withdraw_attribution { quote: 'q' }");
  CHECK(news() == "steps pasted withheld");
  CHECK(offers(forum.ria).response.body.find("canary") == std::string::npos);
  const auto copy = forum.house.get("/api/documents/" + record + "/export?format=md", forum.ria);
  CHECK(said(copy) == "200");
  CHECK(copy.response.body.find("canary") == std::string::npos);
  CHECK(copy.response.body.find("Lanes were dug up.") != std::string::npos);
}

TEST_CASE("another meeting is taken in by who is a member of it", "[api][guidebook]") {
  Forum forum;
  forum.opens(forum.fay);
  std::vector<Record> next{guide_record("id: 'meeting' meeting { title: 'Next year' }")};
  Forum::add_links(next);
  forum.house.open("next", next);
  const std::string asked = R"({"meeting": "next"})";
  CHECK(said(forum.house.post(forum.address("meetings"), asked, forum.fay)) == "404 not_found");
  (void)forum.house.joins("facilitator", "Fay Freeman", forum.fay, "next");
  CHECK(said(forum.house.post(forum.address("meetings"), asked, forum.fay)) == "200");
  CHECK(forum.house.folded(kGuide).find("guidebook")->guidebook().meetings(1) == "next");
  CHECK(said(forum.house.post(forum.address("meetings"), asked, forum.fay)) == "200");  // it is so
}

TEST_CASE("SYS-39: an edition is published, numbered, and read by everybody of the guidebook in every format",
          "[api][guidebook]") {
  Forum forum;
  forum.opens(forum.fay);
  forum.opens(forum.ann);
  CHECK(said(forum.house.post(forum.address("editions"), "{}", forum.fay)) == "409 nothing_ready");
  forum.quotes_spencer();
  forum.writes_a_tool();
  const PublishAnswer published = forum.publishes();
  CHECK(published.number() == "1");
  CHECK(published.entries() == 1);
  CHECK(published.quotations() == 1);
  CHECK(published.blocked().empty());
  CHECK(forum.exported(forum.ann, "format=md").find("Not in winter") != std::string::npos);
  CHECK(forum.exported(forum.ann, "format=md").find("Spencer Stone") != std::string::npos);
  CHECK(forum.exported(forum.ann, "format=json&edition=1").find(kSaid) != std::string::npos);
  CHECK(forum.exported(forum.ann, "format=site").starts_with("PK"));
  CHECK(forum.exported(forum.ann, "edition=2") == "404 not_found");
  CHECK(forum.exported(forum.ann, "format=svg") == "400 invalid");
  CHECK(forum.publishes().number() == "2");
}

TEST_CASE("SYS-43: who takes their words back is in no export from then on, and the next edition appears",
          "[api][guidebook][canaries]") {
  Forum forum;
  forum.opens(forum.fay);
  forum.quotes_spencer();
  forum.writes_a_tool();
  (void)forum.publishes();
  forum.does(kGuide, forum.fay, "add_entry { id: 'half' type: 'example' chapter: 'routes' title: 'Half done' }");
  forum.does("forum.b1", forum.spencer, "withdraw_attribution { quote: 'q' }");
  for (const char* format : {"md", "html", "json"}) {
    INFO(format);
    const std::string first = forum.exported(forum.fay, std::string("edition=1&format=") + format);
    CHECK(first.find("canary") == std::string::npos);
    CHECK(first.find("Spencer") == std::string::npos);
    CHECK(first.find("One quotation has been removed since edition 1.") != std::string::npos);
    const std::string next = forum.exported(forum.fay, std::string("edition=2&format=") + format);
    CHECK(next.find("One quotation has been removed since edition 1.") != std::string::npos);
    CHECK(next.find("Half done") == std::string::npos);
    CHECK(next.find("Not in winter") != std::string::npos);
  }
  const std::size_t commits = forum.house.commits(kGuide);
  forum.house.passes(5'000);
  CHECK(forum.house.commits(kGuide) == commits);  // and there it ends
}

TEST_CASE("a board that cannot be read has taken nothing back: no edition until it can", "[api][guidebook]") {
  Forum forum;
  forum.opens(forum.fay);
  forum.quotes_spencer();
  forum.writes_a_tool();
  (void)forum.publishes();
  forum.goes_out_of_reach("forum.b1");
  const std::size_t commits = forum.house.commits(kGuide);
  forum.does(kGuide, forum.fay, "add_entry { id: 'half' type: 'example' chapter: 'routes' title: 'Half done' }");
  CHECK(forum.house.commits(kGuide) == commits + 1);
  CHECK(said(forum.house.post(forum.address("editions"), R"({"date": "2027-06-01"})", forum.fay)) == "503 try_later");
  const auto told = message_in<ReadinessAnswer>(forum.house.get(forum.address("readiness"), forum.fay));
  CHECK(told.taken_back() == 0);
  CHECK(forum.exported(forum.fay, "edition=1").find("When it rains.") != std::string::npos);
  CHECK(forum.exported(forum.fay, "edition=1").find("canary") == std::string::npos);  // nobody says that it stands

  forum.comes_back("forum.b1");
  CHECK(forum.house.commits(kGuide) == commits + 1);
  CHECK(forum.exported(forum.fay, "edition=1").find("canary") != std::string::npos);
  CHECK(forum.publishes().number() == "2");
}

TEST_CASE("SYS-43: what is taken back while another board cannot be read leaves the edition when it can",
          "[api][guidebook][canaries]") {
  Forum forum;
  std::vector<Record> other{guide_record("id: 'board' board { title: 'Group 2' meeting: 'forum' }"),
                            guide_record("id: 'r1' region { title: 'Ideas' }")};
  forum.house.open("forum.b2", other);
  forum.opens(forum.fay);
  forum.quotes_spencer();
  forum.writes_a_tool();
  (void)forum.publishes();
  forum.goes_out_of_reach("forum.b2");
  forum.does("forum.b1", forum.spencer, "withdraw_attribution { quote: 'q' }");
  CHECK(forum.exported(forum.fay, "edition=2") == "404 not_found");
  CHECK(forum.exported(forum.fay, "edition=1").find("canary") == std::string::npos);
  forum.comes_back("forum.b2");
  CHECK(forum.exported(forum.fay, "edition=2").find("One quotation has been removed since edition 1.") !=
        std::string::npos);
}

TEST_CASE("what is missing and what waits for somebody's yes is told, without words", "[api][guidebook]") {
  Forum forum;
  forum.opens(forum.fay);
  forum.quotes_spencer();
  forum.writes_a_tool();
  forum.does("forum.b1", forum.spencer, "withdraw_attribution { quote: 'q' }");
  forum.does(kGuide, forum.fay, "set_field { owner: 'routes' name: 'findings' text: 'As Ann Archer says, canary.' }");
  const Answered answered = forum.house.get(forum.address("readiness"), forum.fay);
  const auto answer = message_in<ReadinessAnswer>(answered);
  CHECK(answered.response.body.find("canary") == std::string::npos);
  REQUIRE(answer.parts_size() == 3);
  CHECK(answer.parts(0).missing(0).sentence() == "The part about the problem is missing. Add it, then try again.");
  CHECK(answer.parts(1).state() == "ready");
  REQUIRE(answer.blocked_size() == 2);
  CHECK(answer.blocked(0).reason() == "names_somebody");
  CHECK(answer.blocked(0).participants(0) == forum.ann.participant());
  CHECK(answer.blocked(1).reason() == "withdrawn");
}

TEST_CASE("SYS-43: a name that nobody allowed is in no file, and whoever bears it may allow it",
          "[api][guidebook][canaries]") {
  Forum forum;
  forum.opens(forum.fay);
  forum.opens(forum.ann);
  for (const char* name : {"problem_statement", "how_this_was_made"})
    forum.does(kGuide, forum.fay, std::string("set_field { owner: 'routes' name: '") + name + "' text: 'Plain.' }");
  forum.does(kGuide, forum.fay, "set_field { owner: 'routes' name: 'findings' text: 'As Ann Archer says.' }");
  forum.does(kGuide, forum.fay, "mark_ready { id: 'routes' }");
  (void)forum.publishes();
  CHECK(forum.exported(forum.fay, "").find("Archer") == std::string::npos);
  forum.does(kGuide, forum.ann, "agree_to_be_named { field: 'field.routes.findings' text_version: 1 }");
  (void)forum.publishes();
  CHECK(forum.exported(forum.fay, "").find("Ann Archer") != std::string::npos);
  CHECK(forum.exported(forum.fay, "edition=1").find("Archer") == std::string::npos);
  forum.does(kGuide, forum.ann, "agree_to_be_named { field: 'field.routes.findings' undo: true }");
  for (const char* edition : {"edition=2", "edition=3", "edition=draft"})
    CHECK(forum.exported(forum.fay, edition).find("Archer") == std::string::npos);
  CHECK(forum.exported(forum.fay, "").find("One passage has been removed since edition 2.") != std::string::npos);
}

TEST_CASE("without the list of people nothing is printed", "[api][guidebook][canaries]") {
  Forum forum;
  forum.opens(forum.fay);
  forum.storage->people.away = true;
  CHECK(forum.exported(forum.fay, "edition=draft") == "503 try_later");
}

TEST_CASE("SYS-40: members find what is ready, of guidebooks they are in; drafts and strangers' are not found",
          "[api][guidebook]") {
  Forum forum;
  forum.opens(forum.fay);
  forum.quotes_spencer();
  forum.writes_a_tool();
  forum.does(kGuide, forum.fay,
             "add_entry { id: 'half' type: 'example' chapter: 'routes' title: 'Winter, half done' }");
  CHECK(forum.found(forum.fay, "q=winter") == "tool");
  CHECK(forum.found(forum.fay, "q=rotterdam%20street&type=tool&sdg=6&pillar=routes") == "tool");
  CHECK(forum.found(forum.fay, "q=winter&sdg=7").empty());
  CHECK(forum.found(forum.ann, "q=winter") == "tool");  // opened or not
  CHECK(forum.found(forum.ann, "q=half").empty());
  forum.opens(forum.ann);
  CHECK(forum.found(forum.ann, "q=winter") == "tool");
  CHECK(forum.found(forum.ann, "q=half").empty());
  CHECK(forum.found(forum.ann, "") == "400 invalid");
  CHECK(forum.found(forum.ann, "sdg=18") == "400 invalid");
  CHECK(said(forum.house.get("/api/search?q=winter")) == "401 no_session");
  const JoinAnswer stranger = forum.house.joins("participant", "Stranger");
  CHECK(forum.found(stranger, "q=winter").empty());
}

TEST_CASE("cards of one's boards are found from anywhere, as one sees them there, and by nobody who has no place there",
          "[api]") {
  Forum forum;
  const JoinAnswer dan = forum.house.joins("participant", "Dan Drew", {}, "forum.b1");
  const JoinAnswer gil = forum.house.joins("facilitator", "Gil Grant", {}, "forum.b1");
  forum.does("forum.b1", forum.spencer,
             "add_card { id: 'c1' text: 'Open the harbour' kind: IDEA place { region: 'r1' } }");
  forum.does("forum.b1", forum.ria, "add_note { id: 'n1' visibility: WORKING text: 'Harbour, off' }");
  forum.does("forum.b1", forum.ria, "add_note { id: 'n2' visibility: RECORD text: 'The harbour was named.' }");
  CHECK(forum.found(forum.spencer, "q=harb&in=boards") == "c1 n2");
  CHECK(forum.found(forum.ria, "q=harb&in=boards") == "c1 n1 n2");
  CHECK(forum.found(forum.ann, "q=harb&in=boards").empty());  // of the meeting, and of no group
  CHECK(forum.found(forum.spencer, "q=harb").empty());        // nothing of it is approved
  forum.does("forum.b1", gil, "start_silent_writing {}");
  forum.does("forum.b1", forum.spencer, "add_card { id: 'c2' text: 'Harbour fees' kind: IDEA place { region: 'r1' } }");
  CHECK(forum.found(forum.spencer, "q=harb&in=boards") == "c2 c1 n2");
  CHECK(forum.found(dan, "q=harb&in=boards") == "c1 n2");
  forum.does("forum.b1", gil, "remove_member { participant: '" + dan.participant() + "' }");
  CHECK(forum.found(dan, "q=harb&in=boards").empty());
  CHECK(forum.found(forum.spencer, "in=boards") == "400 invalid");
  CHECK(forum.found(forum.spencer, "q=harb&in=drawers") == "400 invalid");
  CHECK(said(forum.house.get("/api/search?q=harb&in=boards")) == "401 no_session");
}

TEST_CASE("SYS-21: from a later meeting a lesson is found by whoever was at the earlier one, and by nobody else",
          "[api][guidebook]") {
  Forum forum;
  forum.opens(forum.fay);
  forum.quotes_spencer();
  forum.writes_a_tool();
  std::vector<Record> later{guide_record("id: 'meeting' meeting { title: 'A year later' }")};
  Forum::add_links(later);
  forum.house.open("later", later);
  const auto comes_again = [&](const JoinAnswer& who, const std::string& name) {
    const JoinAnswer again = forum.house.joins("participant", name, who, "later");
    CHECK(again.participant() == who.participant());
    return again;
  };
  // Spencer comes when his session has long ended: by his own link he is himself again, and goes on to the later meeting.
  const JoinAnswer ann = comes_again(forum.ann, "Ann Archer");
  CHECK(forum.found(ann, "q=winter") == "tool");
  forum.storage->clock.advance(kSessionLifeMs + 1);
  forum.house.settle();
  CHECK(forum.found(forum.spencer, "q=winter") == "401 not_joined");
  const JoinAnswer himself = message_in<JoinAnswer>(forum.house.join(forum.spencer.personal(), ""));
  const JoinAnswer spencer = comes_again(himself, "Spencer Stone");
  CHECK(forum.found(spencer, "q=winter") == "tool");
  const JoinAnswer nia = forum.house.joins("participant", "Nia", {}, "later");
  CHECK(forum.found(nia, "q=winter").empty());
}

TEST_CASE("SYS-21: once a guidebook has taken a later meeting in, newcomers of it find what is ready and come to read",
          "[api][guidebook]") {
  Forum forum;
  forum.opens(forum.fay);
  forum.quotes_spencer();
  forum.writes_a_tool();
  forum.does(kGuide, forum.fay,
             "add_entry { id: 'half' type: 'example' chapter: 'routes' title: 'Winter, half done' }");
  for (const char* id : {"later", "elsewhere"}) {
    std::vector<Record> meeting{guide_record("id: 'meeting' meeting { title: 'Another' }")};
    Forum::add_links(meeting);
    forum.house.open(id, meeting);
  }
  const JoinAnswer nia = forum.house.joins("participant", "Nia", {}, "later");
  const JoinAnswer eve = forum.house.joins("facilitator", "Eve", {}, "elsewhere");
  const std::string wanted = std::string(R"({"document": ")") + kGuide + R"("})";
  const auto opens_from = [&](const std::string& meeting, const JoinAnswer& who) {
    return forum.house.post("/api/documents/" + meeting + "/guidebook", wanted, who);
  };
  CHECK(forum.found(nia, "q=winter").empty());
  CHECK(said(opens_from("later", nia)) == "404 not_found");

  (void)forum.house.joins("facilitator", "Fay Freeman", forum.fay, "later");
  REQUIRE(said(forum.house.post(forum.address("meetings"), R"({"meeting": "later"})", forum.fay)) == "200");
  const auto hits = message_in<SearchAnswer>(forum.house.get("/api/search?q=winter", nia)).hits();
  REQUIRE(hits.size() == 1);  // nothing of what is half done
  CHECK(hits[0].id() == "tool");
  CHECK(hits[0].meeting() == "later");
  CHECK(said(forum.house.get(forum.address("people"), nia)) != "200");
  const auto opened = message_in<OpenGuidebookAnswer>(opens_from("later", nia));
  CHECK(opened.document() == kGuide);
  CHECK(opened.role() == OBSERVER);
  CHECK(said(forum.house.get(forum.address("people"), nia)) == "200");

  CHECK(forum.found(eve, "q=winter").empty());
  CHECK(said(opens_from("elsewhere", eve)) == "404 not_found");
  CHECK(said(opens_from("later", eve)) != "200");
}

TEST_CASE("SYS-40: over HTTP too a draft is in no place where who only reads may look", "[api][guidebook][canaries]") {
  Rates rates;
  rates.exports_per_person = rates.readings_per_person = {1e6, 1e6};
  Forum forum(rates);
  forum.opens(forum.fay);
  forum.opens(forum.ann);
  forum.quotes_spencer();
  forum.writes_a_tool();
  (void)forum.publishes();
  forum.does(kGuide, forum.fay, "add_entry { id: 'half' type: 'example' chapter: 'routes' title: 'draft-title' }");
  forum.does(kGuide, forum.fay, "set_field { owner: 'half' name: 'context' text: 'draft-words' }");
  std::vector<std::string> places = {"export?format=json", "export?format=md&edition=1", "log", "log?effects=1",
                                     "people"};
  for (std::size_t seq = 1; seq <= forum.house.commits(kGuide); ++seq) places.push_back("at/" + std::to_string(seq));
  for (const std::string& place : places) {
    const Answered answered = forum.house.get(forum.address(place), forum.ann);
    INFO(place << ": " << answered.response.body);
    REQUIRE(said(answered) == "200");
    for (const char* words : {"draft-title", "draft-words"})
      CHECK(answered.response.body.find(words) == std::string::npos);
    // Nor are words of a quotation anywhere but in a file that asked for them.
    if (!place.starts_with("export")) CHECK(answered.response.body.find("canary") == std::string::npos);
  }
}

TEST_CASE("searches are counted by person", "[api][guidebook]") {
  Rates rates;
  rates.readings_per_person = {2, 0.1};
  Forum forum(rates);
  CHECK(forum.found(forum.ann, "q=x").empty());
  CHECK(forum.found(forum.ann, "q=x").empty());
  CHECK(forum.found(forum.ann, "q=x") == "429 too_often");
}

TEST_CASE("QUOTE-4: whoever said words is told in which copies they stand, and nobody else is", "[api][guidebook]") {
  Forum forum;
  forum.opens(forum.fay);
  forum.quotes_spencer();
  const std::string uses = "/api/documents/forum.b1/uses";
  CHECK(message_in<UsesAnswer>(forum.house.get(uses, forum.spencer)).uses().empty());
  forum.writes_a_tool();
  forum.publishes();
  const auto told = message_in<UsesAnswer>(forum.house.get(uses, forum.spencer));
  REQUIRE(told.uses_size() == 1);
  CHECK(told.whole());
  CHECK(told.uses(0).quote() == "q");
  CHECK(told.uses(0).edition() == "1");
  CHECK(told.uses(0).title() == "Forum: guidebook");
  CHECK(message_in<UsesAnswer>(forum.house.get(uses, forum.ria)).uses().empty());
  CHECK(said(forum.house.get("/api/documents/forum.b1/uses", forum.ann)) == "404 not_found");

  // Taken back, it is not in the edition that follows by itself; in which it stood, its speaker still finds.
  forum.does("forum.b1", forum.spencer, "withdraw_attribution { quote: 'q' }");
  REQUIRE(forum.house.folded(kGuide).find("edition.2"));
  const auto after = message_in<UsesAnswer>(forum.house.get(uses, forum.spencer));
  REQUIRE(after.uses_size() == 1);
  CHECK(after.uses(0).edition() == "1");
}

TEST_CASE("words that a speaker has not let go are not found where somebody wrote them, and not while nobody can tell",
          "[api][guidebook]") {
  Forum forum;
  forum.opens(forum.fay);
  forum.does(kGuide, forum.fay,
             "add_entry { id: 'ferry' type: 'tool' chapter: 'routes' title: 'Boats' fields { name: 'when_to_use' "
             "text: 'When it rains.' } fields { name: 'steps' text: 'Ask.' } fields { name: 'limits' text: 'The ferry "
             "never runs in a frost.' } }");
  forum.does(kGuide, forum.fay,
             "set_entry { id: 'ferry' place: 'Rotterdam' set_sdgs: true sdgs: 6 reported_not_verified: true }");
  forum.does(kGuide, forum.fay, "mark_ready { id: 'ferry' }");
  CHECK(forum.found(forum.fay, "q=frost") == "ferry");
  forum.does("forum.b1", forum.ria,
             "capture_quote { id: 'no' text: 'the ferry never runs in a frost' speaker: '" +
                 forum.spencer.participant() + "' }");
  CHECK(forum.found(forum.fay, "q=frost").empty());
  CHECK(forum.found(forum.fay, "q=boats") == "ferry");  // the rest of it is
  forum.goes_out_of_reach("forum.b1");
  CHECK(forum.found(forum.fay, "q=boats") == "503 try_later");
}

TEST_CASE("QUOTE-4: a record that was circulated holds the words that were granted by then, and no others",
          "[api][guidebook]") {
  Forum forum;
  forum.quotes_spencer();
  forum.does("forum.b1", forum.ria,
             "capture_quote { id: 'no' text: 'Not for print.' speaker: '" + forum.spencer.participant() + "' }");
  forum.does("forum.b1", forum.ria,
             "request_attribution { id: 'ask-no' quote: 'no' quote_version: 1 for_kinds: 'publication' identification: "
             "FULL answer_by: '2099-01-01' }");
  forum.does("forum.b1", forum.spencer, "answer_attribution { id: 'ask-no' answer: 'declined' quote_version: 1 }");
  const auto record = message_in<OpenRecordAnswer>(forum.house.post("/api/documents/forum.b1/record", "{}", forum.ria));
  const auto told = [&] {
    std::string all;
    const auto answer = message_in<UsesAnswer>(forum.house.get("/api/documents/forum.b1/uses", forum.spencer));
    for (const UseOfWords& use : answer.uses()) all += use.quote() + " " + use.title() + use.edition() + ";";
    return all;
  };
  CHECK(told().empty());  // a draft has not left the hands of its rapporteurs
  forum.does(record.document(), forum.ria, "set_record { key_contact: '" + forum.ria.participant() + "' }");
  forum.does(record.document(), forum.ria,
             "circulate_record { corrections_until_ms: " +
                 std::to_string(forum.house.storage->clock.wall_ms() + 60'000) + " approvals_needed: 1 }");
  CHECK(told() == "q " + record_head(forum.house.folded(record.document()))->title() + ";");
}

TEST_CASE("QUOTE-2: QUOTE-3: looking back does not tell whose words were refused, or taken back, long ago",
          "[api][reading]") {
  Forum forum;
  forum.quotes_spencer();
  const bool refused = GENERATE(true, false);
  forum.does("forum.b1", forum.spencer, "withdraw_attribution { quote: 'q' }");
  if (refused) {
    forum.does(
        "forum.b1", forum.ria,
        "capture_quote { id: 'no' text: 'Canary in the reeds.' speaker: '" + forum.spencer.participant() + "' }");
    forum.does(
        "forum.b1", forum.ria,
        "request_attribution { id: 'ask-no' quote: 'no' quote_version: 1 for_kinds: 'publication' identification: "
        "FULL answer_by: '2099-01-01' }");
    forum.does("forum.b1", forum.spencer, "answer_attribution { id: 'ask-no' answer: 'declined' quote_version: 1 }");
  }
  const auto seen_back =
      [&](const JoinAnswer& rapporteur) {  // of requests and quotations, whatever says whose they are, and the words
        std::string all;
        for (const std::string& what :
             {"at/" + std::to_string(forum.house.folded("forum.b1").seq()), std::string("log?effects=1")}) {
          const Answered answer = forum.house.get("/api/documents/forum.b1/" + what, rapporteur);
          REQUIRE(said(answer) == "200");
          std::istringstream lines(answer.response.body);
          for (std::string line; std::getline(lines, line);)
            if (line.find("\"speaker\"") != std::string::npos) all += line;
        }
        return all;
      };
  REQUIRE(seen_back(forum.ria).find(forum.spencer.participant()) != std::string::npos);
  const std::int64_t day_ms = 86'400'000;
  forum.house.storage->clock.advance((refused ? 31 : 184) * day_ms);
  forum.house.passes(3'600'000);
  const std::string after = seen_back(forum.house.joins("rapporteur", "Rob Rhodes", {}, "forum.b1"));
  CHECK(after.find("Canary in the reeds.") == std::string::npos);
  if (!refused) CHECK(after.find(forum.spencer.participant()) == std::string::npos);
  if (refused) CHECK(after.find("ask-no\",\"speaker\":\"" + forum.spencer.participant()) == std::string::npos);
}
