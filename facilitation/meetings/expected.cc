#include "facilitation/meetings/expected.h"

#include <algorithm>
#include <map>

#include "facilitation/clocks/local_time.h"
#include "facilitation/document/programme.h"

namespace plenary {
namespace {

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kOneDay = 24 * 60 * kMinute;

using Time = std::optional<std::int64_t>;

std::string zone_of(const Document& meeting) {
  const std::string zone = meeting.meeting() ? meeting.meeting()->time_zone() : "";
  return zone.empty() ? "UTC" : zone;
}

// An item beside what becomes of it.
struct Line {
  const AgendaItem* item = nullptr;
  ExpectedItem* told = nullptr;
  std::string day;
  Time length;  // of the programme

  [[nodiscard]] bool begun() const { return item->started_ms() != 0; }
};

class Day {
 public:
  Day(std::vector<Line*> leaves, std::int64_t now) : leaves_(std::move(leaves)), now_(now) {}

  void plan() {
    Time before;  // when what came before should be over
    for (Line* leaf : leaves_) {
      Time& start = leaf->told->planned_start_ms;
      Time& end = leaf->told->planned_end_ms;
      if (!start) start = before;
      if (!leaf->length && start && end && *end > *start) leaf->length = *end - *start;
      if (!end && start && leaf->length) end = *start + *leaf->length;
      before = end;
    }
  }

  void expect(bool has_begun) {
    if (!has_begun) return go_as_planned();
    const auto last = std::find_if(leaves_.rbegin(), leaves_.rend(), [](const Line* leaf) { return leaf->begun(); });
    auto reached = last.base();  // what stands behind has not begun
    for (auto leaf = leaves_.begin(); leaf != reached; ++leaf) take_actual(**leaf);
    for (auto leaf = reached; leaf != leaves_.end(); ++leaf) look_ahead(**leaf);
  }

 private:
  std::vector<Line*> leaves_;
  std::int64_t now_;
  std::int64_t over_ = 0;    // when what came before is over; 0: nobody knows
  bool nothing_yet_ = true;  // nothing of this day stands before

  void go_as_planned() {
    for (Line* leaf : leaves_) {
      leaf->told->expected_start_ms = leaf->told->planned_start_ms;
      leaf->told->expected_end_ms = leaf->told->planned_end_ms;
    }
  }

  void take_actual(Line& leaf) {
    ExpectedItem& told = *leaf.told;
    if (!leaf.begun()) {
      told.state = ExpectedItem::passed_over;
      return;
    }
    nothing_yet_ = false;
    told.expected_start_ms = leaf.item->started_ms();
    if (!runs(*leaf.item)) {
      told.state = ExpectedItem::ended;
      told.expected_end_ms = leaf.item->ended_ms();
      over_ = std::max(over_, leaf.item->ended_ms());
      return;
    }
    told.state = ExpectedItem::running;
    Time end = told.planned_end_ms;
    if (leaf.length) end = leaf.item->started_ms() + *leaf.length;
    if (end) end = std::max(*end, now_);
    told.expected_end_ms = end;
    over_ = end.value_or(0);
  }

  void look_ahead(Line& leaf) {
    ExpectedItem& told = *leaf.told;
    Time start = told.planned_start_ms;
    const bool follows = over_ != 0 || nothing_yet_;
    if (over_ != 0) start = std::max(start.value_or(over_), over_);
    if (start) start = std::max(*start, now_);  // it has not begun
    // Without a clock time, and behind something of which nobody knows how long it takes: not guessed.
    if (!follows && !told.planned_start_ms) start.reset();
    nothing_yet_ = false;
    told.expected_start_ms = start;
    over_ = 0;
    if (!start) return;
    const std::int64_t late = told.planned_start_ms ? *start - *told.planned_start_ms : 0;
    Time end;
    if (leaf.length) {
      const std::int64_t given_up = std::min({leaf.item->absorbs_minutes() * kMinute, late, *leaf.length});
      end = *start + *leaf.length - given_up;
    } else if (told.planned_end_ms) {
      end = std::max(*told.planned_end_ms, *start);
    }
    told.expected_end_ms = end;
    over_ = end.value_or(0);
  }
};

class Programme {
 public:
  Programme(const Document& meeting, std::int64_t now) : zone_(zone_of(meeting)), now_(now) {
    const std::vector<const Record*> records = programme(meeting);
    told_.resize(records.size());
    lines_.resize(records.size());
    std::string day = meeting.meeting() ? meeting.meeting()->start_date() : "";
    for (std::size_t i = 0; i < records.size(); ++i) {
      const AgendaItem& item = records[i]->agenda_item();
      if (!item.day().empty()) day = item.day();
      lines_[i] = {&item, &told_[i], day, {}};
      told_[i].id = records[i]->id();
      by_id_[records[i]->id()] = i;
      if (!item.parent().empty()) parts_[item.parent()].push_back(i);
      told_[i].planned_start_ms = clock(day, item.start());
      told_[i].planned_end_ms = clock(day, item.end());
      if (told_[i].planned_start_ms && told_[i].planned_end_ms && *told_[i].planned_end_ms < *told_[i].planned_start_ms)
        *told_[i].planned_end_ms += kOneDay;  // past midnight
      if (item.planned_minutes() != 0) lines_[i].length = item.planned_minutes() * kMinute;
      if (lines_[i].length && told_[i].planned_start_ms)
        told_[i].planned_end_ms = *told_[i].planned_start_ms + *lines_[i].length;
    }
  }

