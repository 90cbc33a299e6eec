#include "facilitation/rules/agenda.h"

#include <algorithm>

#include "facilitation/clocks/local_time.h"
#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"

namespace plenary {
namespace {

No clock_or_nothing(std::string_view field, const std::string& clock) {
  if (clock.empty() || is_clock(clock)) return {};
  return invalid(field, "not_a_clock_time");
}

No people_fit(const Ids& speakers) {
  if (speakers.size() > static_cast<int>(limits::refs)) return limit_reached("speakers", limits::refs);
  for (const std::string& speaker : speakers)
    if (!is_participant(speaker)) return invalid("speakers", "not_a_participant");
  return {};
}

// Clocks skip an hour in spring, and no programme begins in it.
No clocks_show(const Situation& here, const AgendaItem& item) {
  const std::string& zone = here.document.meeting()->time_zone();
  if (item.start().empty() || item.day().empty() || zone.empty()) return {};
  return moment(item.day(), item.start(), zone) ? No() : invalid("start", "skipped_by_clocks");
}

constexpr int kNoon = 12 * 60, kLastNightHour = 6 * 60, kDayMinutes = 24 * 60;

bool in_minutes(const std::string& clock, int& minutes) {
  if (!is_clock(clock)) return false;
  minutes = std::stoi(clock.substr(0, 2)) * 60 + std::stoi(clock.substr(3, 2));
  return true;
}

bool belongs_to_one(const Record& record, const std::vector<std::string>& items) {
  const auto among = [&](const std::string& id) { return std::find(items.begin(), items.end(), id) != items.end(); };
  if (record.has_breakout()) return among(record.breakout().agenda_item()) || among(record.breakout().session());
  return record.has_case_study() && among(record.case_study().agenda_item());
}

}  // namespace

No item_is_here(const Situation& here, const std::string& id) {
  const Record* record = here.agenda_item(id);
  if (!record) return not_found("agenda_item");
  if (record->agenda_item().has_trashed()) return refusal(GONE, {"agenda_item", "trash"});
  return {};
}

No can_have_parts(const Situation& here, const std::string& parent) {
  if (parent.empty()) return {};
  if (No no = item_is_here(here, parent)) return no;
  if (!here.agenda_item(parent)->agenda_item().parent().empty()) return invalid("parent", "is_a_part");
  return {};
}

No item_fits(const Situation& here, const AgendaItem& item) {
  if (item.kind() == AGENDA_KIND_UNSPECIFIED || !AgendaKind_IsValid(item.kind())) return invalid("kind", "unknown");
  if (item.title().empty()) return invalid("title", "missing");
  if (item.planned_minutes() > limits::agenda_minutes) return limit_reached("minutes", limits::agenda_minutes);
  if (item.absorbs_minutes() > limits::agenda_minutes) return limit_reached("minutes", limits::agenda_minutes);
  if (No no =
          first_of({one_line("title", item.title(), limits::programme_characters),
                    one_line("number", item.number(), limits::number_characters), date_or_nothing("day", item.day()),
                    clock_or_nothing("start", item.start()), clock_or_nothing("end", item.end()),
                    clock_or_nothing("latest_end", item.latest_end()),
                    one_line("end_basis", item.end_basis(), limits::label_characters), people_fit(item.speakers())}))
    return no;
  return clocks_show(here, item);
}

No times_fit(const Situation& here, const AgendaItem& item) {
  const Meeting& meeting = *here.document.meeting();
  const bool before = !meeting.start_date().empty() && item.day() < meeting.start_date();
  const bool after = !meeting.end_date().empty() && item.day() > meeting.end_date();
  if (!item.day().empty() && (before || after)) return invalid("day", "outside_the_meeting");
  int start = 0, end = 0;
  if (!in_minutes(item.start(), start) || !in_minutes(item.end(), end)) return {};
  if (end <= start && start >= kNoon && end <= kLastNightHour) end += kDayMinutes;  // past midnight
  if (end <= start) return invalid("end", "before_its_start");
  if (static_cast<int>(item.planned_minutes()) > end - start) return invalid("planned_minutes", "longer_than_its_time");
  return {};
}

No place_behind(const Situation& here, Record& next, const std::string& after, Outcome& outcome) {
  std::vector<const Record*> others = parts_of(here.document, next.agenda_item().parent());
  std::erase_if(others, [&](const Record* other) { return other->id() == next.id(); });
  auto following = others.begin();
  if (!after.empty()) {
    following = std::find_if(others.begin(), others.end(), [&](const Record* other) { return other->id() == after; });
    if (following == others.end()) return not_found("agenda_item");
    ++following;
  }
  // The parts of a hidden session are hidden with it, and numbered among themselves.
  const Record* parent = here.document.find(next.agenda_item().parent());
  const bool counts_all = parent && parent->agenda_item().hidden();
  const auto is_counted = [&](const AgendaItem& item) { return counts_all || !item.hidden(); };
  std::uint32_t last = 0;  // order of what is counted, so far
  for (auto other = others.begin(); other != following; ++other)
    if (is_counted((*other)->agenda_item())) last = (*other)->agenda_item().order();
  if (is_counted(next.agenda_item())) ++last;
  next.mutable_agenda_item()->set_order(last);
  // Whoever stands behind makes room where there is none, and what is hidden moves along with what it stands behind.
  for (; following != others.end(); ++following) {
    const AgendaItem& item = (*following)->agenda_item();
    const std::uint32_t order = is_counted(item) ? std::max(item.order(), last + 1) : last;
    if (is_counted(item)) last = order;
    if (order == item.order()) continue;
    Record moved = next_of(**following);
    moved.mutable_agenda_item()->set_order(order);
    put(outcome, std::move(moved));
  }
  return {};
}

std::string predecessor(const Document& document, const Record& item) {
  std::string before;
  for (const Record* other : parts_of(document, item.agenda_item().parent())) {
    if (other->id() == item.id()) continue;
    if (!stands_before(*other, item)) break;
    before = other->id();
  }
  return before;
}

std::string last_part(const Document& document, const std::string& parent) {
  const auto parts = parts_of(document, parent);
  return parts.empty() ? std::string() : parts.back()->id();
}

void hide_what_belongs_to(const Situation& here, const std::vector<std::string>& items, bool hidden, Outcome& outcome) {
  for (const Record* record : here.document.sorted()) {
    if (!belongs_to_one(*record, items)) continue;
    Record next = next_of(*record);
    if (next.has_breakout())
      next.mutable_breakout()->set_hidden(hidden);
    else
      next.mutable_case_study()->set_hidden(hidden);
    put_if_changed(outcome, *record, std::move(next));
  }
}

}  // namespace plenary
