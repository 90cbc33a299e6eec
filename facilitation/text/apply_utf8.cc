// A change made directly on UTF-8, where documents keep their words: nothing is converted but what is inserted.
//
//   "naïve 😀!"   keep 3, delete 2, insert "v", keep 4        places in units: 3 and 5; in bytes: 4 and 6
//
// A single change of one place, which is what typing sends, moves the tail in place; several places rebuild the text.
#include <algorithm>
#include <cstring>

#include "facilitation/text/change.h"
#include "facilitation/text/utf16.h"

namespace plenary::text {
namespace {

// Reads forward through UTF-8, counting units.
class Reader {
 public:
  explicit Reader(std::string_view content) : content_(content) {}

  [[nodiscard]] std::size_t place() const { return place_; }  // in bytes, always at a character
  [[nodiscard]] bool at_end() const { return place_ == content_.size(); }

  [[nodiscard]] Fault skip(std::uint32_t units) {
    // Eight bytes hold at most sixteen units, so this never goes too far; it may stop inside a character. Where a text is
    // plain it is mostly plain for long.
    for (bool plain = true; units >= 16 && content_.size() - place_ >= 8;) {
      if (plain && units >= kBlock && content_.size() - place_ >= kBlock && is_ascii(content_.data() + place_)) {
        units -= kBlock;
        place_ += kBlock;
        continue;
      }
      const std::uint32_t here = EightBytes(content_.data() + place_).units();
      plain = here == 8;
      units -= here;
      place_ += 8;
    }
    finish_character();
    while (units > 0) {
      if (at_end()) return Fault::wrong_length;
      const std::uint32_t wide = static_cast<unsigned char>(content_[place_]) >= 0xf0 ? 2 : 1;
      if (wide > units) return Fault::splits_surrogate;
      units -= wide;
      ++place_;
      finish_character();
    }
    return Fault::none;
  }

 private:
  static constexpr std::uint32_t kBlock = 128;

  static bool is_ascii(const char* at) {
    std::uint64_t all = 0;
    for (std::uint32_t i = 0; i < kBlock; i += 8) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, at + i, sizeof eight);
      all |= eight;
    }
    return (all & 0x8080808080808080u) == 0;
  }

  void finish_character() {
    while (!at_end() && is_continuation(content_[place_])) ++place_;
  }

  std::string_view content_;
  std::size_t place_ = 0;
};

std::string spliced(std::string_view content, const std::vector<Splice>& splices) {
  std::string after;
  std::size_t size = content.size();
  for (const Splice& splice : splices) size += splice.inserted.size();
  after.reserve(size);
  std::size_t place = 0;
  for (const Splice& splice : splices) {
    after.append(content.substr(place, splice.at - place)).append(splice.inserted);
    place = splice.at + splice.erased;
  }
  after.append(content.substr(place));
  return after;
}

Fault splices_of(std::string_view content, const Change& change, std::vector<Splice>& splices) {
  Reader reader(content);
  auto insert = change.inserts().begin();
  for (const std::int32_t run : change.runs()) {
    const std::size_t at = reader.place();
    if (run > 0) {
      if (const Fault fault = reader.skip(static_cast<std::uint32_t>(run)); fault != Fault::none) return fault;
    } else if (run < 0) {
      if (const Fault fault = reader.skip(static_cast<std::uint32_t>(-run)); fault != Fault::none) return fault;
      splices.push_back({at, reader.place() - at, {}});
    } else {
      if (!well_formed(*insert)) return Fault::splits_surrogate;
      const bool replaces = !splices.empty() && splices.back().at + splices.back().erased == at;
      if (!replaces) splices.push_back({at, 0, {}});
      splices.back().inserted = to_utf8(*insert++);
    }
  }
  return reader.at_end() ? Fault::none : Fault::wrong_length;
}

}  // namespace

Fault find_splices(std::string_view content, const Change& change, std::vector<Splice>& splices) {
  const Fault fault = splices_of(content, change, splices);
  if (fault == Fault::none || units_in(content) == change.length_before()) return fault;
  return Fault::wrong_length;
}

std::vector<Splice> splice(std::string& content, const std::vector<Splice>& splices) {
  std::vector<Splice> back;
  back.reserve(splices.size());
  std::size_t came = 0, went = 0;
  for (const Splice& one : splices) {
    back.push_back({one.at + came - went, one.inserted.size(), content.substr(one.at, one.erased)});
    came += one.inserted.size();
    went += one.erased;
  }
  if (splices.size() == 1) {
    content.replace(splices[0].at, splices[0].erased, splices[0].inserted);
  } else if (!splices.empty()) {
    content = spliced(content, splices);
  }
  return back;
}

Fault apply_utf8(std::string& content, const Change& change) {
  std::vector<Splice> splices;
  const Fault fault = find_splices(content, change, splices);
  if (fault == Fault::none) splice(content, splices);
  return fault;
}

}  // namespace plenary::text
