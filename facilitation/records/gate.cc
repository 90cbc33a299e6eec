#include "facilitation/records/gate.h"

#include <algorithm>

#include "facilitation/records/presenting.h"
#include "facilitation/templates/words.h"

namespace plenary {
namespace {

constexpr const char* kAParticipant = "A participant";

std::string with_article(const std::string& role) {
  std::string words = role;
  std::replace(words.begin(), words.end(), '_', ' ');
  const bool vowel = !words.empty() && std::string("aeiou").find(words.front()) != std::string::npos;
  return (vowel ? "an " : "a ") + words;
}

std::string joined(const google::protobuf::RepeatedPtrField<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : ", ") + part;
  return all;
}

constexpr std::pair<RecordKind, std::string_view> kKinds[] = {{RecordKind::internal, "internal"},
                                                              {RecordKind::network, "network"},
                                                              {RecordKind::publication, "publication"},
                                                              {RecordKind::blog, "blog"},
                                                              {RecordKind::video, "video"}};

bool is_crew(Role role) {
  return role == FACILITATOR || role == CO_FACILITATOR || role == RAPPORTEUR || role == PLENARY_HOST;
}

bool says_yes(const Member& member, RecordKind kind) {
  return std::find(member.credited_in().begin(), member.credited_in().end(), word_for(kind)) !=
         member.credited_in().end();
}

}  // namespace

std::string_view word_for(RecordKind kind) {
  for (const auto& [one, word] : kKinds)
    if (one == kind) return word;
  return "";
}

std::optional<RecordKind> record_kind(std::string_view word) {
  for (const auto& [kind, one] : kKinds)
    if (one == word) return kind;
  return std::nullopt;
}

Gate::Gate(RecordKind kind, const Names& names, const std::vector<BoardState>& boards, std::int64_t now_ms)
    : kind_(kind), names_(names), now_ms_(now_ms), listed_(names.people()) {
  for (const BoardState& board : boards) {
    if (const Board* one = board.document.board())
      fewest_ = std::max(fewest_, static_cast<int>(one->policy().smallest_group()));
    for (const auto& [id, entry] : board.document.entries()) {
      for (const WordsTrace& trace : entry.record.quote().traces()) gone_.add(trace);
      const Member& member = entry.record.member();
      if (!entry.record.has_member() || member.removed() || member.joined_ms() == 0) continue;
      if (const auto role = credited_as(member)) credited_.emplace(member.participant(), *role);
      if (!roles_.emplace(member.participant(), member.role()).second) continue;
      ++listed_with_role_[member.role()];
      if (const Person* person = names.person(member.participant()))
        for (const std::string& affiliation : person->affiliations()) ++listed_with_affiliation_[affiliation];
    }
  }
}

bool Gate::fits_several(const std::string& said_as, bool small_is_right) const {
  const std::vector<Finding> found = listed_.findings(said_as);
  return std::none_of(found.begin(), found.end(), [&](const Finding& finding) {
    if (finding.kind != Finding::Kind::names_organisation) return true;
    const auto here = listed_with_affiliation_.find(finding.words);
    return !small_is_right && (here == listed_with_affiliation_.end() || here->second < fewest_);
  });
}

bool Gate::credit(AttendingPerson& person) const {
  const auto found = credited_.find(person.participant());
  if (found == credited_.end()) return false;
  keep_to_credit(person, found->second);
  return true;
}

std::optional<Role> Gate::credited_as(const Member& member) const {
  return is_crew(member.role()) && says_yes(member, kind_) ? std::optional(member.role()) : std::nullopt;
}

void Gate::keep_to_credit(AttendingPerson& person, Role role) {
  const std::string name = person.name();
  person.Clear();
  person.set_name(name);
  person.set_role(word_for(role));
}

