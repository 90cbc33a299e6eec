#include "facilitation/groups/looking_back.h"

#include <algorithm>
#include <cstdio>
#include <set>

#include "facilitation/document/phase_names.h"
#include "facilitation/document/phase_runs.h"

namespace plenary {
namespace {

std::string minutes(std::int64_t count) { return std::to_string(count) + (count == 1 ? " minute" : " minutes"); }

// As plans that are made on the screen leave phases without a title.
std::string name_of(const Phase& phase) { return phase.title().empty() ? phase_said(phase.kind()) : phase.title(); }

// How many wrote cards while it ran, in whichever run; never who.
std::size_t writers_in(const Document& board, const Phase& phase) {
  std::set<std::string> writers;
  const auto within = [](const auto& run, std::int64_t ms) { return ms >= run.started_ms() && ms <= run.ended_ms(); };
  board.each_card([&](const Record& record) {
    const Card& card = record.card();
    const bool then = within(phase, card.written_ms()) ||
                      std::any_of(phase.earlier().begin(), phase.earlier().end(),
                                  [&](const PhaseRun& run) { return within(run, card.written_ms()); });
    if (then && !card.author().empty()) writers.insert(card.author());
  });
  return writers.size();
}

std::string how_it_went(const Document& board, const Phase& phase) {
  const std::int64_t took = (std::max<std::int64_t>(0, earlier_runs_ms(phase) + run_ms(phase)) + 30'000) / 60'000;
  std::string told = "planned " + minutes(phase.planned_minutes()) + ", took " + minutes(took);
  if (phase.extended_minutes() > 0) told += ", " + minutes(phase.extended_minutes()) + " added";
  if (phase.shortened_minutes() > 0) told += ", " + minutes(phase.shortened_minutes()) + " taken off";
  if (phase.earlier_size() > 0) told += ", in " + std::to_string(phase.earlier_size() + 1) + " runs";
  if (phase.paused_for_ms() >= 60'000) told += ", paused for " + minutes((phase.paused_for_ms() + 30'000) / 60'000);
  if (const std::size_t writers = writers_in(board, phase); writers > 0)
    told += "; " + std::to_string(writers) + (writers == 1 ? " person" : " people") + " wrote cards";
  return told + ".";
}

}  // namespace

std::string region_that_looks_back(const std::vector<Record>& board) {
  for (const Record& record : board)
    if (record.has_region() && record.region().source() == "phase_log") return record.id();
  return "";
}

void look_back_on(const Document& board, const std::string& region, std::vector<Record>& records) {
  if (!board.board()) return;
  std::vector<const Record*> phases;
  for (const Record* record : board.sorted())
    if (record->has_phase() && record->phase().started_ms() != 0 && record->phase().ended_ms() != 0)
      phases.push_back(record);
  std::stable_sort(phases.begin(), phases.end(),
                   [](const Record* a, const Record* b) { return a->phase().order() < b->phase().order(); });
  auto number = static_cast<std::uint32_t>(
      std::count_if(records.begin(), records.end(), [](const Record& record) { return record.has_card(); }));
  for (const Record* record : phases) {
    Record& made = records.emplace_back();
    made.set_id("log." + std::to_string(++number));
    made.set_version(1);
    made.mutable_text()->set_content(board.board()->title() + ": " + name_of(record->phase()) + " — " +
                                     how_it_went(board, record->phase()));
    Card& card = *made.mutable_card();
    card.set_kind(OBSERVATION);
    card.set_region(region);
    char key[8];
    std::snprintf(key, sizeof key, "V%03u", std::min(number, 999u));
    card.set_order(key);
    card.set_number(number);
    card.set_written_ms(record->phase().ended_ms());
  }
}

}  // namespace plenary
