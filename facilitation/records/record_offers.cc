#include "facilitation/records/record_offers.h"

#include <algorithm>
#include <set>
#include <utility>

#include "facilitation/document/session_record.h"
#include "facilitation/guidebook/parts.h"
#include "facilitation/records/written.h"
#include "facilitation/views/view.h"

namespace plenary {
namespace {

constexpr int kMostSourcesOfAPassage = 20;  // of the chain behind a paragraph: a field holds a hundred of them
constexpr std::string_view kOfItsPresenter = "presentations";

bool is_trashed(const Record& record) {
  return record.card().has_trashed() || record.card().withdrawn_ms() != 0 || record.note().has_trashed() ||
         record.decision().has_trashed() || record.action().has_trashed() || record.paragraph().has_trashed();
}

// As it is to be read now: what the latest corrigendum says, else what was approved.
struct Reading {
  std::string text;
  std::uint32_t corrigendum = 0;
};
Reading read_now(const Document& record, const Record& paragraph) {
  const auto corrigenda = corrigenda_of(record, paragraph.id());
  if (corrigenda.empty()) return {paragraph.text().content(), 0};
  const Correction& latest = corrigenda.back()->correction();
  return {latest.proposed_text(), latest.corrigendum()};
}

bool may_leave(const Lint& lint, const std::string& words) {
  const std::vector<Finding> found = lint.findings(words);
  return std::none_of(found.begin(), found.end(), [](const Finding& one) { return Lint::withholds(one); });
}
bool holds_own_words(const Lint& lint, const std::string& words) {
  const std::vector<Finding> found = lint.findings(words);
  return std::any_of(found.begin(), found.end(), [](const Finding& one) { return Lint::withholds_from_all(one); });
}

std::set<std::pair<std::string, std::string>> sources_in(const Document& guidebook) {
  std::set<std::pair<std::string, std::string>> sources;
  for (const auto& [id, entry] : guidebook.entries())
    for (const SourceRef& source : entry.record.entry_field().sources())
      sources.emplace(source.document(), source.id());
  return sources;
}

// What became of one source; nothing that may be told: `what` is empty. Words that are corrected are read in the record.
SourceNews news_of(const SourceRef& source, const GuidebookParts& parts, const std::vector<BoardState>& records,
                   const Lint& lint) {
  SourceNews news;
  const BoardState* record = state_of(records, source.document());
  const BoardState* from = record ? record : state_of(parts.boards, source.document());
  if (!from) return news;
  const Record* there = from->document.find(source.id());
  if (!there) return news;
  if (record) {
    const SessionRecordHead* head = record_head(record->document);
    if (!head || !is_approved(*head) || !there->has_paragraph()) return news;
    const Reading now = read_now(record->document, *there);
    if (is_trashed(*there)) {
      news.set_what("gone");
    } else if (holds_own_words(lint, now.text)) {
      news.set_what("withheld");
    } else if (now.corrigendum > source.seen()) {
      news.set_what("corrected");
      news.set_corrigendum(now.corrigendum);
    }
  } else if (is_trashed(*there) && audience(*there).kind == Audience::all) {
    news.set_what("gone");
  }
  return news;
}

}  // namespace

GuidebookOffers record_offers(const BoardState& record, const std::vector<BoardState>& boards,
                              const Document& guidebook, const std::vector<Person>& people) {
  GuidebookOffers offers;
  const SessionRecordHead* head = record_head(record.document);
  if (!head || !is_approved(*head)) return offers;
  offers.set_record(record.id);
  offers.set_title(head->title());
  offers.set_pillar(head->pillar());
  const Lint lint = lint_for_publication(boards, people);
  const auto taken = sources_in(guidebook);
  const auto paragraphs = paragraphs_of(record.document);
  for (const Record* one : paragraphs) {
    const Paragraph& paragraph = one->paragraph();
    if (paragraph.quotation() || paragraph.internal() || paragraph.section() == kOfItsPresenter) continue;
    Reading now = read_now(record.document, *one);
    if (now.text.empty() || !may_leave(lint, paragraph.heading() + "\n" + now.text)) continue;
    OfferedParagraph& offered = *offers.add_paragraphs();
    offered.set_section(paragraph.section());
    offered.set_number(number_in_section(paragraphs, *one));
    offered.set_heading(paragraph.heading());
    offered.set_text(std::move(now.text));
    SourceRef& itself = *offered.add_sources();
    itself.set_document(record.id);
    itself.set_id(one->id());
    itself.set_seen(now.corrigendum);
    for (const SourceRef& source : paragraph.sources())
      if (offered.sources_size() < kMostSourcesOfAPassage) *offered.add_sources() = source;
    offered.set_taken(taken.contains({record.id, one->id()}));
  }
  return offers;
}

std::vector<std::string> records_named_in(const Document& guidebook) {
  std::set<std::string> named;
  const Guidebook* head = guidebook::head_of(guidebook);
  if (!head) return {};
  for (const auto& [document, id] : sources_in(guidebook))
    for (const std::string& meeting : head->meetings())
      if (document.starts_with(meeting + ".record.")) named.insert(document);
  return {named.begin(), named.end()};
}

std::vector<SourceNews> news_of_sources(const GuidebookParts& parts, const std::vector<BoardState>& records) {
  std::vector<SourceNews> all;
  const Lint lint = lint_for_publication(parts.boards, parts.people);
  const auto of_part = [&](const Record& part) {
    for (const Record* field : guidebook::fields_of_part(parts.document, part))
      for (const SourceRef& source : field->entry_field().sources()) {
        SourceNews news = news_of(source, parts, records, lint);
        if (news.what().empty()) continue;
        news.set_owner(part.id());
        news.set_field(field->entry_field().name());
        *news.mutable_source() = source;
        all.push_back(std::move(news));
      }
  };
  for (const Record* chapter : guidebook::chapters_of(parts.document)) {
    of_part(*chapter);
    for (const Record* entry : guidebook::entries_of(parts.document, chapter->id()))
      if (!entry->entry().has_trashed()) of_part(*entry);
  }
  return all;
}

}  // namespace plenary
