// The API over everything that stands behind it, in memory: live documents, log, people, sessions, codes, and a clock
// that is advanced. No sockets: a request goes in, an answer comes out.
//
//   House house;                                          // boards "meet.blue" and "meet.red" of one session, meeting "meet"
//   const JoinAnswer ben = house.joins("participant", "Ben");
//   CHECK(said(house.get("/api/documents/meet.blue/log", ben)) == "200");
//   house.acts(ben, add_card("c1", "words"));
//
// Every board has an invitation for each role, "invitation.<role>", and a personal one for "lena", a rapporteur.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "server/api/api.h"
#include "server/api/stored_names.h"
#include "server/store/memory_kept.h"
#include "server/store/memory_people.h"
#include "server/store/memory_remover.h"
#include "server/store/memory_suppressed.h"
#include "tests/server/live/room.h"
#include "tests/temporary_folder.h"

namespace plenary::test {

// What is posted happens when the test lets it: settle().
class Later {
 public:
  [[nodiscard]] Post post() {
    return [this](std::function<void()> then) { waiting_.push_back(std::move(then)); };
  }
  bool settle();  // all of it, and what follows; false: nothing waited
  void step();    // the first of it, if anything waits
  void forget() { waiting_.clear(); }

 private:
  std::deque<std::function<void()>> waiting_;
};

// A store that works, until it is away.
class KeptOrAway : public KeptForAWhile {
 public:
  KeptOrAway(const Clock& clock, Post post) : kept_(clock, post), post_(std::move(post)) {}
  bool away = false;

  void get(const std::string& key, std::function<void(KeptAnswer)> done) override;
  void put_new(const std::string& key, std::string value, std::int64_t ttl_ms,
               std::function<void(KeepAnswer)> done) override;
  void replace(const std::string& key, const std::string& expected, std::string value, std::int64_t ttl_ms,
               std::function<void(KeepAnswer)> done) override;
  void renew(const std::string& key, std::int64_t ttl_ms, std::function<void(KeepAnswer)> done) override;
  void list(std::function<void(std::optional<std::vector<std::string>>)> done) override;
  void remove(const std::string& key, std::function<void(KeepAnswer)> done) override;

 private:
  MemoryKept kept_;
  Post post_;
};

class PeopleOrAway : public PeopleStore {
 public:
  explicit PeopleOrAway(Post post) : people_(post), post_(std::move(post)) {}
  bool away = false;

  void put(const std::string& document, const ListedPerson& person, std::function<void(bool)> done) override;
  void find(const std::string& id, std::function<void(PersonAnswer)> done) override {
    people_.find(id, std::move(done));
  }
  void remove(const std::string& id, std::function<void(bool)> done) override { people_.remove(id, std::move(done)); }
  void forget_documents(const std::function<bool(const std::string&)>& which) { people_.forget_documents(which); }
  void list(const std::string& document, std::function<void(std::optional<std::vector<ListedPerson>>)> done) override {
    if (away) return post_([done = std::move(done)] { done(std::nullopt); });
    people_.list(document, std::move(done));
  }

 private:
  MemoryPeople people_;
  Post post_;
};

// What outlives a node, and what several share.
struct Storage {
  HandClock clock;
  Later later;
  std::shared_ptr<MemoryDocuments> documents = std::make_shared<MemoryDocuments>();
  PeopleOrAway people{later.post()};
  KeptOrAway sessions{clock, later.post()};
  KeptOrAway codes{clock, later.post()};
  JoinLinks links{std::string(32, 'l')};
  MemoryRemover remover{documents, [this](const auto& which) { people.forget_documents(which); }, later.post()};
  MemorySuppressed suppressed{later.post()};
  ChainKeys chain{std::string(32, 'k')};
  TemporaryFolder folder;
  RecordingFiles recordings{folder.path(), {.left_free = 0}};
};

// The other end of a WebSocket.
class Line : public Socket {
 public:
  void send(std::span<const SharedBytes> buffers) override;
  void close(std::uint16_t code, std::string_view) override { closed = closed == 0 ? code : closed; }
  [[nodiscard]] const std::string& remote_ip() const override { return ip_; }

