// A document while people are on it: plain synchronous code, one thread at a time, no mutex, no network and no clock of
// its own, so that a test can drive it step by step.
//
//   requests ─▶ queue ─decide─▶ one commit in flight ─append─▶ OK ─evolve─▶ document, ring ─▶ cursors of the visits
//                                         │ CONFLICT: catch up, decide again          (LOG-2, LOG-4, LOG-5)
//                                         │ no answer: the same bytes again
//
// The document in memory is always at a position the log was known to have: a batch is decided on the document evolved
// step by step, and taken back (Undo) before it is sent. So whoever joins or exports in the meantime sees nothing that
// may not come to be.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "facilitation/document/document.h"
#include "facilitation/rules/decide.h"
#include "proto/nodes.pb.h"
#include "server/live/history.h"
#include "server/live/observer.h"
#include "server/live/ports.h"
#include "server/live/ring.h"
#include "server/live/visit.h"

namespace plenary {

class LiveDocument;

struct LiveOptions {
  std::string node;  // who decided, in every commit; different for every start of a server
  std::uint32_t batch_requests =
      128;  // as many as one client may have outstanding (SUBMIT-5): one append for all of them
  std::size_t batch_bytes = 64 * 1024;
  std::int64_t retry_ms = 100;       // first wait before an unanswered append is sent again; doubles
  std::int64_t retry_most_ms = 500;  // people wait; to a store that is away a try costs nothing
  // STATUS-1: visitors are told when nothing could be stored for so long; sooner, if it was last known to be well before.
  std::int64_t read_only_after_ms = 3'000;
  std::int64_t read_only_within_ms = 4'900;  // of the last sign that all is well
  // VIEW-5: a lost message between nodes is noticed within this; and a store that is gone while nobody writes: with the
  // 2 s that a store may take to answer, soon enough for STATUS-1.
  std::int64_t position_check_ms = 2'500;
  std::int64_t presence_ms = 100;
  std::int64_t presence_again_ms = 5'000;  // PRESENCE-4: how often everybody here is said to other nodes,
  std::int64_t presence_ttl_ms = 15'000;   // and how long people of a silent one are taken to be there
  std::int64_t lapses_ms = 3'600'000;      // how often requests to be quoted are looked through for a last day gone by
  std::int64_t absence_ms = 5'000;         // a facilitator without a connection for so long is noted as away
  std::int64_t clock_set_ms = 10'000;      // while a deadline is waited for: a clock that is set is noticed within this
  // Clients ping every 10 s and give a silent server up after 25: a line on which nothing came for so long is a poor one,
  std::int64_t poor_after_ms = 13'000;
  std::uint32_t poor_commits = 20;           // and so is one for which so many commits wait
  std::uint32_t presence_visits = 250;       // with more people here, arrivals and pointers are not sent around
  std::uint32_t snapshot_commits = 2'000;    // a snapshot is stored after so many commits,
  std::size_t snapshot_bytes = 1024 * 1024;  // or so many bytes of them, or when everybody has left
  std::uint32_t queue_per_client = 128;      // SUBMIT-5
  std::size_t queue_most = 20'000;
  // Told of every commit, whichever node made it, when it has been applied. In the middle of something: act later.
  std::function<void(const LiveDocument&, const Commit&)> advanced;
  // Told of every document that has been read and is served now. In the middle of something: act later.
  std::function<void(const LiveDocument&)> loaded;
};

struct LivePorts {
  Log& log;
  Clock& clock;
  Entropy& entropy;
  Directory& directory;
  ChainKeys chain;
  LiveObserver& observer;
  Eraser* eraser = nullptr;               // none: nothing is erased here, and another node does it
  SuppressionList* suppressed = nullptr;  // told before anything is erased; none: nobody keeps a list
  PresenceChannel* presence = nullptr;    // none: no other node is on this log
};

class LiveDocument : public std::enable_shared_from_this<LiveDocument> {
 public:
  enum class State { loading, serving, missing, damaged };

