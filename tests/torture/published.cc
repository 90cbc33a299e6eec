#include "tests/torture/published.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "clients/cpp/connection.h"
#include "facilitation/exports/json.h"
#include "tests/torture/witness.h"

namespace plenary::torture {
namespace {

constexpr const char* kWords = "I8: nobody's words leave unless they granted them by then";
constexpr const char* kName = "I8: nobody's name leaves unless they granted it by then";

std::int64_t wall_ms() { return client::now_here().wall_ms; }

bool granted(Quote::State state) { return state == Quote::GRANTED || state == Quote::GRANTED_WITH_EDITS; }

std::string marker_in(const std::string& words) {
  std::string first;
  each_marker(words, [&](const std::string& marker) { first = first.empty() ? marker : first; });
  return first;
}

}  // namespace

// ---- fetching

void Published::fetch(const client::ServerAddress& server, const std::string& bearer, const std::string& document) {
  look();
  if (under_way_.valid()) return;
  under_way_ = std::async(std::launch::async, [server, bearer, document] {
    const std::int64_t began_ms = wall_ms();
    auto answer =
        client::read_document(server, bearer, document, std::string("export?format=json&kind=") + kPublishedAs, {});
    return Fetched{std::move(answer), began_ms, wall_ms()};
  });
}

void Published::look() {
  if (under_way_.valid() && under_way_.wait_for(std::chrono::seconds(0)) == std::future_status::ready)
    take(under_way_.get());
}

void Published::wait() {
  if (under_way_.valid()) take(under_way_.get());
}

void Published::take(Fetched fetched) {
  if (std::holds_alternative<client::Failure>(fetched.answer))
    return verdicts_.count("copies for outside that could not be had just then");
  latest_ = std::get<std::string>(std::move(fetched.answer));
  const std::optional<SessionRecord> record = from_json(latest_);
  verdicts_.check("copies for outside can be read", record && record->groups_size() == 1, latest_.substr(0, 100));
  if (!record || record->groups_size() != 1) return;
  verdicts_.count("copies for outside");
  copies_.push_back({latest_, *record, fetched.began_ms, fetched.ended_ms, false});
}

// ---- what the log says

void Published::begin_history() {
  said_.clear();
  grants_.clear();
}

void Published::passing(const Commit& commit, const std::string& chain, const Asked& asked) {
  for (const Step& step : commit.steps()) note_consent(step, commit.at_ms(), asked);
  for (Copy& copy : copies_) {
    const Position& at = copy.record.groups(0).at();
    if (at.seq() != commit.seq() || at.chain() != chain) continue;
    copy.passed = true;
    check(copy, commit.seq());
  }
}

// Words are gone from a log that was erased, so they are taken from what was asked.
void Published::note_consent(const Step& step, std::int64_t at_ms, const Asked& asked) {
  if (step.has_refusal()) return;
  bool consent_changes = false;
  for (const Effect& effect : step.effects()) {
    const Record& put = effect.put();
    if (put.has_attribution_request()) grants_[put.id()] = put.attribution_request();
    if (!put.has_quote()) continue;
    Said& said = said_[put.id()];
    const bool may = granted(put.quote().state());
    if (may && !granted(said.state))
      verdicts_.check("I8: nobody but the speaker says yes", step.actor() == put.quote().speaker(), put.id());
    consent_changes |= may != granted(said.state);
    said.state = put.quote().state();
    said.speaker = put.quote().speaker();
    said.request = put.quote().request();
  }
  if (consent_changes) {
    verdicts_.count("changes of consent");
    for (const Copy& copy : copies_)
      if (copy.began_ms <= at_ms && at_ms <= copy.ended_ms)
        verdicts_.count("copies that overlapped a change of consent");
  }
  const std::optional<Request> request = asked(step.client(), step.cseq());
  if (!request) return;
  const auto words_are = [&](const std::string& quote, const std::string& words) {
    said_[quote].words = marker_in(words);
    ever_said_[said_[quote].words] = quote;
  };
  if (request->has_capture_quote()) words_are(request->capture_quote().id(), request->capture_quote().text());
  if (request->has_answer_attribution() && !request->answer_attribution().text().empty())
    words_are(grants_[request->answer_attribution().id()].quote(), request->answer_attribution().text());
}

bool Published::may_leave(const Said& said) const {
  const auto grant = grants_.find(said.request);
  if (!granted(said.state) || grant == grants_.end()) return false;
  const auto& kinds = grant->second.kinds();
  return std::find(kinds.begin(), kinds.end(), kPublishedAs) != kinds.end();
}

void Published::check(const Copy& copy, Seq seq) {
  const std::string bytes = copy.bytes + copy.record.SerializeAsString();
  const std::string where = " in a copy of commit " + std::to_string(seq);
  each_marker(bytes, [&](const std::string& marker) {
    const auto quote = ever_said_.find(marker);
    if (quote == ever_said_.end()) return;  // of a card
    verdicts_.count("quotations in copies for outside");
    const Said& said = said_[quote->second];
    verdicts_.check(kWords, may_leave(said) && said.words == marker, marker + where);
  });
  for (const auto& [participant, name] : names_) {
    if (bytes.find(name) == std::string::npos) continue;
    verdicts_.count("names in copies for outside");
    const bool agreed = std::any_of(said_.begin(), said_.end(), [&, who = participant](const auto& one) {
      const Said& said = one.second;
      return said.speaker == who && may_leave(said) && grants_.at(said.request).identification() == FULL;
    });
    verdicts_.check(kName, agreed, name + where);
  }
  std::size_t granted_here = 0;
  for (const auto& [id, said] : said_) granted_here += may_leave(said);
  verdicts_.check("what was granted is in the copy",
                  static_cast<std::size_t>(copy.record.groups(0).quotations_size()) == granted_here,
                  std::to_string(granted_here) + " granted" + where);
}

void Published::check_all_passed() const {
  for (const Copy& copy : copies_)
    verdicts_.check("every copy for outside is of a commit that is in the log, or was in one that was lost",
                    copy.passed, "commit " + std::to_string(copy.record.groups(0).at().seq()));
}

}  // namespace plenary::torture
