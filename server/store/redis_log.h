// The log in Redis: rules LOG-1 to LOG-3, LOG-12, LOG-14, LOG-16 of tests/model/rules.md.
//
//   plenary:{<document>}:head                      hash     epoch, incarnation, seq, chain, format, snapshot
//   plenary:{<document>}:log                       stream   <incarnation>-<seq>: c commit, s salt, d digest, h chain
//   plenary:{<document>}:snapshot:<seq>-<chain>    string   the newest; the head names it
//   plenary:{<document>}:commits                   channel  every commit, said by the script that appends it
//   plenary:documents                              set      ids of all documents
//   plenary:erased-in-files                        set      epochs that began with an erasing whose words may stand in files
//
// The braces keep one document on one Redis if documents are ever spread; history is never trimmed. Only the scripts
// of scripts/ write. A corrupt answer is final until an operator acts; nothing here repairs.
#pragma once

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <map>
#include <set>

#include "server/live/ports.h"
#include "server/store/redis.h"
#include "server/store/redis_files.h"
#include "server/store/replica_proof.h"

namespace plenary {

class RedisLog : public Log, public Eraser {
 public:
  // `judge`: everything loaded and read is checked against its chain (LOG-3).
  RedisLog(Redis& redis, ChainKeys judge, ReplicasAsked replicas = {});
  ~RedisLog() override;

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
  [[nodiscard]] bool ok_is_stable() const override { return !proof_.asked(); }
  void on_stable(std::function<void(const std::string& document, const LogPosition& at)> proven) override;
  void rewrite(const std::string& document, const LogPosition& expected, Epoch new_epoch,
               const std::vector<LogEntry>& erased, const DocumentSnapshot& clean,
               std::function<void(AppendAnswer)> done) override;

 private:
  struct Loading;

  RedisAnswer append_answered(const std::string& document, const LogPosition& aim,
                              std::function<void(AppendAnswer)> done);
  void load_page(std::shared_ptr<Loading> loading);
  void page_loaded(const std::shared_ptr<Loading>& loading, const redisReply* reply);
  void write_snapshot(const std::string& document, const LogPosition& at, std::string packed,
                      std::function<void(StoreAnswer)> done);
  void erased_words_leave_files();
  void files_are_rewritten(StoreAnswer answer, const std::vector<std::string>& erased);
  void tell_head(const std::string& document);

  using Heard = std::function<void(LogPosition head, LogEntry)>;

  Redis& redis_;
  ChainKeys judge_;
  ReplicaProof proof_;
  RedisFiles files_;
  bool rewriting_files_ = false, rewrite_files_again_ = false;
  bool erased_here_ = false;       // since a rewriting of files was last begun
  std::set<std::string> erasing_;  // epochs of erasings that have not been answered
  boost::asio::steady_timer files_timer_;
  std::map<std::string, std::shared_ptr<Heard>> followed_;
  std::shared_ptr<bool> alive_;
  boost::asio::thread_pool packing_{1};  // compresses snapshots: tens of milliseconds for a large document
};

}  // namespace plenary