  LiveDocument(std::string id, LivePorts ports, const LiveOptions& options);
  ~LiveDocument();

  void load();  // once, after construction

  [[nodiscard]] const std::string& id() const { return id_; }
  [[nodiscard]] State state() const { return state_; }
  // Precondition of the three: serving.
  [[nodiscard]] const Document& document() const { return document_; }
  [[nodiscard]] const LogPosition& position() const { return history_.at(); }
  // Nothing can be stored just now, and visitors have been told so.
  [[nodiscard]] bool read_only() const { return told_read_only_; }
  // Calls `then` when the document is served, or will not be. Answers at once if that is settled.
  void when_settled(std::function<void()> then);

  // An act of the server, or of a participant without a connection (HTTP). Answered once it is in the log, or refused.
  // `stored` false: given up, because the document cannot be served.
  struct Act {
    Outcome outcome;
    Seq seq = 0;
    bool stored = false;
  };
  void act(Actor actor, Request request, std::function<void(Act)> done);

  // LOG-12: everything up to here survives, for whoever has that chain there.
  void proven_stable(const LogPosition& at);

  // The node as a whole cannot store (disk full). Empty: it can again.
  void set_read_only(const std::string& reason);

  [[nodiscard]] std::size_t visits() const { return visits_.size(); }
  // Who has a connection just now, by participant; to other nodes on this log as well.
  struct Here {
    bool writing = false;  // changes words
    bool poor = true;      // on none of their connections as much comes and goes as should
  };
  [[nodiscard]] std::map<std::string, Here> people_here() const;
  // LINE-2: of connections whose people share how they do, in the order of their arrival.
  struct Device {
    std::string participant;
    ConnectionReport report;
    bool poor = false;  // as Here.poor
  };
  [[nodiscard]] std::vector<Device> devices_here() const;
  // Nothing here that anyone waits for; may be dropped from memory.
  [[nodiscard]] bool idle() const;
  void store_snapshot_if_due(bool leaving);
  // REHEARSAL-3: it is about to be no more. What waits is given up; nothing is stored from here on.
  void end(std::string_view reason);
  // Says goodbye to everybody (close 1012), and other nodes that nobody is here.
  void close_visits(std::uint16_t code, std::string_view reason);

 private:
  friend class Visit;

  struct Queued {
    Actor actor;
    std::string client;  // empty: an act
    Request request;
    std::uint64_t digest = 0;
    std::function<void(Act)> done;  // of an act
    std::int64_t arrived_ms = 0;
    std::optional<LogPosition> tried;  // of an act: the commit that last held it, which may be in the log
  };
  struct InFlight {
    LogPosition expected;
    LogEntry entry;
    Commit commit;
    std::vector<Queued> requests;  // beside commit.steps
    std::vector<Outcome> outcomes;
    std::int64_t sent_ms = 0;  // first time
    std::int64_t wait_ms = 0;  // before the next try
  };
  // Everybody of a class who joins while this is at hand gets the same bytes, and their own part of the same moment.
  struct SharedSnapshot {
    Seq seq = 0;
    std::vector<Bytes> chunks;
    std::shared_ptr<const std::map<std::string, Bytes>> personal;  // by participant
  };

  // loading.cc
  void adopt(LoadedDocument&& loaded);
  void settle(State state, const std::string& why);
  void head_is_gone(const std::string& why);
  void forked(const std::string& why);  // the log says otherwise than was told here: it is loaded anew
  void reload();                        // forget, load, tell visits to start anew (LOG-6)
  void renew_everybody(const std::string& reason);
  void recount_queue();

