// Rehearsals over HTTP: begun, marked, ended, and nothing left of them; and the meeting itself as it was.
#include <google/protobuf/text_format.h>

#include <algorithm>

#include "facilitation/document/rehearsal.h"
#include "tests/catch.h"
#include "tests/server/api/forum.h"

using namespace plenary;
using namespace plenary::test;

namespace {

constexpr const char* kForumRehearsals = "/api/documents/forum/rehearsals";
constexpr std::int64_t kUntilGone = 2 * RehearsalKeeper::kOnceMoreMs;

Request request_in_text(const std::string& text) {
  Request request;
  REQUIRE(google::protobuf::TextFormat::ParseFromString(text, &request));
  return request;
}

struct Rehearsed : House {
  JoinAnswer fay;
  RehearsalNow rehearsal;

  explicit Rehearsed(const std::string& body = R"({"minutes": 60})") {
    opens_forum(*this);
    fay = joins("facilitator", "Fay", {}, "forum");
    const Answered begun = post(kForumRehearsals, body, fay);
    REQUIRE(said(begun) == "200");
    rehearsal = message_in<RehearsalNow>(begun);
    settle();
  }
  [[nodiscard]] const std::string& board(int which = 0) const { return rehearsal.boards(which).document(); }
  JoinAnswer comes(const std::string& role, const std::string& name, const From& from = {}, int which = 0) {
    const Answered joined = join(std::string(token_in(rehearsal.boards(which).links().at(role))), name, from);
    REQUIRE(said(joined) == "200");
    return message_in<JoinAnswer>(joined);
  }
  void ends() {
    acts(fay.participant(), request_in_text("set_rehearsal { }"), rehearsal.document());
    passes(kUntilGone);
  }
  // Documents of any rehearsal that the store has.
  [[nodiscard]] std::size_t left() const {
    return static_cast<std::size_t>(
        std::count_if(storage->documents->by_id.begin(), storage->documents->by_id.end(),
                      [](const auto& kept) { return kept.first.starts_with("rehearsal"); }));
  }
  // All bytes of the meeting that is rehearsed, and of its boards.
  [[nodiscard]] std::string forum() const {
    std::string bytes;
    for (const auto& [id, kept] : storage->documents->by_id)
      if (id.starts_with("forum"))
        for (const LogEntry& entry : kept.log)
          bytes += entry.commit + std::string(entry.chain.begin(), entry.chain.end());
    return bytes;
  }
};

}  // namespace

TEST_CASE("REHEARSAL-1: a rehearsal is a copy with boards of its own, and everybody there is told",
          "[api][rehearsal]") {
  Rehearsed house;
  CHECK(is_rehearsal(house.rehearsal.document()));
  CHECK(house.rehearsal.title() == "Forum");
  REQUIRE(house.rehearsal.boards_size() == 2);
  const Document board = house.folded(house.board());
  CHECK(board.board()->rehearsal());
  CHECK(board.board()->meeting() == house.rehearsal.document());
  CHECK(board.find("p1")->phase().planned_minutes() == 6);
  CHECK(board.find("r1")->region().title() == "Challenges");
  const Meeting* meeting = house.folded(house.rehearsal.document()).meeting();
  REQUIRE(meeting);
  const Document copy = house.folded(house.rehearsal.document());
  CHECK(copy.meeting()->rehearsal_until_ms() == house.storage->clock.wall_ms() + 3'600'000);
  CHECK(copy.role_of(house.fay.participant()) == FACILITATOR);
  const JoinAnswer ben = house.comes("participant", "Ben");
  CHECK(ben.rehearsal());
  CHECK(ben.meeting() == house.rehearsal.document());
  CHECK_FALSE(house.fay.rehearsal());
  CHECK(message_in<JoinAnswer>(house.get("/api/session?document=" + house.board(), ben)).rehearsal());
}

