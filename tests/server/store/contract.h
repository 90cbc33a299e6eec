// What the contract suite (contract.cc) needs of a store: two server nodes on it, a way to let time pass, and hands to
// damage it. memory_rig.cc and redis_rig.cc each provide one.
#pragma once

#include <random>

#include "server/identity/ports.h"
#include "server/live/ports.h"
#include "server/store/people.h"
#include "server/store/restorer.h"
#include "tests/catch.h"

namespace plenary {

class StoreRig {
 public:
  virtual ~StoreRig() = default;
  virtual Log& node(std::size_t which) = 0;  // 0 and 1
  virtual Eraser& eraser() = 0;
  virtual Restorer& restorer() = 0;
  virtual SuppressionList& suppressed() = 0;
  virtual Remover& remover() = 0;
  virtual PresenceChannel& presence(std::size_t which) = 0;  // of node 0 and 1
  virtual PeopleStore& people() = 0;
  virtual KeptForAWhile& kept() = 0;
  virtual void pass_ms(std::int64_t ms) = 0;                      // for what is kept for a while
  virtual void run_until(const std::function<bool()>& done) = 0;  // fails the test if it does not come true

  virtual void cut_log(const std::string& document, Seq last) = 0;  // entries after `last` are gone, the head is not
  virtual void roll_back(const std::string& document, const LogEntry& to) = 0;  // log and head, as a failover does
  virtual void lose_head(const std::string& document) = 0;
  virtual void lose_log(const std::string& document) = 0;
  virtual void change_byte(const std::string& document, Seq seq) = 0;  // of the commit's bytes
  virtual void damage_snapshot(const std::string& document) = 0;
};

std::unique_ptr<StoreRig> make_rig();

// Calls, lets time pass until the answer is there, and sees to it that it did not come from within the call.
template <class Answer, class Call>
Answer answer_of(StoreRig& rig, Call&& call) {
  auto answer = std::make_shared<std::optional<Answer>>();
  call([answer](Answer given) {
    REQUIRE(!answer->has_value());
    *answer = std::move(given);
  });
  REQUIRE(!answer->has_value());
  rig.run_until([&answer] { return answer->has_value(); });
  return **answer;
}

class SeededEntropy : public Entropy {
 public:
  explicit SeededEntropy(std::uint64_t seed) : random_(seed) {}
  void fill(void* bytes, std::size_t count) override {
    for (std::size_t i = 0; i < count; ++i)
      static_cast<unsigned char*>(bytes)[i] = static_cast<unsigned char>(random_());
  }

 private:
  std::mt19937_64 random_;
};

inline const std::string kTestKey(32, 'k');

// Writes commits: knows how one follows another, as a live document does.
class Author {
 public:
  explicit Author(std::uint64_t seed = 1) : chain_(kTestKey), entropy_(seed) {}
  LogEntry after(const LogPosition& at, std::string commit) {
    return chain_.seal(at.seq + 1, std::move(commit), at.chain, entropy_);
  }
  LogPosition position(Epoch epoch, const LogEntry& entry) const { return {epoch, entry.seq, entry.chain}; }

 private:
  ChainMaker chain_;
  SeededEntropy entropy_;
};

}  // namespace plenary
