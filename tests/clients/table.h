// A board with people around it who use the real client core, on a real live document over a log in memory. No sockets,
// no clock: the test passes time and carries frames.
//
//   Table table;
//   Sitter& ben = table.sits("ben");
//   ben.adds("c1", "words");
//   table.settle();                               // everything is carried until nothing moves
//   CHECK(ada.words("c1") == "words");
//
// At the table may sit: fay (facilitator), ben and ada (participants), ray and rae (rapporteurs), oli (observer).
// Regions "r1" and "r2", which asks for questions.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "clients/cpp/session.h"
#include "facilitation/views/view.h"
#include "server/live/live_documents.h"
#include "server/store/memory_log.h"

namespace plenary::test {

class HandClock : public Clock {
 public:
  [[nodiscard]] std::int64_t wall_ms() const override { return 1'800'000'000'000 + now_; }
  [[nodiscard]] std::int64_t steady_ms() const override { return now_; }
  [[nodiscard]] Timer after(std::int64_t ms, std::function<void()> then) override;
  void advance(std::int64_t ms);

 private:
  std::int64_t now_ = 1'000;
  std::int64_t made_ = 0;
  std::map<std::pair<std::int64_t, std::int64_t>, std::weak_ptr<std::function<void()>>> due_;
};

class Dice : public Entropy {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  void fill(void* bytes, std::size_t count) override;
  std::uint64_t next();
  std::uint64_t below(std::uint64_t bound) { return next() % bound; }
  bool one_in(std::uint64_t count) { return below(count) == 0; }

 private:
  std::uint64_t state_;
};

struct NoNames : Directory {
  void names(const std::vector<std::string>&, std::function<void(std::vector<Person>)> done) override { done({}); }
};
struct NoObserver : LiveObserver {
  void happened(Event, const std::string&, std::uint64_t) override {}
  void append_took(std::int64_t) override {}
};

// What a user interface would have shown.
struct Seen : client::Observer {
  void accepted(std::uint32_t cseq, std::uint32_t) override { acks.push_back(cseq); }
  void refused(const client::Handback& handback) override { refusals.push_back(handback); }
  void retracted(const client::Handback& handback) override { retractions.push_back(handback); }
  void notice(const std::string& sentence) override { notices.push_back(sentence); }
  void while_away(const client::WhileAway& summary) override { absences.push_back(summary); }
  std::vector<std::uint32_t> acks;
  std::vector<client::Handback> refusals;
  std::vector<client::Handback> retractions;
  std::vector<std::string> notices;
  std::vector<client::WhileAway> absences;
};

class Table;

// One person with one device. The device may lose its connection and be switched off and on again.
class Sitter : public Visitor {
 public:
  Sitter(Table& table, std::string name, std::unique_ptr<client::OutboxStore> store, std::uint64_t seed);
  ~Sitter() override;

  void wake() override {}
  void close(std::uint16_t code, std::string_view) override { closing_ = code; }

  void connects();
  void loses_connection(std::uint16_t code = 1006);
  void restarts();  // everything in memory is gone, the outbox is not
  [[nodiscard]] bool connected() const { return visit_ != nullptr; }
  // Carries what there is, once in each direction; true if anything moved.
  bool carry();
  bool sends();
  bool hears(std::size_t at_most = std::size_t(1) << 20);

  client::Taken adds(const std::string& id, const std::string& words, const std::string& region = "r1");
  client::Taken notes(const std::string& id, const std::string& words);
  client::Taken asks(Request request);
  client::Taken types(const std::string& id, std::size_t at, const std::string& words);
  client::Taken erases(const std::string& id, std::size_t at, std::size_t count);
  client::Taken writes(const std::string& id, const std::string& words);
  client::Taken undoes();
  client::Taken redoes();

  [[nodiscard]] client::Session& session() { return *session_; }
  [[nodiscard]] const client::Session& session() const { return *session_; }
  [[nodiscard]] std::string words(const std::string& id) const;
  [[nodiscard]] std::string state() const;  // the honest sentence
  [[nodiscard]] client::SavedState saved() const;
  [[nodiscard]] client::OutboxStore& store() { return *store_; }
  void replaces_store(std::unique_ptr<client::OutboxStore> store);

  Seen seen;
  bool frames_go_astray = false;  // what is sent is lost on the way
  bool hears_stable = true;       // else: as of a server whose replicas do not answer yet
  std::string name;

 private:
  [[nodiscard]] client::Now now() const;
  void switch_on();

  Table& table_;
  std::unique_ptr<client::OutboxStore> store_;
  Dice dice_;
  std::unique_ptr<client::Session> session_;
  std::unique_ptr<Visit> visit_;
  std::uint16_t closing_ = 0;
};

class Table {
 public:
  explicit Table(std::uint64_t seed = 1);
  ~Table();
  Sitter& sits(const std::string& name);   // connected and live
  Sitter& comes(const std::string& name);  // not connected yet
  void settle();                           // carries everything until nothing moves
  void answer();                           // lets the log answer what it was asked
  void advance(std::int64_t ms) { clock.advance(ms); }
  void restart_server();  // nodes forget what they had in memory
  // The log loses its last commits; the server finds out when it is started again.
  void lose_tail(std::size_t commits);
  [[nodiscard]] Document folded() const;  // the log alone
  [[nodiscard]] Document view_of(const std::string& participant) const;
  [[nodiscard]] std::size_t commits() const { return documents->by_id.at("doc").log.size(); }

  HandClock clock;
  Dice dice;
  std::deque<std::function<void()>> posted;
  std::shared_ptr<MemoryDocuments> documents = std::make_shared<MemoryDocuments>();
  ChainMaker chain{std::string(32, 'k')};
  NoNames names;
  NoObserver observer;
  std::unique_ptr<MemoryLog> log;
  std::unique_ptr<LiveDocuments> live;
  std::deque<std::unique_ptr<Sitter>> sitters;

 private:
  void start_server();
  int started_ = 0;
};

[[nodiscard]] Request move_card(const std::string& id, const std::string& region, const std::string& after = {});
[[nodiscard]] Request trash_card(const std::string& id);
[[nodiscard]] Request set_kind(const std::string& id, CardKind kind);
[[nodiscard]] Request add_cluster(const std::string& id, const std::string& title, std::vector<std::string> cards);
[[nodiscard]] Request lock_board(bool locked);
[[nodiscard]] Request set_role(const std::string& participant, Role role);
// "c1 c2 c3": ids of the cards of a region, in order, those in the trash left out.
[[nodiscard]] std::string cards_in(const Document& document, const std::string& region);

}  // namespace plenary::test