TEST_CASE("REHEARSAL-1: its people are those who come by its links, and nobody of the meeting", "[api][rehearsal]") {
  Rehearsed house;
  const JoinAnswer ann = house.joins("participant", "Ann", {}, "forum.b1");
  CHECK(house.members(house.rehearsal.document()) == "Fay");
  CHECK(house.members(house.board()) == "Fay");
  for (const std::string& document : {house.rehearsal.document(), house.board()}) {
    CHECK(said(house.get("/api/documents/" + document + "/people", ann)) == "404 not_found");
    CHECK(said(house.get("/api/documents/" + document + "/log", ann)) == "404 not_found");
  }
  const JoinAnswer ben = house.comes("participant", "Ben");
  CHECK(said(house.get("/api/documents/forum/people", ben)) == "404 not_found");
  CHECK(said(house.get("/api/documents/forum.b1/people", ben)) == "404 not_found");
}

TEST_CASE("a rehearsal works: phases, timers, cards, the console of its own", "[api][rehearsal]") {
  Rehearsed house;
  const JoinAnswer ben = house.comes("participant", "Ben");
  house.acts(ben, add_card("c1", "canary-card"));
  const std::string groups_of = "/api/documents/" + house.rehearsal.document() + "/groups";
  const GroupsAnswer own = message_in<GroupsAnswer>(house.get(groups_of, house.fay));
  REQUIRE(own.groups_size() == 2);
  CHECK(own.groups(0).cards() + own.groups(1).cards() == 1);
  const Answered led = house.post("/api/documents/" + house.rehearsal.document() + "/lead",
                                  R"({"documents": [")" + house.board() + R"("], "next": true})", house.fay);
  CHECK(message_in<LeadAnswer>(led).groups(0).done());
  CHECK(house.folded(house.board()).board()->phase() == "p1");
  // The real one's console knows nothing of it.
  const GroupsAnswer real = groups(house, house.fay);
  REQUIRE(real.groups_size() == 2);
  for (const GroupNow& group : real.groups()) {
    CHECK(group.cards() == 0);
    CHECK_FALSE(group.has_phase());
  }
}

TEST_CASE("REHEARSAL-4: nothing leaves a rehearsal: no record, file, guidebook, copy; no list names it",
          "[api][rehearsal]") {
  Rehearsed house;
  const JoinAnswer ria = house.comes("rapporteur", "Ria");
  const std::string board = "/api/documents/" + house.board(), meeting = "/api/documents/" + house.rehearsal.document();
  house.acts(ria,
             request_in_text("add_decision { id: 'd1' title: 'canary-title' text: 'canary-text' method: CONSENT state: "
                             "ADOPTED owner: '" +
                             ria.participant() + "' review_date: '2020-01-01' }"));
  CHECK(said(house.get(board + "/export?format=md", ria)) == "409 is_a_rehearsal");
  CHECK(said(house.get(board + "/export?format=json&scope=session", house.fay)) == "409 is_a_rehearsal");
  CHECK(said(house.get("/api/documents/of-link/export?format=md",
                       From::bearer(std::string(token_in(house.rehearsal.boards(0).links().at("facilitator")))))) ==
        "409 is_a_rehearsal");
  CHECK(said(house.post(board + "/record", "{}", ria)) == "409 is_a_rehearsal");
  CHECK(said(house.post(meeting + "/guidebook", "{}", house.fay)) == "409 is_a_rehearsal");
  CHECK(said(house.post(meeting + "/copy", "{}", house.fay)) == "409 is_a_rehearsal");
  CHECK(said(house.post(meeting + "/rehearsals", "{}", house.fay)) == "409 is_a_rehearsal");
  CHECK(said(house.get(meeting + "/programme?format=ics", house.fay)) == "409 is_a_rehearsal");
  CHECK(said(house.get(meeting + "/programme?format=yaml", house.fay)) == "409 is_a_rehearsal");
  CHECK(said(house.get(meeting + "/programme", house.fay)) == "200");
  for (const From& who : {From(house.fay), From(ria)}) {
    CHECK(house.get("/api/search?q=canary", who).response.body.find("canary") == std::string::npos);
    CHECK(house.get(board + "/reviews", who).response.body.find("canary") == std::string::npos);
  }
  CHECK(house.get("/api/documents/forum/reviews", house.fay).response.body.find("canary") == std::string::npos);
  CHECK(house.get("/api/documents/forum/records", house.fay).response.body.find("rehearsal") == std::string::npos);
  // Nor into a guidebook of the meeting.
  REQUIRE(said(house.post("/api/documents/forum/guidebook", "{}", house.fay)) == "200");
  CHECK(said(house.post("/api/documents/forum.guidebook/meetings",
                        R"({"meeting": ")" + house.rehearsal.document() + R"("})", house.fay)) == "409 is_a_rehearsal");
}

