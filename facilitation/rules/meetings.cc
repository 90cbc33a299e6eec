// The meeting itself, and who leads it.
#include "facilitation/rules/meetings.h"
#include "facilitation/clocks/local_time.h"
#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "facilitation/rules/membership.h"
#include "facilitation/rules/verbs.h"
#include "facilitation/templates/words.h"

namespace plenary {
namespace {

No kinds_fit(std::string_view field, const Ids& kinds) {
  if (kinds.size() > static_cast<int>(limits::policy_kinds)) return limit_reached(field, limits::policy_kinds);
  for (const std::string& kind : kinds)
    if (!is_id(kind)) return invalid(field, "not_an_id");
  return {};
}

}  // namespace

No meeting_fits(const Meeting& meeting) {
  if (meeting.title().empty()) return invalid("title", "missing");
  const Policy& policy = meeting.policy();
  if (No no = first_of({one_line("title", meeting.title(), limits::programme_characters),
                        one_line("series", meeting.series(), limits::programme_characters),
                        one_line("organiser", meeting.organiser(), limits::programme_characters),
                        one_line("venue", meeting.venue(), limits::programme_characters),
                        one_line("language", meeting.language(), limits::label_characters),
                        one_line("main_outcome", meeting.main_outcome(), limits::programme_characters),
                        date_or_nothing("start_date", meeting.start_date()),
                        date_or_nothing("end_date", meeting.end_date()),
                        participant_or_nothing("key_contact", meeting.key_contact()),
                        lines("verbatim", policy.verbatim(), limits::policy_characters),
                        kinds_fit("capture_channels", policy.capture_channels()),
                        kinds_fit("external_material_kinds", policy.external_material_kinds())}))
    return no;
  if (!meeting.end_date().empty() && meeting.end_date() < meeting.start_date())
    return invalid("end_date", "before_it_begins");
  if (!meeting.time_zone().empty() && !is_time_zone(meeting.time_zone()))
    return invalid("time_zone", "not_a_time_zone");
  return {};
}

Outcome decide_verb(const Situation& here, const SetMeeting& asked) {
  const Record& record = here.meeting();
  if (No no = version_is(record, asked.if_version())) return refused(*no);
  Record next = next_of(record);
  Meeting& meeting = *next.mutable_meeting();
  if (asked.has_title()) meeting.set_title(asked.title());
  if (asked.has_series()) meeting.set_series(asked.series());
  if (asked.has_organiser()) meeting.set_organiser(asked.organiser());
  if (asked.has_venue()) meeting.set_venue(asked.venue());
  if (asked.has_start_date()) meeting.set_start_date(asked.start_date());
  if (asked.has_end_date()) meeting.set_end_date(asked.end_date());
  if (asked.has_time_zone()) meeting.set_time_zone(asked.time_zone());
  if (asked.has_language()) meeting.set_language(asked.language());
  if (asked.has_key_contact()) meeting.set_key_contact(asked.key_contact());
  if (asked.has_main_outcome()) meeting.set_main_outcome(asked.main_outcome());
  if (asked.has_verbatim()) meeting.mutable_policy()->set_verbatim(asked.verbatim());
  if (asked.set_capture_channels()) *meeting.mutable_policy()->mutable_capture_channels() = asked.capture_channels();
  if (asked.set_external_material_kinds())
    *meeting.mutable_policy()->mutable_external_material_kinds() = asked.external_material_kinds();
  if (asked.has_permission_required_before_use())
    meeting.mutable_policy()->set_permission_required_before_use(asked.permission_required_before_use());
  if (asked.has_participants_list_published())
    meeting.mutable_policy()->set_participants_list_published(asked.participants_list_published());
  if (asked.has_authors_visible_on_board())
    meeting.mutable_policy()->set_authors_visible_on_board(asked.authors_visible_on_board());
  if (asked.has_smallest_group()) {
    if (!is_smallest_group(asked.smallest_group())) return refused(invalid("smallest_group", "not_three_to_twenty"));
    meeting.mutable_policy()->set_smallest_group(asked.smallest_group());
  }
  if (asked.has_working_notes_days()) {
    if (!are_working_notes_days(asked.working_notes_days()))
      return refused(invalid("working_notes_days", "not_one_to_ten_years"));
    meeting.mutable_policy()->set_working_notes_days(asked.working_notes_days());
  }
  if (No no = meeting_fits(meeting)) return refused(*no);
  if (asked.has_key_contact() && !asked.key_contact().empty() &&
      here.document.role_of(asked.key_contact()) == ROLE_UNSPECIFIED)
    return refused(not_found("member"));
  Outcome outcome;
  put_if_changed(outcome, record, std::move(next));
  return or_nothing_to_do(std::move(outcome));
}

Outcome decide_verb(const Situation& here, const HandOver& asked) {
  const Role kept = asked.role() == ROLE_UNSPECIFIED ? CO_FACILITATOR : asked.role();
  if (!is_a_role(kept)) return refused(invalid("role", "unknown"));
  if (here.is_me(asked.participant())) return refused(invalid("participant", "is_oneself"));
  const Member* member = here.document.member(asked.participant());
  if (!member) return refused(not_found("member"));
  if (member->removed()) return refused(GONE, {"member", "removed"});
  Outcome outcome;
  const auto give = [&](const std::string& participant, Role role) {
    const Record& record = *here.document.find(member_id(participant));
    Record next = next_of(record);
    give_role(*next.mutable_member(), role);
    put_if_changed(outcome, record, std::move(next));
  };
  give(asked.participant(), FACILITATOR);
  if (!here.me().empty()) give(here.me(), kept);
  return or_nothing_to_do(std::move(outcome));
}

}  // namespace plenary
