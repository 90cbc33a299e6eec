// How a group is led just now, above its board.
#include <algorithm>
#include <map>

#include "clients/cli/outline.h"
#include "facilitation/policy/policy.h"

namespace plenary::cli {
namespace {

std::string name_of(const OutlineOf& of, const std::string& participant) {
  return person_name(of.document, of.people, participant);
}

std::string phase_line(const OutlineOf& of, const Record& record) {
  const Phase& phase = record.phase();
  std::string line = "Phase: " + policy::phase_word(phase.kind());
  if (!phase.title().empty()) line += ", " + phase.title();
  if (phase.state() == Phase::PAUSED) return line + ", paused";
  return phase.deadline_ms() == 0 ? line : line + ", until " + clock_of(of.document, phase.deadline_ms());
}

std::string target_name(const OutlineOf& of, const std::string& id) {
  const Record* record = of.document.find(id);
  if (record && record->has_cluster()) return record->cluster().title();
  return record ? "card " + label_of(of.document, *record) : id;
}

void vote_lines(const OutlineOf& of, const Record& record, std::vector<std::string>& lines) {
  const Vote& vote = record.vote();
  const std::string title = vote.title().empty() ? "Vote" : "Vote, " + vote.title();
  if (vote.closed_ms() == 0) {
    lines.push_back(title + ": open; " + std::to_string(vote.finished()) + " of " + std::to_string(vote.voters()) +
                    " are done.");
    return;
  }
  lines.push_back(title + ": closed; " + std::to_string(vote.dots_cast()) + " dots given, " +
                  std::to_string(vote.could_not_vote()) + " did not vote.");
  std::vector<std::pair<std::uint32_t, std::string>> results;
  for (const auto& [key, count] : vote.totals()) results.emplace_back(count, key);
  std::sort(results.begin(), results.end(),
            [](const auto& a, const auto& b) { return std::tie(b.first, a.second) < std::tie(a.first, b.second); });
  for (const auto& [count, key] : results) {
    const auto slash = key.find('/');
    lines.push_back("  " + std::to_string(count) + "  " + target_name(of, key.substr(0, slash)) +
                    (slash == std::string::npos ? "" : " " + key.substr(slash + 1)));
  }
}

std::string sign_line(const OutlineOf& of, const Signal& signal) {
  const std::string kind = signal.kind() == "hand"   ? "Hand up: "
                           : signal.kind() == "help" ? "Asks for help: "
                                                     : "Ready: ";
  return kind + name_of(of, signal.participant()) + (signal.text().empty() ? "" : ", " + signal.text());
}

std::string message_line(const OutlineOf& of, const Announcement& announcement) {
  return "Message from " + name_of(of, announcement.by()) + ": " + announcement.text() + "  [read by " +
         std::to_string(announcement.read()) + "]";
}

}  // namespace

std::string leading_in_one_line(const OutlineOf& of, const Record& record) {
  switch (record.body_case()) {
    case Record::kPhase: {
      std::string state = Phase::State_Name(record.phase().state());
      return phase_line(of, record) + "  [" + lower(state) + "]";
    }
    case Record::kVote: {
      std::vector<std::string> lines;
      vote_lines(of, record, lines);
      return lines.front();
    }
    case Record::kBallot: {
      std::string line =
          record.ballot().open() ? "Ballot of " + name_of(of, record.ballot().voter()) + ":" : "Your ballot:";
      const std::map<std::string, std::uint32_t> given(record.ballot().dots().begin(), record.ballot().dots().end());
      for (const auto& [key, value] : given)
        line += "  " + target_name(of, key.substr(0, key.find('/'))) + " " + std::to_string(value);
      return line + (record.ballot().finished() ? "  [done]" : "");
    }
    case Record::kSpeakingTurn:
      return "Turn of " + name_of(of, record.speaking_turn().participant()) + "  [" + record.speaking_turn().state() +
             "]";
    case Record::kSignal:
      return sign_line(of, record.signal()) + (record.signal().at_ms() == 0 ? "  [taken back]" : "");
    case Record::kAnnouncement: return message_line(of, record.announcement());
    case Record::kReceipt: return "You have read a message.";
    case Record::kHarvest:
      return record.harvest().headline().empty() ? "No headline yet." : "Headline: " + record.harvest().headline();
    case Record::kOffRecord:
      return "Off the record from " + clock_of(of.document, record.off_record().from_ms()) + " to " +
             clock_of(of.document, record.off_record().to_ms());
    default: return "record " + record.id();  // not of this file
  }
}

std::vector<std::string> leading_lines(const OutlineOf& of) {
  std::vector<std::string> lines;
  const Board* board = of.document.board();
  if (!board) return lines;
  if (const Record* phase = board->phase().empty() ? nullptr : of.document.find(board->phase()))
    lines.push_back(phase_line(of, *phase));
  if (board->off_record_ms() != 0) lines.push_back("Off the record: nothing is kept.");
  if (board->screening()) lines.push_back("Cards wait until a facilitator has looked them through.");
  if (board->held_back() > 0) lines.push_back("Held back by the facilitators: " + std::to_string(board->held_back()));
  const Announcement* newest = nullptr;
  std::multimap<std::int64_t, std::string> signs;  // a queue: by time
  for (const Record* record : of.document.sorted()) {
    if (record->has_speaking_turn() && record->speaking_turn().state() == "speaking")
      lines.push_back("Speaking: " + name_of(of, record->speaking_turn().participant()));
    if (record->has_announcement() && (!newest || record->announcement().at_ms() > newest->at_ms()))
      newest = &record->announcement();
    if (record->has_vote()) vote_lines(of, *record, lines);
    if (record->has_signal() && record->signal().at_ms() != 0)
      signs.emplace(record->signal().at_ms(), sign_line(of, record->signal()));
    if (record->has_harvest() && !record->harvest().headline().empty())
      lines.push_back("Headline: " + record->harvest().headline());
  }
  if (newest) lines.push_back(message_line(of, *newest));
  for (auto& [at_ms, sign] : signs) lines.push_back(std::move(sign));
  return lines;
}

}  // namespace plenary::cli
