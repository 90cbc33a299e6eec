// What plenaryd does at its start with the meetings of its folders, over a store that may not answer yet.
#include "server/programmes.h"
#include "server/store/memory_people.h"
#include "tests/catch.h"
#include "tests/server/live/room.h"

using namespace plenary;
using namespace plenary::test;

namespace {

enum class Away { listing, people, creating };

// A store that is away for one kind of call.
struct StoreAtStart {
  std::shared_ptr<MemoryDocuments> documents = std::make_shared<MemoryDocuments>();
  std::deque<std::function<void()>> later;
  Post post = [this](std::function<void()> then) { later.push_back(std::move(then)); };
  std::optional<Away> away;
};

class LogAtStart : public MemoryLog {
 public:
  explicit LogAtStart(StoreAtStart& store) : MemoryLog(store.documents, store.post), store_(store) {}
  void list(std::function<void(std::optional<std::vector<std::string>>)> done) override {
    if (store_.away == Away::listing) return store_.post([done = std::move(done)] { done(std::nullopt); });
    MemoryLog::list(std::move(done));
  }
  void create(const std::string& document, Epoch epoch, const LogEntry& first,
              std::function<void(AppendAnswer)> done) override {
    if (store_.away != Away::creating) return MemoryLog::create(document, epoch, first, std::move(done));
    // It was stored, and nobody was told.
    MemoryLog::create(document, epoch, first, [done = std::move(done)](const AppendAnswer&) {
      AppendAnswer lost;
      lost.kind = AppendAnswer::unavailable;
      lost.detail = "Redis does not answer.";
      done(lost);
    });
  }

 private:
  StoreAtStart& store_;
};

class PeopleAtStart : public MemoryPeople {
 public:
  explicit PeopleAtStart(StoreAtStart& store) : MemoryPeople(store.post), store_(store) {}
  void put(const std::string& document, const ListedPerson& person, std::function<void(bool)> done) override {
    if (store_.away == Away::people) return store_.post([done = std::move(done)] { done(false); });
    MemoryPeople::put(document, person, std::move(done));
  }

 private:
  StoreAtStart& store_;
};

Programmes one_meeting() {
  constexpr const char* kMeeting = R"(schema_version: 1
meeting: {id: meet, title: Rivers, start_date: 2027-05-04, end_date: 2027-05-04, time_zone: Europe/Rome, language: en-GB}
participants:
  - {id: ada, name: Ada, family_name: Ada, affiliations: [Ministry of Tides]}
  - {id: ben, name: Ben, family_name: Ben}
)";
  LoadedMeetings loaded = load_meetings({{"meet.yaml", kMeeting, ""}}, {});
  for (const Problem& problem : loaded.problems) UNSCOPED_INFO(sentence(problem));
  REQUIRE(loaded.meetings.size() == 1);
  Programmes programmes;
  programmes.meetings = std::move(loaded.meetings);
  return programmes;
}

class Start {
 public:
  explicit Start(Away away) : store{.away = away} {
    opening = std::make_shared<Opening>(
        programmes, log, live, people, dice, links, clock, "http://127.0.0.1:8080", [](const std::string&) {},
        [this](std::vector<PrintedLink> printed, const std::string& said) {
          ++ended;
          links_printed = printed.size();
          problem = said;
        });
    opening->begin();
    settle();
  }
  void settle() {
    while (!store.later.empty()) {
      const auto next = std::move(store.later.front());
      store.later.pop_front();
      next();
    }
  }
  void passes(std::int64_t ms) {
    for (const std::int64_t until = clock.steady_ms() + ms; clock.steady_ms() < until; settle()) clock.advance(100);
  }
  // What was stored, though nobody was told, is found at the next look.
  [[nodiscard]] bool finds_what_it_stored() const { return store.away == Away::creating; }
  [[nodiscard]] std::size_t people_known() {
    std::size_t count = 0;
    people.list("meet", [&](const auto& listed) { count = listed->size(); });
    settle();
    return count;
  }

  StoreAtStart store;
  HandClock clock;
  Dice dice{7};
  NameList names;
  ChainKeys chain{std::string(32, 'k')};
  Counts counts;
  JoinLinks links{std::string(32, 'l')};
  LogAtStart log{store};
  PeopleAtStart people{store};
  LiveDocuments live{LivePorts{log, clock, dice, names, chain, counts}, LiveOptions{"n1"}};
  Programmes programmes = one_meeting();
  std::shared_ptr<Opening> opening;
  int ended = 0;
  std::size_t links_printed = 0;
  std::string problem;
};

}  // namespace

TEST_CASE("a store that does not answer at the start is asked again, and everything is opened once", "[api][opening]") {
  Start start(GENERATE(Away::listing, Away::people, Away::creating));
  start.passes(20'000);
  CHECK(start.ended == (start.finds_what_it_stored() ? 1 : 0));
  start.store.away.reset();
  start.passes(1'000);
  CHECK(start.ended == 1);
  CHECK(start.problem.empty());
  CHECK(start.links_printed == 5);  // a role each
  CHECK(start.people_known() == 2);
  CHECK(start.store.documents->by_id.size() == 1);
  start.passes(60'000);
  CHECK(start.ended == 1);
}

TEST_CASE("a store that does not answer for a minute ends the start, with what is to be done", "[api][opening]") {
  Start start(GENERATE(Away::listing, Away::people, Away::creating));
  start.passes(59'000);
  const bool stored = start.finds_what_it_stored();
  CHECK(start.ended == (stored ? 1 : 0));
  start.passes(3'000);
  CHECK(start.ended == 1);
  CHECK(start.problem.empty() == stored);
  if (!stored) CHECK(start.problem.ends_with("See the lines above, and start again."));
}

TEST_CASE("a meeting whose links were made in part gets the others, and none in place of one that was taken back",
          "[api][opening]") {
  Start start(Away::listing);
  std::vector<Record> records = start.programmes.meetings.front().records;
  for (const Role role : {OBSERVER, RAPPORTEUR}) {
    Record& record = records.emplace_back();
    record.set_id("invitation.before" + std::to_string(role));
    record.mutable_invitation()->set_role(role);
    record.mutable_invitation()->set_revoked(role == RAPPORTEUR);
  }
  start.live.create("meet", std::move(records), [](bool, const std::string&) {});
  start.settle();
  start.store.away.reset();
  start.passes(1'000);
  CHECK(start.ended == 1);
  CHECK(start.links_printed == 4);
}
