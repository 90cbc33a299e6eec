#include "tests/simulation/log_cluster.h"

#include <algorithm>

#include "server/live/seeded_bugs.h"

namespace plenary::simulation {
namespace {

const std::string kDocument = "doc";

Position to_proto(const LogPosition& at) {
  Position position;
  position.set_epoch(at.epoch);
  position.set_seq(at.seq);
  position.set_chain(at.chain.data(), at.chain.size());
  return position;
}

LogPosition position_in(const AppendAnswer& answer) { return answer.head; }
LogPosition position_in(const LoadedDocument& answer) { return answer.head; }
LogPosition position_in(const HeadAnswer& answer) { return answer.head; }
LogPosition position_in(const ReadAnswer& answer) { return answer.head; }

}  // namespace

bool Keys::holds(Seq seq, const Chain& chain) const {
  if (seq == 0) return chain == Chain{};
  return seq <= log.size() && log[seq - 1]->chain == chain;
}

bool Keys::says(const std::string& words) const {
  const auto says_it = [&](const auto& entry) { return entry->commit.find(words) != std::string::npos; };
  return std::any_of(log.begin(), log.end(), says_it) ||
         (snapshot && snapshot->SerializeAsString().find(words) != std::string::npos);
}

// ---- the servers

bool LogCluster::can_bring_back(const std::string& words) const {
  return keys().says(words) || (can_fail_over() && primary_->history[primary_->replicated].says(words));
}

LogCluster::LogCluster(TimeLine& line, Chance chance, Witness& witness, bool with_replica)
    : line_(line),
      chance_(chance),
      witness_(witness),
      with_replica_(with_replica),
      primary_(std::make_shared<LogServer>()) {}

void LogCluster::changed(const std::shared_ptr<LogServer>& server, Keys next) {
  server->history.push_back(std::move(next));
  if (with_replica_) replicate(server);
}

void LogCluster::replicate(const std::shared_ptr<LogServer>& server) {
  const std::size_t operation = server->history.size() - 1;
  const std::int64_t lag = chance_.percent(15) ? chance_.between(20, 400) : chance_.between(0, 5);
  line_.after(lag, [this, weak = std::weak_ptr(server), operation] {
    const auto still = weak.lock();
    if (!still || still != primary_ || !still->replica_follows) return;
    still->replicated = std::max(still->replicated, operation);
    std::vector<Waiting> satisfied;
    for (auto one = waiting_.begin(); one != waiting_.end();) {
      const bool now = one->server == still && one->operation <= still->replicated;
      if (now) satisfied.push_back(std::move(*one));
      one = now ? waiting_.erase(one) : std::next(one);
    }
    for (const Waiting& one : satisfied) one.then();
  });
}

void LogCluster::when_replicated(const std::shared_ptr<LogServer>& server, std::function<void()> then) {
  const std::size_t operation = server->history.size() - 1;
  if (server == primary_ && operation <= server->replicated) return then();
  waiting_.push_back({server, operation, std::move(then)});
}

void LogCluster::fail_over(bool split) {
  const std::size_t lost = primary_->history.size() - 1 - primary_->replicated;
  witness_.note(line_.now(), "failover: " + std::to_string(lost) + " operations are lost" +
                                 (split ? ", and some nodes stay at the old one" : ""));
  witness_.count(lost > 0 ? "failover that loses a tail" : "failover");
  const auto old = primary_;
  primary_ = std::make_shared<LogServer>();
  primary_->history[0] = old->history[old->replicated];
  if (old->keys().erasings > keys().erasings) witness_.count("failover that brings erased words back");
  primary_->replica_follows = false;
  at_old_.clear();
  old_primary_.reset();
  if (split) {
    witness_.count("split brain");
    old_primary_ = old;
    for (NodeLog* node : nodes_)
      if (chance_.percent(50)) at_old_.insert(node->node_);
    line_.after(chance_.between(100, 2'500), [this, old] {
      if (old_primary_ == old) be_well();
    });
  }
  // A WAIT on the old primary is not answered any more. (The bug: it is taken for answered by whoever is there now.)
  std::vector<Waiting> given_up = std::move(waiting_);
  waiting_.clear();
  for (NodeLog* node : nodes_) {
    const auto& where = at_old_.contains(node->node_) ? old_primary_ : primary_;
    if (node->link_ && node->link_->server != where) node->break_connection(node->link_);  // also from one before that
  }
  if (PLENARY_BUG(wait_on_new_connection))
    for (const Waiting& one : given_up) one.then();
  line_.after(chance_.between(100, 1'500), [this, weak = std::weak_ptr(primary_)] {
    const auto still = weak.lock();
    if (!still || still != primary_) return;
    still->replica_follows = true;  // it has everything now
    still->replicated = still->history.size() - 1;
    replicate(still);
  });
}

void LogCluster::be_well() {
  at_old_.clear();
  old_primary_.reset();
  for (NodeLog* node : nodes_)
    if (node->link_ && node->link_->server != primary_) node->break_connection(node->link_);
}

void LogCluster::mint_epoch() {
  if (!keys().head) return;
  Keys next = keys();
  next.head->epoch = chance_.next() | 1;
  witness_.note(line_.now(), "another epoch");
  witness_.count("another epoch");
  changed(primary_, std::move(next));
}

// LOG-2, in its order.
AppendAnswer LogCluster::append(const std::shared_ptr<LogServer>& server, const LogPosition& expected,
                                const LogEntry& entry) {
  const Keys& keys = server->keys();
  if (!keys.head) return {AppendAnswer::corrupt, {}, {}, false, "no head"};
  const LogPosition next{expected.epoch, expected.seq + 1, entry.chain};
  if (*keys.head == next) return {AppendAnswer::duplicate, *keys.head, {}, false, {}};
  bool fits = *keys.head == expected;
  if (PLENARY_BUG(compare_seq_only)) fits = keys.head->seq == expected.seq;
  if (PLENARY_BUG(bare_append)) fits = entry.seq > keys.head->seq;
  if (!fits) return conflict(keys, expected);
  Keys after = keys;
  const Seq seq_before = keys.head->seq;
  witness_.taken(entry, keys.head->chain, seq_before, after.so_far);
  after.log.push_back(std::make_shared<const LogEntry>(entry));
  after.head = LogPosition{expected.epoch, entry.seq, entry.chain};
  changed(server, std::move(after));
  publish(server, *server->keys().head, entry);
  return {AppendAnswer::ok, *server->keys().head, {}, false, {}};
}

AppendAnswer LogCluster::conflict(const Keys& keys, const LogPosition& expected) {
  AppendAnswer answer{AppendAnswer::conflict, *keys.head, {}, false, {}};
  if (expected.epoch != keys.head->epoch || !keys.holds(expected.seq, expected.chain)) return answer;
  answer.missed_known = true;
  const std::size_t room = chance_.percent(20) ? 1 : 64;  // it may stop early
  for (std::size_t i = expected.seq; i < keys.log.size() && answer.missed.size() < room; ++i)
    answer.missed.push_back(*keys.log[i]);
  return answer;
}

// LOG-16, as server/store/scripts/rewrite.lua does it.
AppendAnswer LogCluster::rewrite(const std::shared_ptr<LogServer>& server, const LogPosition& expected, Epoch new_epoch,
                                 const std::vector<LogEntry>& erased,
                                 const std::shared_ptr<const DocumentSnapshot>& clean) {
  const Keys& keys = server->keys();
  if (!keys.head) return {AppendAnswer::corrupt, {}, {}, false, "no head"};
  const LogPosition aim{PLENARY_BUG(erasing_keeps_epoch) ? expected.epoch : new_epoch, expected.seq, expected.chain};
  if (*keys.head == aim && aim != expected) return {AppendAnswer::duplicate, *keys.head, {}, false, {}};
  if (*keys.head != expected) return conflict(keys, expected);
  for (const LogEntry& entry : erased)
    if (!keys.holds(entry.seq, entry.chain) || keys.log[entry.seq - 1]->digest != entry.digest)
      return {AppendAnswer::conflict, *keys.head, {}, false, {}};
  Keys after = keys;
  for (const LogEntry& entry : erased) after.log[entry.seq - 1] = std::make_shared<const LogEntry>(entry);
  after.head = aim;
  ++after.erasings;
  if (!PLENARY_BUG(erasing_keeps_snapshot)) {
    after.snapshot_at = aim;
    after.snapshot = clean;
  }
  changed(server, std::move(after));
  publish(server, aim, *server->keys().log.back());
  return {AppendAnswer::ok, aim, {}, false, {}};
}

void LogCluster::publish(const std::shared_ptr<LogServer>& server, const LogPosition& head, const LogEntry& entry) {
  for (NodeLog* node : nodes_) {
    const bool at_old = at_old_.contains(node->node_);
    if (!node->heard_ || server != (at_old ? old_primary_ : primary_)) continue;
    if (chance_.percent(trouble.publication)) {
      witness_.count("publication dropped");
      continue;
    }
    const int times = chance_.percent(trouble.publication / 2) ? 2 : 1;
    for (int i = 0; i < times; ++i) {
      const std::int64_t delay =
          chance_.percent(trouble.publication) ? chance_.between(10, 1'500) : chance_.between(0, 4);
      line_.after(delay, node->life_, [heard = std::weak_ptr(node->heard_), head, entry] {
        if (const auto still = heard.lock()) (*still)(head, entry);
      });
    }
  }
}

// ---- a node's way to them

NodeLog::NodeLog(LogCluster& cluster, std::string node, SomeLife life)
    : cluster_(cluster), node_(std::move(node)), life_(std::move(life)) {
  cluster_.nodes_.push_back(this);
}

NodeLog::~NodeLog() {
  std::erase(cluster_.nodes_, this);
  if (link_) link_->broken = true;  // its calls may still happen; nobody is there for the answers
}

NodeLog::Link NodeLog::connected() {
  if (cluster_.stopped_) return nullptr;
  if (!link_ || link_->broken) {
    link_ = std::make_shared<Connection>();
    link_->server = cluster_.at_old_.contains(node_) ? cluster_.old_primary_ : cluster_.primary_;
  }
  return link_;
}

void NodeLog::break_connection(const Link& link) {
  if (link->broken) return;
  link->broken = true;
  cluster_.witness_.note(cluster_.line_.now(), node_ + " loses its connection to the log");
  const auto give_up = std::move(link->give_up);
  link->give_up.clear();
  for (const auto& one : give_up) one();
}

template <class Answer>
void NodeLog::call(const std::string& what, std::function<Answer(const std::shared_ptr<LogServer>&)> execute,
                   std::function<void(Answer)> done) {
  TimeLine& line = cluster_.line_;
  Chance& chance = cluster_.chance_;
  const auto unavailable = [] {
    Answer answer{};
    if constexpr (std::is_same_v<Answer, StoreAnswer>) {
      answer = StoreAnswer::unavailable;
    } else {
      answer.kind = Answer::unavailable;
    }
    return answer;
  };
  const Link link = connected();
  if (!link) {
    line.after(chance.between(50, 800), life_, [done = std::move(done), unavailable] { done(unavailable()); });
    return;
  }
  // Answered once: by the server, or by giving up.
  auto answer =
      std::make_shared<std::function<void(Answer)>>([done = std::move(done)](Answer given) { done(std::move(given)); });
  link->give_up.push_back([this, answer, unavailable, &line] {
    if (!*answer) return;
    auto tell = std::exchange(*answer, nullptr);  // whatever comes later finds nobody
    line.after(cluster_.chance_.between(0, 20), life_, [tell = std::move(tell), unavailable] { tell(unavailable()); });
  });

  enum class Fate { fine, call_lost, answer_lost, ghost } fate = Fate::fine;
  if (chance.percent(cluster_.trouble.call)) {
    constexpr Fate kFates[] = {Fate::call_lost, Fate::answer_lost, Fate::answer_lost, Fate::ghost};
    fate = kFates[chance.below(4)];
    line.after(chance.between(5, 600), [this, link, alive = life_] {
      if (alive.lock()) break_connection(link);
    });
  }
  const auto delay = [&] {
    return chance.percent(cluster_.trouble.slow) ? chance.between(1, 200) : chance.between(0, 2);
  };
  link->next_call = std::max(link->next_call, line.now() + delay());
  const std::int64_t back = delay();
  const std::int64_t ghost_after = fate == Fate::ghost ? chance.between(100, 3'000) : 0;
  line.after(
      link->next_call - line.now() + ghost_after, [this, &cluster = cluster_, node = node_, life = life_, what, link,
                                                   answer, execute = std::move(execute), fate, back]() mutable {
        if (fate == Fate::call_lost) return;
        if (link->broken && fate != Fate::ghost) {
          // In the server's buffer when the connection broke: it may be read still, or not.
          if (cluster.chance_.percent(50)) return;
          cluster.witness_.count("call that happens after its connection broke");
        }
        if (fate == Fate::ghost) cluster.witness_.count("ghost");
        Answer given = execute(link->server);
        if (fate != Fate::fine || link->broken) return;
        TimeLine& line = cluster.line_;
        link->next_answer = std::max(link->next_answer, line.now() + back);
        line.after(link->next_answer - line.now(), life, [this, link, answer, given = std::move(given)]() mutable {
          if (!*answer) return;  // given up
          auto tell = std::exchange(*answer, nullptr);
          if constexpr (!std::is_same_v<Answer, StoreAnswer>) {
            const LogPosition at = position_in(given);
            tell(std::move(given));
            if (at.epoch != 0) seen(link, at);
          } else {
            tell(std::move(given));
          }
        });
      });
}

// LOG-12: a WAIT behind whatever showed this node where the log stands, on the same connection.
void NodeLog::seen(const Link& link, const LogPosition& at) {
  if (!cluster_.with_replica_ || link->broken) return;
  cluster_.when_replicated(link->server, [&cluster = cluster_, life = life_, this, link, at] {
    if (life.expired()) return;
    cluster.line_.after(cluster.chance_.between(0, 3), life, [this, link, at] {
      if (link->broken && !PLENARY_BUG(wait_on_new_connection)) return;
      if (proven_) proven_(kDocument, at);
    });
  });
}

void NodeLog::append(const std::string&, const LogPosition& expected, const LogEntry& entry,
                     std::function<void(AppendAnswer)> done) {
  // LOG-5: until there is an answer, nothing but the same bytes on the same head.
  if (unanswered_ && (unanswered_->first != expected || unanswered_->second != entry.chain))
    cluster_.witness_.wrong("one append in flight, the same bytes until it is answered",
                            node_ + " at " + std::to_string(entry.seq));
  unanswered_ = {expected, entry.chain};
  ++appends_out_;
  call<AppendAnswer>(
      "append " + std::to_string(entry.seq),
      [&cluster = cluster_, node = node_, expected, entry](const std::shared_ptr<LogServer>& server) {
        static constexpr const char* kSaid[] = {"OK", "DUPLICATE", "CONFLICT", "CORRUPT", "?"};
        AppendAnswer answer = cluster.append(server, expected, entry);
        cluster.witness_.note(cluster.line_.now(), node + " append " + std::to_string(entry.seq) + " after " +
                                                       std::to_string(expected.seq) + ": " + kSaid[answer.kind]);
        return answer;
      },
      [this, done = std::move(done)](AppendAnswer answer) {
        --appends_out_;
        if (answer.kind != AppendAnswer::unavailable) unanswered_.reset();
        done(std::move(answer));
      });
}

void NodeLog::create(const std::string& document, Epoch epoch, const LogEntry& first,
                     std::function<void(AppendAnswer)> done) {
  document_ = document;
  call<AppendAnswer>(
      "create",
      [&cluster = cluster_, epoch, first](const std::shared_ptr<LogServer>& server) {
        if (server->keys().head) return AppendAnswer{AppendAnswer::conflict, *server->keys().head, {}, false, {}};
        Keys keys;
        cluster.witness_.taken(first, Chain{}, 0, keys.so_far);
        keys.log.push_back(std::make_shared<const LogEntry>(first));
        keys.head = LogPosition{epoch, 1, first.chain};
        server->history.assign(1, keys);  // both servers have it: a document that is lost whole is another story
        return AppendAnswer{AppendAnswer::ok, *server->keys().head, {}, false, {}};
      },
      std::move(done));
}

void NodeLog::load(const std::string&, std::function<void(LoadedDocument)> done) {
  call<LoadedDocument>(
      "load",
      [](const std::shared_ptr<LogServer>& server) {
        const Keys& keys = server->keys();
        LoadedDocument loaded;
        loaded.kind = LoadedDocument::found;
        loaded.head = *keys.head;
        std::size_t after = 0;
        if (keys.snapshot) {
          loaded.snapshot = *keys.snapshot;
          after = keys.snapshot_at->seq;
        }
        for (std::size_t i = after; i < keys.log.size(); ++i) loaded.entries.push_back(*keys.log[i]);
        return loaded;
      },
      std::move(done));
}

void NodeLog::read(const std::string&, Seq after, std::uint32_t at_most, std::function<void(ReadAnswer)> done) {
  const std::uint32_t page = cluster_.chance_.percent(30) ? std::min<std::uint32_t>(at_most, 3) : at_most;
  call<ReadAnswer>(
      "read after " + std::to_string(after),
      [after, page](const std::shared_ptr<LogServer>& server) {
        const Keys& keys = server->keys();
        ReadAnswer answer{ReadAnswer::ok, *keys.head, {}, {}};
        for (std::size_t i = after; i < keys.log.size() && answer.entries.size() < page; ++i)
          answer.entries.push_back(*keys.log[i]);
        return answer;
      },
      std::move(done));
}

void NodeLog::head(const std::string&, std::function<void(HeadAnswer)> done) {
  call<HeadAnswer>(
      "head",
      [](const std::shared_ptr<LogServer>& server) {
        return HeadAnswer{HeadAnswer::ok, *server->keys().head};
      },
      std::move(done));
}

// LOG-14. Packing takes its time on another thread; the history may be another one by the time it is sent.
void NodeLog::save_snapshot(const std::string&, const LogPosition& at, const DocumentSnapshot& snapshot,
                            std::function<void(StoreAnswer)> done) {
  auto kept = std::make_shared<DocumentSnapshot>(snapshot);
  *kept->mutable_at() = to_proto(at);
  Chance& chance = cluster_.chance_;
  const std::int64_t packing = chance.percent(40) ? chance.between(20, 1'500) : chance.between(0, 5);
  cluster_.line_.after(packing, life_, [this, at, kept, done = std::move(done)]() mutable {
    write_snapshot(at, kept, std::move(done));
  });
}

void NodeLog::write_snapshot(const LogPosition& at, const std::shared_ptr<const DocumentSnapshot>& kept,
                             std::function<void(StoreAnswer)> done) {
  call<StoreAnswer>(
      "snapshot",
      [&cluster = cluster_, at, kept](const std::shared_ptr<LogServer>& server) {
        const Keys& keys = server->keys();
        bool fits = at.epoch == keys.head->epoch && at.seq > 0 && keys.holds(at.seq, at.chain) &&
                    (!keys.snapshot_at || keys.snapshot_at->seq < at.seq);
        if (PLENARY_BUG(snapshot_by_number))
          fits = at.seq <= keys.log.size() && (!keys.snapshot_at || keys.snapshot_at->seq < at.seq);
        if (!fits) return StoreAnswer::refused;
        Keys next = keys;
        next.snapshot_at = at;
        next.snapshot = kept;
        cluster.changed(server, std::move(next));
        return StoreAnswer::ok;
      },
      std::move(done));
}

void NodeLog::rewrite(const std::string&, const LogPosition& expected, Epoch new_epoch,
                      const std::vector<LogEntry>& erased, const DocumentSnapshot& clean,
                      std::function<void(AppendAnswer)> done) {
  auto kept = std::make_shared<DocumentSnapshot>(clean);
  *kept->mutable_at() = to_proto({new_epoch, expected.seq, expected.chain});
  call<AppendAnswer>(
      "rewrite",
      [&cluster = cluster_, node = node_, expected, new_epoch, erased, kept](const std::shared_ptr<LogServer>& server) {
        AppendAnswer answer = cluster.rewrite(server, expected, new_epoch, erased, kept);
        cluster.witness_.note(cluster.line_.now(), node + " erases words at " + std::to_string(expected.seq) + ": " +
                                                       (answer.kind == AppendAnswer::ok          ? "OK"
                                                        : answer.kind == AppendAnswer::duplicate ? "DUPLICATE"
                                                                                                 : "not"));
        return answer;
      },
      std::move(done));
}

void NodeLog::list(std::function<void(std::optional<std::vector<std::string>>)> done) {
  cluster_.line_.after(1, life_, [done = std::move(done)] { done(std::vector<std::string>{kDocument}); });
}

void NodeLog::follow(const std::string&, std::function<void(LogPosition head, LogEntry)> heard) {
  heard_ = std::make_shared<std::function<void(LogPosition, LogEntry)>>(std::move(heard));
}

void NodeLog::unfollow(const std::string&) { heard_.reset(); }

bool NodeLog::ok_is_stable() const { return !cluster_.with_replica_ || PLENARY_BUG(stable_at_ok); }

}  // namespace plenary::simulation
