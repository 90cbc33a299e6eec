// Session: one running client of one participant on one document, without sockets, clock, chance or files.
//
//   person ──submit, type, undo──▶ Outbox (durable) ──outgoing()──▶ frames to the server
//   server ──on_frame(bytes)──▶ Replica (confirmed) + guesses of what still waits ──▶ Observer, shown()
//
// Whoever drives it passes in time and chance and carries bytes: a real WebSocket (connection.h) or a simulation. In
// between, everything is plain synchronous code on one thread. The protocol is proto/README.md; rules are quoted where
// they are kept.
//
//   offline ──dialling──▶ connecting ──welcome──▶ loading ──snapshot whole──▶ live        stopped: a person must act
//                                        └──────(mode DELTA)───────────────▶ live
//   any ──on_close──▶ offline, or stopped
//
// What a driver does:
//   session.dialling(); connect to /ws/<document>; session.on_open(now);
//   for each message session.on_frame(bytes, now); at the end session.on_close(code, now), whoever closed;
//   after every call, and at least four times a second: session.tick(now); send what session.outgoing(now) gives;
//   close the socket if session.wants_to_close(); dial again while session.wants_connection(), not before
//   session.pause_before_dialling_ms() have passed.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "clients/cpp/inflate.h"
#include "clients/cpp/now.h"
#include "clients/cpp/observer.h"
#include "clients/cpp/outbox.h"
#include "clients/cpp/replica.h"
#include "clients/cpp/saved_state.h"
#include "clients/cpp/text_line.h"
#include "clients/cpp/undo.h"

namespace plenary::client {

enum class State { offline, connecting, loading, live, stopped };
[[nodiscard]] const char* name_of(State state);

struct SessionOptions {
  std::string build = "plenary-cpp";
  std::function<void(void* bytes, std::size_t count)> random;  // required
  std::string participant;  // whose outbox the store is; empty: whoever the server says. Nobody else's name
                            // is put under what they wrote
  SnapshotLimits snapshot;
  std::size_t frame_bytes = 60 * 1024;  // LIMIT-1 is 64 KiB
  std::size_t unacknowledged = 128;     // SUBMIT-5
  std::int64_t ping_ms = 10'000;
  std::int64_t silence_ms = 15'000;  // heard nothing, or no welcome, for so long: offline
  std::int64_t resend_ms = 5'000;    // sent, and no outcome for so long: sent again (ACK-3)
  std::int64_t presence_ms = 100;    // PRESENCE-1
  int failures = 3;                  // times that what the server says may not fit before we stop
};

// Whether something was taken; if not, a sentence saying why, and nothing has changed.
struct Taken {
  bool ok = false;
  std::uint32_t cseq = 0;  // of the request, if it has one yet: words may wait for the change before them
  std::string sentence;
  explicit operator bool() const { return ok; }
};

struct Me {
  std::string participant;
  Role role = ROLE_UNSPECIFIED;
  std::string document;
  std::uint32_t connection = 0;
};

class Session {
 public:
  // `store` and `observer` outlive the session. Whatever the store holds is taken up again.
  Session(SessionOptions options, OutboxStore& store, Observer& observer);
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // ---- for people
  // Any verb but changes of words. The request's cseq is given here.
  Taken submit(Request request, Now now);
  // Changes the words of a card or a note, as shown.
  Taken edit_text(const std::string& id, const text::Change& on_shown, Now now);
  Taken set_words(const std::string& id, std::string_view utf8, Now now);
  // Takes back the last thing done here. Not ok: nothing to undo, or the sentence says why it was left.
  Taken undo(Now now);
  Taken redo(Now now);
  void show_presence(const Presence& presence);
  [[nodiscard]] std::string new_id();  // for a record; 128 random bits

  // ---- to look at
  [[nodiscard]] const Document& shown() const { return replica_.shown(); }
  [[nodiscard]] State state() const { return state_; }
  [[nodiscard]] SavedState saved_state(Now now) const;
  [[nodiscard]] const Me& me() const { return me_; }
  [[nodiscard]] bool is_mine(const std::string& id) const { return mine_.contains(id); }
  [[nodiscard]] const std::map<std::string, Person>& people() const { return people_; }
  [[nodiscard]] const std::map<std::uint32_t, Presence>& presence() const { return presence_; }
  [[nodiscard]] const Position& at() const { return replica_.at(); }
  [[nodiscard]] const Outbox& outbox() const { return outbox_; }
  [[nodiscard]] std::size_t outstanding() const;
  // What this person wrote and the server has not said it holds: to be offered when the session stops.
  [[nodiscard]] std::vector<std::string> words_kept() const;
  // The server's clock, as well as is known.
  [[nodiscard]] std::int64_t server_ms(Now now) const { return now.wall_ms + clock_offset_ms_; }

  // ---- for the driver
  void dialling();
  void on_open(Now now);
  void on_frame(std::string_view bytes, Now now);
  void on_close(std::uint16_t code, Now now);
  void tick(Now now);
  [[nodiscard]] std::vector<std::string> outgoing(Now now);
  [[nodiscard]] bool wants_to_close() const { return wants_to_close_; }
  [[nodiscard]] bool wants_connection() const { return state_ != State::stopped; }
  [[nodiscard]] std::int64_t pause_before_dialling_ms() const { return pause_before_dialling_ms_; }
  // The bearer of the session is not valid any more (4401): join again, then go on with the same outbox.
  [[nodiscard]] bool must_join_again() const { return must_join_again_; }
  void joined_again();

