#include <deque>

#include "server/store/memory_kept.h"
#include "server/store/memory_people.h"
#include "server/store/memory_presence.h"
#include "server/store/memory_remover.h"
#include "server/store/memory_suppressed.h"
#include "tests/server/store/contract.h"

namespace plenary {
namespace {

class AdvancedClock : public Clock {
 public:
  std::int64_t wall_ms() const override { return now; }
  std::int64_t steady_ms() const override { return now; }
  Timer after(std::int64_t, std::function<void()>) override { return nullptr; }
  std::int64_t now = 1;
};

class MemoryRig : public StoreRig {
 public:
  Log& node(std::size_t which) override { return which == 0 ? first_ : second_; }
  Eraser& eraser() override { return first_; }
  Restorer& restorer() override { return first_; }
  SuppressionList& suppressed() override { return suppressed_; }
  Remover& remover() override { return remover_; }
  PresenceChannel& presence(std::size_t which) override { return which == 0 ? first_presence_ : second_presence_; }
  PeopleStore& people() override { return people_; }
  KeptForAWhile& kept() override { return kept_; }
  void pass_ms(std::int64_t ms) override { clock_.now += ms; }

  void run_until(const std::function<bool()>& done) override {
    while (!done()) {
      REQUIRE(!waiting_.empty());
      const auto next = std::move(waiting_.front());
      waiting_.pop_front();
      next();
    }
  }

  void cut_log(const std::string& document, Seq last) override { documents_->by_id.at(document).log.resize(last); }
  void roll_back(const std::string& document, const LogEntry& to) override {
    MemoryDocument& rolled = documents_->by_id.at(document);
    rolled.log.resize(to.seq);
    rolled.head->seq = to.seq;
    rolled.head->chain = to.chain;
  }
  void lose_head(const std::string& document) override { documents_->by_id.at(document).head.reset(); }
  void lose_log(const std::string& document) override { documents_->by_id.at(document).log.clear(); }
  void change_byte(const std::string& document, Seq seq) override {
    documents_->by_id.at(document).log[seq - 1].commit[0] ^= 1;
  }
  void damage_snapshot(const std::string& document) override {
    documents_->by_id.at(document).snapshot = "not a snapshot";
  }

 private:
  std::deque<std::function<void()>> waiting_;
  Post post_ = [this](std::function<void()> then) { waiting_.push_back(std::move(then)); };
  std::shared_ptr<MemoryDocuments> documents_ = std::make_shared<MemoryDocuments>();
  AdvancedClock clock_;
  MemoryLog first_{documents_, post_, ChainMaker(kTestKey)};
  MemoryLog second_{documents_, post_, ChainMaker(kTestKey)};
  std::shared_ptr<MemoryPresenceHub> hub_ = std::make_shared<MemoryPresenceHub>();
  MemoryPresence first_presence_{hub_, post_};
  MemoryPresence second_presence_{hub_, post_};
  MemorySuppressed suppressed_{post_};
  MemoryPeople people_{post_};
  MemoryKept kept_{clock_, post_};
  MemoryRemover remover_{documents_, [this](const auto& which) { people_.forget_documents(which); }, post_};
};

}  // namespace

std::unique_ptr<StoreRig> make_rig() { return std::make_unique<MemoryRig>(); }

}  // namespace plenary