  void says(const ClientFrame& frame) { handler->on_message(frame.SerializeAsString()); }
  void says_hello(const std::string& client);
  void hangs_up();
  // "welcome PARTICIPANT meet.blue": the first message there was, "nothing" if none.
  [[nodiscard]] std::string heard_first() const;

  std::shared_ptr<SocketHandler> handler;
  std::uint16_t closed = 0;  // 0: open
  std::string bytes;         // every byte that was sent
  std::vector<std::function<void()>> sent;

 private:
  const std::string ip_ = "192.0.2.7";
};

// Who asks, and from where.
struct From {
  std::string session;  // sent as bearer
  std::string cookie;   // a whole Cookie field
  std::string range;    // of the file that is asked for
  std::string ip = "192.0.2.7";
  bool secure = false;

  From() = default;
  From(const JoinAnswer& person) : session(person.session()) {}
  [[nodiscard]] static From address(std::string ip);
  [[nodiscard]] static From bearer(std::string token);
};

struct Answered {
  HttpResponse response;
  [[nodiscard]] std::string header(std::string_view name) const;  // empty: not there
  [[nodiscard]] std::int64_t retry_after_ms() const;              // -1: does not say
};

class House {
 public:
  explicit House(Rates rates = {}, std::shared_ptr<Storage> storage = std::make_shared<Storage>(),
                 const std::string& node = "n1");

  // `target` with the query.
  Answered ask(const std::string& method, const std::string& target, const std::string& body = {},
               const From& from = {});
  Answered get(const std::string& target, const From& from = {}) { return ask("GET", target, {}, from); }
  Answered post(const std::string& target, const std::string& body, const From& from = {}) {
    return ask("POST", target, body, from);
  }
  // Asked, and not yet answered: settle().
  std::shared_ptr<std::optional<Answered>> begin(const std::string& method, const std::string& target,
                                                 const std::string& body = {}, const From& from = {});

  // In small letters, "participant"; "lena" for the personal one.
  [[nodiscard]] std::string token(const std::string& role, const std::string& document = "meet.blue") const;
  Answered join(const std::string& token, const std::string& name, const From& from = {});
  // ... and it works.
  JoinAnswer joins(const std::string& role, const std::string& name, const From& from = {},
                   const std::string& document = "meet.blue");

  // An act of somebody, which is accepted.
  void acts(const JoinAnswer& person, const Request& request) {
    acts(person.participant(), request, person.document());
  }
  void acts(const std::string& participant, const Request& request, const std::string& document = "meet.blue");
  // The WebSocket of a document; refused: nothing, and `refusal` says how.
  std::shared_ptr<Line> connects(const From& from, const std::string& document = "meet.blue",
                                 Answered* refusal = nullptr);

  void settle();
  void passes(std::int64_t ms);  // in steps, with everything that happens in them
  [[nodiscard]] Document folded(const std::string& document = "meet.blue") const;  // the log alone
  [[nodiscard]] std::size_t commits(const std::string& document = "meet.blue") const;
  // "Ada, Ben": the members who are in, by name; in order.
  [[nodiscard]] std::string members(const std::string& document = "meet.blue");
  [[nodiscard]] std::optional<ListedPerson> person(const std::string& participant);
  void open(const std::string& document, std::vector<Record> records);

  std::shared_ptr<Storage> storage;
  Later later;
  MemoryLog log;
  Dice dice;
  StoredNames names;
  Counts counts;
  Health health;
  Sessions sessions;
  JoinCodes codes;
  std::map<std::string, Template> templates;
  LiveDocuments live;
  Api api;
  std::vector<std::shared_ptr<Line>> lines;
};

// "200", "403 damaged_link".
[[nodiscard]] std::string said(const Answered& answered);
template <class Message>
[[nodiscard]] Message message_in(const Answered& answered);
// The body of a request to join.
[[nodiscard]] std::string join_body(const std::string& token, const std::string& name, const std::string& more = {});
[[nodiscard]] Request revoke_invitation(const std::string& invitation);
[[nodiscard]] std::string repeated(const std::string& text, std::size_t times);

}  // namespace plenary::test