  // deciding.cc
  enum class Held { decide, answered, waits };
  Held admit_request(Visit& visit, const Request& request, std::uint64_t digest);
  void enqueue(Queued queued);
  void decide_next();
  void send_in_flight();
  void answered(AppendAnswer&& answer);
  void take_back_in_flight();
  void advance(const LogEntry& entry, const Commit& commit, const std::vector<Queued>* requests,
               const std::vector<Outcome>* outcomes);
  [[nodiscard]] bool advance_by(const LogEntry& entry);  // of others; false: it does not fit
  void acknowledge(const std::string& client, std::uint32_t cseq, Seq seq, const Refusal* refusal, bool duplicate);
  void acknowledge_stored(const std::string& client, std::uint32_t cseq);
  void report_gap(const std::string& client);
  void await_stable(Visit::Present& present) const;
  [[nodiscard]] const Queued* under_way(const std::string& client, std::uint32_t cseq) const;

  // reconciling.cc
  void heard(const LogPosition& head, const LogEntry& entry);
  void check_position();
  void look_again_soon();
  void reconcile(const LogPosition& head);
  void catch_up();
  void heal_next(const LogPosition& head);
  void position_known();  // whoever waited for a check can be welcomed
  [[nodiscard]] bool busy() const { return in_flight_ || reconciling_ || erasing_ || state_ != State::serving; }
  void store_failing(const std::string& why);
  void store_answers();  // it reads: a good sign only while nothing waits to be stored
  void store_works();

  // visiting.cc
  void arrive(Visit& visit);
  void leave(Visit& visit);
  void greet(Visit& visit);
  void welcome(Visit& visit);
  void dismiss(Visit& visit, std::uint16_t code, std::string_view reason);
  [[nodiscard]] bool is_held(const LogPosition& token) const;
  [[nodiscard]] bool rights_changed_since(const std::string& participant, Seq since) const;
  [[nodiscard]] bool take_role(Visit& visit, Visit::Present& present, Role role);
  void say_first(Visit::Present& present, const ServerMessage& message);
  void begin_snapshot(Visit& visit, Visit::Present& present, bool joining);
  const SharedSnapshot& snapshot_for_joiners(ViewerClass viewers, bool exactly_now);
  [[nodiscard]] std::shared_ptr<const std::map<std::string, Bytes>> personal_parts_now() const;
  // Whose names everybody here is told: members who are not removed, and whom a record speaks of. Sorted.
  [[nodiscard]] const std::vector<std::string>& named_here();
  [[nodiscard]] std::vector<std::string> named_and_not_known();
  void members_changed(const std::vector<std::string>& participants);
  void wake_for(const RingEntry& entry);
  void tell_people(Visit& visit);
  void fetch_people(const std::vector<std::string>& participants);
  void tell_status();
  [[nodiscard]] Position proto_position(const LogPosition& at) const;
  [[nodiscard]] ServerMessage status_message() const;

  // timekeeping.cc
  void keep_time();
  void look_for_lapses();
  void time_is_up();
  void leader_gone(const std::string& participant);
  void leader_is_here(const std::string& participant);
  void look_for_all_leaders();
  void look_for_leaders_in(std::int64_t ms);
  void look_for_leaders();
  [[nodiscard]] bool is_here(const std::string& participant) const;
  void note_absence(const std::string& participant, bool away);
  void note_arrival(const std::string& participant);

  // erasing.cc
  struct Erasing;
  void erase_if_due();
  void suppress_what_is_erased();
  void read_to_erase();
  void take_to_erase(const LogEntry& entry);
  void rewrite_log();
  void send_rewrite();
  void give_up_erasing();
  void note_erased(const Erasing& done);

  // presence.cc
  [[nodiscard]] bool is_poor(const Visit& visit, const Visit::Present& present) const;
  void take_presence(Visit& visit, const Presence& presence);
  void presence_gone(const Visit::Present& present);
  void schedule_presence();
  void send_presence();
  struct ShownPresence;
  struct ToldPresence;
  [[nodiscard]] std::vector<ToldPresence> told_of(const std::vector<ShownPresence>& changed,
                                                  const std::vector<const Record*>& seen) const;
  [[nodiscard]] std::vector<ShownPresence> changed_presence() const;
  void send_presence_here(const std::vector<ShownPresence>& changed, const std::string& gone);
  void say_gone(const Presence& shown);
  [[nodiscard]] std::size_t crowd() const;  // connections here and elsewhere
  [[nodiscard]] std::vector<const Record*> restricted_in(const Presence& shown) const;
  [[nodiscard]] ServerMessage presence_for(const Presence& shown, const std::vector<const Record*>& seen) const;

