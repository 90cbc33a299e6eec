#include "server/store/redis_log.h"

#include <hiredis/hiredis.h>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <stdexcept>
#include <utility>

#include "server/store/position.h"
#include "server/store/stored_entry.h"

namespace plenary {
namespace {

using scripts::Script;
using stored::key;

constexpr std::uint32_t kPageEntries = 1000;
constexpr std::size_t kPageBytes = 1 << 20;
constexpr int kTries = 5;
constexpr const char* kErasedInFiles = "plenary:erased-in-files";

std::string head_key(const std::string& document) { return key(document, "head"); }
std::string log_key(const std::string& document) { return key(document, "log"); }
std::string channel(const std::string& document) { return key(document, "commits"); }
std::string snapshot_keys(const std::string& document) { return key(document, "snapshot:"); }

// A commit is at most some 64 KiB. Redis closes the connection on an argument that is too long, for ever again.
void ensure_fits(const std::string& bytes) {
  if (bytes.size() > stored::kLargestArgument) throw std::length_error("a commit or snapshot of more than 7 MiB");
}

// LOG-2: the answer of append, create and rewrite.
AppendAnswer answer_in(const redisReply* reply) {
  AppendAnswer answer;
  if (reply == nullptr) return answer.detail = "Redis did not answer", answer;
  if (reply->type == REDIS_REPLY_ERROR) {
    answer.kind = error_word(reply) == "WRONGTYPE" ? AppendAnswer::corrupt : AppendAnswer::unavailable;
    return answer.detail = text_of(reply), answer;
  }
  const std::string_view word = reply->elements > 0 ? text_of(reply->element[0]) : std::string_view{};
  if (word == "OK") return answer.kind = AppendAnswer::ok, answer;
  if (word == "DUPLICATE") return answer.kind = AppendAnswer::duplicate, answer;
  if (word == "CONFLICT" && reply->elements == 6) {
    const auto head = stored::position_in(reply->element + 1);
    auto missed = stored::entries_in(reply->element[5]);
    if (head && missed) return {AppendAnswer::conflict, *head, std::move(*missed), reply->element[4]->integer == 1, {}};
    return {AppendAnswer::corrupt, {}, {}, false, "the head or an entry is not readable"};
  }
  if (word == "CORRUPT") answer.kind = AppendAnswer::corrupt;
  answer.detail = reply->elements > 1 ? text_of(reply->element[1]) : "an answer that is not one of ours";
  return answer;
}

// What the read script answers.
struct Page {
  ReadAnswer::Kind kind = ReadAnswer::unavailable;
  std::string detail;
  LogPosition head;
  std::string pointer;   // name of the newest snapshot, if asked for and there is one
  std::string snapshot;  // packed
  Seq after = 0;
  std::optional<Chain> chain_there;  // at `after`; nullopt: after the head
  std::vector<LogEntry> entries;
};

Page unreadable(std::string detail) { return {ReadAnswer::corrupt, std::move(detail)}; }

Page page_in(const redisReply* reply) {
  if (reply == nullptr) return {ReadAnswer::unavailable, "Redis did not answer"};
  if (error_word(reply) == "WRONGTYPE") return unreadable(std::string(text_of(reply)));
  if (reply->type != REDIS_REPLY_ARRAY || reply->elements == 0)
    return {ReadAnswer::unavailable, std::string(text_of(reply))};
  const std::string_view word = text_of(reply->element[0]);
  if (word == "MISSING") return {ReadAnswer::missing, {}};
  if (word == "CORRUPT") return unreadable(std::string(text_of(reply->element[1])));
  if (word != "OK" || reply->elements != 10) return {ReadAnswer::unavailable, "an answer that is not one of ours"};

  const auto head = stored::position_in(reply->element + 1);
  const auto after = stored::seq_from(text_of(reply->element[7]));
  auto entries = stored::entries_in(reply->element[9]);
  if (!head || !after) return unreadable("the head is not readable");
  if (!entries) return unreadable("an entry is not readable");
  if (text_of(reply->element[4]) != stored::kFormat)
    return unreadable("it was written by a newer version: format " + std::string(text_of(reply->element[4])));
  return {ReadAnswer::ok,
          {},
          *head,
          std::string(text_of(reply->element[5])),
          std::string(text_of(reply->element[6])),
          *after,
          stored::chain_from(text_of(reply->element[8])),
          std::move(*entries)};
}

std::string broken_chain(Seq seq) { return "entry " + std::to_string(seq) + " does not follow the chain"; }

ReadAnswer read_answer_in(const redisReply* reply, const ChainMaker& judge) {
  Page page = page_in(reply);
  if (page.kind == ReadAnswer::ok && !page.entries.empty()) {
    const auto broken = stored::first_broken(judge, page.entries, page.after, page.chain_there.value_or(Chain{}));
    if (broken) page.kind = ReadAnswer::corrupt, page.detail = broken_chain(*broken), page.entries.clear();
  }
  return {page.kind, page.head, std::move(page.entries), std::move(page.detail)};
}

}  // namespace

struct RedisLog::Loading {
  std::string document;
  std::function<void(LoadedDocument)> done;
  LoadedDocument loaded;
  bool begun = false;   // the first page is there
  LogPosition reached;  // up to here, snapshot and entries
  int tries = 0;

