#include "facilitation/document/session_record.h"

#include <algorithm>
#include <set>
#include <tuple>

#include <sodium.h>

namespace plenary {
namespace {

constexpr RecordSectionKind kSections[] = {
    {"summary", 5, "Summary"},          {"presentations", 6, "Presentations and cases"},
    {"discussion", 7, "Discussion"},    {"weighed", 8, "What was weighed"},
    {"decisions", 9, "Decisions"},      {"disagreements", 10, "Disagreements kept"},
    {"actions", 11, "Actions"},         {"open_questions", 12, "Open questions"},
    {"quotations", 13, "Quotations"},   {"guidebook", 14, "For the guidebook"},
    {"how_it_went", 15, "How it went"}, {"annex", 16, "Annex: the board"},
};

std::uint32_t place_of_section(const Record& paragraph) {
  const RecordSectionKind* section = record_section(paragraph.paragraph().section());
  return section ? section->number : 99;
}

void sort_as_read(std::vector<const Record*>& paragraphs) {
  const auto key = [](const Record* record) {
    return std::make_tuple(place_of_section(*record), std::string_view(record->paragraph().order()),
                           std::string_view(record->id()));
  };
  std::sort(paragraphs.begin(), paragraphs.end(), [&](const Record* a, const Record* b) { return key(a) < key(b); });
}

class ContentHash {
 public:
  ContentHash() { crypto_generichash_init(&state_, nullptr, 0, 32); }
  void add(std::string_view bytes) {
    number(bytes.size());
    crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  }
  void number(std::uint64_t value) {
    unsigned char bytes[8];
    for (int i = 0; i < 8; ++i) bytes[i] = static_cast<unsigned char>(value >> (8 * i));
    crypto_generichash_update(&state_, bytes, sizeof bytes);
  }
  [[nodiscard]] std::string finish() {
    std::string out(32, '\0');
    crypto_generichash_final(&state_, reinterpret_cast<unsigned char*>(out.data()), out.size());
    return out;
  }

