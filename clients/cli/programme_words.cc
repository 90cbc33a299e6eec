#include "clients/cli/programme_words.h"

#include <algorithm>

#include "facilitation/clocks/local_time.h"
#include "facilitation/document/programme.h"

namespace plenary::cli {
namespace {

std::string minutes(std::int64_t ms) {
  const std::int64_t count = ms / 60'000;
  return count == 1 ? "1 minute" : std::to_string(count) + " minutes";
}

class Day {
 public:
  explicit Day(const ProgrammeAnswer& programme)
      : programme_(programme), zone_(programme.time_zone().empty() ? "UTC" : programme.time_zone()) {}

  std::string words() {
    for (const ItemNow& item : programme_.items()) add(item);
    if (programme_.items().empty()) text_ = "There is no programme yet.\n";
    if (programme_.late_ms() >= 60'000) text_ += "\nThe meeting is " + minutes(programme_.late_ms()) + " late.\n";
    return std::move(text_);
  }

 private:
  const ProgrammeAnswer& programme_;
  std::string zone_;
  std::string text_;
  std::string day_;

  [[nodiscard]] std::string clock(std::int64_t ms) const {
    const auto local = ms == 0 ? std::nullopt : local_time(ms, zone_);
    return local ? local->clock : std::string(5, ' ');
  }

  void add(const ItemNow& item) {
    const std::int64_t any = item.planned_start_ms() != 0 ? item.planned_start_ms() : item.expected_start_ms();
    std::string day = item.item().day();
    if (day.empty() && any != 0)
      if (const auto local = local_time(any, zone_)) day = local->date;
    if (!day.empty() && day != day_) text_ += (text_.empty() ? "" : "\n") + (day_ = day) + "\n";
    const bool has_end = item.expected_end_ms() != 0;
    std::string line = "  " + clock(item.expected_start_ms()) +
                       (has_end ? "-" + clock(item.expected_end_ms()) : std::string(6, ' ')) + "  ";
    if (!item.item().parent().empty()) line += "  ";
    if (!item.item().number().empty()) line += item.item().number() + ". ";
    line += item.item().title();
    std::vector<std::string> remarks;
    if (item.state() == "running") remarks.push_back("now");
    if (item.state() == "ended") remarks.push_back("over");
    if (item.state() == "passed_over") remarks.push_back("passed over");
    if (item.item().hidden()) remarks.push_back("hidden");
    const std::int64_t late = item.planned_start_ms() != 0 && item.expected_start_ms() != 0
                                  ? item.expected_start_ms() - item.planned_start_ms()
                                  : 0;
    if (late >= 60'000) remarks.push_back(minutes(late) + " late");
    for (std::size_t i = 0; i < remarks.size(); ++i) line += (i == 0 ? " (" : ", ") + remarks[i];
    text_ += line + (remarks.empty() ? "" : ")") + "\n";
  }
};

std::string kind_said(const std::string& word) {
  if (word == "agenda_item") return "item";
  if (word == "breakout") return "group";
  std::string words = word;
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string field(const FieldChange& change) {
  std::string name = change.field();
  std::replace(name.begin(), name.end(), '_', ' ');
  return name + ": " + (change.before().empty() ? "nothing" : "\"" + change.before() + "\"") + " -> " +
         (change.after().empty() ? "nothing" : "\"" + change.after() + "\"");
}

}  // namespace

std::string meeting_in_words(const Document& meeting, const People& people) {
  const Meeting& head = *meeting.meeting();
  std::string text = head.title() + "\n";
  std::string when = head.start_date();
  if (head.end_date() != head.start_date()) when += (when.empty() ? "" : " to ") + head.end_date();
  for (const std::string& line : {when, head.venue()})
    if (!line.empty()) text += line + "\n";
  std::string day;
  for (const Record* record : programme(meeting)) {
    const AgendaItem& item = record->agenda_item();
    if (item.day() != day) text += "\n" + (day = item.day()) + "\n";
    text += "  " + (item.start().empty() ? std::string(5, ' ') : item.start());
    text += (item.end().empty() ? std::string(6, ' ') : "-" + item.end()) + "  ";
    if (!item.parent().empty()) text += "  ";
    if (!item.number().empty()) text += item.number() + ". ";
    text += item.title() + (item.hidden() ? " (hidden)" : "") + "\n";
    for (const Record* group : groups_of(meeting, record->id())) {
      std::string seats;
      for (const std::string& member : group->breakout().members())
        seats += (seats.empty() ? ": " : ", ") + person_name(meeting, people, member);
      text += std::string(17, ' ') + "group " + group->breakout().title() + seats + "\n";
    }
  }
  return text;
}

std::string programme_in_words(const ProgrammeAnswer& programme) { return Day(programme).words(); }

std::string import_in_words(const ImportAnswer& answer, const std::string& file) {
  std::string text;
  for (const ImportProblem& problem : answer.problems()) {
    text += file;
    if (problem.line() != 0) text += ":" + std::to_string(problem.line());
    if (problem.column() != 0) text += ":" + std::to_string(problem.column());
    text += ": " + (problem.field().empty() ? "" : problem.field() + ": ") + problem.sentence() + "\n";
  }
  const auto list = [&](const char* heading, const auto& changes) {
    for (const ImportedChange& change : changes) {
      text += std::string(heading) + kind_said(change.kind()) + " " +
              (change.title().empty() ? change.id() : change.title()) +
              (change.in_trash() ? " (stays in the trash)" : "") + "\n";
      for (const FieldChange& one : change.fields()) text += "           " + field(one) + "\n";
    }
  };
  list("added:   ", answer.added());
  list("changed: ", answer.changed());
  list("gone:    ", answer.gone());
  for (const SamePerson& same : answer.same_person())
    text += "the same person? " + same.name() +
            (same.both_in_file() ? " and, in the file too, " : " and, in the list, ") + same.other_name() + "\n";
  if (text.empty()) text = "Nothing would change.\n";
  return text;
}

}  // namespace plenary::cli
