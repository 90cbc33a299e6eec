// plenary_torture: Redis, two servers, a room full of real clients, and troubles; then the log is read and every
// promise is held against it. Prints PASS or FAIL for each; the seed brings the same schedule again (though not the same
// run: processes are not deterministic; tests/simulation is).
#include <signal.h>
#include <stdlib.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <stdexcept>
#include <utility>

#include "clients/cpp/api.h"
#include "facilitation/views/view.h"
#include "tests/torture/exported.h"
#include "tests/torture/nemesis.h"

namespace plenary::torture {
namespace {

// Asked for before there is a namespace of mounts: in a changed root the kernel says another path afterwards.
const std::filesystem::path programs = std::filesystem::read_symlink("/proc/self/exe").parent_path();

namespace fs = std::filesystem;

constexpr std::int64_t kStartMs = 20'000, kLivenessMs = 20'000, kStepMs = 10, kLastWordsMs = 500;
constexpr std::int64_t kEraseQuietMs = 6'000;
constexpr std::uint64_t kDiskBytes = 96u << 20, kDiskFloorBytes = 1u << 20;

struct Options {
  std::int64_t seconds = 40;
  std::uint64_t seed = 0;
  std::size_t clients = 24;
  Schedule schedule = Schedule::crashes;
  bool keep = false;
  bool brief = false;
  std::vector<std::string> bugs;
};

std::int64_t now_ms() { return client::now_here().steady_ms; }

template <class Value>
Value expected(client::Answered<Value> answered, const std::string& what) {
  if (const auto* failure = std::get_if<client::Failure>(&answered))
    throw std::runtime_error(what + ": " + failure->sentence);
  return std::get<Value>(std::move(answered));
}

// A folder that goes when we go.
class Place {
 public:
  explicit Place(bool keep) : keep_(keep) {
    std::string name = (fs::temp_directory_path() / "plenary-torture-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder can be made");
    path_ = name;
  }
  ~Place() {
    std::error_code ignored;
    if (!keep_) fs::remove_all(path_, ignored);
  }
  void keep() { keep_ = true; }
  fs::path operator/(const std::string& name) const { return path_ / name; }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
  bool keep_;
};

class Torture {
 public:
  explicit Torture(const Options& options)
      : options_(options),
        place_(options.keep),
        disk_(place_ / "disk", kDiskBytes),
        chance_(options.seed),
        storage_(loop_, place_.path(), disk_.folder(), options.schedule == Schedule::failovers) {}

  bool go() {
    try {
      storage_.start();
      start_nodes();
      take_seats();
      suffer();
      if (!knows_enough()) find_peace();
      if (!knows_enough()) {
        stop_everything();
        read_what_was_lost();
        read_the_log();
      }
      if (!options_.brief) must_have_happened();
    } catch (...) {
      verdicts_.print();
      if (!knows_enough()) leave_everything();
      throw;
    }
    verdicts_.print();
    if (!disk_.why_not().empty()) std::printf("NOT RUN  a full disk: %s\n", disk_.why_not().c_str());
    if (options_.keep || (!options_.brief && !verdicts_.all_hold())) leave_everything();
    return verdicts_.all_hold();
  }

 private:
  // Who looks for an error needs no second promise broken, and waits for nothing any more.
  [[nodiscard]] bool knows_enough() const { return options_.brief && verdicts_.broken(); }

  void leave_everything() {
    place_.keep();
    disk_.keep();
    std::printf("everything that was left is in %s\n", place_.path().c_str());
  }

  // ---- processes
  template <class Ready>
  bool wait_until(std::int64_t within_ms, const Ready& ready) {
    const std::int64_t until = now_ms() + within_ms;
    while (!ready()) {
      if (now_ms() > until || knows_enough()) return false;
      loop_.run_one_for(std::chrono::milliseconds(kStepMs));
    }
    return true;
  }

  static std::string beside(const std::string& program) { return programs / program; }
  // In a build where all servers have errors to switch on there is no second one.
  [[nodiscard]] std::string server_program() const {
    const std::string with_bugs = beside("plenaryd_with_bugs");
    return options_.bugs.empty() || !fs::exists(with_bugs) ? beside("plenaryd") : with_bugs;
  }

  // The data of the first server is on the small disk, beside Redis; that of the other is elsewhere.
  [[nodiscard]] fs::path data_of(const std::string& name) const {
    return (name == "a" ? disk_.folder() : place_.path()) / name;
  }

