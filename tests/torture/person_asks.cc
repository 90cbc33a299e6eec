// What people do more rarely, and what most depends on: they vote, take their words back, and say how those may be used.
#include <algorithm>
#include <utility>

#include "tests/torture/person.h"

namespace plenary::torture {
namespace {

constexpr std::uint32_t kDots = 5, kMostOnOne = 3;
constexpr std::size_t kTargets = 6;
constexpr const char* kAnswerBy = "2030-06-01";

bool stands(const Card& card) {
  return !card.hidden() && !card.parked() && !card.has_trashed() && card.merged_into().empty() &&
         card.withdrawn_ms() == 0;
}

}  // namespace

bool Person::does_a_rarer_thing() {
  switch (role()) {
    case FACILITATOR: return chance_.percent(50) && opens_or_closes_vote();
    case RAPPORTEUR: return chance_.percent(25) && captures_or_asks();
    case PARTICIPANT:
      if (chance_.percent(50) && answers_or_takes_back()) return true;
      if (chance_.below(150) == 0 && takes_card_back()) return true;
      return chance_.percent(second_device_ ? 60 : 10) && casts_dots();
    default: return false;
  }
}

// ---- votes

const Record* Person::open_vote() const {
  for (const auto& [id, entry] : session_->shown().entries())
    if (entry.record.has_vote() && entry.record.vote().closed_ms() == 0) return &entry.record;
  return nullptr;
}

bool Person::opens_or_closes_vote() {
  Request request;
  if (const Record* vote = open_vote()) {
    if (chance_.percent(85)) return false;
    request.mutable_close_vote()->set_id(vote->id());
    ask(std::move(request));
    return true;
  }
  OpenVote& open = *request.mutable_open_vote();
  open.set_id("v" + std::to_string(++things_));
  open.set_title("What do we go on with?");
  open.set_method(Vote::DOTS);
  open.set_target("card");
  open.set_dots_each(kDots);
  open.set_max_per_target(kMostOnOne);
  std::vector<std::string> cards;
  for (const Record* record : session_->shown().sorted())
    if (record->has_card() && stands(record->card())) cards.push_back(record->id());
  if (cards.empty()) return false;
  const std::size_t first = chance_.below(cards.size());
  for (std::size_t i = 0; i < std::min(kTargets, cards.size()); ++i)
    open.add_targets(cards[(first + i) % cards.size()]);
  ask(std::move(request));
  return true;
}

// The whole ballot each time: often less on a card than before, now and then nothing, and now and then more than there is.
bool Person::casts_dots() {
  const Record* vote = open_vote();
  if (!vote) return false;
  Request request;
  CastBallot& cast = *request.mutable_cast_ballot();
  cast.set_vote(vote->id());
  const auto& targets = vote->vote().targets();
  std::uint32_t left = chance_.percent(15) ? 0 : chance_.percent(10) ? 3 * kDots : kDots;
  for (int i = 0; i < targets.size() && left > 0; ++i) {
    const auto on_this = static_cast<std::uint32_t>(chance_.below(std::min(left, kMostOnOne) + 1));
    if (on_this > 0) (*cast.mutable_dots())[targets[i]] = on_this;
    left -= on_this;
  }
  cast.set_finished(chance_.percent(20));
  ask(std::move(request));
  if (second_device_) (void)second_device_->casts_dots();
  return true;
}

// ---- one's own words

bool Person::takes_card_back() {
  const std::string card = some_card(true);
  const Record* record = session_->shown().find(card);
  if (!options_.may_take_back() || !record || record->card().withdrawn_ms() != 0) return false;
  for (const std::string& marker : on_card_[card]) witness_.took_out(marker);
  Request request;
  request.mutable_withdraw_card()->set_id(card);
  ask(std::move(request));
  return true;
}

void Person::take_words_back() {
  const Record* quote = some_quote(Quote::GRANTED, [this](const Quote& one) { return one.speaker() == participant(); });
  if (quote) return take_grant_back(*quote);
  (void)takes_card_back();
}

// ---- leave to use them

const Record* Person::some_quote(Quote::State state, const std::function<bool(const Quote&)>& is_it) const {
  for (const Record* record : session_->shown().sorted())
    if (record->has_quote() && record->quote().state() == state && is_it(record->quote()) &&
        !dealt_with_.contains({record->id(), state}))
      return record;
  return nullptr;
}

bool Person::captures_or_asks() {
  const Record* quote =
      some_quote(Quote::CAPTURED, [this](const Quote& one) { return one.captured_by() == participant(); });
  if (quote && chance_.percent(60)) {
    ask_speaker(*quote);
    return true;
  }
  std::vector<std::string> speakers;
  for (const Record* record : session_->shown().sorted())
    if (record->member().role() == PARTICIPANT && record->member().joined_ms() != 0)
      speakers.push_back(record->member().participant());
  if (speakers.empty()) return false;
  capture(chance_.one_of(speakers));
  return true;
}

void Person::capture(const std::string& speaker) {
  Request request;
  CaptureQuote& capture = *request.mutable_capture_quote();
  capture.set_id("quote-" + name() + "-" + std::to_string(++things_));
  capture.set_text(mark() + " is what I mean");
  capture.set_speaker(speaker);
  ask(std::move(request));
}

void Person::ask_speaker(const Record& quote) {
  Request request;
  RequestAttribution& asks = *request.mutable_request_attribution();
  asks.set_id(asking_for(quote.id()));
  asks.set_quote(quote.id());
  asks.set_quote_version(quote.text().version());
  asks.add_for_kinds(kPublishedAs);
  asks.add_for_kinds("blog");
  asks.set_identification(FULL);
  asks.set_answer_by(kAnswerBy);
  dealt_with_.insert({quote.id(), Quote::CAPTURED});
  ask(std::move(request));
}

bool Person::answers_or_takes_back() {
  const auto mine = [this](const Quote& quote) { return quote.speaker() == participant(); };
  if (const Record* quote = some_quote(Quote::REQUESTED, mine)) {
    const Record* request = session_->shown().find(quote->quote().request());
    if (!request) return false;
    answer(*request, *quote);
    return true;
  }
  const Quote::State state = chance_.percent(50) ? Quote::GRANTED : Quote::GRANTED_WITH_EDITS;
  const Record* granted = chance_.percent(3) && options_.may_take_back() ? some_quote(state, mine) : nullptr;
  if (granted) take_grant_back(*granted);
  return granted != nullptr;
}

void Person::answer(const Record& request, const Record& quote) {
  Request asked;
  AnswerAttribution& answer = *asked.mutable_answer_attribution();
  answer.set_id(request.id());
  answer.set_quote_version(quote.text().version());
  const bool edits = chance_.percent(20) && options_.may_take_back();
  answer.set_answer(edits ? "granted_with_edits" : chance_.percent(75) ? "granted" : "declined");
  if (answer.answer() != "declined") {
    answer.add_kinds(chance_.percent(80) ? kPublishedAs : "blog");
    answer.set_identification(chance_.percent(60) ? FULL : NONE);
  }
  if (edits) {
    each_marker(quote.text().content(), [this](const std::string& marker) { witness_.took_out(marker); });
    answer.set_text(mark() + " is what I meant");
  }
  dealt_with_.insert({quote.id(), Quote::REQUESTED});
  ask(std::move(asked));
  options_.consent_changes();
}

void Person::take_grant_back(const Record& quote) {
  each_marker(quote.text().content(), [this](const std::string& marker) { witness_.took_out(marker); });
  Request request;
  request.mutable_withdraw_attribution()->set_quote(quote.id());
  dealt_with_.insert({quote.id(), quote.quote().state()});
  ask(std::move(request));
  options_.consent_changes();
}

}  // namespace plenary::torture
