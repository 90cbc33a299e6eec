#include "facilitation/records/guidebook.h"

#include <algorithm>

#include "facilitation/clocks/local_time.h"
#include "facilitation/guidebook/fields.h"
#include "facilitation/guidebook/parts.h"
#include "facilitation/records/consents.h"
#include "facilitation/records/source_labels.h"
#include "facilitation/records/taken_back.h"

namespace plenary {
namespace {

constexpr std::uint32_t kGuidebookSchema = 1;

// A copy for print as it grows, with what it rests on and what is left out.
class Composing {
 public:
  Composing(const GuidebookParts& parts, Which which) : parts_(parts), which_(which), consents_(parts) {}

  ComposedGuidebook all() && {
    const Guidebook& head = *guidebook::head_of(parts_.document);
    EditionContent& content = composed_.content;
    content.set_title(printable("guidebook", "title", head.title()) ? head.title() : "Guidebook");
    if (printable("guidebook", "organiser", head.organiser())) content.set_organiser(head.organiser());
    *content.mutable_meetings() = head.meeting_titles();
    content.set_fictional(head.fictional());
    for (const Record* chapter : guidebook::chapters_of(parts_.document)) add_chapter(*chapter);
    return std::move(composed_);
  }

 private:
  const GuidebookParts& parts_;
  Which which_;
  Consents consents_;
  ComposedGuidebook composed_;

  [[nodiscard]] bool wanted(const Record& part) const { return which_ == Which::drafts || guidebook::is_ready(part); }

  void block(const std::string& owner, const std::string& field, Consents::OfField why) {
    BlockedByConsent& blocked = composed_.blocked.emplace_back();
    blocked.set_owner(owner);
    blocked.set_field(field);
    blocked.set_reason(why.reason);
    blocked.mutable_participants()->Assign(why.participants.begin(), why.participants.end());
  }

  bool printable(const std::string& owner, const std::string& field, const std::string& words,
                 const std::string& organisation = {}) {
    Consents::OfField answer = consents_.line(words, organisation);
    if (answer.reason.empty()) return true;
    block(owner, field, std::move(answer));
    return false;
  }

  // False: one that is required may not be printed.
  bool add_fields(const Record& part, const std::string& organisation,
                  google::protobuf::RepeatedPtrField<EditionField>& fields) {
    bool whole = true;
    for (const Record* record : guidebook::fields_of_part(parts_.document, part)) {
      if (record->text().content().empty()) continue;
      const std::string& name = record->entry_field().name();
      Consents::OfField answer = consents_.field(*record, organisation);
      if (!answer.reason.empty()) {
        block(part.id(), name, std::move(answer));
        whole &= !guidebook::field_named(guidebook::type_of(part), name)->required;
        continue;
      }
      EditionField& field = *fields.Add();
      field.set_id(record->id());
      field.set_name(name);
      field.set_text(record->text().content());
      for (const SourceRef& source : record->entry_field().sources()) {
        *field.add_sources() = source;
        field.add_from(label_of_source(source, parts_, consents_));
      }
      for (ReliedOn& yes : answer.relied_on) composed_.relied_on.push_back(std::move(yes));
    }
    return whole;
  }

  void add_quotes(const Record& part, const google::protobuf::RepeatedPtrField<SourceRef>& wanted,
                  google::protobuf::RepeatedPtrField<SourceRef>& quotes) {
    for (const SourceRef& quote : wanted) {
      Consents::OfQuote answer = consents_.quote(quote);
      if (answer.reason.empty()) {
        *quotes.Add() = quote;
        composed_.relied_on.push_back(std::move(answer.relied_on));
        continue;
      }
      BlockedByConsent& blocked = composed_.blocked.emplace_back();
      blocked.set_owner(part.id());
      *blocked.mutable_quote() = quote;
      blocked.set_reason(answer.reason);
    }
  }

  void add_chapter(const Record& record) {
    const Chapter& from = record.chapter();
    EditionChapter chapter;
    chapter.set_id(record.id());
    chapter.set_pillar(from.pillar());
    chapter.set_letter(from.letter());
    chapter.set_name(from.name());
    chapter.set_question(from.question());
    if (wanted(record)) {
      (void)add_fields(record, {}, *chapter.mutable_fields());
      add_quotes(record, from.quotes(), *chapter.mutable_quotes());
    }
    for (const Record* entry : guidebook::entries_of(parts_.document, record.id()))
      if (!entry->entry().has_trashed() && wanted(*entry)) add_entry(*entry, chapter);
    // A question that nothing answers yet is no chapter of an edition.
    const bool says_something = wanted(record) || chapter.entries_size() > 0;
    if (says_something) *composed_.content.add_chapters() = std::move(chapter);
  }