  std::vector<std::string> server(const std::string& data, const fs::path& redis) const {
    std::vector<std::string> command = {server_program(),           "--data",     data_of(data), "--redis",
                                        "unix://" + redis.string(), "--unlimited"};
    if (disk_.why_not().empty()) command.insert(command.end(), {"--free-bytes", std::to_string(kDiskFloorBytes)});
    for (const std::string& bug : options_.bugs) command.insert(command.end(), {"--bug", bug});
    return command;
  }

  std::unique_ptr<Node> node(const std::string& name, const std::string& data) {
    std::vector<std::string> command = server(data, storage_.socket());
    command.insert(command.end(), {"--port", "0", "--node", name});
    if (options_.schedule == Schedule::failovers) command.insert(command.end(), {"--wait-replicas", "1"});
    return std::make_unique<Node>(loop_, name, std::move(command), place_ / (name + ".err"));
  }

  void start_nodes() {
    if (!wait_until(kStartMs, [this] { return storage_.answers(); }))
      throw std::runtime_error("redis-server does not start; see " + (place_ / "redis.log").string());
    a_ = node("node-a", "a");
    b_ = node("node-b", "b");
    up(*a_);
    // One installation, two servers: the same keys and the same name.
    const fs::path a = data_of("a"), b = data_of("b");
    fs::create_directory(b);
    fs::permissions(b, fs::perms::owner_all);
    fs::copy(a / "keys", b / "keys", fs::copy_options::recursive);
    fs::permissions(b / "keys", fs::perms::owner_all);
    fs::copy(a / "instance", b / "instance");
    up(*b_);
  }

  void up(Node& node) {
    node.start();
    const bool ready = wait_until(
        kStartMs, [&] { return node.port() != 0 && (&node != a_.get() || node.links().contains("facilitator")); });
    if (!ready)
      throw std::runtime_error(node.name() + " does not start; see " + (place_ / (node.name() + ".err")).string());
  }

  // Servers that end by themselves: while they start, because Redis is away, they are started again; else never.
  void look_after_servers() {
    for (Node* node : {a_.get(), b_.get()}) {
      const bool was_up = node->port() != 0;
      if (!node->process()) continue;
      const auto ended = node->process()->ended();
      if (!ended) continue;
      if (node->killed()) continue;
      verdicts_.check("servers do not fall over", !was_up, node->name() + " ended " + how_it_ended(*ended));
      verdicts_.count("starts given up by servers while Redis was away");
      node->start();
    }
  }

  // ---- people
  std::uint16_t some_server() {
    const auto port = [](const Node& node) { return node.frozen() ? std::uint16_t{0} : node.port(); };
    const std::uint16_t first = port(chance_.percent(50) ? *a_ : *b_);
    return first != 0 ? first : std::max(port(*a_), port(*b_));
  }

  void take_seats() {
    const client::Link link = client::read_link(a_->links().at("facilitator")).value();
    JoinRequest me;
    me.set_name("Somebody");
    me.set_mode(IN_ROOM);
    const JoinAnswer joined = expected(client::join(link, me, {}, {}), "joining");
    CopyRequest copy;
    copy.set_like(joined.document());
    copy.set_title("A board under torture");
    const CopyAnswer board = expected(client::copy_board(link.server, joined.session(), copy, {}), "a fresh board");
    document_ = board.document();
    for (std::size_t i = 0; i < options_.clients; ++i) {
      const bool last = i + 1 == options_.clients;
      const Role role = i == 0 ? FACILITATOR : i < 3 ? RAPPORTEUR : last ? OBSERVER : PARTICIPANT;
      const std::string word = i == 0 ? "facilitator" : i < 3 ? "rapporteur" : last ? "observer" : "participant";
      PersonOptions options;
      options.name = "p" + std::to_string(i);
      options.role = role;
      if (i % 4 == 1) options.outbox = place_ / (options.name + ".outbox");
      const std::string number = std::to_string(i) + "x";  // so that no name is part of another
      me.set_name("Person" + number + " Nightjar" + number);
      me.set_mode(i % 2 ? REMOTE : IN_ROOM);
      options.joined = expected(client::join(client::read_link(board.links().at(word)).value(), me, {}, {}), "joining");
      plenary::Person person;
      person.set_participant(options.joined.participant());
      person.set_name(me.name());
      person.set_mode(me.mode());
      exported_.somebody(std::move(person));
      witness_.published().somebody(options.joined.participant(), me.name());
      device(std::move(options));
    }
    PersonOptions second{people_[4]->name() + "b", PARTICIPANT, people_[4]->joined(), {}, {}, {}};
    device(std::move(second));
    people_[4]->second_device(*people_.back());
    if (!wait_until(kStartMs, [this] { return everybody([](const Person& person) { return person.live(); }); }))
      throw std::runtime_error("not everybody comes in, without any trouble");
    Request note;
    note.mutable_add_note()->set_id(kSharedNote);
    note.mutable_add_note()->set_visibility(Note::RECORD);
    people_[1]->ask(note);
  }

