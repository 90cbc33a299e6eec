#include "facilitation/wording/trace.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace plenary {
namespace {

constexpr std::size_t kRow = 8;
constexpr std::size_t kStep = 4;
constexpr std::size_t kKeyBytes = 16;  // the fewest that BLAKE2b takes

std::uint32_t mark_of(const ComparedWords& words, std::size_t from, std::size_t row, std::uint64_t salt) {
  std::string bytes;
  for (std::size_t at = from; at < from + row; ++at) {
    bytes += words[at];
    bytes += ' ';
  }
  std::array<unsigned char, kKeyBytes> key{};
  for (std::size_t i = 0; i < sizeof salt; ++i) key[i] = static_cast<unsigned char>(salt >> (8 * i));
  std::array<unsigned char, crypto_generichash_BYTES_MIN> hash;
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                     key.data(), key.size());
  std::uint32_t mark = 0;
  for (std::size_t i = 0; i < sizeof mark; ++i) mark |= static_cast<std::uint32_t>(hash[i]) << (8 * i);
  return mark;
}

std::set<std::uint32_t> marks_of_all_rows(const ComparedWords& words, std::size_t row, std::uint64_t salt) {
  std::set<std::uint32_t> marks;
  for (std::size_t from = 0; row > 0 && from + row <= words.size(); ++from)
    marks.insert(mark_of(words, from, row, salt));
  return marks;
}

}  // namespace

WordsTrace trace_of(const std::string& words, std::uint64_t salt) {
  WordsTrace trace;
  const ComparedWords compared = compared_words(words);
  if (compared.size() < kFewestWordsOfAQuotation) return trace;
  const std::size_t row = std::min(compared.size(), kRow);
  trace.set_run(static_cast<std::uint32_t>(row));
  trace.set_salt(salt);
  std::size_t from = 0;
  for (; from + row <= compared.size(); from += kStep) trace.add_marks(mark_of(compared, from, row, salt));
  if (from - kStep + row < compared.size()) trace.add_marks(mark_of(compared, compared.size() - row, row, salt));
  return trace;
}

void forget_in_trace(WordsTrace& trace, const std::string& words) {
  const std::set<std::uint32_t> theirs = marks_of_all_rows(compared_words(words), trace.run(), trace.salt());
  auto& marks = *trace.mutable_marks();
  marks.erase(std::remove_if(marks.begin(), marks.end(), [&](std::uint32_t mark) { return theirs.contains(mark); }),
              marks.end());
}

void TracedWords::add(const WordsTrace& trace) {
  if (trace.marks().empty() || trace.run() == 0) return;
  marks_[{trace.salt(), trace.run()}].insert(trace.marks().begin(), trace.marks().end());
}

bool TracedWords::in(const ComparedWords& text) const {
  for (const auto& [how, marks] : marks_) {
    const auto& [salt, row] = how;
    for (std::size_t from = 0; from + row <= text.size(); ++from)
      if (marks.contains(mark_of(text, from, row, salt))) return true;
  }
  return false;
}

}  // namespace plenary
