// A log whose answers a test holds in its hand: every call waits until the test lets it happen, loses it, or loses
// its answer. What happens is what the log in memory does (server/store/memory_log.h), so answers are honest.
//
//   log.waiting()      {"append 2", "head"}      commits that were published wait too: {"heard 2"}
//   log.answer()       the first of them happens and is answered
//   log.lose_answer()  it happens; the node is told `unavailable`
//   log.let_happen()   it happens; its answer waits behind everything else, as "answer to append 2"
//   log.lose_call()    it does not happen; the node is told `unavailable`
//   log.drop()         a publication that is never delivered
#pragma once

#include <algorithm>
#include <deque>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "server/store/memory_log.h"

namespace plenary::test {

class HeldLog : public Log, public Eraser {
 public:
  explicit HeldLog(std::shared_ptr<MemoryDocuments> documents)
      : inner_(std::move(documents), [](std::function<void()> at_once) { at_once(); }) {}

  void create(const std::string& document, Epoch epoch, const LogEntry& first,
              std::function<void(AppendAnswer)> done) override {
    hold<AppendAnswer>("create", std::move(done),
                       [=, this](auto answer) { inner_.create(document, epoch, first, answer); });
  }
  void append(const std::string& document, const LogPosition& expected, const LogEntry& entry,
              std::function<void(AppendAnswer)> done) override {
    appended.push_back(entry);
    hold<AppendAnswer>("append " + std::to_string(entry.seq), std::move(done),
                       [=, this](auto answer) { inner_.append(document, expected, entry, answer); });
  }
  void load(const std::string& document, std::function<void(LoadedDocument)> done) override {
    hold<LoadedDocument>("load", std::move(done), [=, this](auto answer) { inner_.load(document, answer); });
  }
  void read(const std::string& document, Seq after, std::uint32_t at_most,
            std::function<void(ReadAnswer)> done) override {
    hold<ReadAnswer>("read after " + std::to_string(after), std::move(done),
                     [=, this](auto answer) { inner_.read(document, after, at_most, answer); });
  }
  void head(const std::string& document, std::function<void(HeadAnswer)> done) override {
    hold<HeadAnswer>("head", std::move(done), [=, this](auto answer) { inner_.head(document, answer); });
  }
  void save_snapshot(const std::string& document, const LogPosition& at, const DocumentSnapshot& snapshot,
                     std::function<void(StoreAnswer)> done) override {
    calls_.push_back({"snapshot at " + std::to_string(at.seq), [=, this](Fate fate) {
                        if (fate == Fate::call_lost) return done(StoreAnswer::unavailable);
                        inner_.save_snapshot(document, at, snapshot, [&](StoreAnswer answer) {
                          done(fate == Fate::answered ? answer : StoreAnswer::unavailable);
                        });
                      }});
  }
  void rewrite(const std::string& document, const LogPosition& expected, Epoch epoch,
               const std::vector<LogEntry>& erased, const DocumentSnapshot& clean,
               std::function<void(AppendAnswer)> done) override {
    hold<AppendAnswer>("rewrite " + std::to_string(erased.size()), std::move(done),
                       [=, this](auto answer) { inner_.rewrite(document, expected, epoch, erased, clean, answer); });
  }
  void list(std::function<void(std::optional<std::vector<std::string>>)> done) override {
    inner_.list(std::move(done));
  }
  void follow(const std::string& document, std::function<void(LogPosition head, LogEntry)> heard) override {
    inner_.follow(document, [this, heard = std::move(heard)](LogPosition head, LogEntry entry) {
      calls_.push_back({"heard " + std::to_string(entry.seq), [heard, head, entry](Fate) { heard(head, entry); }});
    });
  }
  void unfollow(const std::string& document) override { inner_.unfollow(document); }
  [[nodiscard]] bool ok_is_stable() const override { return stable_at_once; }
  void on_stable(std::function<void(const std::string&, const LogPosition&)> proven) override {
    prove = std::move(proven);
  }

  [[nodiscard]] std::vector<std::string> waiting() const {
    std::vector<std::string> names;
    for (const Call& call : calls_) names.push_back(call.name);
    return names;
  }
  void answer() { take(Fate::answered); }
  void answer(const std::string& name) {
    const auto found = std::find_if(calls_.begin(), calls_.end(), [&](const Call& call) { return call.name == name; });
    if (found == calls_.end()) throw std::runtime_error("nobody asks " + name);
    const Call call = std::move(*found);
    calls_.erase(found);
    call.run(Fate::answered);
  }
  void let_happen() { take(Fate::answered_later); }
  void lose_answer() { take(Fate::answer_lost); }
  void lose_call() { take(Fate::call_lost); }
  void drop() { calls_.pop_front(); }
  // Whatever waits and whatever follows from it.
  void answer_all() {
    for (int step = 0; !calls_.empty(); ++step) {
      if (step > 10'000) throw std::runtime_error("the log is asked without end: " + calls_.front().name);
      answer();
    }
  }

  bool stable_at_once = true;
  std::function<void(const std::string&, const LogPosition&)> prove;
  std::vector<LogEntry> appended;  // every entry that was ever sent, again where it was sent again

 private:
  enum class Fate { answered, answered_later, answer_lost, call_lost };
  struct Call {
    std::string name;
    std::function<void(Fate)> run;
  };

  template <class Answer, class Happen>
  void hold(std::string name, std::function<void(Answer)> done, Happen happen) {
    calls_.push_back({name, [this, name, done = std::move(done), happen = std::move(happen)](Fate fate) {
                        Answer unavailable;
                        unavailable.kind = Answer::unavailable;
                        if (fate == Fate::call_lost) return done(unavailable);
                        if (fate == Fate::answered_later)
                          return happen(std::function<void(Answer)>([&](Answer answer) {
                            calls_.push_back({"answer to " + name, [done, answer](Fate) { done(answer); }});
                          }));
                        happen(std::function<void(Answer)>(
                            [&](Answer answer) { done(fate == Fate::answered ? answer : unavailable); }));
                      }});
  }
  void take(Fate fate) {
    if (calls_.empty()) throw std::runtime_error("nothing is asked of the log");
    const Call call = std::move(calls_.front());
    calls_.pop_front();
    call.run(fate);
  }

  std::deque<Call> calls_;
  MemoryLog inner_;
};

}  // namespace plenary::test
