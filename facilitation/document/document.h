// A document in memory: records by id, what is remembered of each client, and recent changes of words.
//
//   document' = evolve(document, effects)
//
// evolve is the only way in which a document changes, on servers, in clients, in offline verification; it is pinned by
// tests/vectors. It does not judge: whether something may happen was settled by decide (facilitation/rules) before
// it was logged. What evolve is given comes from a log; a log that does not fold throws BrokenLog.
//
// Plain values, owned by one thread at a time.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <variant>
#include <vector>

#include "facilitation/document/entries.h"
#include "facilitation/text/change.h"
#include "proto/log.pb.h"

namespace plenary {

struct BrokenLog : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// The changes of one record's words that are still remembered, oldest first, so that a change made on earlier words
// can be transformed over them (TEXT-4). At most kRememberedChanges, and kRememberedUnits of insertions.
struct Remembered {
  std::uint32_t first_version = 0;
  std::uint32_t first_lineage = 0;
  struct Item {
    text::Change change;
    std::uint32_t lineage_after;
  };
  std::deque<Item> items;
  std::uint32_t inserted_units = 0;
};
// Of words that were changed once, from nothing, nothing is kept: the words tell it. Most cards are never changed again.
inline constexpr std::size_t kRememberedChanges = 512;
inline constexpr std::uint32_t kRememberedUnits = 65'536;

struct TransparentHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
};
template <class Value>
using ByName = std::unordered_map<std::string, Value, TransparentHash, std::equal_to<>>;

// What takes one evolve back. Opaque to callers; belongs to the document it came from, in reverse order.
class Undo;

// What the words of a record tell by themselves: they came in one change, from nothing.
[[nodiscard]] std::optional<Remembered> told_by_words(const Record& record);

class Document {
 public:
  [[nodiscard]] const DocumentEntry* entry(std::string_view id) const;
  [[nodiscard]] const Record* find(std::string_view id) const;
  // The body, if `id` is there and of that kind: document.card("c1"), nullptr otherwise.
  [[nodiscard]] const Card* card(std::string_view id) const;
  [[nodiscard]] const Cluster* cluster(std::string_view id) const;
  [[nodiscard]] const Link* link(std::string_view id) const;
  [[nodiscard]] const Region* region(std::string_view id) const;
  [[nodiscard]] const Note* note(std::string_view id) const;
  [[nodiscard]] const Decision* decision(std::string_view id) const;
  [[nodiscard]] const Action* action(std::string_view id) const;
  [[nodiscard]] const Board* board() const;
  [[nodiscard]] const Meeting* meeting() const;
  // The member record of a participant; nullptr if never admitted. A removed member is still returned.
  [[nodiscard]] const Member* member(std::string_view participant) const;
  [[nodiscard]] const Invitation* invitation(std::string_view id) const;
  [[nodiscard]] Role role_of(std::string_view participant) const;  // ROLE_UNSPECIFIED: not a member, or removed

  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] Seq seq() const { return seq_; }
  [[nodiscard]] std::int64_t at_ms() const { return at_ms_; }  // time of the last commit
  [[nodiscard]] const Entries& entries() const { return entries_; }
  [[nodiscard]] std::vector<const Record*> sorted() const;  // by id, bytewise
  template <class Visit>
  void each_card(Visit&& visit) const;  // (const Record&), any order
  // Highest number given to a card, decision, action so far; kept as records come, so that it costs nothing to ask.
  [[nodiscard]] std::uint32_t cards_numbered() const { return cards_numbered_; }

  // The last commit that removed a record, as far as is known: at least that of the snapshot this came from.
  [[nodiscard]] Seq last_removal() const { return last_removal_; }

  [[nodiscard]] const ClientCounter* counter(std::string_view client) const;
  [[nodiscard]] const ByName<ClientCounter>& counters() const { return counters_; }
  // nullptr: no change of its words is remembered. Good until the document changes.
  [[nodiscard]] std::shared_ptr<const Remembered> remembered(std::string_view id) const;

 private:
  friend class Undo;
  friend Undo evolve(Document&, const Effect&, Seq);
  friend Undo evolve(Document&, const Step&, Seq);
  friend Undo begin_commit(Document&, Seq, std::int64_t);
  friend Document from_snapshot(const DocumentSnapshot&);

  Entries entries_;
  ByName<ClientCounter> counters_;
  ByName<Remembered> remembered_;
  Seq seq_ = 0;
  std::int64_t at_ms_ = 0;
  std::uint32_t cards_numbered_ = 0;
  Seq last_removal_ = 0;
};

class Undo {
 public:
  Undo() = default;
  Undo(Undo&&) = default;
  Undo& operator=(Undo&&) = default;
  // Takes everything back, last first. Afterwards the document equals what it was before, remembered changes included.
  void revert(Document& document) &&;
  void append(Undo&& later);

 private:
  friend Undo evolve(Document&, const Effect&, Seq);
  friend Undo evolve(Document&, const Step&, Seq);
  friend Undo begin_commit(Document&, Seq, std::int64_t);
  struct Put {
    std::string id;
    std::optional<DocumentEntry> before;
    std::unique_ptr<Remembered> remembered;  // null: nothing was
    std::uint32_t cards_numbered = 0;
    Seq last_removal = 0;
  };
  struct Edited {
    std::string id;
    bool had_text = false;           // no words is not the same as words of no length
    std::vector<text::Splice> back;  // takes the words back
    std::uint32_t version = 0;
    std::uint32_t lineage = 0;
    Seq changed = 0;
    std::vector<Remembered::Item> forgotten;  // oldest first
    std::uint32_t first_lineage = 0;          // of what was remembered
  };
  struct Counted {
    std::string client;
    std::optional<ClientCounter> before;
  };
  struct Begun {
    Seq seq = 0;
    std::int64_t at_ms = 0;
  };
  using Item = std::variant<Put, Edited, Counted, Begun>;
  static_assert(std::is_nothrow_move_constructible_v<Item>);  // else they are copied whenever there are more of them
  std::vector<Item> items_;
};

// One fact. `seq` is the commit it belongs to (clients: the delta's).
Undo evolve(Document& document, const Effect& effect, Seq seq);
// One decided request: its effects and the client's counter (LOG-7, LOG-8).
Undo evolve(Document& document, const Step& step, Seq seq);
// Moves the document to commit `seq`; its steps follow.
Undo begin_commit(Document& document, Seq seq, std::int64_t at_ms);
// A whole commit. Throws BrokenLog, with the document as it was, if seq is not the next.
Undo evolve(Document& document, const Commit& commit);

// Snapshot: everything, in an order that depends on nothing but the state. `at` is filled in by the caller.
[[nodiscard]] DocumentSnapshot to_snapshot(const Document& document);
[[nodiscard]] Document from_snapshot(const DocumentSnapshot& snapshot);  // throws BrokenLog if its state_hash is wrong
// 32 bytes over records and counters (not over remembered changes): equal on every node at equal position.
[[nodiscard]] std::string state_hash(const Document& document);
// Over records alone: what a replica of a viewer can compare.
[[nodiscard]] std::string records_hash(const Document& document);

template <class Visit>
void Document::each_card(Visit&& visit) const {
  for (const auto& [id, entry] : entries_)
    if (entry.record.has_card()) visit(entry.record);
}

}  // namespace plenary
