// The outbox: every request of this client that is not stable yet, with what is known of its outcome.
//
// A request gets its cseq here, from 1 without gaps, and is durable before anybody can send it (SUBMIT-6). Outcomes are
// provisional (LOG-11): a history that changes voids them, and the request is sent again under the same cseq, never
// changed. It leaves the outbox at stable (ACK-2).
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "clients/cpp/outbox_store.h"
#include "facilitation/document/document.h"

namespace plenary::client {

struct OutboxEntry {
  HeldRequest held;
  bool sent = false;  // ever: from then on it is never changed (SUBMIT-3)
  enum Outcome { unknown, accepted, refused } outcome = unknown;
  Seq seq = 0;                // of the outcome
  std::int64_t made_ms = 0;   // on this device, for guesses: the same guess however often it is made; 0 = not known
  bool was_accepted = false;  // told so once, in a history that may since have changed
  bool was_refused = false;   // so the person has their words back already
  bool carried_on = false;    // a refused change of words whose words live on in a later request, or wait to

  [[nodiscard]] std::uint32_t cseq() const { return held.cseq; }
};

class Outbox {
 public:
  // At most this much is kept for later; then nothing more can be changed until some of it is stored.
  static constexpr std::size_t kMostRequests = 5000;
  static constexpr std::size_t kMostBytes = 20u << 20;

  // Reads what was kept. A store that holds no client id is given `fresh_client`, and everything else of it stays.
  Outbox(OutboxStore& store, const std::string& fresh_client);

  [[nodiscard]] const std::string& client() const { return client_; }
  [[nodiscard]] std::uint32_t last_cseq() const { return last_cseq_; }
  [[nodiscard]] const std::deque<OutboxEntry>& entries() const { return entries_; }
  [[nodiscard]] OutboxEntry* find(std::uint32_t cseq);
  [[nodiscard]] bool empty() const { return entries_.empty(); }
  // The words that waited when the store was read; the first time.
  [[nodiscard]] std::vector<HeldWords> take_words() { return std::exchange(words_, {}); }
  [[nodiscard]] bool full() const { return entries_.size() >= kMostRequests || bytes_ >= kMostBytes; }

  // nullptr: it could not be made durable, and is not in the outbox.
  OutboxEntry* add(Request request, std::string on = {}, std::vector<std::uint32_t> instead_of = {});
  // An entry that was never sent, changed. False: not durable, unchanged.
  [[nodiscard]] bool change_unsent(OutboxEntry& entry, Request request, std::string on);
  [[nodiscard]] bool keep(const HeldWords& words);
  [[nodiscard]] bool forget_words(const std::string& record);

  // Requests of before a restart are taken to be of now.
  void date_the_undated(std::int64_t wall_ms);

  // What the server says of itself. True: what it knows of this client is not what this client remembers, and only a
  // new client id helps (LOG-13): it counts further than we ever did, or less far than what we hold begins.
  [[nodiscard]] bool counter_is_foreign(std::uint32_t counter) const;
  // Outcomes above the counter are void.
  void void_above(std::uint32_t counter);
  // Accepted, and not stable yet: only under this client id is heard whether that was lost (LOG-11).
  [[nodiscard]] bool holds_accepted() const;
  // Those were decided by then, in a history that came in place of the one they were told in.
  void accepted_by(Seq seq);
  // Drops what is stable. Returns how many.
  std::size_t stable(Seq seq);
  // A new client id; what is still to be decided gets new cseqs, in the same order; `renamed` says which. False: not
  // durable, and nothing changed.
  [[nodiscard]] bool begin_anew(const std::string& fresh_client, const std::vector<HeldWords>& words,
                                std::map<std::uint32_t, std::uint32_t>& renamed);

 private:
  OutboxStore& store_;
  std::string client_;
  std::uint32_t last_cseq_ = 0;
  std::deque<OutboxEntry> entries_;
  std::vector<HeldWords> words_;
  std::size_t bytes_ = 0;
};

}  // namespace plenary::client
