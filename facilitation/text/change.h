// Changes of words: what people type into one text at the same time, and how such changes meet.
//
// A text is a sequence of UTF-16 code units (the units of editors in browsers). A change keeps, deletes and inserts
// runs of it, from the beginning to the end. Changes made at the same time are brought into one order by the server;
// the later one is transformed over the earlier ones. Only TP1 is needed, because there is one order:
//
//   apply(apply(d, a), transform(b, a, later)) == apply(apply(d, b), transform(a, b, earlier))
//
// Worked example, d = "river":   a = keep 5, insert "s"      -> "rivers"      (in the log first)
//                                b = insert "The ", keep 5   -> "The river"
//   transform(b, a, Side::right) = insert "The ", keep 6     -> "The rivers"
//
// No change ever splits a surrogate pair: a change that would is invalid on that text (TEXT-3), and transforming valid
// changes gives valid changes. Pure values: no clock, no allocation beyond the runs. Source: Jupiter; research/sync.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proto/log.pb.h"

namespace plenary::text {

// nullopt: not UTF-8 (overlong, surrogates encoded, truncated).
[[nodiscard]] std::optional<std::u16string> to_units(std::string_view utf8);
// Precondition: no lone surrogate.
[[nodiscard]] std::string to_utf8(std::u16string_view units);
// Length of valid UTF-8 in UTF-16 code units, and in code points ("characters" in limits told to people).
[[nodiscard]] std::uint32_t units_in(std::string_view utf8);
[[nodiscard]] std::uint32_t characters_in(std::string_view utf8);

class Change {
 public:
  // Building keeps normal form: neighbours of a kind are merged, empty runs dropped, at one place the deletion is
  // written before the insertion.
  Change& keep(std::uint32_t units);
  Change& erase(std::uint32_t units);
  Change& insert(std::u16string_view units);

  [[nodiscard]] std::uint32_t length_before() const;
  [[nodiscard]] std::uint32_t length_after() const;
  [[nodiscard]] bool changes_nothing() const;

  // n > 0 keep, n < 0 delete, 0 insert the next of inserts().
  [[nodiscard]] const std::vector<std::int32_t>& runs() const { return runs_; }
  [[nodiscard]] const std::vector<std::u16string>& inserts() const { return inserts_; }

  friend bool operator==(const Change&, const Change&) = default;

 private:
  std::vector<std::int32_t> runs_;
  std::vector<std::u16string> inserts_;
};

// nullopt: not in normal form, not UTF-8, more inserts than zeros, or lengths beyond 2^30.
[[nodiscard]] std::optional<Change> from_proto(const TextChange& change);
[[nodiscard]] TextChange to_proto(const Change& change);

enum class Fault { none, wrong_length, splits_surrogate };
[[nodiscard]] Fault fault_on(std::u16string_view text, const Change& change);
// Precondition: fault_on(text, change) == Fault::none. Write text::apply: plain `apply` would also find std::apply.
void apply(std::u16string& text, const Change& change);

// The same on UTF-8, where documents keep their words: what is taken out and put in at one place, in bytes.
struct Splice {
  std::size_t at = 0;  // in the text before
  std::size_t erased = 0;
  std::string inserted;
};
// The change as splices of this content, in their order. Precondition: `splices` is empty; on a fault it is to be thrown away.
[[nodiscard]] Fault find_splices(std::string_view content, const Change& change, std::vector<Splice>& splices);
// Makes them, in place if there is but one, and says what takes the content back.
std::vector<Splice> splice(std::string& content, const std::vector<Splice>& splices);
// Both. Nothing is changed unless Fault::none is returned.
[[nodiscard]] Fault apply_utf8(std::string& content, const Change& change);

// The change that takes apply(text, change) back to text.
[[nodiscard]] Change inverse(const Change& change, std::u16string_view text_before);
// One change that does what `first`, then `second` do. Precondition: first.length_after() == second.length_before().
[[nodiscard]] Change compose(const Change& first, const Change& second);

// At one place, whose insertion comes first: `left` puts the transformed change's own before the other's.
// The change already in the log is always left.
enum class Side { left, right };
// `change` as it must be made after `other`. Precondition: both are on the same text.
[[nodiscard]] Change transform(const Change& change, const Change& other, Side side);

// Where a caret stands after `change`; at an insertion's place it stays before it (`left`) or goes after it (`right`).
// A caret beyond the words goes to their end.
[[nodiscard]] std::uint32_t moved(std::uint32_t caret, const Change& change, Side side);

// A change from one text to another as a person would tell it: words that went, words that came; surrogate-safe.
[[nodiscard]] Change difference(std::u16string_view before, std::u16string_view after);

// TEXT-2: the lineage after one more change. FNV-1a over 32 bits of: lineage (4 bytes, little endian), then for each
// run its value (4 bytes, little endian, two's complement) and, where it is 0, the units inserted (2 bytes each,
// little endian). Starts at 0 for an empty text. Not for secrecy: it tells texts apart after a lost tail.
[[nodiscard]] std::uint32_t lineage_after(std::uint32_t lineage, const Change& change);

}  // namespace plenary::text
