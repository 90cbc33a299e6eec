// The demonstration breakout as a document, built from its transcript: what its board is when the story has been told.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "facilitation/document/document.h"
#include "facilitation/records/compile.h"
#include "tests/facilitation/meetings/shipped.h"

namespace plenary::test {

inline std::string order_key(std::size_t place) {
  char key[16];
  std::snprintf(key, sizeof key, "a%04u", static_cast<unsigned>(place));
  return key;
}

// Phases, vote, harvest, what was off the record.
inline void add_how_it_was_led(const Transcript& told, std::vector<Record>& records) {
  std::uint32_t order = 0;
  for (const ToldPhase& phase : told.phases) {
    Record& record = records.emplace_back();
    record.set_id("phase" + std::to_string(++order));
    Phase& to = *record.mutable_phase();
    to.set_kind(phase.kind);
    to.set_order(order);
    to.set_planned_minutes(phase.planned_minutes);
    to.set_extended_minutes(phase.extended_minutes);
    to.set_state(Phase::ENDED);
    to.set_started_ms(told.starts_ms + phase.from_s * 1'000LL);
    to.set_ended_ms(told.starts_ms + phase.to_s * 1'000LL);
    to.set_ended_by(phase.ended_by);
  }
  if (told.vote) {
    Record& vote = records.emplace_back(told.vote->record);
    vote.mutable_vote()->set_voters(static_cast<std::uint32_t>(told.voters.size()));
    for (const Ballot& ballot : told.vote->ballots) {
      Record& record = records.emplace_back();
      record.set_id("ballot." + ballot.vote() + "." + ballot.voter());
      *record.mutable_ballot() = ballot;
    }
  }
  std::int64_t paused_ms = 0;
  for (const Told& marker : told.recording_markers) {
    const auto kind = marker.record.recording_marker().kind();
    const std::int64_t at_ms = told.starts_ms + marker.at_s * 1'000LL;
    if (kind == RecordingMarker::PAUSE) paused_ms = at_ms;
    if (kind != RecordingMarker::RESUME) continue;
    Record& record = records.emplace_back();
    record.set_id("off_record." + std::to_string(paused_ms));
    record.mutable_off_record()->set_from_ms(paused_ms);
    record.mutable_off_record()->set_to_ms(at_ms);
  }
  Record& harvest = records.emplace_back();
  harvest.set_id("harvest");
  *harvest.mutable_harvest() = told.harvest;
}

// As they stand in the end: granted, declined, taken back. What goes on in the recording has no mark while it is paused.
inline void add_quotations(const Transcript& told, std::vector<Record>& records) {
  for (const ToldQuote& quote : told.quotes) {
    Record& record = records.emplace_back(quote.record);
    if (!quote.approved_text.empty()) record.mutable_text()->set_content(quote.approved_text);
    if (quote.withdrawn) record.mutable_text()->clear_content();
    if (!quote.request) continue;
    record.mutable_quote()->set_request("request." + quote.record.id());
    Record& request = records.emplace_back();
    request.set_id("request." + quote.record.id());
    *request.mutable_attribution_request() = *quote.request;
    request.mutable_attribution_request()->set_speaker(quote.record.quote().speaker());
  }
  for (const Told& marker : told.recording_markers) {
    const auto kind = marker.record.recording_marker().kind();
    if (kind != RecordingMarker::PAUSE && kind != RecordingMarker::RESUME) records.push_back(marker.record);
  }
}

// Every record of the board at the end, in the order of the story.
inline std::vector<Record> told_records() {
  const MeetingPlan& plan = meeting_named("demo-2027");
  const Transcript& told = plan.transcript.value();
  std::vector<Record> records = board_records(*shipped_templates().find("roar-routes"), plan.boards.front());
  for (auto& record : records)
    if (record.has_member()) record.mutable_member()->set_joined_ms(told.starts_ms);

  std::map<std::string, std::string> cluster_of;
  for (const auto& cluster : told.clusters)
    for (const auto& card : cluster.cards) cluster_of[card] = cluster.record.id();
  std::uint32_t number = 0;
  for (const auto& card : told.cards) {
    Record& record = records.emplace_back(card.record);
    record.mutable_card()->set_number(++number);
    record.mutable_card()->set_order(order_key(number));
    record.mutable_card()->set_late(card.queued_at_s.has_value());
    record.mutable_card()->set_cluster(cluster_of[record.id()]);
  }
  std::size_t place = 0;
  for (const auto& cluster : told.clusters) {
    records.push_back(cluster.record);
    records.back().mutable_cluster()->set_order(order_key(++place));
  }
  for (const auto& link : told.links) records.push_back(link.record);
  for (const auto& note : told.notes) records.push_back(note.record);
  for (const auto& decision : told.decisions) records.push_back(decision.record);
  for (const auto& action : told.actions) records.push_back(action.record);
  add_how_it_was_led(told, records);
  add_quotations(told, records);
  return records;
}

inline Document document_of(const std::vector<Record>& records) {
  Document document;
  Commit commit;
  commit.set_seq(1);
  commit.set_at_ms(1'808'214'900'000);
  Step& step = *commit.add_steps();
  for (const auto& record : records) {
    Record body = record;
    body.clear_text();
    *step.add_effects()->mutable_put() = body;
    if (record.text().content().empty()) continue;
    TextEdit& edit = *step.add_effects()->mutable_edit();
    edit.set_id(record.id());
    *edit.mutable_change() = text::to_proto(text::Change().insert(*text::to_units(record.text().content())));
  }
  evolve(document, commit);
  return document;
}

inline std::vector<Person> people_of(const MeetingPlan& plan) {
  std::vector<Person> people;
  for (const auto& listed : plan.people) {
    Person& person = people.emplace_back();
    person.set_participant(listed.id());
    person.set_name(listed.name());
    person.set_family_name(listed.family_name());
    *person.mutable_affiliations() = listed.affiliations();
  }
  return people;
}

inline const std::vector<Person>& demo_people() {
  static const auto kPeople = people_of(meeting_named("demo-2027"));
  return kPeople;
}

inline Position some_position() {
  Position at;
  at.set_epoch(77);
  at.set_seq(1);
  at.set_chain(std::string(16, '\x5a'));
  return at;
}

inline constexpr std::int64_t kGenerated = 1'808'301'600'000;  // 2027-04-16T10:40:00Z or so

inline SessionRecord record_of(const Document& document) {
  return compile_board({"demo-2027.s2-b1", document, some_position()}, demo_people(), kGenerated);
}
inline SessionRecord record_of(const std::vector<Record>& records) { return record_of(document_of(records)); }

inline Record* find(std::vector<Record>& records, const std::string& id) {
  for (auto& record : records)
    if (record.id() == id) return &record;
  throw std::runtime_error("no record " + id);
}

}  // namespace plenary::test
