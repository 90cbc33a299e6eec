// The log in memory: the same answers as the one in Redis (one contract suite: tests/server/store/contract.cc), for
// tests and the simulation. Nothing outlives the process.
//
//   auto documents = std::make_shared<MemoryDocuments>();
//   MemoryLog first(documents, post), second(documents, post);     // two server nodes on one store
//
// `documents` is open on purpose: a test takes away a tail or damages a byte by changing it. All logs on one
// MemoryDocuments, and whatever `post` runs, belong to one thread.
#pragma once

#include <map>

#include "server/live/ports.h"
#include "server/store/restorer.h"

namespace plenary {

// Runs what it is given later, on the same thread, in the order given.
using Post = std::function<void(std::function<void()>)>;

class MemoryLog;

struct MemoryDocument {
  std::optional<LogPosition> head;
  std::vector<LogEntry> log;  // seq 1, 2, 3, ...
  std::optional<LogPosition> snapshot_at;
  std::string snapshot;  // serialized DocumentSnapshot
};

struct MemoryDocuments {
  std::map<std::string, MemoryDocument> by_id;
  std::vector<MemoryLog*> logs;  // those open now, for follow()
};

class MemoryLog : public Log, public Eraser, public Restorer {
 public:
  // With `judge`, what is loaded and read is checked against its chain (LOG-3), as the Redis log does.
  MemoryLog(std::shared_ptr<MemoryDocuments> documents, Post post, std::optional<ChainKeys> judge = std::nullopt);
  ~MemoryLog() override;
  MemoryLog(const MemoryLog&) = delete;
  MemoryLog& operator=(const MemoryLog&) = delete;

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
  [[nodiscard]] bool ok_is_stable() const override { return true; }
  void rewrite(const std::string& document, const LogPosition& expected, Epoch new_epoch,
               const std::vector<LogEntry>& erased, const DocumentSnapshot& clean,
               std::function<void(AppendAnswer)> done) override;
  void restore(std::vector<WholeLog> logs, std::function<void(AppendAnswer)> done) override;

 private:
  using Heard = std::shared_ptr<std::function<void(LogPosition, LogEntry)>>;

  AppendAnswer try_create(const std::string& document, Epoch epoch, const LogEntry& first);
  AppendAnswer try_append(const std::string& document, const LogPosition& expected, const LogEntry& entry);
  AppendAnswer try_rewrite(const std::string& document, const LogPosition& expected, Epoch new_epoch,
                           const std::vector<LogEntry>& erased, const DocumentSnapshot& clean);
  LoadedDocument try_load(const std::string& document) const;
  ReadAnswer try_read(const std::string& document, Seq after, std::uint32_t at_most) const;
  StoreAnswer try_save(const std::string& document, const LogPosition& at, const DocumentSnapshot& snapshot);
  AppendAnswer try_restore(std::vector<WholeLog> logs);
  std::string damage_in(const std::string& document, const MemoryDocument& kept, Seq after,
                        const std::vector<LogEntry>& entries) const;
  void tell_later(const Heard& heard, const LogPosition& head, const LogEntry& entry);
  void publish(const std::string& document, const LogPosition& head, const LogEntry& entry);
  template <class Answer>
  void answer_later(std::function<void(Answer)> done, Answer answer);

  std::shared_ptr<MemoryDocuments> documents_;
  Post post_;
  std::optional<ChainKeys> judge_;
  std::map<std::string, Heard> followed_;
};

}  // namespace plenary