 private:
  struct Line {
    TextLine words;
    std::vector<std::uint32_t> instead_of;  // refused changes that the buffer carries on
    bool kept = false;                      // the store holds words waiting for this record
  };
  struct Away {  // between Welcome and the end of what was missed
    std::int64_t since_ms = 0;
    std::map<std::string, Record> before;  // those changed, as they were; without a body: not there
    bool whole = false;                    // `before` is all there was
  };

  // session.cc
  Taken submit_recorded(Request request, Now now, UndoStep* into);
  Taken edit_recorded(const std::string& id, const text::Change& on_shown, Now now, UndoStep* into);
  Taken take_back(UndoStack& from, UndoStack& opposite, Now now);
  void set_state(State state);
  void stop(std::string why);

  // session_words.cc
  Line& line_of(const std::string& id);
  Line* find_line(const std::string& id);
  Text first_words_of(const std::string& id) const;
  [[nodiscard]] bool fits_one_request(const text::Change& change) const;
  void hand_back_waiting(const std::string& id, RefusalCode code, const char* sentence);
  // Of a pong: everything that was missed has come (RESUME-6).
  void ask_whether_caught_up();
  [[nodiscard]] bool has_caught_up() const { return answered_ >= asked_; }
  void hand_back_orphans();
  [[nodiscard]] bool flush(const std::string& id, std::uint32_t* cseq = nullptr);
  void flush_all();
  void drop_line_if_done(const std::string& id);
  std::vector<std::uint32_t> pending_changes_of(const std::string& id) const;
  bool creation_is_pending(const std::string& id) const;
  void words_changed(const std::string& id, const text::Change& on_shown);
  void words_of_delta(const Delta& delta, const std::set<std::string>& created);
  void rebuild_lines();
  bool rebase(OutboxEntry& entry);

  // session_receive.cc
  void receive(const ServerMessage& message, Now now);
  void welcome(const Welcome& welcome, Now now);
  void snapshot(const SnapshotChunk& chunk, Now now);
  void delta(const Delta& delta);
  void ack(const Ack& ack, Now now);
  void settle_refused(OutboxEntry& entry, const Refusal& refusal, const std::string& sentence);
  void stable(Seq seq);
  void resync(const Resync& resync, Now now);
  void problem(const ProtocolProblem& problem, Now now);
  void expect_snapshot(const Position& at);
  void live(Now now);
  void note_before(const Delta& delta);
  void note_before_all();
  void end_of_absence();
  void does_not_fit(const std::string& what);
  void outcomes_without_history(const Position& at);
  void leave_client_id();
  void begin_anew();
  void revert();
  void predict();

  // session_send.cc
  void queue_all();
  void queue(std::uint32_t cseq) { to_send_.insert(cseq); }

  std::string random_bytes(std::size_t count);

  SessionOptions options_;
  Observer& observer_;
  Outbox outbox_;
  Replica replica_;
  std::map<std::string, Line> lines_;
  UndoStack undo_;
  UndoStack redo_;

  State state_ = State::offline;
  std::string stopped_why_;
  Me me_;
  std::set<std::string> mine_;
  std::map<std::string, Person> people_;
  std::map<std::uint32_t, Presence> presence_;
  bool read_only_ = false;
  std::string read_only_why_;
  std::int64_t clock_offset_ms_ = 0;

  // of this connection
  bool open_ = false;
  bool greeted_ = false;  // hello is sent
  bool wants_to_close_ = false;
  bool welcomed_ = false;
  std::int64_t opened_ms_ = 0;
  std::int64_t heard_ms_ = -1;    // steady; -1 = never
  std::int64_t progress_ms_ = 0;  // last outcome, or first sending after a pause
  std::int64_t ping_sent_ms_ = 0;
  std::uint32_t ping_number_ = 0;
  bool ping_is_due_ = false;    // before its time
  std::uint32_t asked_ = 0;     // number of the ping that asks whether we have caught up
  std::uint32_t answered_ = 0;  // of the last pong
  std::int64_t sending_paused_until_ms_ = 0;
  std::set<std::uint32_t> to_send_;   // cseqs, sent in order
  std::set<std::uint32_t> awaited_;   // sent on this connection, no outcome yet
  std::optional<std::uint32_t> gap_;  // the counter of the last GAP that we answered, until something moves
  std::int64_t gap_ms_ = 0;

  bool leaves_client_id_ = false;  // as soon as what was accepted under it is stable; until then nothing is sent
  std::uint32_t counter_ = 0;      // the server's, of our client id (LOG-7)
  Seq stable_ = 0;                 // in the history we stand on
  std::optional<SnapshotReader> snapshot_;
  Position snapshot_at_;
  bool fresh_snapshot_ = false;  // the last message ended a snapshot: what is ours alone may still follow it
  bool reverted_ = false;
  std::set<std::string> changed_;  // told to the observer at the end of a frame
  bool reloaded_ = false;
  std::optional<Away> away_;
  std::optional<Presence> presence_to_send_;
  std::int64_t presence_sent_ms_ = -1'000'000;
  std::int64_t pause_before_dialling_ms_ = 0;
  int failures_ = 0;
  int protocol_errors_ = 0;
  bool must_join_again_ = false;
  std::int64_t wall_ms_ = 0;  // of the last call, for guesses
};

}  // namespace plenary::client