TEST_CASE("REHEARSAL-3: ended, nothing of it is left, and the meeting is as it was to the byte", "[api][rehearsal]") {
  Rehearsed house;
  const JoinAnswer ben = house.comes("participant", "Ben");
  const std::string before = house.forum();
  house.acts(ben, add_card("c1", "canary-card"));
  const auto line = house.connects(ben, house.board());
  line->says_hello("ben");
  house.settle();
  REQUIRE(said(house.post("/api/documents/" + house.board() + "/code", R"({"role": "PARTICIPANT"})", house.fay)) ==
          "200");
  const std::string code = message_in<MakeCodeAnswer>(house.post("/api/documents/" + house.board() + "/code",
                                                                 R"({"role": "OBSERVER"})", house.fay))
                               .code();
  house.ends();
  CHECK(line->closed == 4404);
  CHECK(house.left() == 0);
  CHECK(house.forum() == before);
  CHECK_FALSE(house.person(ben.participant()));                   // known nowhere else
  CHECK(house.person(house.fay.participant())->name() == "Fay");  // of the meeting
  CHECK(said(house.get("/api/documents/" + house.board() + "/log", ben)) == "401 not_joined");
  CHECK(said(house.get("/api/documents/" + house.board() + "/log", house.fay)) == "404 not_found");
  CHECK(said(house.post("/api/code", R"({"code": ")" + code + R"("})")) == "404 unknown_code");
  CHECK(said(house.join(std::string(token_in(house.rehearsal.boards(0).links().at("participant"))), "Late")) ==
        "404 not_found");
  CHECK(said(house.get("/api/documents/forum/people", house.fay)) == "200");  // still signed in there
  CHECK(message_in<RehearsalsAnswer>(house.get(kForumRehearsals, house.fay)).rehearsals().empty());
}

