// The log as it behaves when things go wrong: a primary, perhaps a replica behind it, connections that break.
//
//   node ──connection──▶ server ──later──▶ replica        fail_over: the replica becomes the primary; what it had not
//                                                          got is lost. Some nodes may still be at the old one (split).
//
// A connection delivers calls in order and answers in order, until it breaks: then every call on it is answered
// `unavailable`, and each may have happened, not have happened, or still be about to (a ghost). Publications are
// dropped, doubled and late on their own account.
//
// One document. What a server holds is a value; each operation makes the next one, so that any earlier one is at hand.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tests/simulation/chance.h"
#include "tests/simulation/time_line.h"
#include "tests/simulation/witness.h"

namespace plenary::simulation {

struct Keys {
  std::optional<LogPosition> head;
  std::vector<std::shared_ptr<const LogEntry>> log;  // seq 1, 2, 3, ... (but for seeded bugs)
  std::optional<LogPosition> snapshot_at;
  std::shared_ptr<const DocumentSnapshot> snapshot;
  LogSoFar so_far;   // the witness keeps it
  int erasings = 0;  // that led here

  [[nodiscard]] bool holds(Seq seq, const Chain& chain) const;
  [[nodiscard]] bool says(const std::string& words) const;  // anywhere in log or snapshot
};

struct LogServer {
  std::vector<Keys> history{1};  // after each operation; the last is what it holds
  std::size_t replicated = 0;    // up to where the replica has it
  bool replica_follows = true;
  [[nodiscard]] const Keys& keys() const { return history.back(); }
};

// How likely things go wrong, in percent; all 0: nothing does.
struct LogTrouble {
  std::uint64_t call = 0;         // a call breaks its connection
  std::uint64_t publication = 0;  // dropped; half of that doubled, and late
  std::uint64_t slow = 0;         // a call or answer takes up to 200 ms instead of 3
};

class NodeLog;

class LogCluster {
 public:
  LogCluster(TimeLine& line, Chance chance, Witness& witness, bool with_replica);

  void fail_over(bool split);
  [[nodiscard]] bool can_fail_over() const { return with_replica_ && primary_->replica_follows; }
  void stop_answering(bool stopped) { stopped_ = stopped; }
  void mint_epoch();  // as erasing words does (LOG-16)
  void be_well();     // no more trouble, no split

  [[nodiscard]] const Keys& keys() const { return primary_->keys(); }
  [[nodiscard]] bool with_replica() const { return with_replica_; }
  // Here, or where a failover would go.
  [[nodiscard]] bool can_bring_back(const std::string& words) const;

  LogTrouble trouble;

 private:
  friend class NodeLog;
  void changed(const std::shared_ptr<LogServer>& server, Keys next);
  void when_replicated(const std::shared_ptr<LogServer>& server, std::function<void()> then);
  void replicate(const std::shared_ptr<LogServer>& server);
  AppendAnswer append(const std::shared_ptr<LogServer>& server, const LogPosition& expected, const LogEntry& entry);
  AppendAnswer rewrite(const std::shared_ptr<LogServer>& server, const LogPosition& expected, Epoch new_epoch,
                       const std::vector<LogEntry>& erased, const std::shared_ptr<const DocumentSnapshot>& clean);
  AppendAnswer conflict(const Keys& keys, const LogPosition& expected);
  void publish(const std::shared_ptr<LogServer>& server, const LogPosition& head, const LogEntry& entry);

  TimeLine& line_;
  Chance chance_;
  Witness& witness_;
  bool with_replica_;
  bool stopped_ = false;
  std::shared_ptr<LogServer> primary_;
  std::shared_ptr<LogServer> old_primary_;  // while split
  std::set<std::string> at_old_;            // nodes that still reach that one
  std::vector<NodeLog*> nodes_;
  struct Waiting {
    std::shared_ptr<LogServer> server;
    std::size_t operation;
    std::function<void()> then;
  };
  std::vector<Waiting> waiting_;  // WAIT
};

// The log as one life of a node sees it.
class NodeLog : public Log, public Eraser {
 public:
  NodeLog(LogCluster& cluster, std::string node, SomeLife life);
  ~NodeLog() override;
  NodeLog(const NodeLog&) = delete;
  NodeLog& operator=(const NodeLog&) = delete;

  void create(const std::string& document, Epoch epoch, const LogEntry& first,
              std::function<void(AppendAnswer)> done) override;
  void append(const std::string& document, const LogPosition& expected, const LogEntry& entry,
              std::function<void(AppendAnswer)> done) override;
  void load(const std::string& document, std::function<void(LoadedDocument)> done) override;
  void read(const std::string& document, Seq after, std::uint32_t at_most,
            std::function<void(ReadAnswer)> done) override;
  void head(const std::string& document, std::function<void(HeadAnswer)> done) override;
  void save_snapshot(const std::string& document, const LogPosition& at, const DocumentSnapshot& snapshot,
                     std::function<void(StoreAnswer)> done) override;
  void list(std::function<void(std::optional<std::vector<std::string>>)> done) override;
  void follow(const std::string& document, std::function<void(LogPosition head, LogEntry)> heard) override;
  void unfollow(const std::string& document) override;
  void rewrite(const std::string& document, const LogPosition& expected, Epoch new_epoch,
               const std::vector<LogEntry>& erased, const DocumentSnapshot& clean,
               std::function<void(AppendAnswer)> done) override;
  [[nodiscard]] bool ok_is_stable() const override;
  void on_stable(std::function<void(const std::string&, const LogPosition&)> proven) override {
    proven_ = std::move(proven);
  }

  [[nodiscard]] int appends_out() const { return appends_out_; }

 private:
  friend class LogCluster;
  struct Connection {
    std::shared_ptr<LogServer> server;
    bool broken = false;
    std::int64_t next_call = 0;  // no call arrives before this, no answer either
    std::int64_t next_answer = 0;
    std::vector<std::function<void()>> give_up;  // of calls that are not answered
  };
  using Link = std::shared_ptr<Connection>;

  Link connected();  // null: nobody answers
  void break_connection(const Link& link);
  template <class Answer>
  void call(const std::string& what, std::function<Answer(const std::shared_ptr<LogServer>&)> execute,
            std::function<void(Answer)> done);
  void seen(const Link& link, const LogPosition& at);
  void write_snapshot(const LogPosition& at, const std::shared_ptr<const DocumentSnapshot>& kept,
                      std::function<void(StoreAnswer)> done);

  LogCluster& cluster_;
  std::string node_;
  SomeLife life_;
  std::string document_;
  Link link_;
  std::shared_ptr<std::function<void(LogPosition, LogEntry)>> heard_;
  std::function<void(const std::string&, const LogPosition&)> proven_;
  int appends_out_ = 0;
  std::optional<std::pair<LogPosition, Chain>> unanswered_;  // the append that has no answer yet
};

}  // namespace plenary::simulation