  // elsewhere.cc
  struct Elsewhere {  // another node
    struct Connection {
      Presence shown;  // with the number that it was given here
      bool poor = false;
      ConnectionReport report;
    };
    std::int64_t heard_ms = 0;                        // steady
    std::map<std::uint32_t, Connection> connections;  // by their numbers there
  };
  void begin_to_listen_elsewhere();
  void stop_listening_elsewhere();
  void hear_elsewhere(std::string_view message);
  void take_elsewhere(Elsewhere& there, const ConnectionHere& here);
  void gone_elsewhere(Elsewhere& there, std::uint32_t number);
  [[nodiscard]] ConnectionHere connection_here(const Visit& visit, const Visit::Present& present) const;
  void say_everybody(bool asks);
  void say_changes();
  void look_elsewhere();
  void each_elsewhere(const std::function<void(const Elsewhere::Connection&)>& look) const;

  const std::string id_;
  LivePorts ports_;
  const ChainMaker chain_;
  const LiveOptions& options_;

  State state_ = State::loading;
  std::vector<std::function<void()>> waiting_for_settled_;

  Document document_;
  History history_;
  Ring ring_;
  Seq stable_ = 0;                           // proven on this history; unused while ok is stable by itself
  std::optional<LogPosition> proven_ahead_;  // proven, and not yet seen here

  std::deque<Queued> queue_;
  std::unordered_map<std::string, std::uint32_t> last_queued_;  // cseq, of clients with requests queued or in flight
  std::optional<InFlight> in_flight_;
  bool reconciling_ = false;
  bool following_ = false;
  bool awaiting_position_ = false;
  Seq heard_ahead_ = 0;  // the last commit heard while it could not be applied; 0 = none

  std::vector<Visit*> visits_;  // in the order of their arrival
  std::unordered_map<std::string, Visit*> by_client_;
  std::vector<Visit*> waiting_for_position_;
  std::array<SharedSnapshot, kViewerClasses> snapshots_;
  std::uint32_t next_connection_ = 1;

  std::map<std::string, Person> people_;
  std::optional<std::vector<std::string>> named_;  // participants; counted when somebody asks
  std::set<std::uint32_t> presence_changed_;
  std::vector<ServerMessage> presence_gone_;
  std::vector<std::uint32_t> gone_from_here_;  // connections that other nodes are not told of yet
  Clock::Timer presence_timer_;
  std::map<std::string, Elsewhere> elsewhere_;  // by node
  bool listening_elsewhere_ = false;
  Clock::Timer elsewhere_timer_;

  std::optional<std::int64_t> due_armed_ms_;  // what due_timer_ waits for
  Clock::Timer due_timer_;
  Clock::Timer lapses_timer_;
  std::shared_ptr<Erasing> erasing_;  // the log is being read, to be written without some words
  Clock::Timer erase_timer_;
  std::map<std::string, std::int64_t> leaders_gone_;  // from this node, and when (steady), until it is settled
  Clock::Timer leaders_timer_;
  Clock::Timer here_timer_;

  bool store_failing_ = false;
  std::int64_t well_ms_ = 0;                     // when the store last worked
  std::optional<std::int64_t> worked_again_ms_;  // when people were last told that it does
  std::string read_only_reason_;                 // of the node
  std::string store_reason_;                     // of the store
  bool told_read_only_ = false;
  Clock::Timer retry_timer_;
  Clock::Timer position_timer_;
  Clock::Timer read_only_timer_;

  std::uint32_t commits_since_snapshot_ = 0;
  std::size_t bytes_since_snapshot_ = 0;
  bool storing_snapshot_ = false;
};

}  // namespace plenary
