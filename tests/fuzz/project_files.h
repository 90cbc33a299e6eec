// What the project ships, for targets that need a meeting or a template to be there, and for seeds.
#pragma once

#include "facilitation/document/document.h"
#include "facilitation/meetings/meeting_file.h"
#include "facilitation/templates/template_file.h"
#include "tests/facilitation/meetings/shipped.h"

namespace plenary::fuzz {

// A document as it is when it was opened with these records.
[[nodiscard]] inline Document opened_with(const std::vector<Record>& records) {
  Commit commit;
  commit.set_seq(1);
  commit.set_at_ms(1'000'000);
  for (const Record& record : records) *commit.add_steps()->add_effects()->mutable_put() = record;
  Document document;
  static_cast<void>(evolve(document, commit));
  return document;
}

}  // namespace plenary::fuzz