  void add_entry(const Record& record, EditionChapter& chapter) {
    const Entry& from = record.entry();
    const std::string unnamed = unnamed_organisation(from);
    const std::string head = from.title() + "\n" + from.place() + "\n" + from.period() + "\n" +
                             from.organisation_type() + "\n" + from.sector();
    const bool can_be_headed =
        printable(record.id(), "title", head, unnamed);  // if not, what else hinders is told, too
    const std::size_t relied_on = composed_.relied_on.size();
    EditionEntry entry;
    entry.set_id(record.id());
    entry.set_type(from.type());
    entry.set_title(from.title());
    entry.set_place(from.place());
    entry.set_period(from.period());
    entry.set_organisation_type(from.organisation_type());
    entry.set_sector(from.sector());
    *entry.mutable_sdgs() = from.sdgs();
    if (from.naming().state() == Naming::NAMED) entry.set_organisation(from.naming().organisation());
    entry.set_reported_not_verified(from.reported_not_verified());
    entry.set_draft(!guidebook::is_ready(record));
    // A tool without its limits is no tool: what is required and may not be printed takes the entry with it.
    if (!add_fields(record, unnamed, *entry.mutable_fields()) && which_ == Which::ready) {
      composed_.relied_on.resize(relied_on);
      return;
    }
    add_quotes(record, from.quotes(), *entry.mutable_quotes());
    if (!can_be_headed) return composed_.relied_on.resize(relied_on);
    *chapter.add_entries() = std::move(entry);
  }
};

std::string removed_sentence(std::uint32_t count, const char* one, const std::string& many, const std::string& since) {
  if (count == 0) return {};
  return (count == 1 ? std::string("One ") + one + " has" : std::to_string(count) + " " + many + " have") +
         " been removed since edition " + since + ".";
}

void add_notices(GuidebookRecord& record, std::uint32_t quotations, std::uint32_t passages, const std::string& since) {
  for (const std::string& notice : {removed_sentence(quotations, "quotation", "quotations", since),
                                    removed_sentence(passages, "passage", "passages", since)})
    if (!notice.empty()) record.add_notices(notice);
}

void add_quotations(GuidebookRecord& record, const Consents& consents,
                    const google::protobuf::RepeatedPtrField<SourceRef>& quotes) {
  for (const SourceRef& quote : quotes) {
    const auto same = [&](const GuidebookQuotation& other) {
      return other.quote().document() == quote.document() && other.quote().id() == quote.id();
    };
    if (std::any_of(record.quotations().begin(), record.quotations().end(), same)) continue;
    Consents::OfQuote answer = consents.quote(quote);
    if (answer.reason.empty()) *record.add_quotations() = std::move(answer.quotation);
  }
}

std::string permissions_sentence(std::uint32_t left_out) {
  const std::string words =
      "Nobody is named here and nobody is quoted without their leave for these very words. Whoever gave it can take it "
      "back at any time: the words are then in no new copy of any edition.";
  if (left_out == 0) return words;
  return words + (left_out == 1 ? " One thing was" : " " + std::to_string(left_out) + " things were") +
         " left out for want of somebody's leave.";
}

}  // namespace

ComposedGuidebook compose_guidebook(const GuidebookParts& parts, Which which) { return Composing(parts, which).all(); }

Edition compose_edition(const GuidebookParts& parts, const std::string& by, const std::string& date) {
  ComposedGuidebook composed = compose_guidebook(parts, Which::ready);
  Edition edition;
  edition.set_number(std::to_string(guidebook::editions_of(parts.document).size() + 1));
  edition.set_date(date);
  edition.set_by(by);
  edition.set_left_out(static_cast<std::uint32_t>(composed.blocked.size()));
  *edition.mutable_content() = std::move(composed.content);
  for (ReliedOn& yes : composed.relied_on) *edition.add_relied_on() = std::move(yes);
  if (const auto editions = guidebook::editions_of(parts.document); !editions.empty()) {
    const TakenBack gone(parts, editions.back()->edition());
    edition.set_quotations_removed(gone.quotations());
    edition.set_passages_removed(gone.passages());
  }
  return edition;
}

std::optional<Edition> compose_edition_without(const GuidebookParts& parts, const std::string& date) {
  const auto editions = guidebook::editions_of(parts.document);
  if (editions.empty()) return std::nullopt;
  const Edition& latest = editions.back()->edition();
  const TakenBack gone(parts, latest);
  if (gone.quotations() + gone.passages() == 0) return std::nullopt;
  Edition edition;
  edition.set_number(std::to_string(editions.size() + 1));
  edition.set_date(date);
  edition.set_left_out(latest.left_out());
  *edition.mutable_content() = gone.what_stays();
  for (const ReliedOn& yes : latest.relied_on())
    if (gone.rests_on(yes)) *edition.add_relied_on() = yes;
  edition.set_quotations_removed(gone.quotations());
  edition.set_passages_removed(gone.passages());
  return edition;
}

std::optional<GuidebookRecord> compile_guidebook(const GuidebookParts& parts, const std::string& number,
                                                 std::int64_t generated_ms) {
  if (!guidebook::head_of(parts.document)) return std::nullopt;
  GuidebookRecord record;
  record.set_schema_version(kGuidebookSchema);
  record.set_generated_at(in_utc(generated_ms));
  record.set_document(parts.id);
  const auto editions = guidebook::editions_of(parts.document);
  if (number.empty()) {
    ComposedGuidebook composed = compose_guidebook(parts, Which::drafts);
    *record.mutable_content() = std::move(composed.content);
    for (ReliedOn& yes : composed.relied_on) *record.add_relied_on() = std::move(yes);
    record.set_left_out(static_cast<std::uint32_t>(composed.blocked.size()));
    if (!editions.empty()) {
      const Edition& latest = editions.back()->edition();
      const TakenBack gone(parts, latest);
      add_notices(record, gone.quotations(), gone.passages(), latest.number());
    }
  } else {
    const Record* found = parts.document.find("edition." + number);
    if (!found || !found->has_edition()) return std::nullopt;
    const Edition& edition = found->edition();
    const TakenBack gone(parts, edition);
    record.set_edition(edition.number());
    record.set_date(edition.date());
    record.set_content_hash(edition.content_hash());
    record.set_left_out(edition.left_out());
    *record.mutable_content() = gone.what_stays();
    for (const ReliedOn& yes : edition.relied_on())
      if (gone.rests_on(yes)) *record.add_relied_on() = yes;
    const auto place = std::find(editions.begin(), editions.end(), found);
    if (place != editions.begin() && place != editions.end())
      add_notices(record, edition.quotations_removed(), edition.passages_removed(), (*(place - 1))->edition().number());
    add_notices(record, gone.quotations(), gone.passages(), edition.number());
  }
  const Consents consents(parts);
  for (const EditionChapter& chapter : record.content().chapters()) {
    add_quotations(record, consents, chapter.quotes());
    for (const EditionEntry& entry : chapter.entries()) add_quotations(record, consents, entry.quotes());
  }
  for (ReliedOn& yes : *record.mutable_relied_on()) {
    yes = consents.with_grant(std::move(yes));
    yes.clear_participant();
  }
  record.set_permissions(permissions_sentence(record.left_out()));
  return record;
}

std::vector<Readiness> readiness_of(const Document& document) {
  std::vector<Readiness> parts;
  const auto add = [&](const Record& record) {
    Readiness& part = parts.emplace_back();
    part.set_id(record.id());
    part.set_type(std::string(guidebook::type_of(record)));
    part.set_title(record.has_chapter() ? record.chapter().name() : record.entry().title());
    part.set_state(guidebook::is_ready(record) ? "ready" : "draft");
    for (const guidebook::MissingPart& missing : guidebook::missing_in(document, record)) {
      Missing& one = *part.add_missing();
      one.set_field(missing.field);
      one.set_problem(missing.problem);
    }
  };
  for (const Record* chapter : guidebook::chapters_of(document)) {
    add(*chapter);
    for (const Record* entry : guidebook::entries_of(document, chapter->id()))
      if (!entry->entry().has_trashed()) add(*entry);
  }
  return parts;
}

}  // namespace plenary
