// The people of a simulation and what is between them and the log: server nodes with real live documents, clients with
// real sessions, wires that deliver late, in part, or not at all.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "clients/cpp/session.h"
#include "server/live/live_documents.h"
#include "tests/simulation/log_cluster.h"
#include "tests/simulation/presence_air.h"

namespace plenary::simulation {

class World;
class Node;
class Person;

// One connection: what was sent arrives in order, up to where it breaks. Each end learns of the break by itself.
class Wire : public Visitor, public std::enable_shared_from_this<Wire> {
 public:
  Wire(World& world, Node& node, Person& person);

  void dial();
  void from_client(std::string bytes);
  void client_leaves();          // the client closes it
  void breaks();                 // nobody closes it
  void freeze(std::int64_t ms);  // the client takes nothing for a while
  [[nodiscard]] const Node& node() const { return node_; }
  [[nodiscard]] std::int64_t frozen_until() const { return frozen_until_; }
  void node_is_gone();  // crash: the visit is gone with it

  void wake() override;
  void close(std::uint16_t code, std::string_view reason) override;

 private:
  void pull();
  void to_client(std::string bytes);
  void tell_client_closed(std::uint16_t code, std::int64_t after);
  void end_visit(std::int64_t after);

  World& world_;
  Node& node_;
  Person& person_;
  SomeLife node_life_, client_life_;
  const std::string client_id_;  // as it was when it dialled
  std::unique_ptr<Visit> visit_;
  bool broken_ = false;
  bool pull_planned_ = false;
  bool told_closed_ = false;
  std::int64_t frozen_until_ = 0;
  std::int64_t next_to_client_ = 0, next_to_node_ = 0;
};

class Node : public LiveObserver {
 public:
  Node(World& world, std::string name);
  ~Node() override;

  void start();
  void crash();
  void pause(std::int64_t ms);
  void go_on();
  void set_clock(std::int64_t wrong_by_ms);
  [[nodiscard]] std::int64_t wall_ms() const;
  [[nodiscard]] std::int64_t hangs_until() const { return hangs_until_; }
  [[nodiscard]] std::int64_t disturbed_at() const { return disturbed_at_; }  // its clock set, or all of it awake again
  [[nodiscard]] bool alive() const { return life_ != nullptr; }
  [[nodiscard]] const SomeLife life() const { return life_; }
  [[nodiscard]] LiveDocuments& documents() { return *documents_; }
  [[nodiscard]] const NodeLog& log() const { return *log_; }
  // What it serves now; null if it does not.
  [[nodiscard]] const LiveDocument* serves();
  // An act of the server; tried again by whoever asks until it is stored.
  void admit(const std::string& participant, Role role, std::function<void(LiveDocument::Act)> done);

  void happened(Event event, const std::string& document, std::uint64_t count) override;
  void append_took(std::int64_t) override {}

  const std::string name;
  std::vector<std::shared_ptr<Wire>> wires;  // in the order in which they came

 private:
  class Names : public Directory {
   public:
    Names(TimeLine& line, SomeLife life) : line_(line), life_(std::move(life)) {}
    void names(const std::vector<std::string>& participants,
               std::function<void(std::vector<plenary::Person>)> done) override;

   private:
    TimeLine& line_;
    SomeLife life_;
  };

  World& world_;
  int lives_ = 0;
  std::int64_t clock_wrong_by_ms_;
  std::int64_t disturbed_at_ = 0;
  std::int64_t hangs_until_ = 0;
  std::shared_ptr<Life> life_;
  Chance chance_;
  std::unique_ptr<NodeLog> log_;
  std::unique_ptr<LifeClock> clock_;
  std::unique_ptr<Names> names_;
  std::unique_ptr<NodeAir> air_;
  std::unique_ptr<LiveDocuments> documents_;
};

// Somebody with one running client, which may crash, lose its memory, or hang.
class Person : public client::Observer {
 public:
  Person(World& world, std::string participant, std::string name);

