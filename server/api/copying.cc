// A meeting as next year's: its programme on other days, its own templates, its people and groups if they are wanted.
// Nothing of what was written on boards, nothing of how it went.
#include <set>

#include "facilitation/clocks/local_time.h"
#include "facilitation/document/own_templates.h"
#include "facilitation/document/rehearsal.h"
#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "server/api/api.h"
#include "server/api/invitations.h"
#include "server/api/leaders.h"
#include "server/api/messages.h"

namespace plenary {
namespace {

constexpr std::int64_t kDay = 86'400'000;

class Copying {
 public:
  Copying(const Document& meeting, const CopyMeetingRequest& asked, const std::string& whose)
      : meeting_(meeting), asked_(asked), whose_(whose) {
    const std::string& from = meeting.meeting()->start_date();
    if (!asked.start_date().empty() && !from.empty())
      moved_ms_ = *moment(asked.start_date(), "12:00", "UTC") - *moment(from, "12:00", "UTC");
    for (const Record* record : meeting.sorted())
      if (record->has_member() && !record->member().removed() &&
          (asked.people() || record->member().participant() == whose))
        people_.insert(record->member().participant());
  }

  std::vector<Record> records() {
    for (const Record* record : meeting_.sorted()) copy(*record);
    return std::move(records_);
  }
  [[nodiscard]] const std::set<std::string>& people() const { return people_; }

 private:
  const Document& meeting_;
  const CopyMeetingRequest& asked_;
  const std::string& whose_;
  std::int64_t moved_ms_ = 0;
  std::set<std::string> people_;
  std::vector<Record> records_;

  [[nodiscard]] std::string moved(const std::string& day) const {
    const auto noon = day.empty() ? std::nullopt : moment(day, "12:00", "UTC");
    return noon ? local_time(*noon + moved_ms_, "UTC")->date : day;
  }
  void keep_those_who_come(google::protobuf::RepeatedPtrField<std::string>& people) const {
    people.erase(std::remove_if(people.begin(), people.end(),
                                [this](const std::string& person) { return !people_.contains(person); }),
                 people.end());
  }

  [[nodiscard]] bool is_latest(const Record& record) const {
    return own_template(meeting_, record.board_template().template_id()) == &record;
  }

  // Whatever a later version adds is left behind until somebody says what it means in another year.
  void copy(const Record& record) {
    Record fresh;
    fresh.set_id(record.id());
    fresh.set_version(1);
    if (record.has_meeting()) {
      Meeting& meeting = *fresh.mutable_meeting();
      meeting = record.meeting();
      if (!asked_.title().empty()) meeting.set_title(asked_.title());
      meeting.set_start_date(moved(meeting.start_date()));
      meeting.set_end_date(moved(meeting.end_date()));
      if (!people_.contains(meeting.key_contact())) meeting.clear_key_contact();
    } else if (record.has_pillar() || record.has_resource()) {
      fresh = record;
      fresh.set_version(1);
    } else if (record.has_agenda_item() && !record.agenda_item().has_trashed()) {
      AgendaItem& item = *fresh.mutable_agenda_item();
      item = record.agenda_item();
      item.set_day(moved(item.day()));
      item.clear_started_ms();
      item.clear_ended_ms();
      item.clear_added_by();
      keep_those_who_come(*item.mutable_speakers());
    } else if (record.has_case_study()) {
      CaseStudy& study = *fresh.mutable_case_study();
      study = record.case_study();
      study.clear_presenter_check();
      if (!people_.contains(study.speaker())) study.clear_speaker();
    } else if (record.has_breakout() && !record.breakout().has_trashed() &&
               (asked_.groups() || record.breakout().groups() != 0 || record.breakout().title().empty())) {
      Breakout& group = *fresh.mutable_breakout();  // a slot of the programme comes along in any case
      group = record.breakout();
      group.clear_board();
      group.clear_earlier();
      group.clear_added_by();
      group.clear_template_version();
      if (const Record* own = own_template(meeting_, group.template_id()); own && own->board_template().has_trashed())
        group.clear_template_id();
      if (group.starts_ms() != 0) group.set_starts_ms(group.starts_ms() + moved_ms_);
      keep_those_who_come(*group.mutable_members());
    } else if (record.has_board_template() && is_latest(record) && !record.board_template().has_trashed()) {
      BoardTemplate& board = *fresh.mutable_board_template();
      board = record.board_template();
      board.clear_by();
    } else if (record.has_member() && people_.contains(record.member().participant())) {
      Member& member = *fresh.mutable_member();
      member.set_participant(record.member().participant());
      member.set_role(record.member().participant() == whose_ ? FACILITATOR : record.member().role());
      member.set_mode(record.member().mode());
      member.set_voices(record.member().voices());
    } else {
      return;
    }
    records_.push_back(std::move(fresh));
  }
};

}  // namespace

void Api::copy_meeting(Asking asking, HttpAnswer done) {
  if (asking.viewer.participant.empty() || !leads(asking.viewer.role)) return done(only_who_leads());
  if (!rehearsal_of(asking.document).empty()) return done(nothing_is_kept());
  CopyMeetingRequest asked;
  std::string why;
  if (!read_json(asking.request.body, asked, why)) return done(not_json(why));
  if (No no = first_of({one_line("title", asked.title(), limits::programme_characters),
                        date_or_nothing("start_date", asked.start_date())}))
    return done(http_error(400, "invalid", sentence(*no)));
  if (const std::int64_t wait = copies_.take(asking.counted_as(), parts_.clock.steady_ms()); wait > 0)
    return done(too_often(wait, "These are many fresh meetings in a short time."));
  parts_.documents.read(asking.document, [this, asking, asked, done = std::move(done)](const LiveDocument* live) {
    if (!live || !live->document().meeting()) return done(not_a_meeting());
    Copying copying(live->document(), asked, asking.viewer.participant);
    const auto records = std::make_shared<std::vector<Record>>(copying.records());
    // No dot in it: what stands before the first one is a meeting.
    const std::string id = "meeting-" + random_name(parts_.entropy, 12);
    for (Record& invitation : new_invitations(parts_.entropy)) records->push_back(std::move(invitation));
    CopyMeetingAnswer answer;
    answer.set_document(id);
    for (const auto& [role, url] : links_of(*records, id, parts_.links, asking.request.origin()))
      (*answer.mutable_links())[role] = url;
    parts_.people.list(asking.document, [this, id, records, answer, people = copying.people(),
                                         done](std::optional<std::vector<ListedPerson>> known) {
      if (!known) return done(cannot_store_now());
      std::erase_if(*known, [&](const ListedPerson& person) { return !people.contains(person.id()); });
      know_in(id, std::move(*known), [this, id, records, answer, done](bool kept) {
        if (!kept) return done(cannot_store_now());
        parts_.documents.create(id, std::move(*records), [answer, done](bool made, const std::string& detail) {
          if (!made) return done(http_error(503, "try_later", "The meeting could not be opened: " + detail));
          done(http_json(json_of(answer)));
        });
      });
    });
  });
}

// Names first: when somebody appears in a log, everybody can be told who it is.
void Api::know_in(const std::string& document, std::vector<ListedPerson> people, std::function<void(bool)> done) {
  if (people.empty()) return done(true);
  const ListedPerson person = people.back();
  people.pop_back();
  parts_.people.put(document, person,
                    [this, document, people = std::move(people), done = std::move(done)](bool kept) mutable {
                      if (!kept) return done(false);
                      know_in(document, std::move(people), std::move(done));
                    });
}

}  // namespace plenary