void Gate::count_types(const std::vector<std::string>& participants, Attendance& attendance) const {
  if (kind_ != RecordKind::network) return;
  std::map<std::string, std::uint32_t> people;
  for (const std::string& participant : participants) {
    const Person* person = names_.person(participant);
    if (person && !person->organisation_type().empty()) ++people[person->organisation_type()];
  }
  const auto fewest = static_cast<std::uint32_t>(fewest_);
  const std::uint32_t all = attendance.in_room() + attendance.remote() + attendance.not_said();
  std::uint32_t told = 0;
  for (const auto& [type, count] : people) {
    if (count < fewest) continue;
    OrganisationType& one = *attendance.add_types();
    one.set_type(type);
    one.set_people(count);
    told += count;
  }
  auto& types = *attendance.mutable_types();
  std::stable_sort(types.begin(), types.end(),
                   [](const OrganisationType& a, const OrganisationType& b) { return a.people() > b.people(); });
  // What is left over tells, too: "city government 5, others 1" says of one of six who they are not.
  while (!types.empty() && all > told && all - told < fewest) {
    told -= types.rbegin()->people();
    types.RemoveLast();
  }
  if (!types.empty()) attendance.set_of_other_types(all - told);
}

std::string Gate::writer(const std::string& participant) const { return shows_people() ? names_.of(participant) : ""; }

std::string Gate::owner(const std::string& participant) const {
  if (participant.empty() || shows_people()) return names_.of(participant);
  const auto found = roles_.find(participant);
  if (found == roles_.end()) return "a former member";
  if (is_external() && listed_with_role_.at(found->second) < fewest_) return "a member organisation";
  return with_article(word_for(found->second));
}

// Never more than was granted; and what fits fewer than three people names one of them, so it takes the full grant or
// their word that it may be so.
std::string Gate::said_by(const std::string& speaker, const AttributionRequest& grant, Identification& level) const {
  const Person* person = names_.person(speaker);
  const bool small_is_right = grant.small_group_waived();
  level = grant.identification();
  // They were warned that few fit, and did not say that it may be so all the same: however many fit in what a copy is made
  // of, it says of them what they were told it would.
  if (level != FULL && grant.small_group_warning_shown() && !small_is_right) level = NONE;
  if (level == FULL && person && !person->name().empty()) {
    const std::string affiliations = joined(person->affiliations());
    return person->name() + (affiliations.empty() ? "" : ", " + affiliations);
  }
  if (level == BY_AFFILIATION && person && !person->affiliations().empty()) {
    const bool large =
        std::all_of(person->affiliations().begin(), person->affiliations().end(), [&](const std::string& one) {
          const auto found = listed_with_affiliation_.find(one);
          return found != listed_with_affiliation_.end() && found->second >= fewest_;
        });
    if (large || small_is_right) return "A participant from " + joined(person->affiliations());
  }
  if (level == BY_ROLE && !grant.said_as().empty() &&
      (grant.said_as_fits() >= static_cast<std::uint32_t>(fewest_) || small_is_right) &&
      fits_several(grant.said_as(), small_is_right))
    return grant.said_as();
  level = NONE;
  return kAParticipant;
}

std::optional<RecordQuotation> Gate::quotation(const Record& record, const Document& board) const {
  const Quote& quote = record.quote();
  if (quote.state() != Quote::GRANTED && quote.state() != Quote::GRANTED_WITH_EDITS) return std::nullopt;
  const Record* standing = board.find(quote.request());
  if (!standing || !standing->has_attribution_request()) return std::nullopt;
  const AttributionRequest& grant = standing->attribution_request();
  if (is_external() && std::find(grant.kinds().begin(), grant.kinds().end(), word_for(kind_)) == grant.kinds().end())
    return std::nullopt;
  RecordQuotation granted;
  granted.set_id(record.id());
  granted.set_text(record.text().content());
  Identification level = NONE;
  granted.set_said_by(said_by(quote.speaker(), grant, level));
  // The presenter has not looked at the case in time: then nothing outside is said to be anybody's.
  if (is_external() && presenter_check(board, now_ms_) == PresenterCheck::overdue) {
    level = NONE;
    granted.set_said_by(kAParticipant);
  }
  granted.set_identification(word_for(level));
  granted.set_with_edits(quote.state() == Quote::GRANTED_WITH_EDITS);
  *granted.mutable_kinds() = grant.kinds();
  granted.set_said_ms(quote.said_ms());
  return granted;
}

}  // namespace plenary