 private:
  crypto_generichash_state state_;
};

void add_head(ContentHash& hash, const SessionRecordHead& head) {
  for (const std::string* words :
       {&head.title(), &head.meeting(), &head.meeting_title(), &head.session(), &head.session_number(),
        &head.session_title(), &head.pillar(), &head.framing_question(), &head.framing_source()})
    hash.add(*words);
  hash.number(static_cast<std::uint64_t>(head.starts_ms()));
  hash.number(static_cast<std::uint64_t>(head.sources_size()));
  for (const SourceLog& source : head.sources()) {
    hash.add(source.document());
    hash.number(source.epoch());
    hash.number(source.seq());
    hash.add(source.chain());
  }
  if (head.venue().empty()) return;  // older records have none, and keep their hash
  hash.add("venue");
  hash.add(head.venue());
}

}  // namespace

std::span<const RecordSectionKind> record_sections() { return kSections; }

const RecordSectionKind* record_section(std::string_view key) {
  for (const RecordSectionKind& section : kSections)
    if (section.key == key) return &section;
  return nullptr;
}

std::vector<const Record*> paragraphs_of(const Document& document) {
  std::vector<const Record*> paragraphs;
  for (const auto& [id, entry] : document.entries())
    if (entry.record.has_paragraph() && !entry.record.paragraph().has_trashed()) paragraphs.push_back(&entry.record);
  sort_as_read(paragraphs);
  return paragraphs;
}

std::vector<const Record*> places_of(const Document& document, std::string_view section) {
  std::vector<const Record*> places;
  for (const auto& [id, entry] : document.entries())
    if (entry.record.has_paragraph() && entry.record.paragraph().section() == section) places.push_back(&entry.record);
  sort_as_read(places);
  return places;
}

std::uint32_t number_in_section(const std::vector<const Record*>& paragraphs, const Record& paragraph) {
  if (paragraph.paragraph().number() != 0) return paragraph.paragraph().number();
  std::uint32_t place = 0;
  for (const Record* one : paragraphs) {
    if (one->paragraph().section() != paragraph.paragraph().section()) continue;
    ++place;
    if (one->id() == paragraph.id()) return place;
  }
  return 0;
}

bool names_recording(const SessionRecordHead& head, const std::string& file) {
  return std::any_of(head.recordings().begin(), head.recordings().end(), [&file](const Recording& recording) {
    return recording.id() == file || recording.url().find("/recordings/" + file) != std::string::npos;
  });
}

const SessionRecordHead* record_head(const Document& document) {
  const Record* record = document.find("record");
  return record && record->has_session_record() ? &record->session_record() : nullptr;
}

std::string_view word_for(SessionRecordHead::State state) {
  switch (state) {
    case SessionRecordHead::CIRCULATED: return "circulated";
    case SessionRecordHead::APPROVED: return "approved";
    case SessionRecordHead::CORRECTED: return "corrected";
    default:  // open enum: what it is not known to be, it is not
      return "draft";
  }
}

bool is_approved(const SessionRecordHead& head) {
  return head.state() == SessionRecordHead::APPROVED || head.state() == SessionRecordHead::CORRECTED;
}

bool corrections_are_open(const SessionRecordHead& head, std::int64_t now_ms) {
  return head.state() == SessionRecordHead::CIRCULATED && now_ms < head.corrections_until_ms();
}

std::vector<const Record*> corrections_waiting(const Document& document) {
  std::vector<const Record*> waiting;
  for (const Record* record : document.sorted())
    if (record->has_correction() && record->correction().state() == "proposed") waiting.push_back(record);
  return waiting;
}

std::vector<std::string> spoken_of_in_record(const Document& document) {
  const SessionRecordHead* head = record_head(document);
  if (!head) return {};
  std::set<std::string> spoken_of{head->key_contact()};
  for (const Attendee& attendee : head->attendees()) spoken_of.insert(attendee.participant());
  for (const Approval& approval : head->approvals()) spoken_of.insert(approval.by());
  for (const auto& [id, entry] : document.entries()) {
    if (!entry.record.has_paragraph()) continue;
    const Paragraph& paragraph = entry.record.paragraph();
    spoken_of.insert(paragraph.owner());
    spoken_of.insert(paragraph.presenters().begin(), paragraph.presenters().end());
  }
  spoken_of.erase("");
  return {spoken_of.begin(), spoken_of.end()};
}

std::string content_hash(const Document& document) {
  ContentHash hash;
  if (const SessionRecordHead* head = record_head(document)) add_head(hash, *head);
  for (const Record* record : paragraphs_of(document)) {
    const Paragraph& paragraph = record->paragraph();
    hash.add(paragraph.section());
    hash.number(paragraph.number());
    hash.add(paragraph.heading());
    hash.add(paragraph.board());
    hash.add(record->text().content());
    hash.add(paragraph.owner());
    hash.number(static_cast<std::uint64_t>(paragraph.at_ms()));
    const bool is_presented = paragraph.presenters_size() > 0;
    hash.number((paragraph.internal() ? 1 : 0) + (paragraph.quotation() ? 2 : 0) + (is_presented ? 4 : 0));
    hash.number(static_cast<std::uint64_t>(paragraph.sources_size()));
    for (const SourceRef& source : paragraph.sources()) {
      hash.add(source.document());
      hash.add(source.id());
    }
    if (is_presented) hash.number(static_cast<std::uint64_t>(paragraph.presenters_size()));
    for (const std::string& presenter : paragraph.presenters()) hash.add(presenter);
  }
  return hash.finish();
}

std::string fault_of_approval(const Document& document) {
  const SessionRecordHead* head = record_head(document);
  if (!head || !is_approved(*head) || head->content_hash() == content_hash(document)) return {};
  return "what stands in it is not what was approved: its hash differs";
}

std::vector<SourceLog> approved_sources(const Document& document) {
  const SessionRecordHead* head = record_head(document);
  if (!head || !is_approved(*head)) return {};
  return {head->sources().begin(), head->sources().end()};
}

std::string words_digest(std::string_view words) {
  std::string digest(crypto_generichash_BYTES_MIN, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(digest.data()), digest.size(),
                     reinterpret_cast<const unsigned char*>(words.data()), words.size(), nullptr, 0);
  return digest.substr(0, 8);
}

}  // namespace plenary