TEST_CASE("REHEARSAL-3: it ends by itself, and a time limit outlives a restart", "[api][rehearsal]") {
  Rehearsed house;
  house.passes(3'500'000);
  CHECK(house.left() == 3);
  SECTION("on the node where it was begun") {
    house.passes(101'000 + kUntilGone);
    CHECK(house.left() == 0);
  }
  SECTION("on one that begins when it is long over") {
    const std::shared_ptr<Storage> storage = house.storage;
    house.later.forget();
    storage->clock.advance(86'400'000);
    House other({}, storage, "n2");
    other.passes(kUntilGone);
    CHECK(house.left() == 0);
  }
  SECTION("extended, it lasts") {
    house.acts(house.fay.participant(), request_in_text("set_rehearsal { minutes: 120 }"), house.rehearsal.document());
    house.passes(3'600'000);
    CHECK(house.left() == 3);
    house.passes(3'700'000 + kUntilGone);
    CHECK(house.left() == 0);
  }
}

TEST_CASE("REHEARSAL-3: what the store did not answer is done again", "[api][rehearsal]") {
  Rehearsed house;
  SECTION("the store of documents") {
    house.storage->remover.away = true;
    house.ends();
    CHECK(house.left() == 3);
    house.storage->remover.away = false;
  }
  SECTION("that of sessions") {
    house.storage->sessions.away = true;
    house.ends();
    house.storage->sessions.away = false;
  }
  house.passes(2 * RehearsalKeeper::kLookMs + kUntilGone);
  CHECK(house.left() == 0);
}

TEST_CASE("REHEARSAL-3: whoever comes while it is being removed leaves no name behind", "[api][rehearsal]") {
  Rehearsed house;
  house.acts(house.fay.participant(), request_in_text("set_rehearsal { }"), house.rehearsal.document());
  house.passes(1'000);
  // As a join does that was under way: the name first.
  ListedPerson late;
  late.set_id("p-late");
  late.set_name("Late");
  house.storage->people.put(house.board(), late, [](bool) {});
  house.settle();
  REQUIRE(house.person("p-late"));
  house.passes(kUntilGone);
  CHECK_FALSE(house.person("p-late"));
}

TEST_CASE("a rehearsal is begun by whoever leads, and by nobody else", "[api][rehearsal]") {
  House house;
  opens_forum(house);
  const JoinAnswer ann = house.joins("participant", "Ann", {}, "forum");
  const JoinAnswer ria = house.joins("rapporteur", "Ria", {}, "forum.b1");
  CHECK(said(house.post(kForumRehearsals, "{}", ann)) == "403 forbidden");
  CHECK(said(house.get(kForumRehearsals, ann)) == "403 forbidden");
  CHECK(said(house.post("/api/documents/forum.b1/rehearsals", "{}", ria)) == "403 forbidden");
  CHECK(said(house.post("/api/documents/of-link/rehearsals", "{}",
                        From::bearer(house.token("facilitator", "forum")))) == "403 forbidden");
  CHECK(said(house.post(kForumRehearsals, "{}", {})) == "401 no_session");
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "forum");
  CHECK(said(house.post(kForumRehearsals, R"({"minutes": 10081})", fay)) == "400 invalid");
  CHECK(said(house.post(kForumRehearsals, R"({"board": "forum.b9"})", fay)) == "404 not_found");
  CHECK(said(house.post(kForumRehearsals, R"({"board": "meet.blue"})", fay)) == "404 not_found");
  for (const auto& [id, kept] : house.storage->documents->by_id) CHECK_FALSE(id.starts_with("rehearsal"));
}

TEST_CASE("one board alone can be rehearsed, by whoever leads it, without what its meeting hides", "[api][rehearsal]") {
  House house;
  opens_forum(house);
  const JoinAnswer host = house.joins("facilitator", "Host", {}, "forum");
  house.acts(host.participant(),
             request_in_text("add_agenda_item { id: 's1' kind: SURPRISE title: 'canary-surprise' hidden: true }"),
             "forum");
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "forum.b1");
  const Answered begun = house.post("/api/documents/forum.b1/rehearsals", "{}", fay);
  REQUIRE(said(begun) == "200");
  const RehearsalNow rehearsal = message_in<RehearsalNow>(begun);
  REQUIRE(rehearsal.boards_size() == 1);
  CHECK(house.folded(rehearsal.boards(0).document()).role_of(fay.participant()) == FACILITATOR);
  const Document meeting = house.folded(rehearsal.document());
  for (const Record* record : meeting.sorted()) CHECK(record->SerializeAsString().find("canary") == std::string::npos);
  // Whoever leads the meeting sees that it runs, and can come and end it.
  const RehearsalsAnswer listed = message_in<RehearsalsAnswer>(house.get(kForumRehearsals, host));
  REQUIRE(listed.rehearsals_size() == 1);
  CHECK(listed.rehearsals(0).document() == rehearsal.document());
  CHECK(listed.rehearsals(0).links().contains("facilitator"));
  CHECK(message_in<RehearsalsAnswer>(house.get("/api/documents/forum.b1/rehearsals", fay)).rehearsals_size() == 1);
}

TEST_CASE("a name that is tried out in a rehearsal renames nobody", "[api][rehearsal]") {
  Rehearsed house;
  const JoinAnswer ann = house.joins("participant", "Ann", {}, "forum");
  const JoinAnswer again = house.comes("participant", "Test one", ann);
  CHECK(again.participant() == ann.participant());
  CHECK(house.person(ann.participant())->name() == "Ann");
  house.ends();
  CHECK(house.person(ann.participant())->name() == "Ann");
  CHECK(said(house.get("/api/documents/forum/people", ann)) == "200");
}