  void device(PersonOptions options) {
    witness_.somebody(options.name, options.joined.participant(), options.role);
    options.may_take_back = [this] { return !nothing_goes_; };
    options.consent_changes = [this] { publish(); };
    people_.push_back(std::make_unique<Person>(loop_, std::move(options), witness_, verdicts_, chance_.fork(),
                                               [this] { return some_server(); }));
  }

  [[nodiscard]] client::ServerAddress address_of(std::uint16_t port) const {
    client::ServerAddress address;
    address.host = "127.0.0.1";
    address.port = std::to_string(port);
    return address;
  }

  // A copy for outside, asked for while somebody's consent changes.
  void publish() {
    const std::uint16_t port = some_server();
    if (port != 0) witness_.published().fetch(address_of(port), people_[1]->joined().session(), document_);
  }

  template <class Holds>
  [[nodiscard]] bool everybody(const Holds& holds) const {
    return std::all_of(people_.begin(), people_.end(), [&](const auto& person) { return holds(*person); });
  }

  // ---- the run
  void suffer() {
    bool quiet = false;
    Nemesis nemesis(options_.schedule,
                    {{a_.get(), b_.get()},
                     storage_,
                     disk_,
                     witness_,
                     people_,
                     document_,
                     [&quiet](bool be) { quiet = be; },
                     [this](bool stays) { nothing_goes_ = stays; }},
                    chance_.fork(), verdicts_);
    // As long as was said, and longer until each trouble has been had once, though not for ever.
    const std::int64_t began = now_ms(), ends = began + options_.seconds * 1'000,
                       last_card = ends + std::max<std::int64_t>(2 * options_.seconds * 1'000, kLivenessMs);
    // Silence in the second and the fourth fifth of the run.
    std::vector<std::int64_t> turns;
    for (int fifth = 1; fifth <= 4; ++fifth) turns.push_back(began + options_.seconds * 1'000 * fifth / 5);
    std::size_t turn = 0;
    std::vector<std::int64_t> acts(people_.size(), began);
    const auto goes_on = [&](std::int64_t now) {
      if (options_.brief) return now < ends && !knows_enough();
      return now < ends || !nemesis.dealt_everything() || nemesis.busy();
    };
    for (std::int64_t now = began; goes_on(now); now = now_ms()) {
      if (now >= ends && (nemesis.dealt_everything() || now >= last_card)) nemesis.no_more();
      if (now >= last_card && !nemesis.busy()) break;
      loop_.run_one_for(std::chrono::milliseconds(kStepMs));
      if (now > began + 1'000) nemesis.step(now);
      look_after_servers();
      witness_.published().look();
      if (turn < turns.size() && now >= turns[turn] && !nemesis.puts_old_copy_back()) {
        Request request;
        turn % 2 == 0 ? (void)request.mutable_start_silent_writing() : (void)request.mutable_reveal_cards();
        people_[0]->ask(request);
        if (turn++ % 2 == 0 && options_.schedule == Schedule::crashes) nemesis.kill_next();
      }
      for (std::size_t i = 0; i < people_.size(); ++i) {
        if (now < acts[i]) continue;
        acts[i] = now + chance_.between(100, 450);
        if (!quiet) people_[i]->act_by_chance();
        if (!people_[i]->live() && chance_.percent(50)) people_[i]->dial_now();  // nobody waits for 20 s in a short run
        people_[i]->look();
      }
    }
    if (options_.brief) {
      nemesis.no_more();
      (void)wait_until(kLivenessMs, [&] {
        nemesis.step(now_ms());
        return !nemesis.busy();
      });
    } else {
      verdicts_.check("each kind of trouble was had", nemesis.dealt_everything(), "there was too little time");
    }
    witness_.taken_back().trouble_is_over(client::now_here().wall_ms);
  }

  void find_peace() {
    const std::int64_t began = now_ms();
    const bool up = wait_until(kLivenessMs, [this] {
      look_after_servers();
      return a_->port() != 0 && b_->port() != 0;
    });
    verdicts_.check("servers come back", up, "after 20 s");
    for (auto& person : people_) person->dial_now();
    (void)wait_until(kLivenessMs, [this] { return people_[0]->live(); });
    const auto all_settle = [this](const char* last_card) {
      return wait_until(kLivenessMs, [this, last_card] {
        for (auto& person : people_) person->dial_now();
        return everybody(
            [last_card](const Person& person) { return person.settled() && person.session().shown().find(last_card); });
      });
    };
    // The last of all changes is asked for when no other is under way any more; who sees it has seen everything.
    people_[0]->add_card("last-but-one", "the last but one");
    bool settled = all_settle("last-but-one");
    if (settled) {
      people_[0]->add_card("last-card", "the last");
      settled = all_settle("last-card");
    }
    std::string who;
    for (auto& person : people_)
      if (!person->settled() || !person->session().shown().find("last-card")) who += person->trouble() + "; ";
    verdicts_.check("in the end everybody is live, has nothing outstanding, and sees the last card", settled, who);
    verdicts_.count("ms until everybody had settled", static_cast<std::uint64_t>(now_ms() - began));
    wait_until_erased();
    for (const Node* node : {a_.get(), b_.get()}) {
      const bool exported = wait_until(kLivenessMs, [&] {
        return exported_.fetch(node->name(), address_of(node->port()), people_[1]->joined().session(), document_);
      });
      verdicts_.check("every server exports the record", exported, node->name());
    }
    publish();
    witness_.published().wait();
    (void)wait_until(kLastWordsMs, [] { return false; });  // whatever servers noted meanwhile
    for (auto& person : people_) {
      person->look();
      held_.push_back({person->name(),
                       {person->participant(), person->session().me().role},
                       records_hash(person->session().shown()),
                       to_snapshot(person->session().shown())});
    }
  }

  // Both servers have the board then: one that was killed with something to erase may have nobody on it.
  void wait_until_erased() {
    for (const Node* node : {a_.get(), b_.get()}) {
      const bool serves = wait_until(kLivenessMs, [&] {
        return std::holds_alternative<std::string>(client::read_document(
            address_of(node->port()), people_[1]->joined().session(), document_, "export?format=json", {}));
      });
      verdicts_.check("every server serves the board", serves, node->name());
    }
    const auto nothing_due = [this](const Person& person) {
      const Document& shown = person.session().shown();
      const Member* leader = shown.member(people_[0]->participant());  // that they are back is still to be noted
      return !something_is_due(shown) && leader && leader->away_since_ms() == 0;
    };
    const auto settled = [](const Person& person) { return person.settled(); };
    const bool erased = wait_until(kLivenessMs, [&] { return everybody(nothing_due) && everybody(settled); });
    verdicts_.check("LOG-16: within 20 s of quiet, what was taken back is erased", erased,
                    "somebody still sees it due");
    // That words before others are due is told to nobody: they are gone when the log has been quiet for longer than a
    // server leaves them to another.
    std::string head;
    std::int64_t since = now_ms(), looked = 0;
    (void)wait_until(kLivenessMs, [&] {
      if (now_ms() < looked + 200) return false;
      looked = now_ms();
      if (std::string now = storage_.whole_head_of(document_); now != head) {
        head = std::move(now);
        since = looked;
      }
      return looked - since > kEraseQuietMs;
    });
  }

  void stop_everything() {
    witness_.published().wait();
    people_.clear();
    for (Node* node : {a_.get(), b_.get()}) {
      node->process()->signal(SIGTERM);
      const bool ended = wait_until(kStartMs, [&] { return node->process()->ended().has_value(); });
      verdicts_.check("servers stop when they are told to", ended && ended_well(*node->process()->ended()),
                      node->name() + (ended ? " ended " + how_it_ended(*node->process()->ended()) : " does not end"));
    }
    storage_.stop();
  }

  // The board as a cold server reads it from this Redis.
  std::optional<ArchivedDocument> archive_of(const fs::path& redis, const std::string& name) {
    std::vector<std::string> command = server("a", redis);
    command.insert(command.end(), {"--archive", place_ / name});
    Process reading(loop_, command, place_ / (name + ".err"), nullptr);
    const bool read =
        wait_until(3 * kStartMs, [&] { return reading.ended().has_value(); }) && ended_well(*reading.ended());
    verdicts_.check("every log folds and every chain holds", read, "see " + (place_ / (name + ".err")).string());
    Archive archive;
    std::ifstream in(place_ / name, std::ios::binary);
    if (read && archive.ParseFromIstream(&in))
      for (ArchivedDocument& document : *archive.mutable_documents())
        if (document.document() == document_) return std::move(document);
    verdicts_.check("every log folds and every chain holds", false, "the board is not in the " + name);
    return std::nullopt;
  }

  void read_what_was_lost() {
    for (const fs::path& lost : storage_.lost()) {
      const fs::path socket = lost / "redis.sock";
      const std::unique_ptr<Process> redis = storage_.open(lost, socket);
      if (!wait_until(kStartMs, [&] { return Storage::answers(socket); }))
        throw std::runtime_error("redis-server does not start on " + lost.string());
      if (const auto history = archive_of(socket, "archive-of-" + lost.filename().string()))
        witness_.read_lost(*history);
    }
  }

  void read_the_log() {
    storage_.start();
    if (!wait_until(kStartMs, [this] { return storage_.answers(); }))
      throw std::runtime_error("redis-server does not start again");
    const auto archive = archive_of(storage_.socket(), "archive");
    const std::string snapshot = storage_.newest_snapshot(document_);
    storage_.stop();
    if (!archive) return;
    const Document document = witness_.read_log(*archive, [&](const Document& now, const ArchivedEntry& entry) {
      Position at;
      at.set_epoch(archive->epoch());
      at.set_seq(entry.seq());
      at.set_chain(entry.chain());
      exported_.passing(now, at);
    });
    exported_.check_all_passed();
    look_for_words_taken_back(snapshot);
    for (const Held& held : held_) {
      const Document should = replica_for(document, held.viewer);
      const bool same = records_hash(should) == held.hash;
      verdicts_.check("everybody holds what they may see of what the log leads to", same,
                      held.name + ": " + (same ? "" : first_difference(to_snapshot(should), held.records)));
    }
  }

  void look_for_words_taken_back(const std::string& snapshot) {
    const TakenBack& taken_back = witness_.taken_back();
    taken_back.look_in("the newest snapshot", snapshot);
    taken_back.look_in("the newest copy for outside", witness_.published().latest());
    for (const Held& held : held_)
      taken_back.look_in("what " + held.name + " is shown", held.records.SerializeAsString());
    for (const std::string& record : exported_.as_they_came()) taken_back.look_in("an exported record", record);
    taken_back.look_in_files(storage_.append_only());
    for (const char* name : {"archive", "node-a.err", "node-b.err", "redis.log"})
      taken_back.look_in_file(place_ / name);
  }

  static std::string first_difference(const DocumentSnapshot& should, const DocumentSnapshot& is) {
    std::map<std::string, std::string> there;
    for (const Record& record : is.records()) there[record.id()] = record.ShortDebugString();
    for (const Record& record : should.records()) {
      const std::string expected = record.ShortDebugString();
      const std::string found = std::exchange(there[record.id()], {});
      if (found != expected) return "instead of " + expected + " there is " + (found.empty() ? "nothing" : found);
      there.erase(record.id());
    }
    return there.empty() ? "order" : "besides, there is " + there.begin()->second;
  }

  void must_have_happened() {
    std::vector<const char*> these = {"kill -9 of node-a",
                                      "kill -9 of node-b",
                                      "kill -9 of Redis",
                                      "cuts of some connections",
                                      "devices that fell over",
                                      "requests accepted",
                                      "refusals",
                                      "requests sent again",
                                      "outcomes told again",
                                      "welcomes with a snapshot",
                                      "welcomes that go on with deltas",
                                      "deltas",
                                      "snapshots",
                                      "written in silence",
                                      "votes cast",
                                      "dots taken back",
                                      "votes cast from two devices of one person at once",
                                      "times that somebody was told of another epoch",
                                      "entries of the log that were erased",
                                      "changes of consent",
                                      "copies that overlapped a change of consent",
                                      "times that saved was said",
                                      "exported cards"};
    switch (options_.schedule) {
      case Schedule::crashes:
        these.insert(these.end(),
                     {"commits that Redis lost and servers gave back", "ballots refused for want of dots",
                      "votes closed with something in them", "reveals", "exported notes", "exported decisions",
                      "cuts of all connections", "SIGSTOP of Redis", "SIGSTOP of node-a", "SIGSTOP of node-b",
                      "kill -9 of a stopped node", "half dead connections", "outcomes unknown, then found decided",
                      "outcomes unknown, then found undecided", "old copies of its files that Redis was given",
                      "words erased amid trouble", "quotations in copies for outside", "names in copies for outside"});
        if (disk_.why_not().empty())
          these.insert(these.end(),
                       {"full disks survived", "times Redis ended for want of room",
                        "told read-only: the disk is nearly full", "told read-only: nothing can be stored"});
        break;
      case Schedule::failovers:
        these.insert(these.end(), {"failovers to a replica that was behind, no node dead",
                                   "failovers to a replica that was behind, one node frozen", "resyncs",
                                   "failovers to a replica that was behind, one node dead",
                                   "failovers to a replica that was behind, both nodes dead",
                                   "commits that Redis lost for good", "outcomes that were told and then taken back",
                                   "outcomes taken back and told again", "times that something was called stable later",
                                   "people from a lost history, overtaken by another",
                                   "entries that were erased in a history that was lost"});
        break;
    }
    for (const char* what : these) verdicts_.must_have_happened(what);
  }

  struct Held {
    std::string name;
    Viewer viewer;
    std::string hash;
    DocumentSnapshot records;
  };

  Options options_;
  Place place_;
  Disk disk_;
  simulation::Chance chance_;
  boost::asio::io_context loop_{1};
  Verdicts verdicts_;
  Witness witness_{verdicts_};
  Exported exported_{verdicts_};
  Storage storage_;
  std::unique_ptr<Node> a_, b_;
  std::string document_;
  std::vector<std::unique_ptr<Person>> people_;
  std::vector<Held> held_;
  bool nothing_goes_ = false;  // nobody takes words back just now
};

}  // namespace
}  // namespace plenary::torture

int main(int argc, char** argv) {
  plenary::torture::Options options;
  options.seed = static_cast<std::uint64_t>(std::chrono::system_clock::now().time_since_epoch().count() % 1'000'000);
  CLI::App app{
      "Kills, stops and cuts servers, Redis and connections under load, then holds the log against every promise."};
  app.add_option("--seconds", options.seconds, "How long there is trouble")->capture_default_str();
  app.add_option("--seed", options.seed, "Of the schedule; a new one each time if left out");
  app.add_option("--clients", options.clients, "How many people, at least 6")
      ->check(CLI::Range(6, 500))
      ->capture_default_str();
  const std::map<std::string, plenary::torture::Schedule> schedules = {
      {"crashes", plenary::torture::Schedule::crashes}, {"failovers", plenary::torture::Schedule::failovers}};
  app.add_option("--schedule", options.schedule,
                 "crashes: one Redis, a full disk, an old copy; failovers: a primary and a replica that falls behind")
      ->transform(CLI::CheckedTransformer(schedules));
  app.add_flag("--keep", options.keep, "Leave the folder with logs and data");
  app.add_flag(
      "--brief", options.brief,
      "Trouble for no longer than --seconds, whatever there was of it; ends at the first promise that is broken");
  app.add_option("--bug", options.bugs,
                 "Run servers with this seeded error (plenaryd_with_bugs); then this should fail");
  CLI11_PARSE(app, argc, argv);
  std::signal(SIGPIPE, SIG_IGN);
  std::printf("seed %llu, %lld s, %zu people\n", static_cast<unsigned long long>(options.seed),
              static_cast<long long>(options.seconds), options.clients);
  std::fflush(stdout);
  try {
    const bool passed = plenary::torture::Torture(options).go();
    std::printf("%s  seed %llu\n", passed ? "PASS" : "FAIL", static_cast<unsigned long long>(options.seed));
    return passed ? 0 : 1;
  } catch (const std::exception& error) {
    std::printf("FAIL  seed %llu: %s\n", static_cast<unsigned long long>(options.seed), error.what());
    return 1;
  }
}
