#include "facilitation/document/erase.h"

#include "facilitation/text/change.h"
#include "proto/requests.pb.h"

namespace plenary {
namespace {

constexpr char16_t kDot = u'·';

// As many units as before; empty stays empty.
std::string dots_for(const std::string& words) {
  const auto units = text::to_units(words);
  return text::to_utf8(std::u16string(units ? units->size() : words.size(), kDot));
}
bool dot_out(std::string& words) {
  std::string dots = dots_for(words);
  if (dots == words) return false;
  words = std::move(dots);
  return true;
}

bool erase_from(Record& put, const std::set<std::string>& records) {
  bool erased = false;
  if (put.has_card() && records.contains(put.id())) {
    erased |= dot_out(*put.mutable_card()->mutable_source());
    for (FieldAnswer& field : *put.mutable_card()->mutable_fields()) erased |= dot_out(*field.mutable_answer());
  }
  if (put.has_note() && records.contains(put.id()) && !put.note().speaker().empty()) {
    put.mutable_note()->clear_speaker();
    erased = true;
  }
  if (records.contains(put.id()) && put.has_text()) erased |= dot_out(*put.mutable_text()->mutable_content());
  if (put.has_attribution_request() && records.contains(put.attribution_request().quote()) &&
      !put.attribution_request().said_as().empty())
    erased |= dot_out(*put.mutable_attribution_request()->mutable_said_as());
  if (put.has_attribution_request() && records.contains(put.attribution_request().quote()) &&
      !put.attribution_request().reported().evidence().empty())
    erased |= dot_out(*put.mutable_attribution_request()->mutable_reported()->mutable_evidence());
  return erased;
}

// That somebody voted, and was finished, stays: so many did.
bool empty_ballot(Record& put, const std::set<std::string>& votes) {
  if (!put.has_ballot() || put.ballot().dots().empty() || !votes.contains(put.ballot().vote())) return false;
  put.mutable_ballot()->clear_dots();
  return true;
}

// A ballot of one of these votes, or one that was refused: that says, too, what somebody meant to give, or had given before.
// One of another vote keeps its digest: people may be voting just now.
bool tells_of_a_ballot(const Step& step, const std::set<std::string>& votes) {
  if (step.verb() != Request::kCastBallot || step.request_digest() == 0) return false;
  for (const Effect& effect : step.effects())
    if (effect.put().has_ballot()) return votes.contains(effect.put().ballot().vote());
  return true;
}

}  // namespace

bool erase(Commit& commit, const std::set<std::string>& records) {
  bool erased = false;
  for (Step& step : *commit.mutable_steps()) {
    if (tells_of_a_ballot(step, records)) {
      step.clear_request_digest();
      erased = true;
    }
    for (Effect& effect : *step.mutable_effects()) {
      if (effect.has_put()) erased |= erase_from(*effect.mutable_put(), records);
      if (effect.has_put()) erased |= empty_ballot(*effect.mutable_put(), records);
      if (effect.has_edit() && records.contains(effect.edit().id()))
        for (std::string& insert : *effect.mutable_edit()->mutable_change()->mutable_inserts())
          erased |= dot_out(insert);
    }
  }
  return erased;
}

bool erase_old_words(Commit& commit, const Document& before, const std::map<std::string, std::uint32_t>& standing) {
  bool erased = false;
  std::map<std::string, std::uint32_t> versions;  // of words, as this commit goes on
  for (Step& step : *commit.mutable_steps())
    for (Effect& effect : *step.mutable_effects()) {
      const std::string& id = effect.has_put() ? effect.put().id() : effect.edit().id();
      const auto stands = standing.find(id);
      if (stands == standing.end()) continue;
      const Record* record = before.find(id);
      std::uint32_t& version = versions.try_emplace(id, record ? record->text().version() : 0).first->second;
      if (effect.has_put() && effect.put().has_text()) {
        version = effect.put().text().version();
        if (version < stands->second) erased |= dot_out(*effect.mutable_put()->mutable_text()->mutable_content());
      } else if (effect.has_edit()) {
        ++version;
        if (version >= stands->second) continue;
        for (std::string& insert : *effect.mutable_edit()->mutable_change()->mutable_inserts())
          erased |= dot_out(insert);
      }
    }
  return erased;
}

}  // namespace plenary
