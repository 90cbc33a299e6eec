#include "clients/cpp/text_line.h"

#include <algorithm>
#include <utility>

namespace plenary::client {
namespace {

text::Change nothing_on(std::u16string_view words) {
  return text::Change().keep(static_cast<std::uint32_t>(words.size()));
}

std::u16string units_of(const Text& words) { return text::to_units(words.content()).value_or(std::u16string()); }

}  // namespace

text::Change carried_over(const text::Change& change, const std::u16string& before, const std::u16string& after,
                          text::Side side) {
  if (before == after) return change;
  return text::transform(change, text::difference(before, after), side);
}

TextLine::TextLine(const Text& words, bool born)
    : confirmed_(units_of(words)),
      version_(words.version()),
      lineage_(words.lineage()),
      born_(born),
      buffer_(nothing_on(confirmed_)) {}

std::u16string TextLine::without_buffer() const {
  std::u16string words = confirmed_;
  for (const InFlight& flying : in_flight_) text::apply(words, flying.change);
  return words;
}

std::u16string TextLine::shown() const {
  std::u16string words = without_buffer();
  text::apply(words, buffer_);
  return words;
}

text::Change TextLine::ours() const {
  text::Change all = nothing_on(confirmed_);
  for (const InFlight& flying : in_flight_) all = text::compose(all, flying.change);
  return text::compose(all, buffer_);
}

void TextLine::type(const text::Change& on_shown) { buffer_ = text::compose(buffer_, on_shown); }

void TextLine::fly(std::uint32_t cseq, text::Change change) {
  in_flight_.push_back({cseq, std::move(change)});
  ours_may_come_ = false;
  buffer_ = nothing_on(without_buffer());
}

void TextLine::replace_flying(std::uint32_t cseq, text::Change change) {
  for (InFlight& flying : in_flight_)
    if (flying.cseq == cseq) flying.change = std::move(change);
  buffer_ = nothing_on(without_buffer());
}

std::optional<text::Change> TextLine::happened(const text::Change& on_confirmed) {
  text::apply(confirmed_, on_confirmed);
  version_ += 1;
  lineage_ = text::lineage_after(lineage_, on_confirmed);
  if (!in_flight_.empty() && in_flight_.front().change == on_confirmed) {
    in_flight_.erase(in_flight_.begin());
    return std::nullopt;
  }
  // What is in the log goes first: it is left of what is in flight.
  return carry(on_confirmed, in_flight_.begin());
}

// What is in flight goes right, as the server will have it (TEXT-4). What waits here nobody knows of yet, so it may go where
// it reads best: left, beside what its person has typed before it. Else two who begin at one place would find their letters
// in turns, "HWeolrllod".
text::Change TextLine::carry(text::Change remote, std::vector<InFlight>::iterator from) {
  for (auto flying = from; flying != in_flight_.end(); ++flying) {
    text::Change after_remote = text::transform(flying->change, remote, text::Side::right);
    remote = text::transform(remote, flying->change, text::Side::left);
    flying->change = std::move(after_remote);
  }
  const auto [mine, theirs] =
      ours_may_come_ ? std::pair(text::Side::right, text::Side::left) : std::pair(text::Side::left, text::Side::right);
  text::Change buffer = text::transform(buffer_, remote, mine);
  remote = text::transform(remote, buffer_, theirs);
  buffer_ = std::move(buffer);
  return remote;
}

text::Change TextLine::told(const Text& words, std::uint32_t counter) {
  const std::u16string shown_before = shown();
  std::u16string before = confirmed_;
  std::u16string after = units_of(words);
  confirmed_ = after;
  version_ = words.version();
  lineage_ = words.lineage();
  born_ = true;
  std::vector<InFlight> still;
  for (InFlight& flying : in_flight_) {
    std::u16string next_before = before;
    text::apply(next_before, flying.change);
    if (flying.cseq > counter) {
      flying.change = carried_over(flying.change, before, after);
      text::apply(after, flying.change);
      still.push_back(std::move(flying));
    }
    before = std::move(next_before);
  }
  in_flight_ = std::move(still);
  buffer_ = carried_over(buffer_, before, after, text::Side::left);
  return text::difference(shown_before, shown());
}

std::optional<text::Change> TextLine::settled(std::uint32_t cseq) {
  const auto found =
      std::find_if(in_flight_.begin(), in_flight_.end(), [&](const InFlight& flying) { return flying.cseq == cseq; });
  if (found == in_flight_.end()) return std::nullopt;
  std::u16string words = confirmed_;
  for (auto flying = in_flight_.begin(); flying != found; ++flying) text::apply(words, flying->change);
  text::Change back = text::inverse(found->change, words);
  return carry(std::move(back), in_flight_.erase(found));
}

void TextLine::rename(const std::map<std::uint32_t, std::uint32_t>& renamed) {
  std::vector<std::uint32_t> gone;
  for (InFlight& flying : in_flight_) {
    const auto name = renamed.find(flying.cseq);
    if (name == renamed.end()) {
      gone.push_back(flying.cseq);
    } else {
      flying.cseq = name->second;
    }
  }
  for (std::uint32_t cseq : gone) (void)settled(cseq);
}

void TextLine::rebase_all() {
  buffer_ = ours();
  in_flight_.clear();
}

}  // namespace plenary::client