  void start();
  void act_by_chance();
  void crash(bool outbox_too, std::int64_t back_after);
  void disconnect();
  void set_clock(std::int64_t wrong_by_ms);
  // As a browser does to a page that nobody looks at: its timers come seldom. What it is sent still comes at once.
  void is_looked_at_no_more(std::int64_t between_ticks_ms);
  void is_looked_at_again();
  [[nodiscard]] std::int64_t clock_set_at() const { return clock_set_at_; }
  [[nodiscard]] std::int64_t server_ms() const { return session_->server_ms(now()); }
  [[nodiscard]] bool alive() const { return life_ != nullptr; }
  [[nodiscard]] bool removed() const { return removed_; }
  [[nodiscard]] SomeLife life() const { return life_; }
  [[nodiscard]] client::Session& session() { return *session_; }
  [[nodiscard]] const std::string& client_id() const { return session_->outbox().client(); }
  [[nodiscard]] std::shared_ptr<Wire> wire() const { return wire_; }
  [[nodiscard]] bool has_nothing_left() const;

  // From the wire.
  void opened(const std::shared_ptr<Wire>& wire);
  void hears(const std::shared_ptr<Wire>& wire, const std::string& bytes);
  void closed(const std::shared_ptr<Wire>& wire, std::uint16_t code);

  void accepted(std::uint32_t cseq, std::uint32_t seq) override;
  void refused(const client::Handback& handback) override;
  void retracted(const client::Handback& handback) override;

  // What was told to this person's clients, for the reckoning at the end. By client id and cseq.
  struct Told {
    std::set<std::uint32_t> accepted;  // and not taken back
    std::set<std::uint32_t> stable;
    std::set<std::uint32_t> stale;  // words that went on in a later request
    std::uint32_t saved = 0;        // up to here its person was told that everything is saved
    bool memory_lost = false;       // the client with this id lost its outbox: it cannot send again
  };
  std::map<std::string, Told> told;
  std::set<std::string> added;  // cards, but for those that were handed back, or forgotten with the outbox
  const std::string participant;
  const std::string name;

 private:
  void drive();
  void tick();
  void tick_again(std::int64_t after_ms);
  void dial();
  void note_outcomes(const std::string& bytes);
  void note_saved();
  static std::string all_stable(const std::string& bytes);
  client::Now now() const;
  std::string some_words();
  std::string fresh_word(const char* kind);
  std::string some_card();
  std::string some_own_card();
  bool votes();
  bool leads_phases();
  void ask(Request request);
  void handed_back(const client::Handback& handback);

  World& world_;
  Chance chance_;
  std::unique_ptr<client::MemoryOutbox> outbox_;
  std::unique_ptr<client::Session> session_;
  std::shared_ptr<Life> life_;
  std::shared_ptr<Wire> wire_;
  bool removed_ = false;
  bool dialling_ = false;
  std::map<std::uint32_t, Seq> outcomes_;  // in the history that the client stands on
  std::int64_t clock_wrong_by_ms_;
  std::int64_t clock_set_at_ = 0;
  std::int64_t between_ticks_ms_;
  std::uint64_t ticks_ = 0;  // the one that is waited for; those before it are none
};

class World {
 public:
  World(std::uint64_t seed, Witness& witness, const ChainMaker& chain);
  ~World();

  [[nodiscard]] bool quiet();  // everybody has everything, nothing is on its way that matters
  void reckon();               // the invariants that hold when it is quiet

  TimeLine line;
  Chance chance;
  Witness& witness;
  const ChainMaker& chain;
  LogCluster log;
  PresenceAir air;
  std::vector<std::unique_ptr<Node>> nodes;
  std::vector<std::unique_ptr<Person>> people;

  bool trouble = true;                  // things may go wrong
  std::uint64_t wire_trouble = 0;       // percent, of things that happen on wires
  std::int64_t clocks_wrong_by_ms = 0;  // at most, those of nodes
  bool servers_are_newer = false;       // and say what these clients do not know
  bool clients_are_newer = false;       // and the other way round
  int words_made = 0;
  int admissions_open = 0;

  [[nodiscard]] Node* some_node();  // one that is up; null: none
  void note(const std::string& what) { witness.note(line.now(), what); }

 private:
  void begin();
  void look_for_erased_words(const Document& document);
  void look_who_is_here();
  [[nodiscard]] Document folded();
  void look_at_the_time(const Document& document);
  void look_at_clocks();
  void look_for_what_is_unknown(const Document& document);
};

}  // namespace plenary::simulation
