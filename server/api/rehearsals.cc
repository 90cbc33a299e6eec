// A copy of a meeting, or of one board of it, to try things out in (REHEARSAL-1 to REHEARSAL-4).
#include <algorithm>

#include "facilitation/document/rehearsal.h"
#include "facilitation/rules/limits.h"
#include "server/api/api.h"
#include "server/api/fresh_board.h"
#include "server/api/invitations.h"
#include "server/api/leaders.h"
#include "server/api/messages.h"

namespace plenary {
namespace {

constexpr std::uint32_t kMinutesIfNotSaid = 120;

Record as_fresh(const Record& record) {
  Record copy = record;
  copy.set_version(1);
  copy.clear_text();
  return copy;
}

// As it would be if it began now: what was planned, nothing of how it went, and nobody in it.
std::optional<Record> as_planned(const Record& record) {
  Record copy = as_fresh(record);
  if (record.has_pillar() || record.has_resource()) return copy;
  if (record.has_agenda_item() && !record.agenda_item().has_trashed()) {
    copy.mutable_agenda_item()->clear_started_ms();
    copy.mutable_agenda_item()->clear_ended_ms();
    copy.mutable_agenda_item()->clear_speakers();
    return copy;
  }
  if (record.has_case_study()) {
    copy.mutable_case_study()->clear_speaker();
    copy.mutable_case_study()->clear_presenter_check();
    return copy;
  }
  return std::nullopt;
}

Record leading_member(const std::string& participant) {
  Record record;
  record.set_id("member." + participant);
  record.set_version(1);
  record.mutable_member()->set_participant(participant);
  record.mutable_member()->set_role(FACILITATOR);
  return record;
}

}  // namespace

// One that is being begun.
struct Api::Rehearsing {
  Asking asking;
  HttpAnswer done;
  BeginRehearsalRequest asked;
  std::string meeting;          // that is copied, or whose board is
  bool leads_meeting = false;   // else one of its boards only
  std::string id;               // of the rehearsal
  std::vector<Record> records;  // its meeting
  struct Copy {
    std::string from, to, title;
  };
  std::vector<Copy> boards;  // in the order of the programme
  std::size_t at = 0;
  RehearsalNow answer;

