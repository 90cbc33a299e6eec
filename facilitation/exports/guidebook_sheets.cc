// A guidebook as sheets of rows: entries, what they say, whose words they quote, what all of it rests on.
#include "facilitation/exports/guidebook_formats.h"
#include "facilitation/guidebook/fields.h"

namespace plenary {
namespace {

std::string source_list(const google::protobuf::RepeatedPtrField<SourceRef>& sources) {
  std::string list;
  for (const SourceRef& source : sources) list += (list.empty() ? "" : " ") + source.document() + "/" + source.id();
  return list;
}

std::string goal_list(const EditionEntry& entry) {
  std::string goals;
  for (const std::uint32_t goal : entry.sdgs()) goals += (goals.empty() ? "" : " ") + std::to_string(goal);
  return goals;
}

Sheet guidebook_sheet(const GuidebookRecord& record) {
  Sheet sheet{"guidebook", {{"what", 20}, {"value", 60}}, {}};
  const auto add = [&](const char* what, const std::string& value) {
    sheet.rows.push_back({std::string(what), value});
  };
  add("generated_at", record.generated_at());
  add("schema_version", std::to_string(record.schema_version()));
  add("title", record.content().title());
  add("edition", record.edition());
  add("date", record.date());
  add("organiser", record.content().organiser());
  for (const std::string& meeting : record.content().meetings()) add("meeting", meeting);
  for (const std::string& notice : record.notices()) add("notice", notice);
  add("left_out", std::to_string(record.left_out()));
  add("permissions", record.permissions());
  return sheet;
}

Sheet entries_sheet(const GuidebookRecord& record) {
  Sheet sheet{"entries",
              {{"chapter", 16},
               {"id", 16},
               {"type", 10},
               {"title", 40},
               {"place", 20},
               {"period", 16},
               {"organisation", 24},
               {"organisation_type", 20},
               {"sector", 20},
               {"sdgs", 10},
               {"draft", 8},
               {"reported_not_verified", 12}},
              {}};
  for (const EditionChapter& chapter : record.content().chapters())
    for (const EditionEntry& entry : chapter.entries())
      sheet.rows.push_back({chapter.id(), entry.id(), entry.type(), entry.title(), entry.place(), entry.period(),
                            entry.organisation(), entry.organisation_type(), entry.sector(), goal_list(entry),
                            std::string(entry.draft() ? "yes" : ""),
                            std::string(entry.reported_not_verified() ? "yes" : "")});
  return sheet;
}

Sheet fields_sheet(const GuidebookRecord& record) {
  Sheet sheet{"fields", {{"part", 16}, {"type", 10}, {"field", 22}, {"words", 80}, {"sources", 40}, {"from", 40}}, {}};
  const auto add = [&](const std::string& part, const std::string& type, const EditionField& field) {
    std::string told;
    for (const std::string& source : sources_told(field)) told += (told.empty() ? "" : "; ") + source;
    sheet.rows.push_back({part, type, field.name(), field.text(), source_list(field.sources()), told});
  };
  for (const EditionChapter& chapter : record.content().chapters()) {
    sheet.rows.push_back({chapter.id(), std::string(guidebook::kChapter), std::string("question"), chapter.question(),
                          std::string(), std::string()});
    for (const EditionField& field : chapter.fields()) add(chapter.id(), std::string(guidebook::kChapter), field);
    for (const EditionEntry& entry : chapter.entries())
      for (const EditionField& field : entry.fields()) add(entry.id(), entry.type(), field);
  }
  return sheet;
}

Sheet quotations_sheet(const GuidebookRecord& record) {
  Sheet sheet{"quotations", {{"board", 24}, {"id", 16}, {"words", 80}, {"said_by", 30}, {"identification", 14}}, {}};
  for (const GuidebookQuotation& quotation : record.quotations())
    sheet.rows.push_back({quotation.quote().document(), quotation.quote().id(), quotation.text(), quotation.said_by(),
                          quotation.identification()});
  return sheet;
}

Sheet grants_sheet(const GuidebookRecord& record) {
  Sheet sheet{"grants",
              {{"document", 24}, {"id", 24}, {"request", 24}, {"identification", 14}, {"kinds", 24}, {"given_on", 12}},
              {}};
  for (const ReliedOn& yes : record.relied_on())
    sheet.rows.push_back({yes.source().document(), yes.source().id(), yes.request(), yes.identification(),
                          kinds_in_words(yes), yes.granted_on()});
  return sheet;
}

}  // namespace

std::vector<Sheet> sheets_of(const GuidebookRecord& record) {
  return {guidebook_sheet(record), entries_sheet(record), fields_sheet(record), quotations_sheet(record),
          grants_sheet(record)};
}

}  // namespace plenary
