// Changes as they are stored and sent. What comes from outside is taken only in normal form, so that one change has
// one spelling: digests, lineages and comparisons need that.
#include <limits>

#include "facilitation/text/change.h"

namespace plenary::text {
namespace {

constexpr std::int64_t kLongest = std::int64_t{1} << 30;  // units; lengths and sums of two stay within 32 bits

// Whether `next` may follow `last` in normal form: no two of a kind in a row, a deletion never after an insertion.
bool may_follow(std::int32_t last, std::int32_t next) {
  if (last > 0) return next <= 0;
  if (last < 0) return next >= 0;
  return next > 0;
}

}  // namespace

std::optional<Change> from_proto(const TextChange& stored) {
  Change change;
  std::int64_t before = 0;
  std::int64_t after = 0;
  int inserts_read = 0;
  for (int i = 0; i < stored.runs_size(); ++i) {
    const std::int32_t run = stored.runs(i);
    if (i > 0 && !may_follow(stored.runs(i - 1), run)) return std::nullopt;
    if (run == std::numeric_limits<std::int32_t>::min()) return std::nullopt;
    if (run > 0) {
      before += run;
      after += run;
      if (before > kLongest || after > kLongest) return std::nullopt;
      change.keep(static_cast<std::uint32_t>(run));
    } else if (run < 0) {
      before -= run;
      if (before > kLongest) return std::nullopt;
      change.erase(static_cast<std::uint32_t>(-run));
    } else {
      if (inserts_read == stored.inserts_size()) return std::nullopt;
      const std::optional<std::u16string> units = to_units(stored.inserts(inserts_read++));
      if (!units || units->empty()) return std::nullopt;
      after += static_cast<std::int64_t>(units->size());
      if (after > kLongest) return std::nullopt;
      change.insert(*units);
    }
  }
  if (inserts_read != stored.inserts_size()) return std::nullopt;
  return change;
}

TextChange to_proto(const Change& change) {
  TextChange stored;
  stored.mutable_runs()->Add(change.runs().begin(), change.runs().end());
  for (const std::u16string& insert : change.inserts()) stored.add_inserts(to_utf8(insert));
  return stored;
}

}  // namespace plenary::text
