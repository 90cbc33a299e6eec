// What a facilitator asks for beside the board itself: a fresh board like this one, a code to read aloud, a link to show.
#include "facilitation/document/rehearsal.h"
#include "facilitation/rules/checks.h"
#include "facilitation/rules/limits.h"
#include "server/api/api.h"
#include "server/api/fresh_board.h"
#include "server/api/invitations.h"
#include "server/api/leaders.h"
#include "server/api/messages.h"

namespace plenary {
namespace {

// What anybody may open who is to come in that role; null if there is none.
const Record* open_invitation(const Document& document, Role role) {
  for (const Record* record : document.sorted())
    if (record->has_invitation() && !record->invitation().revoked() && record->invitation().role() == role &&
        record->invitation().participant().empty())
      return record;
  return nullptr;
}

// A board that belongs to no meeting.
void put_outside(std::vector<Record>& records) {
  for (Record& record : records) {
    if (!record.has_board()) continue;
    record.mutable_board()->clear_meeting();
    record.mutable_board()->clear_session();
  }
}

HttpResponse no_invitation() {
  return http_error(404, "not_found", "There is no invitation for this role. Add one to the board first.");
}

HttpResponse has_come() {
  return http_error(409, "has_come",
                    "They have come already, and their link is theirs alone. They go on with another device from "
                    "the one they have, or come anew by the link of their role.");
}

}  // namespace

void Api::copy_board(HttpRequest request, HttpAnswer done) {
  CopyRequest asked;
  std::string why;
  if (!read_json(request.body, asked, why)) return done(not_json(why));
  with_document(std::move(request), asked.like(), "", &Api::open_copy, std::move(done));
}

void Api::open_copy(Asking asking, HttpAnswer done) {
  if (!leads(asking.viewer.role))
    return done(http_error(403, "forbidden", "Only a facilitator can open a board. Ask the facilitator of this one."));
  CopyRequest asked;
  std::string why;
  if (!read_json(asking.request.body, asked, why)) return done(not_json(why));
  // Opening a document takes records as they are, so the title is judged here as set_board would.
  if (No no = one_line("title", asked.title(), limits::title_characters))
    return done(http_error(400, "invalid", sentence(*no)));
  if (const std::int64_t wait = copies_.take(asking.counted_as(), parts_.clock.steady_ms()); wait > 0)
    return done(too_often(wait, "These are many fresh boards in a short time."));
  parts_.documents.read(
      asking.document, [this, asked, origin = asking.request.origin(), done](const LiveDocument* live) {
        if (!live || !live->document().board())
          return done(http_error(400, "invalid", "Only a board can be opened anew, not a meeting."));
        std::vector<Record> records = fresh_records(live->document(), asked.title());
        for (Record& invitation : new_invitations(parts_.entropy)) records.push_back(std::move(invitation));
        // A copy of a board that belongs to no meeting belongs to none either; of a rehearsal's, to the rehearsal.
        const bool trial =
            (asked.trial() && rehearsal_of(live->id()).empty()) || live->document().board()->meeting().empty();
        const std::string of = trial ? "trial" : live->document().board()->meeting();
        const std::string id = of + "." + random_name(parts_.entropy, 8);
        if (trial) put_outside(records);
        CopyAnswer answer;
        answer.set_document(id);
        for (const auto& [role, url] : links_of(records, id, parts_.links, origin))
          (*answer.mutable_links())[role] = url;
        parts_.documents.create(id, std::move(records), [answer, done](bool made, const std::string& detail) {
          if (!made) return done(http_error(503, "try_later", "The board could not be opened: " + detail));
          done(http_json(json_of(answer)));
        });
      });
}

void Api::make_code(Asking asking, HttpAnswer done) {
  MakeCodeRequest asked;
  std::string why;
  if (!read_json(asking.request.body, asked, why)) return done(not_json(why));
  parts_.documents.read(asking.document, [this, asking, role = asked.role(),
                                          done = std::move(done)](const LiveDocument* live) {
    if (!live || asking.viewer.participant.empty() || !leads(asking.viewer.role))
      return done(
          http_error(403, "forbidden", "Only a facilitator can make a code. Ask the facilitator of this board."));
    const Record* invitation = open_invitation(live->document(), role);
    if (!invitation) return done(no_invitation());
    const JoinLink link{asking.document, invitation->id(), role, ""};
    parts_.codes.make(parts_.links.token(link), kJoinCodeLifeMs, [done](std::variant<std::string, CodeFault> result) {
      if (const auto* fault = std::get_if<CodeFault>(&result))
        return done(http_error(503, code(*fault), sentence(*fault)));
      MakeCodeAnswer answer;
      answer.set_code(spoken_join_code(std::get<std::string>(result)));
      answer.set_valid_ms(kJoinCodeLifeMs);
      done(http_json(json_of(answer)));
    });
  });
}

void Api::show_link(Asking asking, HttpAnswer done) {
  ShowLinkRequest asked;
  std::string why;
  if (!read_json(asking.request.body, asked, why)) return done(not_json(why));
  parts_.documents.read(
      asking.document, [this, asking, asked, role = asked.role(), done = std::move(done)](const LiveDocument* live) {
        if (!live || asking.viewer.participant.empty() || !leads(asking.viewer.role))
          return done(
              http_error(403, "forbidden", "Only a facilitator can show a link. Ask the facilitator of this board."));
        if (!asked.invitation().empty()) return show_link_of(asking, live->document(), asked.invitation(), done);
        if (!asked.participant().empty())
          return show_personal_link(asking, live->document(), asked.participant(), done);
        const Record* invitation = open_invitation(live->document(), role);
        if (!invitation) return done(no_invitation());
        done(answer_with_link(asking, {asking.document, invitation->id(), role, ""}));
      });
}

HttpResponse Api::answer_with_link(const Asking& asking, const JoinLink& link) {
  ShowLinkAnswer answer;
  answer.set_url(parts_.links.url(asking.request.origin(), link));
  return http_json(json_of(answer));
}

void Api::show_link_of(const Asking& asking, const Document& document, const std::string& id, const HttpAnswer& done) {
  const Invitation* invitation = document.invitation(id);
  if (!invitation || invitation->revoked())
    return done(
        http_error(404, "not_found", "This link was taken back, or never was. Look at the list of links again."));
  const Member* member = document.member(invitation->participant());
  if (member && member->joined_ms() != 0) return done(has_come());
  done(answer_with_link(asking, {asking.document, id, invitation->role(), invitation->participant()}));
}

// The invitation is made when its link is asked for the first time.
void Api::show_personal_link(const Asking& asking, const Document& document, const std::string& participant,
                             HttpAnswer done) {
  const Member* member = document.member(participant);
  if (!member || member->removed())
    return done(http_error(404, "not_found", "Nobody of this id is listed here. Look at the list of people again."));
  if (member->joined_ms() != 0) return done(has_come());
  const JoinLink link{asking.document, "", member->role(), participant};
  for (const Record* record : document.sorted()) {
    const Invitation& invitation = record->invitation();
    if (record->has_invitation() && !invitation.revoked() && invitation.participant() == participant &&
        invitation.role() == member->role())
      return done(answer_with_link(asking, {link.document, record->id(), link.role, link.participant}));
  }
  Request request;
  AddInvitation& add = *request.mutable_add_invitation();
  add.set_id("invitation." + random_name(parts_.entropy, 20));
  add.set_role(member->role());
  add.set_participant(participant);
  parts_.documents.act(asking.document, {asking.viewer.participant}, request,
                       [this, asking, link, invitation = add.id(), done](const LiveDocument::Act& result) {
                         if (!result.stored) return done(cannot_store_now());
                         if (!result.outcome.accepted())
                           return done(http_error(403, "refused", sentence(result.outcome.refusal)));
                         done(answer_with_link(asking, {link.document, invitation, link.role, link.participant}));
                       });
}

}  // namespace plenary
