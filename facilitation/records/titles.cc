#include "facilitation/records/titles.h"

#include <algorithm>

namespace plenary {

void take_names_out_of_titles(SessionRecord& record, const Lint& lint) {
  const auto without_names = [&lint](std::string* title, const char* instead) {
    const std::vector<Finding> found = lint.findings(*title);
    if (std::none_of(found.begin(), found.end(), Lint::withholds)) return 0;
    *title = instead;
    return 1;
  };
  without_names(record.mutable_head()->mutable_title(), "Session record");
  without_names(record.mutable_head()->mutable_meeting_title(), "A meeting");
  without_names(record.mutable_head()->mutable_session_title(), "A session");
  without_names(record.mutable_framing_question(), "");
  without_names(record.mutable_framing_source(), "");
  for (GroupRecord& group : *record.mutable_groups()) {
    int withheld = without_names(group.mutable_title(), "A group");
    withheld += without_names(group.mutable_framing_question(), "");
    for (RecordRegion& region : *group.mutable_regions()) {
      withheld += without_names(region.mutable_title(), "A region");
      withheld += without_names(region.mutable_prompt(), "");
    }
    for (RecordPhase& phase : *group.mutable_phases()) withheld += without_names(phase.mutable_title(), "");
    group.set_names_withheld(group.names_withheld() + static_cast<std::uint32_t>(withheld));
  }
  if (!record.has_written()) return;
  for (RecordSection& section : *record.mutable_written()->mutable_sections())
    for (RecordParagraph& paragraph : *section.mutable_paragraphs())
      without_names(paragraph.mutable_group(), "A group");
}

}  // namespace plenary