TEST_CASE("REHEARSAL-2: a meeting is not ended like a rehearsal, whatever it is called", "[api][rehearsal]") {
  House house;
  opens_forum(house);
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "forum");
  const std::size_t documents = house.storage->documents->by_id.size();
  const auto refused = [&](const std::string& id, std::vector<Record> records) {
    bool made = true;
    house.live.create(id, std::move(records), [&](bool ok, const std::string&) { made = ok; });
    house.settle();
    return !made;
  };
  std::vector<Record> meeting(1);
  meeting[0].set_id("meeting");
  meeting[0].mutable_meeting()->set_title("Real");
  CHECK(refused("rehearsal-abcdefghijkl", meeting));  // called like one, and is none
  CHECK_FALSE(refused("rehearsal-2027", meeting));    // a meeting about rehearsing
  meeting[0].mutable_meeting()->set_rehearsal_until_ms(1);
  CHECK(refused("annual", meeting));  // says that it is one, and is called otherwise
  house.passes(3 * RehearsalKeeper::kLookMs);
  CHECK(house.storage->documents->by_id.size() == documents + 1);
  StoreAnswer answer = StoreAnswer::ok;
  for (const std::string id : {"forum", "forum.b1", "rehearsal-2027", ""}) {
    house.storage->remover.remove(id, [&](StoreAnswer given) { answer = given; });
    house.settle();
    CHECK(answer == StoreAnswer::refused);
  }
  CHECK(house.storage->documents->by_id.size() == documents + 1);
}

TEST_CASE("LINE-1, LINE-2: how a device does is told to whoever leads, once its person shares it, and to nobody else",
          "[api][lines]") {
  House house;
  opens_forum(house);
  const JoinAnswer host = house.joins("facilitator", "Host", {}, "forum");
  const JoinAnswer fay = house.joins("facilitator", "Fay", {}, "forum.b1");
  const JoinAnswer ben = house.joins("participant", "Ben", {}, "forum.b1");
  const auto line = house.connects(ben, "forum.b1");
  line->says_hello("ben");
  house.settle();
  const std::string address = "/api/documents/forum.b1/connections";
  const auto told = [&] { return message_in<ConnectionsAnswer>(house.get(address, fay)); };
  CHECK(told().devices().empty());
  ClientFrame frame;
  ConnectionReport& report = *frame.mutable_report();
  report.set_rtt_median_ms(42);
  report.set_browser("Firefox 140\n, Linux \xc3\xa9" + std::string(200, 'x'));
  for (int i = 0; i < 50; ++i) report.add_latest()->set_lasted_ms(static_cast<std::uint32_t>(i));
  line->says(frame);  // not shared
  CHECK(told().devices().empty());
  report.set_shared(true);
  const std::size_t commits = house.commits("forum.b1");
  line->says(frame);
  REQUIRE(told().devices_size() == 1);
  const DeviceNow device = told().devices(0);
  CHECK(device.name() == "Ben");
  CHECK(device.report().rtt_median_ms() == 42);
  CHECK(device.report().latest_size() == 20);
  CHECK(device.report().latest(19).lasted_ms() == 49);
  CHECK(device.report().browser().size() == 80);
  CHECK(device.report().browser().starts_with("Firefox 140, Linux x"));
  CHECK(groups(house, host).groups(0).devices(0).report().rtt_median_ms() == 42);
  CHECK(groups(house, host).groups(0).devices(0).name() == "Ben");
  CHECK(said(house.get(address, ben)) == "403 forbidden");
  CHECK(house.commits("forum.b1") == commits);
  SECTION("taken back") {
    report.set_shared(false);
    line->says(frame);
    CHECK(told().devices().empty());
  }
  SECTION("gone with the connection") {
    line->hangs_up();
    house.settle();
    CHECK(told().devices().empty());
  }
}