  void begin_again() {
    loaded = {};
    begun = false;
    reached = {};
  }
  void end(LoadedDocument::Kind kind, std::string detail) {
    loaded.kind = kind;
    loaded.detail = std::move(detail);
    if (kind != LoadedDocument::found) loaded.entries.clear(), loaded.snapshot.reset();
    done(std::move(loaded));
  }
};

RedisLog::RedisLog(Redis& redis, ChainKeys judge, ReplicasAsked replicas)
    : redis_(redis),
      judge_(std::move(judge)),
      proof_(redis, replicas, [this](const std::string& document) { head(document, [](const HeadAnswer&) {}); }),
      files_(redis),
      files_timer_(redis.io()),
      alive_(std::make_shared<bool>(true)) {
  // A server may have ended before they had.
  redis_.on_change([this, alive = std::weak_ptr(alive_)](bool up) {
    if (up && alive.lock()) erased_words_leave_files();
  });
  if (redis_.up()) erased_words_leave_files();
}

RedisLog::~RedisLog() { packing_.join(); }

void RedisLog::on_stable(std::function<void(const std::string& document, const LogPosition& at)> proven) {
  proof_.on_proven(std::move(proven));
}

RedisAnswer RedisLog::append_answered(const std::string& document, const LogPosition& aim,
                                      std::function<void(AppendAnswer)> done) {
  return [this, alive = std::weak_ptr(alive_), document, aim, done = std::move(done)](const redisReply* reply) {
    if (!alive.lock()) return;
    AppendAnswer answer = answer_in(reply);
    const bool there = answer.kind == AppendAnswer::ok || answer.kind == AppendAnswer::duplicate;
    if (there) answer.head = aim;
    done(std::move(answer));
    if (there) proof_.saw(document, aim);
  };
}

void RedisLog::create(const std::string& document, Epoch epoch, const LogEntry& first,
                      std::function<void(AppendAnswer)> done) {
  ensure_fits(first.commit);
  redis_.run(Script::create, 3,
             {head_key(document), log_key(document), "plenary:documents", stored::hex(epoch), first.commit, first.salt,
              first.digest, stored::text_of(first.chain), document, channel(document), std::string(stored::kFormat)},
             append_answered(document, {epoch, 1, first.chain}, std::move(done)));
}

void RedisLog::append(const std::string& document, const LogPosition& expected, const LogEntry& entry,
                      std::function<void(AppendAnswer)> done) {
  ensure_fits(entry.commit);
  redis_.run(Script::append, 2,
             {head_key(document), log_key(document), stored::hex(expected.epoch), std::to_string(expected.seq),
              stored::text_of(expected.chain), entry.commit, entry.salt, entry.digest, stored::text_of(entry.chain),
              channel(document), std::to_string(stored::kMissedBytes)},
             append_answered(document, {expected.epoch, entry.seq, entry.chain}, std::move(done)));
}

void RedisLog::load(const std::string& document, std::function<void(LoadedDocument)> done) {
  auto loading = std::make_shared<Loading>();
  loading->document = document;
  loading->done = std::move(done);
  load_page(std::move(loading));
}

void RedisLog::load_page(std::shared_ptr<Loading> loading) {
  const std::string& document = loading->document;
  redis_.run(Script::read, 2,
             {head_key(document), log_key(document), loading->begun ? std::to_string(loading->reached.seq) : "snapshot",
              std::to_string(kPageEntries), std::to_string(kPageBytes), snapshot_keys(document)},
             [this, alive = std::weak_ptr(alive_), loading](const redisReply* reply) {
               if (alive.lock()) page_loaded(loading, reply);
             });
}

// Each page is of one moment; between two pages the document may have grown (fine), or have become another (again).
void RedisLog::page_loaded(const std::shared_ptr<Loading>& loading, const redisReply* reply) {
  Page page = page_in(reply);
  switch (page.kind) {
    case ReadAnswer::ok: break;
    case ReadAnswer::missing: return loading->end(LoadedDocument::missing, {});
    case ReadAnswer::corrupt: return loading->end(LoadedDocument::corrupt, std::move(page.detail));
    case ReadAnswer::unavailable: return loading->end(LoadedDocument::unavailable, std::move(page.detail));
  }
  const bool same_history =
      !loading->begun || (page.head.epoch == loading->reached.epoch && page.chain_there == loading->reached.chain);
  if (!same_history) {
    if (++loading->tries == kTries)
      return loading->end(LoadedDocument::unavailable, "it became another while it was read");
    loading->begin_again();
    return load_page(loading);
  }
  if (!loading->begun) {
    loading->begun = true;
    loading->reached = {page.head.epoch, page.after, page.chain_there.value_or(Chain{})};
    if (!page.pointer.empty()) {  // LOG-14
      loading->loaded.snapshot = stored::unpacked_snapshot(page.snapshot);
      const bool agrees = loading->loaded.snapshot &&
                          stored::from_proto(loading->loaded.snapshot->at()) == loading->reached &&
                          stored::snapshot_name(loading->reached) == page.pointer;
      if (!agrees) return loading->end(LoadedDocument::corrupt, "the snapshot is damaged or not of this log");
    }
  }
  const auto broken =
      stored::first_broken(judge_.of(loading->document), page.entries, loading->reached.seq, loading->reached.chain);
  if (broken) return loading->end(LoadedDocument::corrupt, broken_chain(*broken));
  for (LogEntry& entry : page.entries) {
    loading->reached.seq = entry.seq;
    loading->reached.chain = entry.chain;
    loading->loaded.entries.push_back(std::move(entry));
  }
  loading->loaded.head = page.head;
  if (loading->reached.seq < page.head.seq) {
    if (page.entries.empty()) return loading->end(LoadedDocument::corrupt, "the log has a hole");
    return load_page(loading);
  }
  if (loading->reached != page.head) return loading->end(LoadedDocument::corrupt, "the log does not end at its head");
  const LogPosition at = page.head;
  loading->end(LoadedDocument::found, {});
  proof_.saw(loading->document, at);
}

void RedisLog::read(const std::string& document, Seq after, std::uint32_t at_most,
                    std::function<void(ReadAnswer)> done) {
  redis_.run(Script::read, 2,
             {head_key(document), log_key(document), std::to_string(after),
              std::to_string(std::min(at_most, kPageEntries)), std::to_string(kPageBytes), snapshot_keys(document)},
             [judge = judge_.of(document), done = std::move(done)](const redisReply* reply) {
               done(read_answer_in(reply, judge));
             });
}

void RedisLog::head(const std::string& document, std::function<void(HeadAnswer)> done) {
  redis_.run(Script::read, 2, {head_key(document), log_key(document), "0", "0", "0", ""},
             [this, alive = std::weak_ptr(alive_), document, done = std::move(done)](const redisReply* reply) {
               if (!alive.lock()) return;
               const Page page = page_in(reply);
               done({static_cast<HeadAnswer::Kind>(page.kind), page.head});
               if (page.kind == ReadAnswer::ok) proof_.saw(document, page.head);
             });
}
static_assert(static_cast<int>(HeadAnswer::ok) == ReadAnswer::ok &&
              static_cast<int>(HeadAnswer::missing) == ReadAnswer::missing &&
              static_cast<int>(HeadAnswer::corrupt) == ReadAnswer::corrupt &&
              static_cast<int>(HeadAnswer::unavailable) == ReadAnswer::unavailable);

void RedisLog::save_snapshot(const std::string& document, const LogPosition& at, const DocumentSnapshot& snapshot,
                             std::function<void(StoreAnswer)> done) {
  DocumentSnapshot placed = snapshot;
  *placed.mutable_at() = stored::to_proto(at);
  boost::asio::post(packing_, [this, alive = std::weak_ptr(alive_), &io = redis_.io(), document, at,
                               serialized = placed.SerializeAsString(), done = std::move(done)]() mutable {
    std::string packed = stored::packed_snapshot(serialized);
    boost::asio::post(io, [this, alive, document, at, packed = std::move(packed), done = std::move(done)]() mutable {
      if (alive.lock()) write_snapshot(document, at, std::move(packed), std::move(done));
    });
  });
}

void RedisLog::write_snapshot(const std::string& document, const LogPosition& at, std::string packed,
                              std::function<void(StoreAnswer)> done) {
  if (packed.size() > stored::kLargestArgument) {
    redis_.trouble("A snapshot of more than 7 MiB is not stored; the document still loads, from its log.");
    return done(StoreAnswer::refused);
  }
  const std::string name = stored::snapshot_name(at);
  redis_.run(Script::snapshot, 3,
             {head_key(document), log_key(document), snapshot_keys(document) + name, stored::hex(at.epoch),
              std::to_string(at.seq), stored::text_of(at.chain), std::move(packed), name, snapshot_keys(document)},
             [done = std::move(done)](const redisReply* reply) {
               if (reply == nullptr || reply->type != REDIS_REPLY_ARRAY || reply->elements == 0)
                 return done(StoreAnswer::unavailable);
               done(text_of(reply->element[0]) == "OK" ? StoreAnswer::ok : StoreAnswer::refused);
             });
}

void RedisLog::list(std::function<void(std::optional<std::vector<std::string>>)> done) {
  redis_.command({"SMEMBERS", "plenary:documents"}, [done = std::move(done)](const redisReply* reply) {
    if (reply == nullptr || reply->type != REDIS_REPLY_ARRAY) return done(std::nullopt);
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < reply->elements; ++i) ids.emplace_back(text_of(reply->element[i]));
    std::sort(ids.begin(), ids.end());
    done(std::move(ids));
  });
}

