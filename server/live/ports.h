// What a live document needs from outside: a log, a clock, chance. Implemented by server/store for Redis and in memory
// (one contract suite for both: tests/server/store), and by the simulation with faults.
//
// All calls come from one thread and answer on it, later, never from within the call. Every call is answered exactly
// once. An answer is one of those named; `unavailable` means that nobody knows: it may have happened, or may yet.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facilitation/document/document.h"
#include "proto/archive.pb.h"
#include "proto/wire.pb.h"

namespace plenary {

using Epoch = std::uint64_t;  // random; never 0 once a document exists
using Chain = std::array<std::uint8_t, 16>;

struct LogPosition {  // LOG-10
  Epoch epoch = 0;
  Seq seq = 0;
  Chain chain{};  // all zero before the first commit
  friend bool operator==(const LogPosition&, const LogPosition&) = default;
};

// One commit as stored. The chain covers the digest, the digest the salted bytes (LOG-3), so that bytes can be erased
// and the chain still verify (LOG-16).
struct LogEntry {
  Seq seq = 0;
  std::string commit;  // serialized Commit
  std::string salt;    // 16 bytes
  std::string digest;  // 16 bytes
  Chain chain{};
  friend bool operator==(const LogEntry&, const LogEntry&) = default;
};

// LOG-2's four answers, and `unavailable`.
struct AppendAnswer {
  enum Kind { ok, duplicate, conflict, corrupt, unavailable } kind = unavailable;
  LogPosition head;              // conflict: what Redis has
  std::vector<LogEntry> missed;  // conflict: entries after the sender's seq, if the sender's chain is on it
  bool missed_known = false;     // conflict: `missed` is meaningful (may stop early: then read on)
  std::string detail;            // corrupt, unavailable: for operators
};

struct LoadedDocument {
  enum Kind { found, missing, corrupt, unavailable } kind = unavailable;
  LogPosition head;
  std::optional<DocumentSnapshot> snapshot;  // newest, LOG-14
  std::vector<LogEntry> entries;             // after the snapshot, in order, complete
  std::string detail;
};

struct ReadAnswer {
  enum Kind { ok, missing, corrupt, unavailable } kind = unavailable;
  LogPosition head;
  std::vector<LogEntry> entries;  // seq > after, in order, at most as many as asked for
  std::string detail;
};

struct HeadAnswer {
  enum Kind { ok, missing, corrupt, unavailable } kind = unavailable;
  LogPosition head;
};

enum class StoreAnswer { ok, refused, unavailable };

class Log {
 public:
  virtual ~Log() = default;
  // A new document whose first commit is `first` (seq 1). conflict: it exists already.
  virtual void create(const std::string& document, Epoch epoch, const LogEntry& first,
                      std::function<void(AppendAnswer)> done) = 0;
  virtual void append(const std::string& document, const LogPosition& expected, const LogEntry& entry,
                      std::function<void(AppendAnswer)> done) = 0;
  virtual void load(const std::string& document, std::function<void(LoadedDocument)> done) = 0;
  virtual void read(const std::string& document, Seq after, std::uint32_t at_most,
                    std::function<void(ReadAnswer)> done) = 0;
  virtual void head(const std::string& document, std::function<void(HeadAnswer)> done) = 0;
  // LOG-14: written and pointed to in one step, refused unless the log holds `at` and the pointer is lower.
  virtual void save_snapshot(const std::string& document, const LogPosition& at, const DocumentSnapshot& snapshot,
                             std::function<void(StoreAnswer)> done) = 0;
  virtual void list(std::function<void(std::optional<std::vector<std::string>>)> done) = 0;  // ids of all documents
  // Commits of a document as other nodes append them, own ones included; may be lost, late, doubled. The last commit
  // is heard when following has begun, and again whenever one may have been missed (so: follow first, then load).
  virtual void follow(const std::string& document, std::function<void(LogPosition head, LogEntry)> heard) = 0;
  virtual void unfollow(const std::string& document) = 0;
  // LOG-12: can the store say that what it answered OK survives whatever it is configured to survive?
  // standalone with appendfsync always: the answer itself is the proof.
  [[nodiscard]] virtual bool ok_is_stable() const = 0;
  // For a store whose ok is not yet stable: `proven` is called, later and in order, with positions that this store saw
  // (ok, duplicate, load, head) and that were confirmed afterwards as LOG-12 asks. Everything up to `at` is stable
  // for whoever has that chain at that seq; to others it says nothing. Never called while ok_is_stable().
  virtual void on_stable(std::function<void(const std::string& document, const LogPosition& at)> proven) {
    (void)proven;
  }
};

// LOG-16: erasing words. `erased` are the entries with other bytes: same seq, digest and chain, no salt. The store
// compares `expected`, replaces them, and moves the document to `new_epoch` (random; the caller's) at the same seq and
// chain; older snapshots, which hold the words, are replaced by `clean`, a snapshot at `expected` without them.
// ok and duplicate: done, under the new epoch. Not "erased" for anybody before that is stable.
class Eraser {
 public:
  virtual ~Eraser() = default;
  virtual void rewrite(const std::string& document, const LogPosition& expected, Epoch new_epoch,
                       const std::vector<LogEntry>& erased, const DocumentSnapshot& clean,
                       std::function<void(AppendAnswer)> done) = 0;
};

// ARCHIVE-4: what was erased and must not come back through an older archive. Kept apart from the logs that it is about,
// which may be lost or brought in again; says neither words nor people.
class SuppressionList {
 public:
  virtual ~SuppressionList() = default;
  // Naming again what is there is fine. False: unavailable; it may have been kept.
  virtual void add(const std::vector<SuppressedWords>& words, std::function<void(bool)> done) = 0;
  // By document and record, each once.
  virtual void list(std::function<void(std::optional<std::vector<SuppressedWords>>)> done) = 0;
};

// REHEARSAL-3: everything of a rehearsal out of the store. What is not called like one (rehearsal_of, in
// facilitation/document/rehearsal.h) is refused before anything is touched, whoever asks.
class Remover {
 public:
  virtual ~Remover() = default;
  // Logs, snapshots and people of the rehearsal's documents; people who are known elsewhere stay known there. ok: nothing of
  // it is there, and it is remembered as one that is not finished. Doing it again is fine.
  virtual void remove(const std::string& rehearsal, std::function<void(StoreAnswer)> done) = 0;
  // Files that held it are rewritten; ok: they have been, and it is remembered no longer.
  virtual void finish(const std::string& rehearsal, std::function<void(StoreAnswer)> done) = 0;
  // Rehearsals of which there is a document, in order; and those that are not finished.
  struct Left {
    std::vector<std::string> there;
    std::vector<std::string> unfinished;
  };
  virtual void left(std::function<void(std::optional<Left>)> done) = 0;
};

// PRESENCE-4: between servers on one log. Nothing said is kept; it may be lost, late and doubled, but two messages of one
// server are not heard in another order. Own messages are heard too.
class PresenceChannel {
 public:
  virtual ~PresenceChannel() = default;
  virtual void say(const std::string& document, const std::string& message) = 0;
  // `begun`: from now on what is said is heard; again whenever something may have been missed.
  virtual void listen(const std::string& document, std::function<void(std::string_view message)> heard,
                      std::function<void()> begun) = 0;
  virtual void stop_listening(const std::string& document) = 0;
};

// Names of people, from the people store: never from a log.
class Directory {
 public:
  virtual ~Directory() = default;
  // Those found, in any order. Nobody found, or the store unavailable: fewer, or none.
  virtual void names(const std::vector<std::string>& participants, std::function<void(std::vector<Person>)> done) = 0;
};

class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual std::int64_t wall_ms() const = 0;    // since 1970, for people and for commits
  [[nodiscard]] virtual std::int64_t steady_ms() const = 0;  // for deadlines
  // Calls `then` once after `ms`, on this thread, unless the handle is destroyed before.
  using Timer = std::shared_ptr<void>;
  [[nodiscard]] virtual Timer after(std::int64_t ms, std::function<void()> then) = 0;
};