  void add_group(const Record& record, Entropy& entropy) {
    Record copy = as_fresh(record);
    Breakout& group = *copy.mutable_breakout();
    group.clear_members();
    group.clear_earlier();
    group.clear_board();
    if (!record.breakout().board().empty()) {
      group.set_board(id + ".g-" + random_name(entropy, 8));
      boards.push_back({record.breakout().board(), group.board(), group.title()});
    }
    records.push_back(std::move(copy));
  }
};

void Api::begin_rehearsal(Asking asking, HttpAnswer done) {
  if (asking.viewer.participant.empty() || !leads(asking.viewer.role))
    return done(
        http_error(403, "forbidden", "Only whoever leads this can rehearse it. Open it with a facilitator's link."));
  if (!rehearsal_of(asking.document).empty())
    return done(http_error(409, "is_a_rehearsal", "This is a rehearsal already. Rehearse the meeting itself."));
  const auto rehearsing = std::make_shared<Rehearsing>();
  std::string why;
  if (!read_json(asking.request.body, rehearsing->asked, why)) return done(not_json(why));
  if (rehearsing->asked.minutes() == 0) rehearsing->asked.set_minutes(kMinutesIfNotSaid);
  if (rehearsing->asked.minutes() > limits::rehearsal_minutes)
    return done(http_error(400, "invalid", "A rehearsal lasts a week at most. It can be extended while it lasts."));
  if (const std::int64_t wait = copies_.take(asking.counted_as(), parts_.clock.steady_ms()); wait > 0)
    return done(too_often(wait, "These are many fresh meetings in a short time."));
  rehearsing->asking = std::move(asking);
  rehearsing->done = std::move(done);
  parts_.documents.read(rehearsing->asking.document, [this, rehearsing](const LiveDocument* live) {
    if (!live || (!live->document().meeting() && !live->document().board()))
      return rehearsing->done(
          http_error(400, "invalid", "Only a meeting or a board can be rehearsed, not a record or a guidebook."));
    if (live->read_only()) return rehearsing->done(cannot_store_now());
    rehearsing->leads_meeting = live->document().meeting() != nullptr;
    rehearsing->meeting = rehearsing->leads_meeting ? rehearsing->asking.document : live->document().board()->meeting();
    if (!rehearsing->leads_meeting) rehearsing->asked.set_board(rehearsing->asking.document);
    parts_.documents.read(rehearsing->meeting, [this, rehearsing](const LiveDocument* meeting) {
      if (!meeting || !meeting->document().meeting()) return rehearsing->done(not_a_meeting());
      plan_rehearsal(*rehearsing, meeting->document());
      if (!rehearsing->asked.board().empty() && rehearsing->boards.empty())
        return rehearsing->done(http_error(404, "not_found", "There is no such board in this meeting. Load it again."));
      know_rehearsing(rehearsing);
    });
  });
}

// Whoever leads a board alone may not see what the host of its meeting hides: of the programme they get their own group.
void Api::plan_rehearsal(Rehearsing& plan, const Document& meeting) {
  plan.id = std::string(kRehearsal) + random_name(parts_.entropy, kRehearsalLetters);
  Record& head = plan.records.emplace_back(as_fresh(*meeting.find("meeting")));
  head.mutable_meeting()->clear_key_contact();
  head.mutable_meeting()->set_rehearsal_until_ms(parts_.clock.wall_ms() + plan.asked.minutes() * std::int64_t{60'000});
  head.mutable_meeting()->set_rehearsal_of(plan.asking.document);
  const bool whole = plan.asked.board().empty();
  std::string group_item;
  for (const Record* record : meeting.sorted()) {
    if (!record->has_breakout() || record->breakout().has_trashed()) continue;
    if (!whole && record->breakout().board() != plan.asked.board()) continue;
    plan.add_group(*record, parts_.entropy);
    group_item = record->breakout().agenda_item();
  }
  if (!whole && plan.boards.empty() && !plan.leads_meeting)  // a board that no group of the programme has
    plan.boards.push_back({plan.asked.board(), plan.id + ".g-" + random_name(parts_.entropy, 8), ""});
  const Record* item = group_item.empty() ? nullptr : meeting.find(group_item);
  const std::string session = item ? item->agenda_item().parent() : "";
  for (const Record* record : meeting.sorted()) {
    std::optional<Record> copy = as_planned(*record);
    if (!copy) continue;
    const bool is_its = record->id() == group_item || record->id() == session;
    if (!whole && !record->has_pillar() && !is_its) continue;
    if (!plan.leads_meeting && record->agenda_item().hidden()) continue;
    plan.records.push_back(std::move(*copy));
  }
  if (!plan.leads_meeting && item && item->agenda_item().hidden())
    for (Record& record : plan.records)
      if (record.has_breakout()) record.mutable_breakout()->clear_agenda_item();
  plan.records.push_back(leading_member(plan.asking.viewer.participant));
  for (Record& invitation : new_invitations(parts_.entropy)) plan.records.push_back(std::move(invitation));
}

void Api::know_rehearsing(std::shared_ptr<Rehearsing> rehearsing) {
  parts_.people.find(rehearsing->asking.viewer.participant, [this, rehearsing](const PersonAnswer& answer) {
    if (answer.kind == PersonAnswer::unavailable) return rehearsing->done(cannot_store_now());
    const auto begin = [this, rehearsing](bool kept) {
      if (!kept) return rehearsing->done(cannot_store_now());
      const std::string origin = rehearsing->asking.request.origin();
      RehearsalNow& now = rehearsing->answer;
      now.set_document(rehearsing->id);
      now.set_title(rehearsing->records.front().meeting().title());
      now.set_until_ms(rehearsing->records.front().meeting().rehearsal_until_ms());
      for (const auto& [role, url] : links_of(rehearsing->records, rehearsing->id, parts_.links, origin))
        (*now.mutable_links())[role] = url;
      // The meeting first: what is killed after it has a time limit.
      parts_.documents.create(rehearsing->id, rehearsing->records,
                              [this, rehearsing](bool made, const std::string& detail) {
                                if (!made) return give_up_rehearsal(rehearsing, detail);
                                copy_next_board(rehearsing);
                              });
    };
    if (answer.kind == PersonAnswer::missing) return begin(true);
    parts_.people.put(rehearsing->id, answer.person, begin);
  });
}

void Api::copy_next_board(std::shared_ptr<Rehearsing> rehearsing) {
  if (rehearsing->at == rehearsing->boards.size()) return come_to_rehearsal(rehearsing);
  const Rehearsing::Copy copy = rehearsing->boards[rehearsing->at++];
  parts_.documents.read(copy.from, [this, rehearsing, copy](const LiveDocument* live) {
    const Board* board = live ? live->document().board() : nullptr;
    // A programme can name any board: one of another meeting is not copied.
    if (!board || board->meeting() != rehearsing->meeting)
      return give_up_rehearsal(rehearsing, "one of its boards cannot be read");
    std::vector<Record> records = fresh_records(live->document(), "");
    for (Record& record : records)
      if (record.has_board()) {
        record.mutable_board()->set_meeting(rehearsing->id);
        record.mutable_board()->set_rehearsal(true);
      }
    records.push_back(leading_member(rehearsing->asking.viewer.participant));
    for (Record& invitation : new_invitations(parts_.entropy)) records.push_back(std::move(invitation));
    RehearsedBoard& told = *rehearsing->answer.add_boards();
    told.set_document(copy.to);
    told.set_title(board->title());
    for (const auto& [role, url] : links_of(records, copy.to, parts_.links, rehearsing->asking.request.origin()))
      (*told.mutable_links())[role] = url;
    parts_.documents.create(copy.to, std::move(records), [this, rehearsing](bool made, const std::string& detail) {
      if (!made) return give_up_rehearsal(rehearsing, detail);
      copy_next_board(rehearsing);
    });
  });
}

void Api::give_up_rehearsal(std::shared_ptr<Rehearsing> rehearsing, const std::string& why) {
  Request request;
  request.mutable_set_rehearsal();
  parts_.documents.act(rehearsing->id, {"", /*server=*/true}, request, [rehearsing, why](const LiveDocument::Act&) {
    rehearsing->done(http_error(503, "try_later", "The rehearsal could not be opened: " + why + ". Try again."));
  });
}

void Api::come_to_rehearsal(std::shared_ptr<Rehearsing> rehearsing) {
  parts_.sessions.add(session_token(rehearsing->asking.request), rehearsing->id, parts_.clock.wall_ms(),
                      [rehearsing](const auto&) { rehearsing->done(http_json(json_of(rehearsing->answer))); });
}

// Those of this meeting, or of this board, that have not ended.
struct Api::RehearsalsOf {
  Asking asking;
  HttpAnswer done;
  std::vector<std::string> left;  // the next one last
  RehearsalsAnswer answer;
};

void Api::list_rehearsals(Asking asking, HttpAnswer done) {
  if (asking.viewer.participant.empty() || !leads(asking.viewer.role)) return done(only_who_leads());
  const auto listing = std::make_shared<RehearsalsOf>();
  listing->asking = std::move(asking);
  listing->done = std::move(done);
  parts_.remover.left([this, listing](std::optional<Remover::Left> left) {
    if (!left) return listing->done(cannot_store_now());
    listing->left.assign(left->there.rbegin(), left->there.rend());
    list_next_rehearsal(listing);
  });
}

void Api::list_next_rehearsal(std::shared_ptr<RehearsalsOf> listing) {
  if (listing->left.empty()) return listing->done(http_json(json_of(listing->answer)));
  const std::string id = listing->left.back();
  listing->left.pop_back();
  parts_.documents.read(id, [this, listing, id](const LiveDocument* live) {
    const Meeting* meeting = live ? live->document().meeting() : nullptr;
    const std::string& of = listing->asking.document;
    if (meeting && meeting->rehearsal_until_ms() > parts_.clock.wall_ms() &&
        (meeting->rehearsal_of() == of || meeting->rehearsal_of().starts_with(of + "."))) {
      RehearsalNow& now = *listing->answer.add_rehearsals();
      now.set_document(id);
      now.set_title(meeting->title());
      now.set_until_ms(meeting->rehearsal_until_ms());
      std::vector<Record> invitations;
      for (const Record* record : live->document().sorted()) {
        if (record->has_invitation()) invitations.push_back(*record);
        if (!record->has_breakout() || record->breakout().board().empty()) continue;
        now.add_boards()->set_document(record->breakout().board());
        now.mutable_boards()->rbegin()->set_title(record->breakout().title());
      }
      for (const auto& [role, url] : links_of(invitations, id, parts_.links, listing->asking.request.origin()))
        (*now.mutable_links())[role] = url;
    }
    list_next_rehearsal(listing);
  });
}

}  // namespace plenary