void RedisLog::follow(const std::string& document, std::function<void(LogPosition head, LogEntry)> heard) {
  const auto kept = std::make_shared<Heard>(std::move(heard));
  followed_[document] = kept;
  redis_.channels().follow(
      channel(document),
      [kept](std::string_view message) {
        auto published = stored::published_in(message);
        if (published) (*kept)(published->head, std::move(published->entry));
      },
      [this, alive = std::weak_ptr(alive_), document] {
        if (alive.lock()) tell_head(document);
      });
}

void RedisLog::unfollow(const std::string& document) {
  followed_.erase(document);
  redis_.channels().unfollow(channel(document));
}

// What was said before following began, or while the connection was away, was not heard.
void RedisLog::tell_head(const std::string& document) {
  const auto found = followed_.find(document);
  if (found == followed_.end()) return;
  redis_.run(Script::read, 2, {head_key(document), log_key(document), "last", "1", std::to_string(kPageBytes), ""},
             [heard = std::weak_ptr(found->second)](const redisReply* reply) {
               Page page = page_in(reply);
               const auto still_followed = heard.lock();
               if (still_followed && page.kind == ReadAnswer::ok && page.entries.size() == 1)
                 (*still_followed)(page.head, std::move(page.entries[0]));
             });
}

void RedisLog::rewrite(const std::string& document, const LogPosition& expected, Epoch new_epoch,
                       const std::vector<LogEntry>& erased, const DocumentSnapshot& clean,
                       std::function<void(AppendAnswer)> done) {
  const LogPosition aim{new_epoch, expected.seq, expected.chain};
  const std::string name = stored::snapshot_name(aim);
  DocumentSnapshot placed = clean;
  *placed.mutable_at() = stored::to_proto(aim);
  std::vector<std::string> arguments{head_key(document),
                                     log_key(document),
                                     key(document, "rewriting"),
                                     snapshot_keys(document) + name,
                                     stored::hex(expected.epoch),
                                     std::to_string(expected.seq),
                                     stored::text_of(expected.chain),
                                     stored::hex(new_epoch),
                                     stored::packed_snapshot(placed.SerializeAsString()),
                                     name,
                                     snapshot_keys(document),
                                     channel(document)};
  ensure_fits(arguments[8]);
  for (const LogEntry& entry : erased) {
    ensure_fits(entry.commit);
    arguments.insert(arguments.end(),
                     {std::to_string(entry.seq), entry.digest, stored::text_of(entry.chain), entry.commit});
  }
  const std::string erasing = stored::hex(new_epoch);
  erasing_.insert(erasing);
  redis_.command({"SADD", kErasedInFiles, erasing}, [](const redisReply*) {});
  redis_.run(Script::rewrite, 4, std::move(arguments),
             append_answered(document, aim, [this, erasing, done = std::move(done)](AppendAnswer answer) {
               const bool there = answer.kind == AppendAnswer::ok || answer.kind == AppendAnswer::duplicate;
               erasing_.erase(erasing);
               done(std::move(answer));
               if (!there) return;
               erased_here_ = true;  // whatever is noted: another server may have struck it out a moment too early
               erased_words_leave_files();
             }));
}

