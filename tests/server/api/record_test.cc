// From a board to its session record, over HTTP: who may draft it, who comes to it when, what they are told beside it.
#include <google/protobuf/text_format.h>

#include "facilitation/document/session_record.h"
#include "tests/catch.h"
#include "tests/server/api/house.h"

using namespace plenary;
using namespace plenary::test;

namespace {

const std::string kRecord = "meet.record.blue";

struct Writing {
  House house;
  JoinAnswer ria = house.joins("rapporteur", "Ria Rivers");
  JoinAnswer ann = house.joins("participant", "Ann Archer");

  Answered opens(const JoinAnswer& who, const std::string& body = "{}") {
    return house.post("/api/documents/meet.blue/record", body, who);
  }
  void does(const JoinAnswer& who, const std::string& text, const std::string& document = kRecord) {
    Request request;
    REQUIRE(google::protobuf::TextFormat::ParseFromString(text, &request));
    house.acts(who.participant(), request, document);
    house.settle();
  }
  void circulates() {
    does(ria, "set_record { key_contact: '" + ria.participant() + "' }");
    does(ria, "circulate_record { corrections_until_ms: " + std::to_string(house.storage->clock.wall_ms() + 60'000) +
                  " approvals_needed: 1 }");
  }
  Answered asks(const std::string& verb, const JoinAnswer& who, const std::string& document = kRecord) {
    return house.get("/api/documents/" + document + "/" + verb, who);
  }
};

}  // namespace

TEST_CASE("a rapporteur opens the record of a board once, drafted from it", "[api][records]") {
  Writing writing;
  writing.does(writing.ria, "add_note { id: 'n1' text: 'The river was spoken of.' visibility: RECORD }", "meet.blue");
  const auto first = message_in<OpenRecordAnswer>(writing.opens(writing.ria));
  CHECK(first.document() == kRecord);
  CHECK(first.drafted());
  CHECK(first.role() == RAPPORTEUR);
  CHECK_FALSE(message_in<OpenRecordAnswer>(writing.opens(writing.ria)).drafted());
  const Document record = writing.house.folded(kRecord);
  REQUIRE(record_head(record) != nullptr);
  CHECK(record_head(record)->boards(0) == "meet.blue");
  bool found = false;
  for (const Record* paragraph : paragraphs_of(record))
    found |= paragraph->text().content() == "The river was spoken of.";
  CHECK(found);
}

TEST_CASE("SYS-40: until it is circulated nobody else hears of a record", "[api][records]") {
  Writing writing;
  CHECK(said(writing.opens(writing.ann)) == "403 not_circulated");
  CHECK(said(writing.opens(writing.ria)) == "200");
  CHECK(said(writing.opens(writing.ann)) == "403 not_circulated");
  CHECK(said(writing.asks("export", writing.ann)) == "404 not_found");
  CHECK(said(writing.asks("export?scope=record", writing.ann, "meet.blue")) == "403 not_circulated");
  CHECK(said(writing.asks("export?scope=record", writing.ria, "meet.blue")) == "200");
  CHECK(message_in<RecordsAnswer>(writing.asks("records", writing.ann, "meet.blue")).records().empty());
  CHECK(message_in<RecordsAnswer>(writing.asks("records", writing.ria, "meet.blue")).records_size() == 1);
  writing.does(writing.ria, "add_paragraph { id: 'p' section: 'summary' text: 'Rain first.' }");
  writing.circulates();
  const auto come = message_in<OpenRecordAnswer>(writing.opens(writing.ann));
  CHECK(come.role() == PARTICIPANT);
  // A link alone was nowhere.
  const From link = From::bearer(writing.house.token("observer", "meet.blue"));
  const auto by_link = [&](const std::string& query) {
    return said(writing.house.get("/api/documents/of-link/export?scope=record" + query, link));
  };
  CHECK(by_link("") == "403 forbidden");
  CHECK(by_link("&kind=publication") == "200");
  CHECK(said(writing.asks("export?format=md", writing.ann)) == "200");
  CHECK(writing.asks("export?format=md&scope=record", writing.ann, "meet.blue").response.body.find("Rain first.") !=
        std::string::npos);
  const auto now = message_in<RecordsAnswer>(writing.asks("records", writing.ann, "meet.blue"));
  REQUIRE(now.records_size() == 1);
  CHECK(now.records(0).state() == "circulated");
  CHECK(now.records(0).approve_by_ms() > now.records(0).circulate_by_ms());
}

TEST_CASE("roles in a record are those on the board, each time anew", "[api][records]") {
  Writing writing;
  REQUIRE(said(writing.opens(writing.ria)) == "200");
  const JoinAnswer fay = writing.house.joins("facilitator", "Fay");
  writing.does(fay, "set_role { participant: '" + writing.ann.participant() + "' role: RAPPORTEUR }", "meet.blue");
  CHECK(message_in<OpenRecordAnswer>(writing.opens(writing.ann)).role() == RAPPORTEUR);
  CHECK(writing.house.folded(kRecord).role_of(writing.ann.participant()) == RAPPORTEUR);
  writing.does(fay, "set_role { participant: '" + writing.ann.participant() + "' role: PARTICIPANT }", "meet.blue");
  writing.does(writing.ria, "add_paragraph { id: 'p' section: 'summary' text: 'Rain first.' }");
  writing.circulates();
  CHECK(message_in<OpenRecordAnswer>(writing.opens(writing.ann)).role() == PARTICIPANT);
  CHECK(writing.house.folded(kRecord).role_of(writing.ann.participant()) == PARTICIPANT);
}

TEST_CASE("of a session's record one is what one may most be on any of its boards, whichever one comes from",
          "[api][records]") {
  Writing writing;
  const auto opens_session = [&](const JoinAnswer& who, const std::string& from) {
    return message_in<OpenRecordAnswer>(
        writing.house.post("/api/documents/" + from + "/record", R"({"scope": "session"})", who));
  };
  const JoinAnswer in_red = writing.house.joins("participant", "Ria Rivers", writing.ria, "meet.red");
  REQUIRE(in_red.participant() == writing.ria.participant());
  const std::string record = opens_session(writing.ria, "meet.blue").document();
  CHECK(opens_session(writing.ria, "meet.red").role() == RAPPORTEUR);
  CHECK(writing.house.folded(record).role_of(writing.ria.participant()) == RAPPORTEUR);
}

TEST_CASE("whoever alone guards a record guards it until somebody else comes", "[api][records]") {
  Writing writing;
  const JoinAnswer fay = writing.house.joins("facilitator", "Fay"), gus = writing.house.joins("facilitator", "Gus");
  REQUIRE(said(writing.opens(fay)) == "200");
  writing.does(gus, "set_role { participant: '" + fay.participant() + "' role: RAPPORTEUR }", "meet.blue");
  CHECK(message_in<OpenRecordAnswer>(writing.opens(fay)).role() == FACILITATOR);
  CHECK(message_in<OpenRecordAnswer>(writing.opens(gus)).role() == FACILITATOR);
  CHECK(message_in<OpenRecordAnswer>(writing.opens(fay)).role() == RAPPORTEUR);
}

TEST_CASE("whoever keeps a record is told that a group of it is still at work", "[api][records]") {
  Writing writing;
  const JoinAnswer fay = writing.house.joins("facilitator", "Fay");
  const auto at_work = [&] {
    const auto answer = message_in<OffersAnswer>(writing.asks("offers", writing.ria));
    return std::vector<std::string>(answer.at_work().begin(), answer.at_work().end());
  };
  REQUIRE(said(writing.opens(writing.ria)) == "200");
  CHECK(at_work().empty());  // no phase was ever begun
  writing.does(fay, "set_phases { phases { id: 'h' kind: HARVEST_PHASE } }", "meet.blue");
  writing.does(fay, "start_phase { id: 'h' }", "meet.blue");
  CHECK(at_work() == std::vector<std::string>{writing.house.folded("meet.blue").board()->title()});
  writing.does(fay, "start_phase { after: 'h' generation: 1 }", "meet.blue");
  CHECK(at_work().empty());
  writing.does(fay, "start_silent_writing {}", "meet.blue");  // without any phase
  CHECK(at_work().size() == 1);
}

TEST_CASE("whoever keeps a record is told what its board says otherwise, and what may not leave", "[api][records]") {
  Writing writing;
  REQUIRE(said(writing.opens(writing.ria)) == "200");
  CHECK(message_in<OffersAnswer>(writing.asks("offers", writing.ria)).offers().empty());
  writing.does(writing.ria, "add_note { id: 'n1' text: 'Said Ann Archer.' visibility: RECORD }", "meet.blue");
  const auto offers = message_in<OffersAnswer>(writing.asks("offers", writing.ria));
  REQUIRE(offers.offers_size() == 1);
  CHECK(offers.offers(0).change() == "new");
  CHECK(offers.offers(0).paragraph().section() == "discussion");
  CHECK(offers.offers(0).text() == "Said Ann Archer.");
  writing.does(writing.ria, "add_paragraph { id: 'p' section: 'summary' text: 'Ann Archer asked who pays.' }");
  const auto check = message_in<CheckAnswer>(writing.asks("check", writing.ria));
  REQUIRE(check.findings_size() == 1);
  CHECK(check.findings(0).paragraph() == "p");
  CHECK(check.findings(0).kind() == "names_person");
  CHECK(check.findings(0).withheld());
  writing.circulates();
  (void)writing.opens(writing.ann);
  CHECK(said(writing.asks("offers", writing.ann)) == "403 forbidden");
  CHECK(said(writing.asks("check", writing.ann)) == "403 forbidden");
  const std::string internal = writing.asks("export?format=md", writing.ann).response.body;
  const std::string network = writing.asks("export?format=md&kind=network", writing.ann).response.body;
  CHECK(internal.find("Ann Archer asked") != std::string::npos);
  CHECK(network.find("Archer") == std::string::npos);
  CHECK(said(writing.asks("export?format=svg", writing.ria)) == "400 invalid");
}

TEST_CASE("SYS-1: the records of a meeting come by pillar, in the order of the framework", "[api][records]") {
  Writing writing;
  for (const auto& [name, pillar] :
       {std::pair{"a", "rewards"}, {"b", "cross"}, {"c", "routes"}, {"d", "assessment"}, {"e", "organisation"}}) {
    Record record;
    record.set_id("record");
    record.mutable_session_record()->set_state(SessionRecordHead::CIRCULATED);
    record.mutable_session_record()->add_boards("meet.blue");
    record.mutable_session_record()->set_pillar(pillar);
    writing.house.open(std::string("meet.record.") + name, {record});
  }
  std::string order;
  const auto listed = message_in<RecordsAnswer>(writing.asks("records", writing.ann, "meet.blue"));
  for (const RecordNow& one : listed.records()) order += one.pillar() + " ";
  CHECK(order == "routes organisation assessment rewards cross ");
}

TEST_CASE("the record of a session takes in all of its boards", "[api][records]") {
  Writing writing;
  const auto opened = message_in<OpenRecordAnswer>(writing.opens(writing.ria, R"({"scope": "session"})"));
  const Document record = writing.house.folded(opened.document());
  REQUIRE(record_head(record) != nullptr);
  CHECK(record_head(record)->boards_size() == 2);
  CHECK(said(writing.opens(writing.ria, R"({"scope": "year"})")) == "400 invalid");
}

TEST_CASE("nothing is drafted or exported as if a board that cannot be read had been empty", "[api][records]") {
  Writing writing;
  REQUIRE(said(writing.opens(writing.ria)) == "200");
  const std::string of_session =
      message_in<OpenRecordAnswer>(writing.opens(writing.ria, R"({"scope": "session"})")).document();
  auto& stored = writing.house.storage->documents->by_id;
  stored.erase(of_session);
  stored.at("meet.red").log.back().commit += '\0';
  stored.at("meet.red").snapshot_at.reset();
  writing.house.passes(3 * LiveDocuments::kIdleMs);
  CHECK(said(writing.opens(writing.ria, R"({"scope": "session"})")) == "503 try_later");
  CHECK_FALSE(stored.contains(of_session));
  CHECK(said(writing.asks("export?scope=session", writing.ria, "meet.blue")) == "503 try_later");
  CHECK(said(writing.asks("export?scope=record", writing.ria, "meet.blue")) == "200");
  CHECK(said(writing.asks("export", writing.ria, "meet.blue")) == "200");
  stored.at("meet.red").log.back().commit.pop_back();
  writing.house.passes(3 * LiveDocuments::kIdleMs);
  CHECK(said(writing.asks("export?scope=session", writing.ria, "meet.blue")) == "200");
  CHECK(message_in<OpenRecordAnswer>(writing.opens(writing.ria, R"({"scope": "session"})")).drafted());
}

TEST_CASE("what is no board has no record, and what is no record nothing to be checked", "[api][records]") {
  Writing writing;
  CHECK(said(writing.asks("offers", writing.ria, "meet.blue")) == "400 invalid");
  CHECK(said(writing.asks("check", writing.ria, "meet.blue")) == "400 invalid");
  REQUIRE(said(writing.opens(writing.ria)) == "200");
  CHECK(said(writing.house.post("/api/documents/" + kRecord + "/record", "{}", writing.ria)) == "400 invalid");
  CHECK(said(writing.asks("records", writing.ria)) == "400 invalid");
}

TEST_CASE("RECORD-7: with the last approval of a record the ballots of its boards are to go", "[api][records]") {
  Writing writing;
  const JoinAnswer fay = writing.house.joins("facilitator", "Fay");
  const auto vote = [&] { return writing.house.folded("meet.blue").find("v1")->vote(); };
  writing.does(writing.ann, "add_card { id: 'c1' kind: IDEA text: 'Rain' place { region: 'r1' } }", "meet.blue");
  writing.does(fay, "open_vote { id: 'v1' method: DOTS target: 'card' dots_each: 3 max_per_target: 3 }", "meet.blue");
  writing.does(writing.ann, "cast_ballot { vote: 'v1' dots { key: 'c1' value: 2 } }", "meet.blue");
  writing.does(fay, "close_vote { id: 'v1' }", "meet.blue");
  REQUIRE(said(writing.opens(writing.ria)) == "200");
  writing.does(writing.ria, "add_paragraph { id: 'p' section: 'summary' text: 'Rain first.' }");
  writing.circulates();
  CHECK_FALSE(vote().ballots_due());
  writing.house.passes(120'000);
  writing.does(writing.ria, "approve_record { seen_seq: " + std::to_string(writing.house.commits(kRecord)) + " }");
  writing.house.passes(1'000);
  REQUIRE(is_approved(*record_head(writing.house.folded(kRecord))));
  CHECK(vote().ballots_due());
  CHECK(vote().totals().at("c1") == 2);
}

TEST_CASE("SYS-40: an approved record is found by whoever was there, opened before or not, and by nobody else",
          "[api][records]") {
  Writing writing;
  const JoinAnswer ned = writing.house.joins("participant", "Ned");
  const JoinAnswer elsewhere = writing.house.joins("participant", "Elsewhere", {}, "meet.red");
  const auto found = [&](const JoinAnswer& who) {
    return message_in<SearchAnswer>(writing.house.get("/api/search?q=rain", who)).hits_size();
  };
  REQUIRE(said(writing.opens(writing.ria)) == "200");
  writing.does(writing.ria, "add_paragraph { id: 'p' section: 'summary' text: 'Rain first.' }");
  writing.circulates();
  CHECK(found(ned) == 0);  // nothing is approved
  writing.house.passes(120'000);
  writing.does(writing.ria, "approve_record { seen_seq: " + std::to_string(writing.house.commits(kRecord)) + " }");
  writing.house.passes(1'000);
  REQUIRE(is_approved(*record_head(writing.house.folded(kRecord))));
  CHECK(found(ned) == 1);
  CHECK(found(elsewhere) == 0);
}

TEST_CASE("SYS-32: no export of a case goes outside before its presenter has looked, whatever is asked for",
          "[api][records]") {
  Writing writing;
  House& house = writing.house;
  std::vector<Record> board(3);
  board[0].set_id("board");
  board[0].mutable_board()->set_title("The case");
  board[0].mutable_board()->set_meeting("meet");
  board[0].mutable_board()->set_session("s1");
  board[0].mutable_board()->set_presenter_review_days(7);
  board[1].set_id("invitation.presenter");
  board[1].mutable_invitation()->set_role(PRESENTER);
  board[2].set_id("invitation.rapporteur");
  board[2].mutable_invitation()->set_role(RAPPORTEUR);
  house.open("meet.case", board);
  const JoinAnswer pre = house.joins("presenter", "Pre", {}, "meet.case");
  const JoinAnswer rob = house.joins("rapporteur", "Rob", {}, "meet.case");
  const std::string of_people =
      message_in<OpenRecordAnswer>(house.post("/api/documents/meet.case/record", "{}", rob)).document();

  // In every format and scope, of the board and of what people wrote of it: "200", and how often.
  const auto exported = [&](const std::string& kind) {
    std::set<std::string> answers;
    for (const std::string place :
         {"meet.case/export?format=md", "meet.case/export?format=json&scope=session",
          "meet.case/export?format=pdf&scope=page", "meet.case/export?format=md&scope=record", "record"}) {
      house.passes(60'000);
      const std::string target = place == "record" ? of_people + "/export?format=md" : place;
      answers.insert(said(house.get("/api/documents/" + target + "&kind=" + kind, rob)));
    }
    return answers;
  };
  const std::set<std::string> yes{"200"}, no{"403 waits_for_presenter"};
  const auto go_outside = [&](const std::set<std::string>& answers) {
    for (const char* kind : {"publication", "blog", "video"}) {
      INFO(kind);
      CHECK(exported(kind) == answers);
    }
    for (const char* kind : {"internal", "network"}) {
      INFO(kind);
      CHECK(exported(kind) == yes);
    }
  };
  go_outside(no);
  CHECK(house.get("/api/documents/meet.case/export?kind=blog", rob)
            .response.body.find(
                "The presenter has not looked at this case yet, so it stays among those who were there.") !=
        std::string::npos);
  // The case is in the copy of its whole session, whichever board it is asked from.
  CHECK(said(writing.asks("export?scope=session&kind=blog", writing.ria, "meet.blue")) == "403 waits_for_presenter");
  CHECK(said(writing.asks("export?kind=blog", writing.ria, "meet.blue")) == "200");

  writing.does(pre, "check_harvest { answered: true }", "meet.case");
  go_outside(yes);
  CHECK(said(writing.asks("export?scope=session&kind=blog", writing.ria, "meet.blue")) == "200");
  writing.does(pre, "check_harvest { answered: false }", "meet.case");  // they think again
  go_outside(no);
}

TEST_CASE("RECORD-9: working notes go from a board that nobody opens, too", "[api][records]") {
  constexpr std::int64_t kDay = 86'400'000;
  Writing writing;
  writing.does(writing.ria, "add_note { id: 'w' text: 'canary-note' visibility: WORKING }", "meet.blue");
  REQUIRE(said(writing.opens(writing.ria)) == "200");
  writing.does(writing.ria, "add_paragraph { id: 'p' section: 'summary' text: 'Rain first.' }");
  writing.circulates();
  writing.house.passes(120'000);
  writing.does(writing.ria, "approve_record { seen_seq: " + std::to_string(writing.house.commits(kRecord)) + " }");
  writing.house.passes(89 * kDay);
  CHECK(writing.house.folded("meet.blue").note("w")->purged_ms() == 0);
  writing.house.passes(2 * kDay + 3'600'000);
  CHECK(writing.house.folded("meet.blue").note("w")->purged_ms() != 0);
}

TEST_CASE("a recording is brought piece by piece by whoever keeps the record, and played by whoever may read it",
          "[api][records]") {
  Writing writing;
  House& house = writing.house;
  const std::string song = "ID3" + std::string(900'000, 's');
  const std::string place = "/api/documents/" + kRecord + "/recordings/r1";
  REQUIRE(said(writing.opens(writing.ria)) == "200");
  CHECK(house.ask("PUT", place + "?offset=0", song.substr(0, 500'000), writing.ria).response.body ==
        "{\"has\":500000}");
  CHECK(said(house.ask("POST", place + "?bytes=900003", "", writing.ria)) == "409 incomplete");
  CHECK(house.ask("PUT", place + "?offset=7", "lost", writing.ria).response.body == "{\"has\":500000}");
  CHECK(house.ask("PUT", place + "?offset=500000", song.substr(500'000), writing.ria).response.body ==
        "{\"has\":900003}");
  CHECK(said(house.get(place, writing.ria)) == "404 not_found");  // it is not finished
  CHECK(said(house.ask("POST", place + "?bytes=900003", "", writing.ria)) == "200");
  CHECK(said(house.ask("PUT", place, "x", writing.ria)) == "400 invalid");
  CHECK(said(house.ask("POST", place, "", writing.ria)) == "400 invalid");

  const auto played = [&](const std::string& range) {
    From from = writing.ria;
    from.range = range;
    return house.get(place, from);
  };
  const Answered whole = played("");
  CHECK(whole.response.source.bytes == song.size());
  CHECK(whole.header("Content-Type") == "audio/mpeg");
  std::string heard;
  while (heard.size() < song.size()) {
    const std::size_t before = heard.size();
    whole.response.source.read(heard.size(), [&](std::string piece) { heard += piece; });
    REQUIRE(heard.size() > before);
  }
  CHECK(heard == song);
  const Answered piece = played("bytes=3-12");
  CHECK(piece.response.status == 206);
  CHECK(piece.response.body == std::string(10, 's'));
  CHECK(piece.header("Content-Range") == "bytes 3-12/900003");
  CHECK(played("bytes=0-").response.body.size() < song.size());  // as much as a slow line takes; then it asks again
  CHECK(played("bytes=-3").header("Content-Range") == "bytes 900000-900002/900003");
  for (const char* beyond : {"bytes=900003-", "bytes=900010-", "bytes=900010-900020", "bytes=-0"})
    CHECK(played(beyond).response.status == 416);
  for (const char* odd : {"bytes=5-2", "bytes=x-", "bytes=0-1,4-5", "seconds=1-2"})
    CHECK(played(odd).response.status == 200);

  CHECK(said(writing.asks("recordings/r1", writing.ann)) == "404 not_found");  // she has not come to the record
  writing.does(writing.ria, "add_paragraph { id: 'p' section: 'summary' text: 'Rain first.' }");
  writing.circulates();
  REQUIRE(said(writing.opens(writing.ann)) == "200");
  CHECK(said(writing.asks("recordings/r1", writing.ann)) == "200");
  CHECK(said(house.ask("PUT", place + "?offset=0", "x", writing.ann)) == "403 forbidden");
  CHECK(said(house.ask("DELETE", place, "", writing.ann)) == "403 forbidden");
  CHECK(said(house.ask("DELETE", place, "", writing.ria)) == "200");
  CHECK(said(writing.asks("recordings/r1", writing.ann)) == "404 not_found");
  CHECK(said(house.ask("PUT", "/api/documents/meet.blue/recordings/r1?offset=0", "x", writing.ria)) == "404 not_found");
}

TEST_CASE("RECORD-8: a recording that its record does not name goes after a month, and one that it names stays",
          "[api][records]") {
  Writing writing;
  House& house = writing.house;
  REQUIRE(said(writing.opens(writing.ria)) == "200");
  const auto place = [](const std::string& document, const std::string& id) {
    return "/api/documents/" + document + "/recordings/" + id;
  };
  const auto file = [&house](const std::string& document, const std::string& id) {
    return house.storage->folder.path() / document / id;
  };
  for (const char* id : {"named", "unnamed", "new"}) {
    REQUIRE(said(house.ask("PUT", place(kRecord, id) + "?offset=0", "ID3sss", writing.ria)) == "200");
    REQUIRE(said(house.ask("POST", place(kRecord, id) + "?bytes=6", "", writing.ria)) == "200");
  }
  writing.does(writing.ria,
               "set_record { set_recordings: true recordings { id: 'r' label: 'The room' url: 'https://x.example" +
                   place(kRecord, "named") + "' } }");
  // Of a document that cannot be read: nothing is known, and nothing goes.
  std::filesystem::create_directories(file("away", "one").parent_path());
  std::filesystem::copy_file(file(kRecord, "unnamed"), file("away", "one"));
  const auto long_ago = std::filesystem::file_time_type::clock::now() - std::chrono::hours(24 * 31);
  for (const auto& old : {file(kRecord, "named"), file(kRecord, "unnamed"), file("away", "one")})
    std::filesystem::last_write_time(old, long_ago);
  house.passes(RecordingsKeeper::kFirstMs);
  CHECK(said(writing.asks("recordings/named", writing.ria)) == "200");
  CHECK(said(writing.asks("recordings/unnamed", writing.ria)) == "404 not_found");
  CHECK(said(writing.asks("recordings/new", writing.ria)) == "200");
  CHECK(std::filesystem::exists(file("away", "one")));
}
