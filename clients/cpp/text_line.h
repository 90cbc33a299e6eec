// The words of one record while changes of ours are on their way to the log (TEXT-5).
//
//   confirmed ──in flight 1──▶ ──in flight 2──▶ ──buffer──▶ shown
//
// `confirmed` is what the server has told. A change in flight is a request that has been made and whose outcome is not
// known; ordinarily there is at most one, after a lost tail there may be several again. What is typed meanwhile is
// composed in the buffer. A remote change is carried over all of them, one at a time, exactly as the server does it,
// so that we recognise our own change when it comes back: it is then the same as our first one in flight.
//
// Taking somebody's equal change for ours does no harm: the words are equal either way, and confirmed words always
// follow the server.
//
// Words whose record is not confirmed yet (the card itself is on its way) have no base to be changed on: everything
// typed waits in the buffer.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "facilitation/text/change.h"
#include "proto/records.pb.h"

namespace plenary::client {

class TextLine {
 public:
  struct InFlight {
    std::uint32_t cseq = 0;
    text::Change change;
  };

  // `born`: the record is in the confirmed document; `words` are its words there. Else: the words it will begin with.
  TextLine(const Text& words, bool born);

  [[nodiscard]] bool born() const { return born_; }
  [[nodiscard]] std::uint32_t version() const { return version_; }
  [[nodiscard]] std::uint32_t lineage() const { return lineage_; }
  [[nodiscard]] const std::u16string& confirmed() const { return confirmed_; }
  [[nodiscard]] const std::vector<InFlight>& in_flight() const { return in_flight_; }
  [[nodiscard]] const text::Change& buffer() const { return buffer_; }
  [[nodiscard]] bool buffer_is_empty() const { return buffer_.changes_nothing(); }
  [[nodiscard]] std::u16string without_buffer() const;
  [[nodiscard]] std::u16string shown() const;
  // All of ours as one change on `confirmed`.
  [[nodiscard]] text::Change ours() const;

  // Precondition for all: the change fits the words it is made on.
  void type(const text::Change& on_shown);
  // One more request in flight, on confirmed and what is in flight already.
  void fly(std::uint32_t cseq, text::Change change);
  void replace_flying(std::uint32_t cseq, text::Change change);
  void set_buffer(text::Change on_without_buffer) { buffer_ = std::move(on_without_buffer); }
  // Ours may be in the log that these words do not have yet, since a snapshot may be a little older than what the server
  // counts. What waits was typed after it: it stays right of what comes, until it is sent.
  void expect_ours() { ours_may_come_ = true; }

  // A change in the log. Returns what it does to the shown words; nothing if it was ours, which they showed already.
  [[nodiscard]] std::optional<text::Change> happened(const text::Change& on_confirmed);
  // The server tells the words whole. Requests up to `counter` are in them (or were refused); the rest of ours is
  // carried over. Returns what that does to the shown words.
  [[nodiscard]] text::Change told(const Text& words, std::uint32_t counter);
  // The outcome of `cseq` is known, and it is not in flight any more: what it still showed is taken out of the words.
  // Returns what that does to the shown words; nothing if it had been recognised.
  [[nodiscard]] std::optional<text::Change> settled(std::uint32_t cseq);
  // Requests in flight have other numbers now; those without one are not in flight any more, and waited for nothing.
  void rename(const std::map<std::uint32_t, std::uint32_t>& renamed);
  // `cseq` was refused because its base is forgotten: everything of ours becomes one change to be sent anew.
  void rebase_all();

 private:
  // Carries a change over what is in flight from `from` on, and the buffer; these are carried over it. Returns the change
  // as it is on the shown words.
  text::Change carry(text::Change remote, std::vector<InFlight>::iterator from);

  std::u16string confirmed_;
  std::uint32_t version_ = 0;
  std::uint32_t lineage_ = 0;
  bool born_ = false;
  bool ours_may_come_ = false;
  std::vector<InFlight> in_flight_;
  text::Change buffer_;
};

// `change`, made on `before`, as it is to be made on `after`. What was sent goes right of what came in between, as the
// server will have it; what waits goes left.
[[nodiscard]] text::Change carried_over(const text::Change& change, const std::u16string& before,
                                        const std::u16string& after, text::Side side = text::Side::right);

}  // namespace plenary::client
