#include <algorithm>
#include <set>

#include "facilitation/clocks/local_time.h"
#include "facilitation/exports/note_marks.h"
#include "facilitation/exports/paper_writing.h"

namespace plenary {
namespace {

// Of a moment in UTC, as the calendar and the clock of the place have it.
Runs day_of(const std::string& utc, const std::string& zone, bool with_clock = false) {
  const auto ms = moment(utc);
  const auto local = ms ? local_time(*ms, zone.empty() ? "UTC" : zone) : std::nullopt;
  if (!local) return ours(day_in_words(utc.substr(0, 10)));
  return ours(day_in_words(local->date) + (with_clock ? ", " + local->clock : ""));
}

}  // namespace

void write_status(Writing& writing, const SessionRecord& record) {
  const WrittenRecord& written = record.written();
  const std::string& zone = record.head().time_zone();
  writing.section("Status", 2);
  if (written.circulated_at().empty())
    writing.paragraph(ours("A draft: those who were there have not been asked about it yet."));
  else
    writing.paragraph(ours("Circulated on ") + day_of(written.circulated_at(), zone) +
                      ours(" to those who were there, who could ask for corrections until ") +
                      day_of(written.corrections_until(), zone, true) + ours("."));
  if (written.corrections_open() != 0)
    writing.paragraph(ours(counted(written.corrections_open(), "correction that was asked for has no answer yet.",
                                   "corrections that were asked for have no answer yet.")));
  std::vector<Runs> names;
  for (const std::string& name : written.approved_by()) names.push_back(words(name));
  if (!written.approved_at().empty())
    writing.paragraph(ours("Approved on ") + day_of(written.approved_at(), zone) +
                      (names.empty() ? Runs{} : ours(" by ") + joined(names, " and ")) + ours("."));
  else if (!names.empty())
    writing.paragraph(ours("Approved so far by ") + joined(names, " and ") + ours("."));
  if (!written.contact().empty())
    writing.paragraph(ours("For corrections and withdrawals: ") + words(written.contact()) + ours("."));
  if (is_external(record.kind()))
    writing.paragraph(ours("What was presented and what was noted of the discussion stand in no copy for outside."));
  if (written.withheld() != 0)
    writing.paragraph(ours(counted(written.withheld(), "paragraph is left out of this copy",
                                   "paragraphs are left out of this copy")) +
                      ours(": what names somebody, or says somebody’s words, stands here only with their leave."));
}

namespace {

// A paragraph of the discussion comes from a note, and one of what was weighed tells which vote and which clusters.
bool goes_without_saying(std::string_view section, std::string_view label) {
  if (section == "discussion") return label == "a note";
  if (section == "quotations") return label == "a quotation";
  if (section != "weighed") return false;
  return label.starts_with("a vote") || label.starts_with("the vote") || label.starts_with("a cluster") ||
         label.starts_with("the cluster");
}

void write_paragraph(Writing& writing, const RecordSection& section, const RecordParagraph& paragraph,
                     const std::string& zone) {
  Passage passage;
  passage.section = static_cast<int>(section.number());
  passage.number = static_cast<int>(paragraph.number());
  passage.anchor = "w-" + std::to_string(section.number()) + "-" + std::to_string(paragraph.number());
  if (paragraph.at_ms() != 0)
    if (const auto local = local_time(paragraph.at_ms(), zone)) {
      passage.lead = ours(local->clock);
      passage.between = " — ";
    }
  if (paragraph.has_quotation()) {
    passage.lead = words(paragraph.quotation().said_by());
    passage.between = ": ";
    passage.runs = ours("“") + words(paragraph.quotation().text()) + ours("”");
  } else {
    passage.runs = words(without_note_marks(paragraph.text()));
  }
  std::vector<Runs> presenters;
  for (const std::string& presenter : paragraph.presented_by()) presenters.push_back(words(presenter));
  if (!presenters.empty()) passage.remarks.push_back(ours("Presented by ") + joined(presenters, ", "));
  if (paragraph.presenter_check() == "waited_for")
    passage.remarks.push_back(ours("The presenter has not yet looked at what was written of it"));
  if (paragraph.presenter_check() == "overdue")
    passage.remarks.push_back(ours("The presenter did not look at what was written of it in time"));
  if (paragraph.presenter_check() == "answered")
    passage.remarks.push_back(ours("The presenter has looked at what was written of it"));
  if (!paragraph.owner().empty()) passage.remarks.push_back(ours("Owner: ") + words(paragraph.owner()));
  std::vector<Runs> from;
  std::set<std::string> named;  // "a moment in the recording" once
  for (const std::string& label : paragraph.from())
    if (!label.empty() && !goes_without_saying(section.key(), label) && named.insert(label).second)
      from.push_back(words(label));
  constexpr std::size_t kMostNamed = 12;
  const std::size_t unnamed = from.size() > kMostNamed ? from.size() - kMostNamed : 0;
  from.resize(from.size() - unnamed);
  if (unnamed != 0) from.push_back(ours(std::to_string(unnamed) + " more"));
  if (section.key() != "annex" && !from.empty()) passage.remarks.push_back(ours("From ") + joined(from, ", "));
  if (paragraph.internal()) passage.remarks.push_back(ours("In the copy for those who were there only"));
  for (const std::uint32_t number : paragraph.corrigenda())
    passage.remarks.push_back(ours("See corrigendum " + std::to_string(number)));
  writing.add(std::move(passage));
}

void write_heading(Writing& writing, const std::string& text) {
  Passage heading;
  heading.runs = Runs{{Run::Voice::strong, text, ""}};
  writing.add(std::move(heading));
}

void write_section(Writing& writing, const RecordSection& section, const SessionRecord& record) {
  const bool opens_with_question = section.key() == "summary" && !record.framing_question().empty();
  if (!opens_with_question) writing.section(section.title(), static_cast<int>(section.number()));
  std::string group;
  for (const RecordParagraph& paragraph : section.paragraphs()) {
    if (!paragraph.group().empty() && paragraph.group() != group) write_heading(writing, group = paragraph.group());
    if (!paragraph.heading().empty()) write_heading(writing, paragraph.heading());
    write_paragraph(writing, section, paragraph, record.head().time_zone());
  }
}

void write_corrigenda(Writing& writing, const SessionRecord& record) {
  const WrittenRecord& written = record.written();
  if (written.corrigenda().empty()) return;
  writing.section("Corrigenda", 17);
  for (const RecordCorrigendum& corrigendum : written.corrigenda()) {
    Passage passage;
    passage.lead = ours("Corrigendum " + std::to_string(corrigendum.number()));
    passage.between = ": ";
    passage.runs = words(without_note_marks(corrigendum.text()));
    const auto section = std::find_if(written.sections().begin(), written.sections().end(),
                                      [&](const RecordSection& one) { return one.key() == corrigendum.section(); });
    if (section != written.sections().end())
      passage.remarks.push_back(ours("To paragraph " + std::to_string(section->number()) + "." +
                                     std::to_string(corrigendum.paragraph_number())));
    if (!corrigendum.reason().empty()) passage.remarks.push_back(ours("Reason: ") + words(corrigendum.reason()));
    if (const auto local = local_time(corrigendum.at_ms(), record.head().time_zone()))
      passage.remarks.push_back(ours(day_in_words(local->date)));
    writing.paragraph(std::move(passage));
  }
}

void write_recordings(Writing& writing, const SessionRecord& record) {
  if (record.written().recordings().empty()) return;
  writing.section("Recordings", 18);
  for (const RecordedAs& recording : record.written().recordings()) {
    Passage passage;
    passage.lead = words(recording.label().empty() ? "Recording" : recording.label());
    passage.between = ": ";
    passage.runs = words(recording.url());
    if (const auto local = local_time(recording.started_ms(), record.head().time_zone());
        local && recording.started_ms() != 0)
      passage.remarks.push_back(ours("begins at " + local->clock));
    writing.paragraph(std::move(passage));
  }
}

void write_counts_of_quotations(Writing& writing, const WrittenRecord& written) {
  if (written.quotations_pending() == 0 && written.quotations_removed() == 0) return;
  const bool has_section = std::any_of(written.sections().begin(), written.sections().end(),
                                       [](const RecordSection& one) { return one.key() == "quotations"; });
  Passage passage;
  std::string said;
  if (written.quotations_pending() != 0)
    said = counted(written.quotations_pending(), "quotation waits", "quotations wait") +
           " for an answer of its speaker and is not shown.";
  if (written.quotations_removed() == 1)
    said += (said.empty() ? "" : " ") + std::string("One quotation has been removed.");
  if (written.quotations_removed() > 1)
    said += (said.empty() ? "" : " ") + std::to_string(written.quotations_removed()) + " quotations have been removed.";
  passage.runs = ours(said);
  if (!has_section) writing.section("Quotations", 13);
  writing.add(std::move(passage));
}

}  // namespace

void write_written(Writing& writing, const SessionRecord& record) {
  const WrittenRecord& written = record.written();
  if (!record.framing_question().empty()) {
    writing.section("Question and summary", 5);
    writing.quotation(record.framing_question());
    if (!record.framing_source().empty()) {
      Passage source;
      source.runs = ours("Source: ") + words(record.framing_source());
      writing.add(std::move(source));
    }
  }
  bool counted_quotations = false;
  for (const RecordSection& section : written.sections()) {
    if (section.number() > 13 && !counted_quotations) {
      write_counts_of_quotations(writing, written);
      counted_quotations = true;
    }
    write_section(writing, section, record);
    if (section.key() == "quotations") {
      write_counts_of_quotations(writing, written);
      counted_quotations = true;
    }
  }
  if (!counted_quotations) write_counts_of_quotations(writing, written);
  write_corrigenda(writing, record);
  write_recordings(writing, record);
}

}  // namespace plenary