  std::vector<ExpectedItem> expected() {
    lend_the_sessions_times();
    std::map<std::string, std::vector<Line*>> days;
    std::map<std::string, bool> has_begun;
    for (Line& line : lines_) {
      if (!parts_.contains(line.told->id)) days[line.day].push_back(&line);
      has_begun[line.day] |= line.begun();
    }
    for (auto& [date, leaves] : days) {
      Day day(leaves, now_);
      day.plan();
      day.expect(has_begun[date]);
    }
    for (const auto& [session, parts] : parts_) sum_up(lines_[by_id_[session]], parts);
    return std::move(told_);
  }

 private:
  std::string zone_;
  std::int64_t now_;
  std::vector<ExpectedItem> told_;
  std::vector<Line> lines_;
  std::map<std::string, std::size_t> by_id_;
  std::map<std::string, std::vector<std::size_t>> parts_;  // of sessions

  [[nodiscard]] Time clock(const std::string& day, const std::string& clock) const {
    return day.empty() || clock.empty() ? std::nullopt : moment(day, clock, zone_);
  }

  // The first part begins with its session, the last one ends with it.
  void lend_the_sessions_times() {
    for (const auto& [session, parts] : parts_) {
      const ExpectedItem& whole = told_[by_id_.at(session)];
      ExpectedItem& first = told_[parts.front()];
      ExpectedItem& last = told_[parts.back()];
      if (!first.planned_start_ms) first.planned_start_ms = whole.planned_start_ms;
      if (!last.planned_end_ms && !lines_[parts.back()].length) last.planned_end_ms = whole.planned_end_ms;
    }
  }

  void sum_up(Line& session, const std::vector<std::size_t>& parts) {
    ExpectedItem& told = *session.told;
    const ExpectedItem& first = told_[parts.front()];
    const ExpectedItem& last = told_[parts.back()];
    if (!told.planned_start_ms) told.planned_start_ms = first.planned_start_ms;
    if (!told.planned_end_ms) told.planned_end_ms = last.planned_end_ms;
    told.expected_start_ms = first.expected_start_ms;
    told.expected_end_ms = last.expected_end_ms;
    if (session.begun()) {
      told.state = runs(*session.item) ? ExpectedItem::running : ExpectedItem::ended;
      told.expected_start_ms = session.item->started_ms();
      if (!runs(*session.item)) told.expected_end_ms = session.item->ended_ms();
    } else if (first.state == ExpectedItem::passed_over && last.state == ExpectedItem::passed_over) {
      told.state = ExpectedItem::passed_over;
    }
  }
};

}  // namespace

std::vector<ExpectedItem> expected_times(const Document& meeting, std::int64_t now_ms) {
  return Programme(meeting, now_ms).expected();
}

std::int64_t late_ms(const std::vector<ExpectedItem>& day) {
  const auto late = [](const Time& expected, const Time& planned) {
    return expected && planned ? std::max<std::int64_t>(0, *expected - *planned) : 0;
  };
  const ExpectedItem* running = nullptr;
  for (const ExpectedItem& item : day)
    if (item.state == ExpectedItem::running) running = &item;  // a part stands behind its session
  if (running) return late(running->expected_end_ms, running->planned_end_ms);
  // What comes next is what stands behind everything that has happened.
  const auto happened = [](const ExpectedItem& item) { return item.state != ExpectedItem::planned; };
  const auto next = std::find_if(day.rbegin(), day.rend(), happened).base();
  return next == day.end() ? 0 : late(next->expected_start_ms, next->planned_start_ms);
}

}  // namespace plenary
