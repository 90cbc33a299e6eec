// From a link to a session: who comes, by what name, in which role.
#include "facilitation/text/change.h"
#include "server/api/api.h"
#include "server/api/messages.h"

namespace plenary {
namespace {

constexpr std::uint32_t kNameCharacters = 80;

std::string new_participant(Entropy& entropy) {
  static constexpr std::string_view kAlphabet = "abcdefghijkmnpqrstuvwxyz23456789";
  std::array<std::uint8_t, 16> chance;
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
  for (const auto& [small, name] : {std::pair{"\"in_room\"", "\"IN_ROOM\""}, {"\"remote\"", "\"REMOTE\""}, {"\"table_device\"", "\"TABLE_DEVICE\""}}) {
    const std::size_t mode = body.find("\"mode\"");
    if (mode == std::string::npos) return;
    const std::size_t at = body.find(small, mode);
    if (at != std::string::npos) body.replace(at, std::string_view(small).size(), name);
  }
}

HttpResponse too_often(std::int64_t wait_ms) {
  HttpResponse response = http_error(429, "too_often", "That was tried very often. Wait a moment and try again.");
  response.headers.emplace_back("Retry-After", std::to_string(wait_ms / 1'000 + 1));
  return response;
}

}  // namespace

void Api::join(HttpRequest request, HttpAnswer done) {
  const std::int64_t now = parts_.clock.steady_ms();
  if (const std::int64_t wait = failed_joins_.wait(request.remote_ip, now); wait > 0) return done(too_often(wait));
  if (const std::int64_t wait = joins_per_address_.take(request.remote_ip, now); wait > 0) return done(too_often(wait));

  JoinRequest asked;
  std::string why;
  accept_small_letters(request.body);
  if (!read_json(request.body, asked, why)) return done(not_json(why));
  asked.set_name(trimmed(asked.name()));
  asked.set_affiliation(trimmed(asked.affiliation()));
  if (asked.name().empty()) return done(http_error(400, "invalid", "Say a name that the others will see."));
  if (!printable(asked.name()) || !printable(asked.affiliation()) || !printable(asked.time_zone()))
    return done(http_error(400, "invalid", "Names and affiliations are one line of text."));
  if (text::characters_in(asked.name()) > kNameCharacters || text::characters_in(asked.affiliation()) > 3 * kNameCharacters)
    return done(http_error(400, "too_long", "A name has at most 80 characters, an affiliation at most 240."));

  auto opened = parts_.links.open(token_in(asked.token()));
  if (const auto* fault = std::get_if<LinkFault>(&opened)) {
    (void)failed_joins_.take(request.remote_ip, now);
    return done(http_error(403, code(*fault), sentence(*fault)));
  }
  JoinLink link = std::get<JoinLink>(std::move(opened));
  if (const std::int64_t wait = joins_per_document_.take(link.document, now); wait > 0) return done(too_often(wait));

  // Coming back: whoever shows a session that is good here is the same person.
  const std::string token = session_token(request);
  if (!link.participant.empty()) return admit(std::move(request), std::move(asked), link, link.participant, std::move(done));
  if (token.empty())
    return admit(std::move(request), std::move(asked), link, new_participant(parts_.entropy), std::move(done));
  parts_.sessions.find(token, parts_.clock.wall_ms(),
                       [this, request = std::move(request), asked = std::move(asked), link, done = std::move(done)](auto found) mutable {
                         const auto* session = std::get_if<Session>(&found);
                         std::string participant = session ? session->participant : new_participant(parts_.entropy);
                         admit(std::move(request), std::move(asked), link, std::move(participant), std::move(done));
                       });
}

void Api::admit(HttpRequest request, JoinRequest asked, JoinLink link, std::string participant, HttpAnswer done) {
  ListedPerson person;
  person.set_id(participant);
  person.set_name(asked.name());
  person.set_time_zone(asked.time_zone());
  for (std::size_t from = 0; from <= asked.affiliation().size();) {
    const std::size_t end = std::min(asked.affiliation().find(';', from), asked.affiliation().size());
    if (std::string one = trimmed(std::string_view(asked.affiliation()).substr(from, end - from)); !one.empty())
      person.add_affiliations(std::move(one));
    from = end + 1;
  }
  Request act;
  Admit& admit = *act.mutable_admit();
  admit.set_participant(participant);
  admit.set_role(link.role);
  admit.set_mode(asked.mode() == MODE_UNSPECIFIED ? REMOTE : asked.mode());
  admit.set_invitation(link.invitation);
  admit.set_policy_acknowledged(true);

  // The name first: when the member appears in the log, everybody can be told who it is.
  parts_.people.put(link.document, person, [this, request = std::move(request), act = std::move(act), link, participant, done = std::move(done)](bool kept) mutable {
    if (!kept) return done(http_error(503, "try_later", "The server cannot store anything just now. Try again in a moment."));
    parts_.documents.act(link.document, {"", /*server=*/true}, std::move(act),
                         [this, request = std::move(request), link, participant, done = std::move(done)](LiveDocument::Act result) mutable {
      if (!result.stored) return done(http_error(404, "not_found", "The board of this link does not exist any more. Ask for a new link."));
      if (!result.outcome.accepted() && result.outcome.refusal.code() != NOTHING_TO_DO)
        return done(http_error(403, "refused", sentence(result.outcome.refusal)));
      parts_.documents.read(link.document, [this, request = std::move(request), link, participant, done = std::move(done)](const LiveDocument* live) {
        if (!live) return done(http_error(404, "not_found", "The board of this link does not exist any more. Ask for a new link."));
        JoinAnswer answer;
        answer.set_document(link.document);
        answer.set_participant(participant);
        answer.set_role(live->document().role_of(participant));
        if (const Board* board = live->document().board()) {
          answer.set_meeting(board->meeting());
          answer.set_policy(board->policy().verbatim());
        } else if (const Meeting* meeting = live->document().meeting()) {
          answer.set_meeting(link.document);
          answer.set_policy(meeting->policy().verbatim());
        }
        begin_session(request, std::move(answer), done);
      });
    });
  });
}

void Api::begin_session(const HttpRequest& request, JoinAnswer answer, HttpAnswer done) {
  const std::int64_t now = parts_.clock.wall_ms();
  const bool secure = request.secure;
  const std::string document = answer.document();
  const std::string participant = answer.participant();
  auto begun = [answer = std::move(answer), secure, done](std::variant<std::string, SessionFault> result) mutable {
    if (const auto* fault = std::get_if<SessionFault>(&result)) return done(http_error(503, code(*fault), sentence(*fault)));
    answer.set_session(std::get<std::string>(result));
    HttpResponse response = http_json(json_of(answer));
    response.headers.emplace_back("Set-Cookie", session_cookie(answer.session(), secure));
    response.known_person = true;
    done(std::move(response));
  };
  const std::string token = session_token(request);
  if (token.empty()) return parts_.sessions.begin(participant, document, now, std::move(begun));
  parts_.sessions.add(token, document, now, [this, token, participant, document, now, begun](std::variant<Session, SessionFault> result) mutable {
    if (const auto* session = std::get_if<Session>(&result); session && session->participant == participant) return begun(token);
    parts_.sessions.begin(participant, document, now, std::move(begun));
  });
}

void Api::open_code(HttpRequest request, HttpAnswer done) {
  const std::int64_t now = parts_.clock.steady_ms();
  if (const std::int64_t wait = failed_joins_.wait(request.remote_ip, now); wait > 0) return done(too_often(wait));
  CodeRequest asked;
  std::string why;
  if (!read_json(request.body, asked, why)) return done(not_json(why));
  parts_.codes.open(asked.code(), [this, ip = request.remote_ip, now, done = std::move(done)](std::variant<std::string, CodeFault> result) {
    if (const auto* fault = std::get_if<CodeFault>(&result)) {
      if (*fault != CodeFault::try_later) (void)failed_joins_.take(ip, now);
      return done(http_error(*fault == CodeFault::try_later ? 503 : 404, code(*fault), sentence(*fault)));
    }
    CodeAnswer answer;
    answer.set_token(std::get<std::string>(result));
    done(http_json(json_of(answer)));
  });
}

void Api::sign_out(HttpRequest request, HttpAnswer done) {
  parts_.sessions.end(session_token(request), [secure = request.secure, done = std::move(done)](bool ended) {
    if (!ended) return done(http_error(503, "try_later", "The server cannot store anything just now. Try again in a moment."));
    HttpResponse response = http_json("{}");
    response.headers.emplace_back("Set-Cookie", ended_session_cookie(secure));
    done(std::move(response));
  });
}

}  // namespace plenary
