// A guidebook over the told board, with a quotation in any state: what a test may change stands in its struct.
#pragma once

#include <google/protobuf/text_format.h>

#include "facilitation/guidebook/fields.h"
#include "facilitation/records/guidebook.h"
#include "tests/facilitation/records/told_quote.h"

namespace plenary::test {

inline constexpr const char* kBoardId = "demo-2027.s2-b1";
inline constexpr const char* kGuidebookId = "demo-2027.guidebook";

inline Record record_in_text(const std::string& text) {
  Record record;
  if (!google::protobuf::TextFormat::ParseFromString(text, &record)) throw std::runtime_error("not a record: " + text);
  return record;
}

// Chapter "routes" with a ready tool that quotes P-G, and a ready case whose organisation is not named; a draft.
struct ToldGuidebook {
  std::vector<Record> board;
  std::vector<Record> records;
  std::vector<Person> people = demo_people();

  explicit ToldGuidebook(const Asked& asked = {}) : board(told_with(asked)) {
    add("id: 'guidebook' guidebook { title: 'Missions in cities' meetings: 'demo-2027' meeting_titles: 'Demo 2027' "
        "organiser: 'The institute' }");
    add(std::string("id: 'routes' chapter { pillar: 'routes' letter: 'R' name: 'Routes' question: 'Which way?' order: "
                    "'V000' state: 'ready' quotes { document: '") +
        kBoardId + "' id: 'q' } }");
    add_field("routes", "findings", "Water goes where it is let.");
    add("id: 'tool' entry { type: 'tool' chapter: 'routes' order: 'V001' state: 'ready' title: 'Street contracts' "
        "sdgs: 6 "
        "sdgs: 11 sector: 'Water' reported_not_verified: true }");
    add_field("tool", "when_to_use", "When streets flood.");
    add_field("tool", "steps", "Ask, agree, pay.");
    add_field("tool", "limits", "Not in winter.");
    add("id: 'case' entry { type: 'case' chapter: 'routes' order: 'V002' state: 'ready' title: 'A harbour' place: "
        "'Rotterdam' naming { state: NOT_NAMED organisation: 'Port Canary' } }");
    add_field("case", "context", "It rained for years.");
    add("id: 'draft' entry { type: 'example' chapter: 'routes' order: 'V003' state: 'draft' title: 'Rain gardens' }");
    add_field("draft", "what_was_done", "Dug, unfinished-canary.", false);
  }

  void add(const std::string& text) { records.push_back(record_in_text(text)); }
  void add_field(const std::string& owner, const std::string& name, const std::string& words, bool approved = true) {
    Record& record = records.emplace_back();
    record.set_id(guidebook::field_id(owner, name));
    EntryField& field = *record.mutable_entry_field();
    field.set_owner(owner);
    field.set_name(name);
    field.set_approved(approved);
    SourceRef& source = *field.add_sources();
    source.set_document(kBoardId);
    source.set_id("C01");
    record.mutable_text()->set_content(words);
  }
  Record& at(const std::string& id) { return *find(records, id); }
  Record& on_board(const std::string& id) { return *find(board, id); }
  void publish(Edition edition) {
    Record& record = records.emplace_back();
    record.set_id("edition." + edition.number());
    *record.mutable_edition() = std::move(edition);
  }
};

// The documents of it, for as long as they are looked at.
struct Laid {
  explicit Laid(const ToldGuidebook& told)
      : guidebook(document_of(told.records)),
        board(document_of(told.board)),
        parts{kGuidebookId, guidebook, {{kBoardId, board, some_position()}}, told.people} {}
  Laid(const Laid&) = delete;
  Document guidebook, board;
  GuidebookParts parts;
};

inline std::string blocked_words(const ComposedGuidebook& composed) {
  std::string words;
  for (const BlockedByConsent& blocked : composed.blocked)
    words += (words.empty() ? "" : "; ") + blocked.owner() + "." +
             (blocked.field().empty() ? blocked.quote().id() : blocked.field()) + " " + blocked.reason();
  return words;
}

inline Edition edition_of(const ToldGuidebook& told) {
  const Laid laid(told);
  return compose_edition(laid.parts, "RAP-1", "2027-05-01");
}

inline GuidebookRecord compiled(const ToldGuidebook& told, const std::string& edition = "") {
  const Laid laid(told);
  return compile_guidebook(laid.parts, edition, kGenerated).value();
}

inline std::string name_of(const std::string& participant) {
  for (const Person& person : demo_people())
    if (person.participant() == participant) return person.name();
  throw std::runtime_error("nobody of that id");
}

}  // namespace plenary::test
