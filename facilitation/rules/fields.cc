// What chapters and entries of a guidebook say, with where it comes from; when they are ready; who agrees to be named.
#include <algorithm>

#include "facilitation/guidebook/fields.h"
#include "facilitation/guidebook/parts.h"
#include "facilitation/rules/checks.h"
#include "facilitation/rules/guidebooks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/verbs.h"

namespace plenary {
namespace {

// Taken in twice, by two people at once, it is there once.
bool has_it_all(const EntryField& field, const SetField& asked) {
  return !asked.sources().empty() &&
         std::all_of(asked.sources().begin(), asked.sources().end(), [&](const SourceRef& source) {
           return std::any_of(field.sources().begin(), field.sources().end(), [&](const SourceRef& one) {
             return is_same(one, source) && one.seen() >= source.seen();
           });
         });
}

std::string words_after(const Record& field, const SetField& asked) {
  const std::string& now = field.text().content();
  if (!asked.has_text()) return now;
  if (!asked.add() || now.empty()) return asked.text();
  return asked.text().empty() ? now : now + "\n" + asked.text();
}

SourceRefs sources_after(const EntryField& field, const SetField& asked) {
  if (!asked.add()) return asked.set_sources() ? asked.sources() : field.sources();
  SourceRefs sources = field.sources();
  for (const SourceRef& source : asked.sources()) {
    const auto there =
        std::find_if(sources.begin(), sources.end(), [&](const SourceRef& one) { return is_same(one, source); });
    if (there == sources.end())
      *sources.Add() = source;
    else if (there->seen() < source.seen())
      there->set_seen(source.seen());
  }
  return sources;
}

void set_state_of_part(Record& part, const std::string& state) {
  if (part.has_chapter())
    part.mutable_chapter()->set_state(state);
  else
    part.mutable_entry()->set_state(state);
}

google::protobuf::RepeatedPtrField<SourceRef>& quotes_of(Record& part) {
  return part.has_chapter() ? *part.mutable_chapter()->mutable_quotes() : *part.mutable_entry()->mutable_quotes();
}

}  // namespace

Outcome decide_verb(const Situation& here, const SetField& asked) {
  const Record* part = part_seen(here, asked.owner());
  if (No no = part_can_change(part)) return refused(*no);
  if (No no = first_of({field_is_of(*part, asked.name()), sources_fit(asked.sources())})) return refused(*no);
  Outcome outcome;
  const Record* record = here.document.find(guidebook::field_id(asked.owner(), asked.name()));
  if (!record) {
    if (asked.if_version() != 0) return refused(STALE);
    if (No no = field_words_fit(asked.text())) return refused(*no);
    if (asked.text().empty() && asked.sources().empty()) return refused(NOTHING_TO_DO);
    put_new_field(outcome, asked.owner(), asked.name(), asked.text(), asked.sources());
    return outcome;
  }
  if (No no = version_is(*record, asked.if_version())) return refused(*no);
  if (asked.add() && has_it_all(record->entry_field(), asked)) return refused(NOTHING_TO_DO);
  const std::string words = words_after(*record, asked);
  const SourceRefs sources = sources_after(record->entry_field(), asked);
  if (No no = first_of({field_words_fit(words), sources_fit(sources)})) return refused(*no);
  Record next = next_of(*record);
  *next.mutable_entry_field()->mutable_sources() = sources;
  put_if_changed(outcome, *record, std::move(next));
  if (words != record->text().content())
    edit(outcome, record->id(), text::difference(*text::to_units(record->text().content()), *text::to_units(words)));
  return or_nothing_to_do(std::move(outcome));
}

Outcome decide_verb(const Situation& here, const UseQuote& asked) {
  const Record* part = part_seen(here, asked.owner());
  if (No no = part_can_change(part)) return refused(*no);
  if (No no = source_fits("quote", asked.quote())) return refused(*no);
  Record next = next_of(*part);
  SourceRefs& quotes = quotes_of(next);
  if (is_among(quotes, asked.quote()) != asked.undo()) return refused(NOTHING_TO_DO);
  if (asked.undo()) {
    const auto gone = std::remove_if(quotes.begin(), quotes.end(), [&](const SourceRef& quote) {
      return quote.document() == asked.quote().document() && quote.id() == asked.quote().id();
    });
    quotes.erase(gone, quotes.end());
  } else {
    if (quotes.size() >= static_cast<int>(limits::refs)) return refused(limit_reached("used_quotes", limits::refs));
    *quotes.Add() = asked.quote();
  }
  Outcome outcome;
  put(outcome, std::move(next));
  return outcome;
}

// What it says goes along with it, so that both come into everybody's sight in one commit.
Outcome decide_verb(const Situation& here, const MarkReady& asked) {
  const Record* part = part_seen(here, asked.id());
  if (!part) return refused(not_found("entry"));
  if (part->entry().has_trashed()) return refused(GONE, {"entry", "trash"});
  if (guidebook::is_ready(*part) != asked.undo()) return refused(NOTHING_TO_DO);
  if (!asked.undo()) {
    const auto missing = guidebook::missing_in(here.document, *part);
    if (!missing.empty()) return refused(invalid(missing.front().field, missing.front().problem));
  }
  Outcome outcome;
  Record next = next_of(*part);
  set_state_of_part(next, asked.undo() ? "draft" : "ready");
  put(outcome, std::move(next));
  for (const Record* field : guidebook::fields_of_part(here.document, *part)) {
    Record shown = next_of(*field);
    shown.mutable_entry_field()->set_approved(!asked.undo());
    put_if_changed(outcome, *field, std::move(shown));
  }
  return outcome;
}

// One's own yes to the words that one read, and to no others. Earlier ones stay beside it: an edition may rest on them.
Outcome decide_verb(const Situation& here, const AgreeToBeNamed& asked) {
  const Record* record = here.seen(asked.field());
  if (!record || !record->has_entry_field()) return refused(not_found("field"));
  if (here.me().empty()) return refused(invalid("participant", "missing"));
  Record next = next_of(*record);
  auto& agreed = *next.mutable_entry_field()->mutable_agreed();
  const auto is_mine = [&](const AgreedTo& one) { return one.participant() == here.me(); };
  if (asked.undo()) {
    agreed.erase(std::remove_if(agreed.begin(), agreed.end(), is_mine), agreed.end());
  } else {
    if (asked.text_version() != record->text().version()) return refused(STALE);
    const auto is_this = [&](const AgreedTo& one) {
      return is_mine(one) && one.text_version() == record->text().version() &&
             one.text_lineage() == record->text().lineage();
    };
    if (std::any_of(agreed.begin(), agreed.end(), is_this)) return refused(NOTHING_TO_DO);
    if (agreed.size() >= static_cast<int>(limits::agreements))
      return refused(limit_reached("agreements", limits::agreements));
    AgreedTo& yes = *agreed.Add();
    yes.set_participant(here.me());
    yes.set_text_version(record->text().version());
    yes.set_text_lineage(record->text().lineage());
    yes.set_at_ms(here.now.ms);
  }
  Outcome outcome;
  put_if_changed(outcome, *record, std::move(next));
  return or_nothing_to_do(std::move(outcome));
}

}  // namespace plenary
