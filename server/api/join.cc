// From a link to a session: who comes, by what name, in which role.
#include "facilitation/document/rehearsal.h"
#include "facilitation/rules/decide.h"
#include "facilitation/text/change.h"
#include "server/api/api.h"
#include "server/api/messages.h"

namespace plenary {
namespace {

constexpr std::uint32_t kNameCharacters = 80;
constexpr std::size_t kTimeZoneBytes = 64;  // the longest there is has 32

std::string new_participant(Entropy& entropy) {
  static constexpr std::string_view kAlphabet = "abcdefghijkmnpqrstuvwxyz23456789";
  std::array<std::uint8_t, 13> chance;  // 65 bits; with its prefix as long as a string holds without memory of its own
  entropy.fill(chance.data(), chance.size());
  std::string id = "p-";
  for (const std::uint8_t byte : chance) id += kAlphabet[byte % kAlphabet.size()];
  return id;
}

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

bool printable(const std::string& text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return false;
  return text::to_units(text).has_value();
}

// "in_room" as people write it, beside the enum's own spelling.
void accept_small_letters(std::string& body) {
  for (const auto& [small, name] : {std::pair{"\"in_room\"", "\"IN_ROOM\""},
                                    {"\"remote\"", "\"REMOTE\""},
                                    {"\"table_device\"", "\"TABLE_DEVICE\""}}) {
    const std::size_t mode = body.find("\"mode\"");
    if (mode == std::string::npos) return;
    const std::size_t at = body.find(small, mode);
    if (at != std::string::npos) body.replace(at, std::string_view(small).size(), name);
  }
}

HttpResponse tried_too_often(std::int64_t wait_ms) { return too_often(wait_ms, "That was tried very often."); }

HttpResponse board_is_gone() {
  return http_error(404, "not_found", "The board of this link does not exist any more. Ask for a new link.");
}
HttpResponse nothing_can_be_stored() {
  return http_error(503, "try_later", "The server cannot store anything just now. Try again in a moment.");
}

// What somebody is told of the document they come to.
JoinAnswer come_to(const LiveDocument& live, const std::string& document, const std::string& participant, Role role) {
  JoinAnswer answer;
  answer.set_document(document);
  answer.set_participant(participant);
  answer.set_role(role);
  if (const Board* board = live.document().board()) {
    answer.set_meeting(board->meeting());
    answer.set_policy(board->policy().verbatim());
  } else if (const Meeting* meeting = live.document().meeting()) {
    answer.set_meeting(document);
    answer.set_policy(meeting->policy().verbatim());
  }
  answer.set_rehearsal(!rehearsal_of(document).empty());
  return answer;
}

// Leading a board is no lead over its meeting: what is hidden in the programme stays so.
Role role_in_meeting(Role on_board) {
  return on_board == OBSERVER || on_board == PLENARY_HOST ? on_board : PARTICIPANT;
}

HttpResponse no_name() { return http_error(400, "invalid", "Say a name that the others will see."); }

// Somebody who is known says anew who they are, at the door of another board: what they leave out stays as it was.
ListedPerson as_known(const ListedPerson& known, const ListedPerson& said) {
  ListedPerson person = known;
  if (!said.name().empty() && said.name() != known.name()) {
    person.set_name(said.name());
    if (!said.name().ends_with(known.family_name())) person.clear_family_name();
  }
  if (!said.affiliations().empty()) *person.mutable_affiliations() = said.affiliations();
  if (!said.time_zone().empty()) person.set_time_zone(said.time_zone());
  return person;
}

bool lets_in(const Outcome& outcome) { return outcome.accepted() || outcome.refusal.code() == NOTHING_TO_DO; }

}  // namespace

void Api::join(HttpRequest request, HttpAnswer done) {
  const std::int64_t now = parts_.clock.steady_ms();
  if (const std::int64_t wait = failed_joins_.wait(request.remote_ip, now); wait > 0)
    return done(tried_too_often(wait));
  if (const std::int64_t wait = joins_per_address_.take(request.remote_ip, now); wait > 0)
    return done(tried_too_often(wait));

  JoinRequest asked;
  std::string why;
  accept_small_letters(request.body);
  if (!read_json(request.body, asked, why)) return done(not_json(why));
  asked.set_name(trimmed(asked.name()));
  asked.set_affiliation(trimmed(asked.affiliation()));
  if (asked.name().empty() && token_in(asked.token()).empty()) return done(no_name());
  if (!printable(asked.name()) || !printable(asked.affiliation()) || !printable(asked.time_zone()))
    return done(http_error(400, "invalid", "Names and affiliations are one line of text."));
  if (text::characters_in(asked.name()) > kNameCharacters ||
      text::characters_in(asked.affiliation()) > 3 * kNameCharacters)
    return done(http_error(400, "too_long", "A name has at most 80 characters, an affiliation at most 240."));
  if (asked.time_zone().size() > kTimeZoneBytes)
    return done(http_error(400, "too_long", "A time zone is named like Europe/London."));

  auto opened = parts_.links.open(token_in(asked.token()));
  if (const auto* fault = std::get_if<LinkFault>(&opened)) {
    (void)failed_joins_.take(request.remote_ip, now);
    return done(http_error(403, code(*fault), sentence(*fault)));
  }
  JoinLink link = std::get<JoinLink>(std::move(opened));
  if (asked.name().empty() && link.participant.empty()) return done(no_name());
  if (const std::int64_t wait = joins_per_document_.take(link.document, now); wait > 0)
    return done(tried_too_often(wait));

  // Coming back: whoever shows a session that is good here is the same person. If nobody can say whether it is good,
  // they must not become another one meanwhile.
  const std::string token = session_token(request);
  if (!link.participant.empty()) return admit(std::move(request), asked, link, link.participant, std::move(done));
  if (token.empty()) return admit(std::move(request), asked, link, new_participant(parts_.entropy), std::move(done));
  parts_.sessions.find(
      token, parts_.clock.wall_ms(),
      [this, request = std::move(request), asked = std::move(asked), link, done = std::move(done)](auto found) mutable {
        const auto* fault = std::get_if<SessionFault>(&found);
        if (fault && *fault == SessionFault::try_later) return done(http_error(503, code(*fault), sentence(*fault)));
        const auto* session = std::get_if<Session>(&found);
        const std::string participant = session ? session->participant : new_participant(parts_.entropy);
        admit(std::move(request), asked, link, participant, std::move(done));
      });
}

// Somebody at the door, with what will be written down of them.
struct Api::Arrival {
  HttpRequest request;
  JoinLink link;
  ListedPerson person;
  Request act;
  HttpAnswer done;
};

void Api::admit(HttpRequest request, const JoinRequest& asked, JoinLink link, const std::string& participant,
                HttpAnswer done) {
  const auto arrival = std::make_shared<Arrival>(Arrival{std::move(request), std::move(link), {}, {}, std::move(done)});
  ListedPerson& person = arrival->person;
  person.set_id(participant);
  person.set_name(asked.name());
  person.set_time_zone(asked.time_zone());
  for (std::size_t from = 0; from <= asked.affiliation().size();) {
    const std::size_t end = std::min(asked.affiliation().find(';', from), asked.affiliation().size());
    if (std::string one = trimmed(std::string_view(asked.affiliation()).substr(from, end - from)); !one.empty())
      person.add_affiliations(std::move(one));
    from = end + 1;
  }
  Admit& admit = *arrival->act.mutable_admit();
  admit.set_participant(participant);
  admit.set_role(arrival->link.role);
  admit.set_mode(asked.mode());  // not said: nobody guesses, and who comes back takes part as before
  admit.set_invitation(arrival->link.invitation);

  // Whoever would not be let in leaves no name behind, and above all changes nobody's.
  parts_.documents.read(arrival->link.document, [this, arrival](const LiveDocument* live) {
    if (!live) return arrival->done(board_is_gone());
    if (live->read_only()) return arrival->done(nothing_can_be_stored());
    const Outcome outcome = decide(live->document(), arrival->act, {"", /*server=*/true}, {parts_.clock.wall_ms(), 0});
    if (!lets_in(outcome)) return arrival->done(http_error(403, "refused", sentence(outcome.refusal)));
    const bool rehearsed = !rehearsal_of(arrival->link.document).empty();
    parts_.people.find(arrival->person.id(), [this, arrival, rehearsed](const PersonAnswer& answer) {
      if (answer.kind == PersonAnswer::unavailable) return arrival->done(nothing_can_be_stored());
      if (answer.kind == PersonAnswer::missing)
        return arrival->person.name().empty() ? arrival->done(no_name()) : let_in(arrival);
      // A name that is tried out in a rehearsal renames nobody.
      arrival->person = rehearsed ? answer.person : as_known(answer.person, arrival->person);
      let_in(arrival);
    });
  });
}

// The name first: when the member appears in the log, everybody can be told who it is.
void Api::let_in(std::shared_ptr<Arrival> arrival) {
  parts_.people.put(arrival->link.document, arrival->person, [this, arrival](bool kept) {
    if (!kept) return arrival->done(nothing_can_be_stored());
    parts_.documents.act(arrival->link.document, {"", /*server=*/true}, arrival->act,
                         [this, arrival](const LiveDocument::Act& result) {
                           if (!result.stored) return arrival->done(board_is_gone());
                           if (!lets_in(result.outcome))
                             return arrival->done(http_error(403, "refused", sentence(result.outcome.refusal)));
                           welcome(arrival);
                         });
  });
}

void Api::welcome(std::shared_ptr<Arrival> arrival) {
  parts_.documents.read(arrival->link.document, [this, arrival](const LiveDocument* live) {
    if (!live) return arrival->done(board_is_gone());
    JoinLink personal = arrival->link;
    personal.participant = arrival->person.id();
    JoinAnswer answer =
        come_to(*live, personal.document, personal.participant, live->document().role_of(personal.participant));
    answer.set_personal(parts_.links.token(personal));
    const Member* member = live->document().member(personal.participant);
    answer.set_waiting(member && member->waiting());
    if (live->document().meeting() || answer.waiting())
      return begin_session(arrival->request, std::move(answer), false, arrival->done);
    seat_in_meeting(arrival, answer.meeting(), [this, arrival, answer](bool in_meeting) {
      begin_session(arrival->request, answer, in_meeting, arrival->done);
    });
  });
}

// Who takes part in a board takes part in its meeting, and sees the programme. The board is what they came for: if the
// meeting cannot let them in, they are in all the same. Who is a member there already keeps what they are.
void Api::seat_in_meeting(std::shared_ptr<Arrival> arrival, const std::string& meeting,
                          std::function<void(bool)> done) {
  if (meeting.empty()) return done(false);
  parts_.documents.read(meeting, [this, arrival, meeting, done = std::move(done)](const LiveDocument* live) {
    if (!live || !live->document().meeting() || live->read_only()) return done(false);
    if (const Member* member = live->document().member(arrival->person.id())) return done(!member->removed());
    parts_.people.put(meeting, arrival->person, [this, arrival, meeting, done](bool kept) {
      if (!kept) return done(false);
      Request act = arrival->act;
      act.mutable_admit()->set_role(role_in_meeting(arrival->link.role));
      act.mutable_admit()->clear_invitation();
      parts_.documents.act(meeting, {"", /*server=*/true}, act,
                           [done](const LiveDocument::Act& result) { done(result.stored && lets_in(result.outcome)); });
    });
  });
}

void Api::begin_session(const HttpRequest& request, JoinAnswer answer, bool in_meeting, HttpAnswer done) {
  const std::int64_t now = parts_.clock.wall_ms();
  const bool secure = request.secure;
  const std::string document = answer.document();
  const std::string meeting = in_meeting ? answer.meeting() : std::string();
  const std::string participant = answer.participant();
  const auto welcomed = [joined = std::move(answer), secure, done](const std::string& token) {
    JoinAnswer answer = joined;
    answer.set_session(token);
    HttpResponse response = http_json(json_of(answer));
    response.headers.emplace_back("Set-Cookie", session_cookie(answer.session(), secure));
    response.known_person = true;
    done(std::move(response));
  };
  const auto begun = [this, meeting, now, welcomed, done](const std::variant<std::string, SessionFault>& result) {
    if (const auto* fault = std::get_if<SessionFault>(&result))
      return done(http_error(503, code(*fault), sentence(*fault)));
    const std::string& token = std::get<std::string>(result);
    if (meeting.empty()) return welcomed(token);
    parts_.sessions.add(token, meeting, now, [token, welcomed](const auto&) { welcomed(token); });
  };
  const auto anew = [this, participant, document, now, begun]() {
    parts_.sessions.begin(participant, document, now, begun);
  };
  const std::string token = session_token(request);
  if (token.empty()) return anew();
  // Only their own session learns of the document: what a browser shows may be that of somebody else who sat here.
  parts_.sessions.find(
      token, now,
      [this, token, participant, document, now, begun, anew](const std::variant<Session, SessionFault>& found) {
        const auto* session = std::get_if<Session>(&found);
        if (!session || session->participant != participant) return anew();
        parts_.sessions.add(token, document, now,
                            [token, begun, anew](const std::variant<Session, SessionFault>& added) {
                              if (std::holds_alternative<SessionFault>(added)) return anew();
                              begun(token);
                            });
      });
}

void Api::open_code(HttpRequest request, HttpAnswer done) {
  const std::int64_t now = parts_.clock.steady_ms();
  // A code that is being looked up counts as a wrong one until it is known for a right one: else a hundred guesses sent
  // at once would be a hundred tries.
  const auto asked_before = codes_asked_.find(request.remote_ip);
  const int under_way = asked_before == codes_asked_.end() ? 0 : asked_before->second;
  if (under_way >= limits_.rates.failed_joins_per_address.burst) return done(tried_too_often(1'000));
  if (const std::int64_t wait = failed_joins_.wait(request.remote_ip, now, under_way + 1); wait > 0)
    return done(tried_too_often(wait));
  CodeRequest asked;
  std::string why;
  if (!read_json(request.body, asked, why)) return done(not_json(why));
  ++codes_asked_[request.remote_ip];
  parts_.codes.open(asked.code(), [this, ip = request.remote_ip, now,
                                   done = std::move(done)](std::variant<std::string, CodeFault> result) {
    if (--codes_asked_[ip] == 0) codes_asked_.erase(ip);
    if (const auto* fault = std::get_if<CodeFault>(&result)) {
      if (*fault != CodeFault::try_later) (void)failed_joins_.take(ip, now);
      return done(http_error(*fault == CodeFault::try_later ? 503 : 404, code(*fault), sentence(*fault)));
    }
    CodeAnswer answer;
    answer.set_token(std::get<std::string>(result));
    done(http_json(json_of(answer)));
  });
}

void Api::look_at_session(HttpRequest request, HttpAnswer done) {
  const std::string document = request.parameter("document").value_or("");
  if (document.empty())
    return done(http_error(400, "invalid",
                           "Say for which document: ?document=ID, or ?document=of-link with a link as bearer."));
  with_document(std::move(request), document, "", &Api::say_as_whom, std::move(done));
}

void Api::say_as_whom(Asking asking, HttpAnswer done) {
  if (const auto opened = parts_.links.open(token_in(asking.request.bearer()));
      std::holds_alternative<JoinLink>(opened))
    asking.viewer.participant = std::get<JoinLink>(opened).participant;
  parts_.documents.read(asking.document, [asking, done = std::move(done)](const LiveDocument* live) {
    if (!live) return done(board_is_gone());
    // A personal link comes back in the role that its person has by now.
    const Role given = live->document().role_of(asking.viewer.participant);
    done(http_json(json_of(come_to(*live, asking.document, asking.viewer.participant,
                                   given == ROLE_UNSPECIFIED ? asking.viewer.role : given))));
  });
}

void Api::sign_out(HttpRequest request, HttpAnswer done) {
  parts_.sessions.end(session_token(request), [secure = request.secure, done = std::move(done)](bool ended) {
    if (!ended) return done(nothing_can_be_stored());
    HttpResponse response = http_json("{}");
    response.headers.emplace_back("Set-Cookie", ended_session_cookie(secure));
    done(std::move(response));
  });
}

}  // namespace plenary