// The words are out of memory, and still in the append-only file until that is rewritten: what is to go is noted in Redis
// itself before it goes, so that whoever comes next knows of it if nobody here is left to.
void RedisLog::erased_words_leave_files() {
  if (rewriting_files_) {
    rewrite_files_again_ = true;
    return;
  }
  rewriting_files_ = true;
  redis_.command({"SMEMBERS", kErasedInFiles}, [this, alive = std::weak_ptr(alive_)](const redisReply* reply) {
    if (!alive.lock()) return;
    if (reply == nullptr || reply->type != REDIS_REPLY_ARRAY) return files_are_rewritten(StoreAnswer::unavailable, {});
    std::vector<std::string> erased;
    for (std::size_t i = 0; i < reply->elements; ++i)
      if (std::string one(text_of(reply->element[i])); !erasing_.contains(one)) erased.push_back(std::move(one));
    if (!std::exchange(erased_here_, false) && erased.empty()) return files_are_rewritten(StoreAnswer::ok, {});
    files_.rewrite("erased words", [this, erased](StoreAnswer answer) { files_are_rewritten(answer, erased); });
  });
}

void RedisLog::files_are_rewritten(StoreAnswer answer, const std::vector<std::string>& erased) {
  rewriting_files_ = false;
  if (answer == StoreAnswer::refused) return;  // the operator has been told
  if (answer == StoreAnswer::ok && !erased.empty()) {
    RedisArguments gone{"SREM", kErasedInFiles};
    gone.insert(gone.end(), erased.begin(), erased.end());
    redis_.command(gone, [](const redisReply*) {});
  }
  if (std::exchange(rewrite_files_again_, false)) return erased_words_leave_files();
  if (answer == StoreAnswer::ok) return;
  erased_here_ = true;
  files_timer_.expires_after(std::chrono::seconds(5));
  files_timer_.async_wait([this, alive = std::weak_ptr(alive_)](boost::system::error_code error) {
    if (!error && alive.lock()) erased_words_leave_files();
  });
}

}  // namespace plenary
