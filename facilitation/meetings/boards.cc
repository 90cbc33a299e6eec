// The boards that a meeting opens: from the file to a plan, and from plan and template to the records of a document.
#include <algorithm>

#include "facilitation/clocks/local_time.h"
#include "facilitation/meetings/reading.h"

namespace plenary {
namespace {

// starts_at_local and starts_at_utc say the same moment; the local one must be what clocks at the place show.
std::int64_t read_start(yaml::Keys& keys, const std::string& zone) {
  const auto at = [&](std::string_view key) -> std::optional<std::int64_t> {
    const std::string text = keys.words(key);
    if (text.empty()) return std::nullopt;
    const auto ms = moment(text);
    if (!ms) keys.problem(key, "'" + text + "' is not a time; write it as \"2027-04-15T11:35:00+02:00\"");
    return ms;
  };
  const auto local = at("starts_at_local");
  const auto utc = at("starts_at_utc");
  if (local && utc && *local != *utc)
    keys.problem("starts_at_utc", "this is another moment than starts_at_local; mend one of them");
  if (local) {
    const auto shown = local_time(*local, zone);
    const std::string text = keys.words("starts_at_local");
    if (shown && text.substr(11, 5) != shown->clock)
      keys.problem("starts_at_local",
                   "clocks in " + zone + " show " + shown->clock + " then (" + shown->offset + "); mend the offset");
  }
  return local ? *local : utc.value_or(0);
}

// The session that a file with a single breakout names beside it.
void read_its_session(MeetingReading& reading, BoardPlan& plan) {
  reading.file.map(
      "session",
      [&](yaml::Keys& keys) {
        const std::string id = keys.id("id");
        AgendaItem& item = *reading.add(keys, id).mutable_agenda_item();
        item.set_kind(SESSION);
        item.set_number(keys.words("number"));
        item.set_title(keys.words("title", yaml::required));
        item.set_pillar(keys.words("pillar"));
        item.set_order(1);
        item.set_breakouts_listed(true);
        if (!item.pillar().empty() && !reading.ids.contains(item.pillar()))
          keys.problem("pillar", "'" + item.pillar() + "' is not a pillar of the framework");
        plan.board.set_session(id);
        plan.board.set_session_number(item.number());
        plan.board.set_session_title(item.title());
        plan.board.set_pillar(item.pillar());
      },
      yaml::required);
}

void check_template(MeetingReading& reading, yaml::Keys& keys, const BoardPlan& plan) {
  if (!reading.templates || plan.template_id.empty()) return;
  std::vector<std::string> ids;
  for (const Template& known : *reading.templates) ids.push_back(known.id());
  const Template* found = template_of(reading, plan);
  if (!found)
    keys.problem("template",
                 "there is no template '" + plan.template_id + "'; use" + yaml::suggestion(plan.template_id, ids));
  else if (found->version() != plan.template_version)
    keys.problem("template_version", "the template is at version " + std::to_string(found->version()) + "; write that");
}

// `seated`: who has a place in this group; empty: everybody on the list.
void read_members(MeetingReading& reading, BoardPlan& plan, const std::vector<std::string>& seated) {
  for (const Record& record : reading.plan.records) {
    if (!record.has_member()) continue;
    const bool sits = std::find(seated.begin(), seated.end(), record.member().participant()) != seated.end();
    if (!seated.empty() && !sits) continue;
    plan.members.push_back(record.member());
    Invitation& personal = plan.invitations.emplace_back();
    personal.set_role(record.member().role());
    personal.set_participant(record.member().participant());
    personal.set_label(word_for(personal.role()) + " " + personal.participant());
  }
}

std::vector<Invitation> read_invitations(MeetingReading& reading) {
  std::vector<Invitation> invitations;
  reading.file.each("invitations", [&](yaml::Keys& keys) {
    Invitation& open = invitations.emplace_back();
    open.set_role(keys.kind<Role>("role", yaml::required));
    open.set_label(keys.words("label"));
  });
  return invitations;
}

Record record_of(std::string id) {
  Record record;
  record.set_id(std::move(id));
  record.set_version(1);
  return record;
}

Record region_record(const TemplateRegion& from, std::uint32_t order) {
  Record record = record_of(from.id());
  Region& region = *record.mutable_region();
  region.set_title(from.title());
  region.set_prompt(from.prompt());
  for (const auto& kind : from.card_kinds())
    region.add_card_kinds(kind_for<CardKind>(kind).value_or(CARD_KIND_UNSPECIFIED));
  *region.mutable_layout() = from.layout();
  region.set_order(order);
  *region.mutable_fields() = from.fields();
  region.set_score_min(from.score_min());
  region.set_score_max(from.score_max());
  region.set_source(from.source());
  return record;
}

Record phase_record(const TemplatePhase& from, std::uint32_t order) {
  Record record = record_of("phase." + std::to_string(order));
  Phase& phase = *record.mutable_phase();
  phase.set_kind(kind_for<PhaseKind>(from.kind()).value_or(PHASE_KIND_UNSPECIFIED));
  phase.set_order(order);
  phase.set_title(from.title());
  phase.set_words(from.words());
  phase.set_planned_minutes(from.minutes());
  phase.set_state(Phase::PLANNED);
  return record;
}

}  // namespace

const Template* template_of(const MeetingReading& reading, const BoardPlan& plan) {
  if (!reading.templates) return nullptr;
  const auto found = std::find_if(reading.templates->begin(), reading.templates->end(),
                                  [&](const Template& t) { return t.id() == plan.template_id; });
  return found == reading.templates->end() ? nullptr : &*found;
}

namespace {

// One group of the session, with its board. `all`: what all of them have.
void read_breakout(MeetingReading& reading, yaml::Keys& keys, const BoardPlan& all) {
  BoardPlan plan = all;
  plan.invitations.clear();
  read_members(reading, plan, reading.people(keys, "members"));
  plan.invitations.insert(plan.invitations.end(), all.invitations.begin(), all.invitations.end());
  plan.breakout = keys.id("id");
  plan.document = reading.plan.id + "." + plan.breakout;
  if (!yaml::is_id(plan.document))
    keys.problem("id", "meeting and breakout id together are too long; use at most 63 characters");
  plan.template_id = keys.words("template", yaml::required);
  plan.template_version = keys.number("template_version", yaml::required);
  check_template(reading, keys, plan);
  plan.board.set_title(keys.words("title", yaml::required));
  plan.board.set_group_title(plan.board.title());
  plan.board.set_starts_ms(read_start(keys, reading.meeting.time_zone()));
  plan.board.set_planned_minutes(keys.number("planned_minutes"));

  Breakout& breakout = *reading.add(keys, plan.breakout).mutable_breakout();
  breakout.set_session(plan.board.session());
  breakout.set_pillar(plan.board.pillar());
  breakout.set_title(plan.board.title());
  breakout.set_board(plan.document);
  breakout.set_available_minutes(plan.board.planned_minutes());
  breakout.set_groups(1);
  breakout.set_starts_ms(plan.board.starts_ms());
  for (const Member& member : plan.members) breakout.add_members(member.participant());
  plan.board.set_meeting(reading.plan.id);
  plan.board.set_meeting_title(reading.meeting.title());
  plan.board.set_time_zone(reading.meeting.time_zone());
  plan.board.set_venue(reading.meeting.venue());
  for (const Record& record : reading.plan.records)  // read before
    if (record.has_resource()) *plan.board.add_resources() = record.resource();
  plan.board.set_fictional(reading.meeting.fictional());
  *plan.board.mutable_policy() = reading.meeting.policy();
  reading.plan.boards.push_back(std::move(plan));
}

}  // namespace

void read_boards(MeetingReading& reading) {
  const bool one = reading.file.has("breakout");
  if (!one && !reading.file.has("breakouts")) return;
  if (one && reading.file.has("breakouts")) {
    reading.file.problem("breakouts",
                         "a meeting has `breakout`, one group, or `breakouts`, several; leave one of them out");
    reading.file.known({"breakouts"});
  }
  BoardPlan all;
  read_its_session(reading, all);
  all.invitations = read_invitations(reading);
  const auto read_one = [&](yaml::Keys& keys) { read_breakout(reading, keys, all); };
  if (one)
    reading.file.map("breakout", read_one);
  else
    reading.file.each("breakouts", read_one);
}

namespace {

void add_choices(Board& board, const char* field, const google::protobuf::RepeatedPtrField<std::string>& one_of) {
  if (one_of.empty()) return;
  FieldChoices& choices = *board.add_choices();
  choices.set_field(field);
  *choices.mutable_one_of() = one_of;
}

}  // namespace

std::vector<Record> board_records(const Template& from, const BoardPlan& plan) {
  std::vector<Record> records = {record_of("board")};
  Board& board = *records.front().mutable_board();
  board = plan.board;
  board.set_template_id(from.id());
  board.set_template_version(from.version());
  board.set_framing_question(from.framing_question());
  board.set_framing_source(from.framing_source());
  board.set_purpose(from.purpose());
  board.set_opening_words(from.opening_words());
  *board.mutable_checks() = from.checks();
  *board.mutable_link_rules() = from.link_rules();
  *board.mutable_indicator_fields() = from.indicator_fields();
  add_choices(board, "angle", from.system_angles());
  add_choices(board, "condition_type", from.condition_types());
  if (from.presenter_review().required_for_export())
    board.set_presenter_review_days(std::max(1u, from.presenter_review().deadline_days()));
  if (board.planned_minutes() == 0) board.set_planned_minutes(from.total_minutes());

  std::uint32_t order = 0;
  for (const auto& region : from.regions()) records.push_back(region_record(region, ++order));
  order = 0;
  for (const auto& phase : from.phases()) records.push_back(phase_record(phase, ++order));
  for (const Member& member : plan.members) {
    records.push_back(record_of("member." + member.participant()));
    *records.back().mutable_member() = member;
  }
  return records;
}

}  // namespace plenary
