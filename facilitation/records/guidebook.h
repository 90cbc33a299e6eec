// The guidebook as it is read: composed from its document, and from the boards that its quotations stand on.
//
//   guidebook + boards + people ──compose──▶ what may be printed, what it rests on, what waits for somebody's yes
//        published: Edition (frozen, without the words of quotations)
//   guidebook + boards + people ──compile──▶ GuidebookRecord (proto/guidebook_record.proto) ──facilitation/exports──▶ bytes
//
// The words of a quotation are in no guidebook and in no edition: each export asks the board for them, through the gate
// (gate.h), so that what is taken back is in no new file of any edition. Nobody listed in its meetings is named but in
// words that they said yes to. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "facilitation/records/compile.h"
#include "proto/guidebook_record.pb.h"

namespace plenary {

struct GuidebookParts {
  std::string id;  // of the document
  const Document& document;
  std::vector<BoardState> boards;   // of its meetings, all of them: a quotation may have been copied from any
  std::vector<Person> people;       // listed there: nobody of them is named without their yes
  std::vector<BoardState> records;  // that fields come from: an edition says which paragraph
};

enum class Which { drafts, ready };

struct ComposedGuidebook {
  EditionContent content;
  std::vector<ReliedOn> relied_on;
  std::vector<BlockedByConsent> blocked;
};
[[nodiscard]] ComposedGuidebook compose_guidebook(const GuidebookParts& parts, Which which);

// All that is ready and may be printed. `by`: participant; `date`: a day.
[[nodiscard]] Edition compose_edition(const GuidebookParts& parts, const std::string& by, const std::string& date);
// The latest edition without what was taken back since; nullopt: nothing was, or there is no edition.
[[nodiscard]] std::optional<Edition> compose_edition_without(const GuidebookParts& parts, const std::string& date);

// An edition, by its number, or (empty) the working copy. nullopt: no such edition.
[[nodiscard]] std::optional<GuidebookRecord> compile_guidebook(const GuidebookParts& parts, const std::string& edition,
                                                               std::int64_t generated_ms);

// What is missing from each part that is not in the trash.
[[nodiscard]] std::vector<Readiness> readiness_of(const Document& guidebook);

}  // namespace plenary
