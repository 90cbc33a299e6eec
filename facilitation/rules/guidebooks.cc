// What the verbs of a guidebook have in common; the guidebook itself, and the meetings it is made from.
#include "facilitation/rules/guidebooks.h"

#include <algorithm>

#include "facilitation/guidebook/fields.h"
#include "facilitation/guidebook/parts.h"
#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

// As is_id; documents have longer ids than what stands in them.
bool may_be_a_document(const std::string& id) {
  return !id.empty() && id.size() <= limits::document_id_length &&
         std::all_of(id.begin(), id.end(), [](char c) { return is_id(std::string_view(&c, 1)); });
}

}  // namespace

const Record* part_seen(const Situation& here, std::string_view id) {
  const Record* part = here.seen(id);
  return part && guidebook::is_part(*part) ? part : nullptr;
}

No part_can_change(const Record* part) {
  if (!part) return not_found("entry");
  if (part->entry().has_trashed()) return refusal(GONE, {"entry", "trash"});
  if (guidebook::is_ready(*part)) return invalid(part->has_chapter() ? "chapter" : "entry", "is_ready");
  return {};
}

No source_fits(std::string_view field, const SourceRef& source) {
  if (!may_be_a_document(source.document()) || !is_id(source.id())) return invalid(field, "not_an_id");
  return {};
}

No sources_fit(const SourceRefs& sources) {
  if (sources.size() > static_cast<int>(limits::refs)) return limit_reached("sources", limits::refs);
  for (int i = 0; i < sources.size(); ++i) {
    if (No no = source_fits("sources", sources[i])) return no;
    for (int k = 0; k < i; ++k)
      if (sources[k].document() == sources[i].document() && sources[k].id() == sources[i].id())
        return invalid("sources", "named_twice");
  }
  return {};
}

bool is_same(const SourceRef& one, const SourceRef& other) {
  return one.document() == other.document() && one.id() == other.id();
}
bool is_among(const SourceRefs& sources, const SourceRef& source) {
  return std::any_of(sources.begin(), sources.end(), [&](const SourceRef& one) { return is_same(one, source); });
}

No field_words_fit(const std::string& words) {
  if (No no = lines("text", words, limits::note_characters)) return no;
  if (words.size() > limits::note_bytes)
    return refusal(TOO_LONG, {std::to_string(limits::note_bytes), std::to_string(words.size()), "bytes"});
  return {};
}

No field_is_of(const Record& part, const std::string& name) {
  if (!guidebook::field_named(guidebook::type_of(part), name)) return invalid("name", "unknown");
  return {};
}

void put_new_field(Outcome& outcome, const std::string& owner, const std::string& name, const std::string& words,
                   const SourceRefs& sources) {
  const std::string id = guidebook::field_id(owner, name);
  Record record = new_record(id);
  EntryField& field = *record.mutable_entry_field();
  field.set_owner(owner);
  field.set_name(name);
  *field.mutable_sources() = sources;
  put(outcome, std::move(record));
  write_first_words(outcome, id, words);
}

Outcome decide_verb(const Situation& here, const SetGuidebook& asked) {
  const Record& record = *here.document.find("guidebook");
  if (No no = version_is(record, asked.if_version())) return refused(*no);
  Record next = next_of(record);
  Guidebook& head = *next.mutable_guidebook();
  if (asked.has_title()) {
    if (No no = one_line("title", asked.title(), limits::programme_characters)) return refused(*no);
    if (asked.title().empty()) return refused(invalid("title", "missing"));
    head.set_title(asked.title());
  }
  if (asked.has_organiser()) {
    if (No no = one_line("organiser", asked.organiser(), limits::programme_characters)) return refused(*no);
    head.set_organiser(asked.organiser());
  }
  Outcome outcome;
  put_if_changed(outcome, record, std::move(next));
  return or_nothing_to_do(std::move(outcome));
}

Outcome decide_verb(const Situation& here, const TakeInMeeting& asked) {
  const Record& record = *here.document.find("guidebook");
  const auto& meetings = record.guidebook().meetings();
  if (!may_be_a_document(asked.meeting())) return refused(invalid("meeting", "not_an_id"));
  if (std::find(meetings.begin(), meetings.end(), asked.meeting()) != meetings.end()) return refused(NOTHING_TO_DO);
  if (meetings.size() >= static_cast<int>(limits::meetings_of_a_guidebook))
    return refused(limit_reached("meetings", limits::meetings_of_a_guidebook));
  Record next = next_of(record);
  next.mutable_guidebook()->add_meetings(asked.meeting());
  next.mutable_guidebook()->add_meeting_titles(asked.title());
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

}  // namespace plenary
