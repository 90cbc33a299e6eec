#include "facilitation/records/shown.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "facilitation/records/gate.h"
#include "facilitation/records/stories.h"
#include "facilitation/views/view.h"

namespace plenary {
namespace {

template <class Key>
void sort_by(std::vector<Record>& records, Key key) {
  std::sort(records.begin(), records.end(), [&](const Record& a, const Record& b) {
    return std::make_tuple(key(a), std::string_view(a.id())) < std::make_tuple(key(b), std::string_view(b.id()));
  });
}

}  // namespace

int place_of(Role role) {
  switch (role) {
    case FACILITATOR: return 1;
    case CO_FACILITATOR: return 2;
    case RAPPORTEUR: return 3;
    case PLENARY_HOST: return 4;
    case PRESENTER: return 5;
    case PARTICIPANT: return 6;
    case OBSERVER: return 7;
    case ROLE_UNSPECIFIED:
    case Role_INT_MIN_SENTINEL_DO_NOT_USE_:
    case Role_INT_MAX_SENTINEL_DO_NOT_USE_: break;
  }
  return 8;
}

Names::Names(const std::vector<Person>& people, const std::vector<BoardState>& boards) {
  for (const Person& person : people) people_.emplace(person.participant(), &person);
  for (const BoardState& board : boards)
    for (const auto& [id, entry] : board.document.entries())
      if (entry.record.has_member() && !entry.record.member().removed())
        members_.emplace(entry.record.member().participant(), true);
}

std::vector<Person> Names::people() const {
  std::vector<Person> people;
  for (const auto& [participant, person] : people_) people.push_back(*person);
  return people;
}

const Person* Names::person(const std::string& participant) const {
  const auto found = people_.find(participant);
  return found == people_.end() ? nullptr : found->second;
}

std::string Names::of(const std::string& participant) const {
  const Person* one = person(participant);
  if (participant.empty() || (one && !one->name().empty())) return one ? one->name() : "";
  return members_.contains(participant) ? "a member" : "a former member";
}

std::vector<Person> those_who_may_be_named(const std::vector<Person>& people, const std::vector<BoardState>& boards,
                                           const Document* record) {
  std::set<std::string> here, removed;
  const auto look_at = [&](const Document& document) {
    for (const auto& [id, entry] : document.entries()) {
      if (!entry.record.has_member()) continue;
      const Member& member = entry.record.member();
      (member.removed() && !member.moved() ? removed : here).insert(member.participant());
    }
  };
  if (record) look_at(*record);
  for (const BoardState& board : boards) look_at(board.document);
  std::vector<Person> named;
  for (const Person& person : people)
    if (!removed.contains(person.participant()) || here.contains(person.participant())) named.push_back(person);
  return named;
}

Shown::Shown(const Document& document, const Gate& gate, const KeepsIn& keeps_in) {
  for (const auto& [id, entry] : document.entries()) take(entry.record, document, gate, keeps_in);
  std::erase_if(links, [&](const Record& link) { return !has(link.link().from()) || !has(link.link().to()); });
  sort();
}

void Shown::take(const Record& record, const Document& document, const Gate& gate, const KeepsIn& keeps_in) {
  if (record.has_card() && !gate.shows(record.card())) return;
  if (record.has_card() && record.card().has_trashed()) {
    ++trashed_cards;
  } else if (record.has_card() && record.card().hidden()) {
    ++(record.card().has_held() ? held_back_cards : hidden_cards);
  } else if (audience(record).kind == Audience::all) {
    const bool says_something = record.has_card() || record.has_note() || record.has_cluster() || record.has_link() ||
                                record.has_decision() || record.has_action() || record.has_harvest() ||
                                record.has_report() || record.has_difference() || record.has_recording_marker();
    if (says_something && gate.anything_was_taken_back() && gate.were_taken_back(all_words_in(record))) {
      ++withheld;
      return;
    }
    if (record.has_card() && gate.leaves_out_as_marked(record.card())) {
      ++left_out_by_presenter;
      return;
    }
    const bool is_told = !record.has_note() || gate.shows_notes();  // else nothing of it is left out either
    take_visible(shown(record, ViewerClass::everyone, document), is_told ? keeps_in : KeepsIn());
  }
}

std::vector<Record>* Shown::place_for(const Record& record) {
  std::vector<Record>* into = nullptr;
  if (record.has_region()) into = &regions;
  if (record.has_card()) into = &cards;
  if (record.has_cluster() && !record.cluster().dissolved()) into = &clusters;
  if (record.has_link()) into = &links;
  if (record.has_note() && !record.note().has_trashed() && record.note().merged_into().empty()) into = &notes;
  if (record.has_decision() && !record.decision().has_trashed()) into = &decisions;
  if (record.has_action() && !record.action().has_trashed()) into = &actions;
  if (record.has_member() && !record.member().removed() && record.member().joined_ms() != 0) into = &members;
  if (record.has_off_record()) into = &pauses;
  if (record.has_vote() && record.vote().closed_ms() != 0) into = &votes;
  if (record.has_phase() && record.phase().started_ms() != 0) into = &phases;
  if (record.has_harvest()) into = &harvests;
  if (record.has_report()) into = &reports;
  if (record.has_difference()) into = &differences;
  if (record.has_recording_marker()) into = &markers;
  return into;
}

void Shown::take_visible(Record record, const KeepsIn& keeps_in) {
  std::vector<Record>* into = place_for(record);
  if (!into) return;
  const Kept kept = keeps_in && !record.has_member() ? keeps_in(all_words_in(record)) : Kept::nothing;
  if (kept == Kept::names_somebody) ++names_withheld;
  if (kept == Kept::own_words) ++withheld;
  if (kept != Kept::nothing && !record.has_region()) return;
  if (kept != Kept::nothing) {  // what lies in it is looked at by itself
    record.mutable_region()->set_title("(left out of this copy)");
    record.mutable_region()->clear_prompt();
  }
  ids_.emplace(record.id(), true);
  into->push_back(std::move(record));
}

void Shown::sort() {
  sort_by(regions, [](const Record& r) { return r.region().order(); });
  sort_by(cards, [](const Record& r) { return r.card().number(); });
  sort_by(clusters, [](const Record& r) { return std::string_view(r.cluster().order()); });
  sort_by(links, [](const Record&) { return 0; });
  sort_by(notes, [](const Record& r) { return r.note().at_ms(); });
  sort_by(decisions, [](const Record& r) { return r.decision().number(); });
  sort_by(actions, [](const Record& r) { return r.action().number(); });
  sort_by(members, [](const Record& r) { return place_of(r.member().role()); });
  sort_by(votes, [](const Record& r) { return r.vote().opened_ms(); });
  sort_by(phases, [](const Record& r) { return r.phase().order(); });
  sort_by(reports, [](const Record& r) { return r.report().order(); });
  sort_by(differences, [](const Record& r) { return r.difference().at_ms(); });
  sort_by(markers, [](const Record& r) { return r.recording_marker().at_ms(); });
  sort_by(pauses, [](const Record& r) { return r.off_record().from_ms(); });
}

}  // namespace plenary