class Entropy {
 public:
  virtual ~Entropy() = default;
  virtual void fill(void* bytes, std::size_t count) = 0;
};

// LOG-3. The key stays on the server; clients and archives treat chains as opaque (an archive brings the key).
class ChainMaker {
 public:
  explicit ChainMaker(std::string key) : key_(std::move(key)) {}
  // Fills salt, digest and chain for `commit` coming after `previous`.
  [[nodiscard]] LogEntry seal(Seq seq, std::string commit, const Chain& previous, Entropy& entropy) const;
  // Does the entry follow `previous`? An entry whose bytes were erased (empty salt) is judged by its digest alone.
  [[nodiscard]] bool follows(const LogEntry& entry, const Chain& previous) const;
  [[nodiscard]] const std::string& key() const { return key_; }

 private:
  std::string key_;  // 32 bytes
};

// Which key seals the log of which document. Each has its own, made from that of the installation by a one-way function:
// an archive that travels brings the keys of its documents along, and they say nothing about any other.
class ChainKeys {
 public:
  // `brought`: the keys of documents that came in an archive, by id (32 bytes each).
  explicit ChainKeys(std::string installation, std::map<std::string, std::string> brought = {});
  // One key for all but those brought: installations that were begun so, and tests.
  ChainKeys(const ChainMaker& one_for_all, std::map<std::string, std::string> brought = {});
  [[nodiscard]] ChainMaker of(const std::string& document) const;
  // May the key of this document be given away with its log, and no other with it?
  [[nodiscard]] bool its_own(const std::string& document) const;

 private:
  std::string installation_;
  bool one_for_all_ = false;
  std::shared_ptr<const std::map<std::string, std::string>> brought_;
};

}  // namespace plenary
