// A guidebook as a paper: what stands where, made once for md, html, pdf and docx.
#include "facilitation/clocks/local_time.h"
#include "facilitation/exports/guidebook_formats.h"
#include "facilitation/exports/note_marks.h"
#include "facilitation/exports/paper_writing.h"
#include "facilitation/guidebook/fields.h"

namespace plenary {
namespace {

Runs sources_of(const EditionField& field) {
  std::vector<Runs> sources;
  for (std::string& source : sources_told(field)) sources.push_back(words(std::move(source)));
  return ours(sources.size() == 1 ? "Source: " : "Sources: ") + joined(sources, "; ");
}

void write_field(Writing& writing, const std::string& type, const EditionField& field) {
  Passage passage;
  passage.lead = ours(title_of_field(type, field.name()));
  passage.between = ": ";
  passage.runs = words(without_note_marks(field.text()));
  if (field.sources_size() > 0) passage.remarks.push_back(sources_of(field));
  writing.paragraph(std::move(passage));
}

void write_quotes(Writing& writing, const GuidebookRecord& record,
                  const google::protobuf::RepeatedPtrField<SourceRef>& quotes) {
  for (const SourceRef& quote : quotes) {
    const GuidebookQuotation* quotation = quotation_in(record, quote);
    if (!quotation) continue;
    writing.paragraph(words(quotation->said_by()) + ours(quotation->with_edits() ? ", as they want it used:" : ":"));
    writing.quotation(quotation->text());
  }
}

void add_fact(Facts& facts, const char* name, const std::string& said) {
  if (!said.empty()) facts.facts.push_back({name, words(said)});
}

std::string goals_of(const EditionEntry& entry) {
  std::string goals;
  for (const std::uint32_t goal : entry.sdgs()) goals += (goals.empty() ? "" : ", ") + std::to_string(goal);
  return goals;
}

void write_entry(Writing& writing, const GuidebookRecord& record, const EditionEntry& entry) {
  std::string type = spoken(entry.type());
  if (!type.empty() && type[0] >= 'a' && type[0] <= 'z') type[0] = static_cast<char>(type[0] - 'a' + 'A');
  writing.section(ours(type + (entry.draft() ? " (draft): " : ": ")) + words(entry.title()));
  Facts facts;
  add_fact(facts, "Place", entry.place());
  add_fact(facts, "Period", entry.period());
  add_fact(facts, "Organisation", entry.organisation());
  add_fact(facts, "Kind of organisation", entry.organisation_type());
  add_fact(facts, "Sector", entry.sector());
  add_fact(facts, "Sustainable Development Goals", goals_of(entry));
  if (entry.reported_not_verified()) facts.facts.push_back({"Evidence", ours("Reported, not verified.")});
  if (!facts.facts.empty()) writing.add(std::move(facts));
  for (const EditionField& field : entry.fields()) write_field(writing, entry.type(), field);
  write_quotes(writing, record, entry.quotes());
}

void write_chapter(Writing& writing, const GuidebookRecord& record, const EditionChapter& chapter) {
  writing.part(words(chapter.name()));
  writing.section("The question");
  writing.quotation(chapter.question());
  for (const EditionField& field : chapter.fields()) write_field(writing, std::string(guidebook::kChapter), field);
  write_quotes(writing, record, chapter.quotes());
  for (const EditionEntry& entry : chapter.entries()) write_entry(writing, record, entry);
}

void write_manifest(Writing& writing, const GuidebookRecord& record) {
  writing.part(ours("What this rests on"));
  writing.section("Permissions");
  writing.paragraph(ours(record.permissions()));
  PaperTable table;
  table.columns = {{"Where", "", "", kSome},
                   {"What", " ", "", kSome},
                   {"Named", ": ", "", kNarrow},
                   {"For", ", for ", "", kSome},
                   {"Given on", ", given on ", "", kNarrow}};
  for (const ReliedOn& yes : record.relied_on())
    table.rows.push_back(
        {{words(yes.source().document()), words(yes.source().id()), ours(named_in_words(yes.identification())),
          yes.kinds().empty() ? Runs{} : ours(kinds_in_words(yes)),
          yes.granted_on().empty() ? Runs{} : ours(day_in_words(yes.granted_on()))},
         "",
         0});
  if (!table.rows.empty()) {
    writing.paragraph(ours("Each yes that the words above rest on:"));
    writing.add(std::move(table));
  }
}

}  // namespace

std::string named_in_words(const std::string& identification) {
  if (identification == "full") return "by name";
  if (identification == "affiliation") return "by affiliation";
  return identification == "role" ? "by role" : "by nothing: a participant";
}

std::string kinds_in_words(const ReliedOn& yes) {
  std::string kinds;
  for (const std::string& kind : yes.kinds()) kinds += (kinds.empty() ? "" : ", ") + spoken(kind);
  return kinds;
}

Paper paper_of(const GuidebookRecord& record) {
  Paper paper;
  const EditionContent& content = record.content();
  paper.title = content.title();
  paper.meeting = edition_words(record);
  paper.status = record.edition().empty() ? "working copy" : "edition " + record.edition();
  paper.generated_at = record.generated_at();
  Writing writing(paper);
  writing.add(Heading{Heading::Level::title, 0, words(content.title())});
  Facts facts;
  facts.facts.push_back({"Edition", ours(record.edition().empty() ? "none: a working copy" : record.edition())});
  add_fact(facts, "Date", record.date());
  std::string meetings;
  for (const std::string& meeting : content.meetings()) meetings += (meetings.empty() ? "" : "; ") + meeting;
  add_fact(facts, "Made from", meetings);
  add_fact(facts, "Corrections and withdrawals", content.organiser());
  if (content.fictional()) facts.facts.push_back({"Note", ours("All of this is invented.")});
  writing.add(std::move(facts));
  for (const std::string& notice : record.notices()) {
    Passage passage;
    passage.runs = ours(notice);
    writing.add(std::move(passage));
  }
  for (const EditionChapter& chapter : content.chapters()) write_chapter(writing, record, chapter);
  write_manifest(writing, record);
  Passage generated;
  generated.runs = ours("Generated at " + record.generated_at());
  writing.add(std::move(generated));
  paper.colophon.facts = {{"Document", words(record.document())},
                          {"Schema", ours("guidebook, version " + std::to_string(record.schema_version()))}};
  if (!record.content_hash().empty())
    paper.colophon.facts.push_back({"Content", ours("BLAKE2b " + in_hex(record.content_hash()))});
  return paper;
}

}  // namespace plenary
