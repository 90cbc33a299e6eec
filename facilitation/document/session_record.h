// A session record on its way from draft to approved, read from its document: sections, paragraphs in their order, what an
// approval is about.
//
//   document ──paragraphs_of──▶ 7.1 7.2 8.1 ...     in the order in which the record is read
//            ──content_hash───▶ 32 bytes            of what was approved; on the record, and checked by `plenary verify`
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "facilitation/document/document.h"

namespace plenary {

// Those of a record that people write, by the numbers that the order of a session record gives them (facilitation/records).
struct RecordSectionKind {
  std::string_view key;
  std::uint32_t number;
  std::string_view title;
};
[[nodiscard]] std::span<const RecordSectionKind> record_sections();
[[nodiscard]] const RecordSectionKind* record_section(std::string_view key);  // nullptr: there is none

// Not in the trash; by section, then order, then id.
[[nodiscard]] std::vector<const Record*> paragraphs_of(const Document& document);
// Of one section, those in the trash with them: where something new can stand.
[[nodiscard]] std::vector<const Record*> places_of(const Document& document, std::string_view section);
// "7.2": the number it was given when the record was circulated, or its place.
[[nodiscard]] std::uint32_t number_in_section(const std::vector<const Record*>& paragraphs, const Record& paragraph);

[[nodiscard]] const SessionRecordHead* record_head(const Document& document);  // nullptr: this is no record
// A recording that is kept here (server/recordings): by its id, or in its address, whatever comes after it there.
[[nodiscard]] bool names_recording(const SessionRecordHead& head, const std::string& file);
[[nodiscard]] std::string_view word_for(SessionRecordHead::State state);  // "draft", "circulated", ...
[[nodiscard]] bool is_approved(const SessionRecordHead& head);
[[nodiscard]] bool corrections_are_open(const SessionRecordHead& head, std::int64_t now_ms);
[[nodiscard]] std::vector<const Record*> corrections_waiting(const Document& document);

// Participants whom a record speaks of, whether they are members of it or not: who was there, presented, approved, is
// responsible or to be asked. By id, each once; none of any other document.
[[nodiscard]] std::vector<std::string> spoken_of_in_record(const Document& document);

// Of paragraphs that stand in the record: section, number, heading, words, sources; and of the head what it says of the
// session. What comes after approval (corrigenda) is not in it, nor is anything that may change by itself.
[[nodiscard]] std::string content_hash(const Document& document);
// Does what stands in an approved record have the hash that was approved? Else a sentence; empty: it has, or nothing was.
[[nodiscard]] std::string fault_of_approval(const Document& document);
// The positions of boards that an approved record was drafted from; none of any other document.
[[nodiscard]] std::vector<SourceLog> approved_sources(const Document& document);
// 8 bytes of some words: to tell whether they have changed.
[[nodiscard]] std::string words_digest(std::string_view words);

}  // namespace plenary
