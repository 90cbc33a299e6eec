#include "tests/bench/exporting.h"

#include <chrono>

#include "facilitation/exports/formats.h"
#include "facilitation/exports/guidebook_formats.h"
#include "tests/bench/figures.h"

namespace plenary::bench {
namespace {

SessionRecord large_record() {
  SessionRecord record;
  record.set_schema_version(1);
  record.set_kind("internal");
  record.set_generated_at("2027-04-21T10:00:00Z");
  record.set_framing_question(
      "How can public policy be understood in terms of setting the direction and route of change?");
  RecordHead& head = *record.mutable_head();
  head.set_title("Group 1: rivers and cities");
  head.set_meeting_title("A meeting");
  head.set_pillar("routes");
  head.set_time_zone("Europe/Rome");
  GroupRecord& group = *record.add_groups();
  group.set_document("meet.blue");
  for (int i = 0; i < 6; ++i) {
    RecordRegion& region = *group.add_regions();
    region.set_id("r" + std::to_string(i));
    region.set_title("Region " + std::to_string(i));
    region.set_prompt("What has to be different, for whom, where and by when?");
  }
  for (int i = 0; i < 8; ++i) {
    RecordCluster& cluster = *group.add_clusters();
    cluster.set_id("k" + std::to_string(i));
    cluster.set_title("Open the river to swimmers " + std::to_string(i));
  }
  for (int i = 1; i <= 300; ++i) {
    RecordCard& card = *group.add_cards();
    card.set_id("c" + std::to_string(i));
    card.set_number(static_cast<std::uint32_t>(i));
    card.set_kind("idea");
    card.set_text("By 2035 half the nutrients entering the estuary, against 2025, in ward " + std::to_string(i) + ".");
    card.set_region("r" + std::to_string(i % 6));
    card.set_cluster("k" + std::to_string(i % 8));
    group.mutable_regions(i % 6)->add_cards(card.id());
    group.mutable_clusters(i % 8)->add_cards(card.id());
  }
  for (int i = 1; i <= 160; ++i) {  // eight or so to a page
    RecordNote& note = *group.add_notes();
    note.set_id("n" + std::to_string(i));
    note.set_number(static_cast<std::uint32_t>(i));
    note.set_text(
        "The challenge was described three ways: a lost public place, a health problem that returns every August, and "
        "a rain "
        "problem that overwhelms old sewers. The group noticed that each description leads to a different ministry, "
        "and that "
        "choosing the words is already choosing who is in charge. This was note " +
        std::to_string(i) + ".");
    note.set_at_ms(1'808'214'900'000 + i * 60'000);
    note.set_by("Rapporteur 1");
    note.add_refs("c" + std::to_string(i));
  }
  return record;
}

void add_field(EditionEntry& entry, const std::string& name, int sentences) {
  EditionField& field = *entry.add_fields();
  field.set_id("field." + entry.id() + "." + name);
  field.set_name(name);
  for (int i = 0; i < sentences; ++i)
    field.mutable_text()->append(
        "The city paid for days on which the river was open, and not for the works that were promised to open it. ");
  SourceRef& source = *field.add_sources();
  source.set_document("meet.blue");
  source.set_id("c" + entry.id());
}

EditionEntry entry_of(const std::string& id, int which) {
  EditionEntry entry;
  entry.set_id(id);
  entry.set_title("Pay for days open " + id);
  entry.set_place("Vell");
  entry.set_sector("water");
  entry.set_type(which == 0 ? "case" : which == 1 ? "example" : "tool");
  if (which == 0)
    for (const char* name : {"context", "what_was_done", "results_and_evidence", "challenges", "lessons_learned"})
      add_field(entry, name, 6);
  if (which == 1)
    for (const char* name : {"what_was_done", "results_and_evidence"}) add_field(entry, name, 3);
  if (which == 2)
    for (const char* name : {"when_to_use", "steps", "mechanism", "limits"}) add_field(entry, name, 4);
  return entry;
}

GuidebookRecord large_guidebook() {
  GuidebookRecord record;
  record.set_schema_version(1);
  record.set_generated_at("2027-04-21T10:00:00Z");
  record.set_document("meet.guidebook");
  record.set_edition("1");
  record.set_date("2027-04-21");
  record.mutable_content()->set_title("The guidebook");
  for (int chapter = 0; chapter < 4; ++chapter) {
    EditionChapter& one = *record.mutable_content()->add_chapters();
    one.set_id("chapter" + std::to_string(chapter));
    one.set_pillar("routes");
    one.set_name("Chapter " + std::to_string(chapter));
    one.set_question("How can public policy be understood in terms of setting the direction and route of change?");
    for (int entry = 0; entry < 50; ++entry)
      *one.add_entries() = entry_of(std::to_string(chapter) + "-" + std::to_string(entry), entry % 3);
  }
  return record;
}

template <class Write>
Written timed(std::string_view format, int times, const Write& write) {
  Written written{std::string(format), 0, static_cast<double>(write().size()) / 1'024};
  Samples samples;
  for (int i = 0; i < times; ++i) {
    const auto from = std::chrono::steady_clock::now();
    static_cast<void>(write());
    samples.add(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count());
  }
  written.ms = samples.at(0.5);
  return written;
}

}  // namespace

std::vector<Written> write_large_record() {
  const SessionRecord record = large_record();
  std::vector<Written> all;
  for (const Format& format : formats()) all.push_back(timed(format.name, 9, [&] { return format.write(record); }));
  return all;
}

std::vector<Written> write_large_guidebook() {
  const GuidebookRecord record = large_guidebook();
  std::vector<Written> all;
  for (const GuidebookFormat& format : guidebook_formats())
    all.push_back(timed(format.name, 3, [&] { return format.write(record); }));
  return all;
}

}  // namespace plenary::bench
