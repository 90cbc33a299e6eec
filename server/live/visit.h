// A visit: one connection in one live document. The network side owns it, feeds it frames, and pulls what is to be
// sent whenever it can write; the document wakes it when there is something to pull.
//
//   Arriving ──hello, document loaded, member──▶ Present ──▶ gone
//
// An arriving visit has no cursor yet, so the two are different structs. One thread; a visit outlives nothing: the
// document is kept alive by its visits.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "facilitation/views/view.h"
#include "proto/wire.pb.h"
#include "server/live/bytes.h"
#include "server/live/ports.h"

namespace plenary {

class LiveDocument;

// What a live document needs of a connection. Neither call may call back into the visit before it returns, except that
// wake may pull.
class Visitor {
 public:
  virtual ~Visitor() = default;
  virtual void wake() = 0;  // something can be pulled
  virtual void close(std::uint16_t code, std::string_view reason) = 0;
};

struct VisitLimits {
  double requests_per_second = 20;
  double request_burst = 100;
};

struct ArrivingVisit {
  bool greeted = false;  // hello has come and waits for the document
  Hello hello;
  std::vector<Request> requests;  // that came right after it
};
struct WaitingAck {
  Seq seq;  // sent once the cursor has reached it
  Bytes bytes;
};
struct PresentVisit {
  std::string client;
  std::uint32_t connection = 0;
  Role role = OBSERVER;
  ViewerClass viewers = ViewerClass::everyone;
  Seq cursor = 0;
  Bytes welcome;             // first of all, whatever happens before it is sent
  bool renew = false;        // what the viewer holds is void: `preface`, then a snapshot, come next
  Bytes preface;             // resync, view_change
  std::vector<Bytes> front;  // before any commit: chunks, difference
  std::size_t front_sent = 0;
  std::vector<WaitingAck> acks;
  Seq unstable = 0;             // up to here are outcomes of theirs that were not stable when told; 0 = none
  std::vector<Bytes> back;      // after everything: people, status
  std::vector<Bytes> presence;  // sent last, and merged while it waits
  std::unordered_map<std::uint32_t, std::size_t>
      told_presence;        // what they were last told of each connection: its hash
  Presence shown;           // what others are told next of this connection
  ConnectionReport report;  // LINE-1: the last one that was shared; here alone
};

class Visit {
 public:
  Visit(std::shared_ptr<LiveDocument> document, std::string participant, Visitor& visitor, VisitLimits limits);
  ~Visit();
  Visit(const Visit&) = delete;
  Visit& operator=(const Visit&) = delete;

  void receive(ClientFrame frame);
  // Appends what is to be sent now, in order, until about `at_most` bytes; returns how many bytes were appended, 0 if
  // there is nothing.
  std::size_t pull(std::vector<Bytes>& out, std::size_t at_most);

  [[nodiscard]] const std::string& participant() const { return participant_; }

 private:
  friend class LiveDocument;

  using Arriving = ArrivingVisit;
  using PendingAck = WaitingAck;
  using Present = PresentVisit;

  void take_report(const ConnectionReport& report);
  void submit(Request&& request);
  bool take_token(std::int64_t now_ms);
  void say(const ServerMessage& message);  // after everything else

  std::shared_ptr<LiveDocument> document_;
  std::string participant_;
  Visitor& visitor_;
  VisitLimits limits_;
  double tokens_;
  std::int64_t tokens_ms_ = 0;
  std::int64_t heard_ms_;  // when the last frame came; steady
  bool closed_ = false;    // we asked the connection to close; nothing is received or sent any more
  std::variant<Arriving, Present> state_;
};

}  // namespace plenary
