#include "tests/bench/exporting.h"

#include <chrono>

#include "facilitation/exports/formats.h"
#include "facilitation/exports/guidebook_formats.h"
#include "facilitation/records/compile.h"
#include "facilitation/text/change.h"
#include "tests/bench/figures.h"

namespace plenary::bench {
namespace {

// The log of such a board, as the store has it: a commit a record, in bytes.
class LargeLog {
 public:
  LargeLog() {
    Board& board = *put("board").mutable_board();
    board.set_title("Group 1: rivers and cities");
    board.set_meeting("meet");
    board.set_meeting_title("A meeting");
    board.set_pillar("routes");
    board.set_time_zone("Europe/Rome");
    board.set_framing_question(
        "How can public policy be understood in terms of setting the direction and route of change?");
    write("");
    for (int i = 0; i < 6; ++i) {
      Region& region = *put("r" + std::to_string(i)).mutable_region();
      region.set_title("Region " + std::to_string(i));
      region.set_prompt("What has to be different, for whom, where and by when?");
      region.set_order(static_cast<std::uint32_t>(i));
      write("");
    }
    for (int i = 0; i < 8; ++i) {
      put("k" + std::to_string(i)).mutable_cluster()->set_title("Open the river to swimmers " + std::to_string(i));
      write("");
    }
    for (int i = 1; i <= 300; ++i) {
      Card& card = *put("c" + std::to_string(i)).mutable_card();
      card.set_number(static_cast<std::uint32_t>(i));
      card.set_kind(IDEA);
      card.set_region("r" + std::to_string(i % 6));
      card.set_cluster("k" + std::to_string(i % 8));
      write("By 2035 half the nutrients entering the estuary, against 2025, in ward " + std::to_string(i) + ".");
    }
    for (int i = 1; i <= 160; ++i) add_note(i);  // eight or so to a page
  }

  [[nodiscard]] Document folded() const {
    Document document;
    for (const std::string& bytes : commits_) {
      Commit commit;
      commit.ParseFromString(bytes);
      evolve(document, commit);
    }
    return document;
  }

 private:
  std::vector<std::string> commits_;
  Record next_;

  Record& put(const std::string& id) {
    next_.Clear();
    next_.set_id(id);
    return next_;
  }
  void write(const std::string& words) {
    Commit commit;
    commit.set_seq(static_cast<std::uint32_t>(commits_.size()) + 1);
    commit.set_at_ms(1'808'214'900'000);
    Step& step = *commit.add_steps();
    *step.add_effects()->mutable_put() = next_;
    if (!words.empty()) {
      TextEdit& edit = *step.add_effects()->mutable_edit();
      edit.set_id(next_.id());
      *edit.mutable_change() = text::to_proto(text::Change().insert(*text::to_units(words)));
    }
    commits_.push_back(commit.SerializeAsString());
  }
  void add_note(int i) {
    Note& note = *put("n" + std::to_string(i)).mutable_note();
    note.set_at_ms(1'808'214'900'000 + i * 60'000);
    note.set_by("rapporteur");
    note.set_visibility(Note::RECORD);
    note.add_refs("c" + std::to_string(i));
    write(
        "The challenge was described three ways: a lost public place, a health problem that returns every August, and "
        "a rain problem that overwhelms old sewers. The group noticed that each description leads to a different "
        "ministry, and that choosing the words is already choosing who is in charge. This was note " +
        std::to_string(i) + ".");
  }
};

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
  const LargeLog log;
  Person rapporteur;
  rapporteur.set_participant("rapporteur");
  rapporteur.set_name("Rapporteur 1");
  std::vector<Written> all;
  for (const Format& format : formats())
    all.push_back(timed(format.name, 9, [&] {
      const Document board = log.folded();
      return format.write(compile_board({"meet.blue", board, {}}, {rapporteur}, 1'808'301'600'000));
    }));
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
