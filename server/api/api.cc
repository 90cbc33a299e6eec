#include "server/api/api.h"

#include <algorithm>
#include <array>

#include "facilitation/document/session_record.h"
#include "server/api/document_socket.h"
#include "server/api/leaders.h"
#include "server/api/messages.h"

namespace plenary {
namespace {

constexpr std::string_view kDocuments = "/api/documents/";
constexpr std::string_view kSockets = "/ws/";
constexpr std::string_view kOfLink = "of-link";

bool is_loopback(const HttpRequest& request) { return request.remote_ip == "127.0.0.1" || request.remote_ip == "::1"; }

HttpResponse waits_to_be_let_in() {
  return http_error(403, "waiting", "A facilitator lets people in. Wait a moment: this opens by itself.");
}

HttpResponse no_such_document() {
  return http_error(404, "not_found",
                    "There is no such document, or you are not a member of it. Open your link again.");
}

HttpResponse wrong_method(const std::string& asked, const std::vector<std::string_view>& taken) {
  std::string allowed;
  for (const std::string_view method : taken) {
    if (!allowed.empty()) allowed += ", ";
    allowed += method == "GET" ? "GET, HEAD" : method;
  }
  HttpResponse response =
      http_error(405, "wrong_method", "This address does not take " + asked + ". It takes: " + allowed + ".");
  response.headers.emplace_back("Allow", allowed);
  return response;
}

HttpResponse document_is_damaged() {
  return http_error(503, "damaged",
                    "The log of this document is damaged, so it is not served; nothing in it is changed any more. Ask "
                    "whoever runs the server to stop it and run `plenary verify` on its data folder.");
}

}  // namespace

Api::Api(ApiParts parts, ApiLimits limits)
    : parts_(std::move(parts)),
      limits_(limits),
      usher_(parts_.documents, parts_.clock),
      courier_(parts_.documents, parts_.clock),
      teller_(parts_.documents, parts_.clock),
      gathering_(parts_.documents, parts_.log, parts_.people, parts_.names),
      librarian_(parts_.documents, parts_.log, gathering_, parts_.clock),
      recordings_({parts_.documents, parts_.clock, parts_.recordings, parts_.beside_files}),
      rehearsals_({parts_.documents, parts_.remover, parts_.sessions, parts_.codes, parts_.links, parts_.clock}),
      retention_(parts_.documents, parts_.log, parts_.clock),
      joins_per_address_(limits.rates.joins_per_address),
      failed_joins_(limits.rates.failed_joins_per_address),
      joins_per_document_(limits.rates.joins_per_document),
      exports_(limits.rates.exports_per_person),
      readings_(limits.rates.readings_per_person),
      copies_(limits.rates.copies_per_person),
      imports_(limits.rates.imports_per_person) {
  parts_.documents.when_advanced([this](const LiveDocument& live, const Commit& commit) {
    usher_.heard(live, commit);
    courier_.heard(live, commit);
    teller_.heard(live, commit);
    librarian_.heard(live, commit);
    rehearsals_.heard(live);
  });
  parts_.documents.when_loaded([this](const LiveDocument& live) { teller_.loaded(live); });
}

void Api::answer(HttpRequest request, HttpAnswer done) {
  const std::string asked = request.method;
  if (request.method == "HEAD") request.method = "GET";  // the connection leaves the body out
  struct Route {
    std::string_view method, path;
    Handler handler;
  };
  static constexpr std::array<Route, 12> kRoutes{{
      {"GET", "/", &Api::about},
      {"GET", "/join", &Api::about},
      {"GET", "/livez", &Api::live},
      {"GET", "/startupz", &Api::started},
      {"GET", "/readyz", &Api::ready},
      {"GET", "/metrics", &Api::figures},
      {"POST", "/api/join", &Api::join},
      {"POST", "/api/code", &Api::open_code},
      {"GET", "/api/session", &Api::look_at_session},
      {"DELETE", "/api/session", &Api::sign_out},
      {"POST", "/api/documents", &Api::copy_board},
      {"GET", "/api/search", &Api::search},
  }};
  struct DocumentRoute {
    std::string_view method, verb;  // "/api/documents/<id>/<verb>"
    bool with_rest;
    DocumentHandler handler;
    bool of_those_gone = false;
  };
  static constexpr std::array<DocumentRoute, 40> kDocumentRoutes{{
      {"POST", "code", false, &Api::make_code},
      {"POST", "link", false, &Api::show_link},
      {"GET", "export", false, &Api::export_record},
      {"GET", "log", false, &Api::list_commits},
      {"GET", "at", true, &Api::show_at},
      {"GET", "people", false, &Api::name_people},
      {"GET", "groups", false, &Api::show_groups},
      {"POST", "lead", false, &Api::lead_groups},
      {"GET", "screening", false, &Api::show_screening},
      {"GET", "acts", false, &Api::list_acts},
      {"GET", "programme", false, &Api::show_programme},
      {"POST", "import", false, &Api::import_file},
      {"POST", "copy", false, &Api::copy_meeting},
      {"POST", "rehearsals", false, &Api::begin_rehearsal},
      {"GET", "rehearsals", false, &Api::list_rehearsals},
      {"GET", "connections", false, &Api::show_connections},
      {"GET", "templates", false, &Api::list_templates},
      {"GET", "template", false, &Api::show_template},
      {"POST", "template", false, &Api::write_template},
      {"POST", "groups", false, &Api::open_groups},
      {"POST", "mix", false, &Api::propose_seats},
      {"POST", "seats", false, &Api::seat_people},
      {"POST", "walk", false, &Api::walk},
      {"POST", "record", false, &Api::open_record},
      {"PUT", "recordings", true, &Api::take_recording},
      {"POST", "recordings", true, &Api::finish_recording},
      {"GET", "recordings", true, &Api::play_recording},
      {"DELETE", "recordings", true, &Api::drop_recording},
      {"GET", "reviews", false, &Api::list_reviews},
      {"GET", "mine", false, &Api::list_mine, true},
      {"POST", "mine", false, &Api::say_of_mine, true},
      {"GET", "uses", false, &Api::list_uses, true},
      {"GET", "records", false, &Api::list_records},
      {"GET", "check", false, &Api::check_words},
      {"GET", "checks", false, &Api::show_checks},
      {"POST", "guidebook", false, &Api::open_guidebook},
      {"POST", "meetings", false, &Api::take_in_meeting},
      {"GET", "offers", false, &Api::tell_offers},
      {"GET", "readiness", false, &Api::show_readiness},
      {"POST", "editions", false, &Api::publish_edition},
  }};

  std::vector<std::string_view> taken;  // the methods of this address
  for (const Route& route : kRoutes) {
    if (route.path != request.path) continue;
    taken.push_back(route.method);
    if (route.method == request.method) return (this->*route.handler)(std::move(request), std::move(done));
  }
  if (request.path.starts_with(kDocuments)) {
    const std::string path = request.path.substr(kDocuments.size());
    const std::size_t slash = path.find('/');
    const std::string document = path.substr(0, slash);
    const std::string after = slash == std::string::npos ? "" : path.substr(slash + 1);
    const std::size_t second = after.find('/');
    const std::string verb = after.substr(0, second);
    const std::string rest = second == std::string::npos ? "" : after.substr(second + 1);
    for (const DocumentRoute& route : kDocumentRoutes) {
      if (route.verb != verb || route.with_rest == rest.empty()) continue;
      taken.push_back(route.method);
      if (route.method == request.method)
        return with_document(std::move(request), document, rest, route.handler, std::move(done), route.of_those_gone);
    }
  }
  if (!taken.empty()) return done(wrong_method(asked, taken));
  if (request.method == "GET" && parts_.pages)
    if (std::optional<HttpResponse> page = parts_.pages->at(request)) return done(std::move(*page));
  done(http_error(404, "not_found", "There is nothing at this address."));
}

std::string Api::session_token(const HttpRequest& request) {
  if (const std::string_view bearer = request.bearer(); !bearer.empty()) return std::string(bearer);
  return std::string(request.cookie(session_cookie_name(request.secure)));
}

void Api::with_session(HttpRequest request, std::function<void(HttpRequest, Session)> then, HttpAnswer refused) {
  const std::string token = session_token(request);
  if (token.empty())
    return refused(http_error(401, "no_session", "Join with your link first: POST /api/join, or `plenary join LINK`."));
  parts_.sessions.find(
      token, parts_.clock.wall_ms(),
      [request = std::move(request), then = std::move(then), refused = std::move(refused)](auto found) mutable {
        if (const auto* fault = std::get_if<SessionFault>(&found))
          return refused(http_error(*fault == SessionFault::try_later ? 503 : 401, code(*fault), sentence(*fault)));
        then(std::move(request), std::move(std::get<Session>(found)));
      });
}

void Api::with_document(HttpRequest request, std::string document, std::string rest, DocumentHandler handler,
                        HttpAnswer done, bool of_those_gone) {
  if (document == kOfLink) return by_link(std::move(request), std::move(rest), handler, std::move(done));
  auto refused = done;
  const auto is_theirs = of_those_gone ? &Api::if_theirs_or_was : &Api::if_theirs;
  with_session(
      std::move(request),
      [this, document = std::move(document), rest = std::move(rest), handler, is_theirs, of_those_gone, done](
          HttpRequest asked, Session session) mutable {
        Asking asking{std::move(asked), {session.participant, OBSERVER}, document, std::move(rest)};
        (this->*is_theirs)(
            session, document, [this, asking = std::move(asking), handler, of_those_gone, done](bool theirs) mutable {
              if (!theirs) return done(no_such_document());
              const std::string document = asking.document;
              parts_.documents.read(document, [this, asking = std::move(asking), handler, of_those_gone,
                                               done](const LiveDocument* live) mutable {
                if (!live && parts_.documents.is_damaged(asking.document)) return done(document_is_damaged());
                const Role role = live ? live->document().role_of(asking.viewer.participant) : ROLE_UNSPECIFIED;
                const Member* member = live ? live->document().member(asking.viewer.participant) : nullptr;
                if (member && member->waiting()) return done(waits_to_be_let_in());
                if (role == ROLE_UNSPECIFIED && !(of_those_gone && member)) return done(no_such_document());
                asking.viewer.role = role;
                (this->*handler)(std::move(asking), [done](HttpResponse response) {
                  response.known_person = true;
                  done(std::move(response));
                });
              });
            });
      },
      std::move(refused));
}

// Where they were once, the document's own members say.
void Api::if_theirs_or_was(const Session& session, const std::string& document, std::function<void(bool)> then) {
  then(session.has_to_do_with(document));
}

// A session knows the documents that were joined with it. Whoever knows a meeting knows the board where its programme
// seats them, too: nobody opens a second link to go there. Other documents are not even loaded.
void Api::if_theirs(const Session& session, const std::string& document, std::function<void(bool)> then) {
  if (session.knows(document)) return then(true);
  const auto meeting = std::find_if(session.documents.begin(), session.documents.end(), [&](const std::string& known) {
    return document.size() > known.size() && document.starts_with(known) && document[known.size()] == '.';
  });
  if (meeting == session.documents.end()) return then(false);
  parts_.documents.read(
      *meeting, [document, participant = session.participant, then = std::move(then)](const LiveDocument* live) {
        const Role role = live ? live->document().role_of(participant) : ROLE_UNSPECIFIED;
        if (role == ROLE_UNSPECIFIED) return then(false);
        for (const Record* record : live->document().sorted()) {
          if (!record->has_breakout() || record->breakout().board() != document) continue;
          const auto& members = record->breakout().members();
          // Or whoever leads the meeting: whether they have come to this group, its own members say.
          return then(role == FACILITATOR || role == CO_FACILITATOR ||
                      std::find(members.begin(), members.end(), participant) != members.end());
        }
        then(false);
      });
}

void Api::if_member(const Asking& asking, const std::string& document, std::function<void(const LiveDocument*)> look) {
  if (document.empty()) return look(nullptr);
  const auto refused = [look](const HttpResponse&) { look(nullptr); };
  with_session(
      asking.request,
      [this, document, look](const HttpRequest&, const Session& session) {
        if_theirs(session, document, [this, document, look, participant = session.participant](bool theirs) {
          if (!theirs) return look(nullptr);
          parts_.documents.read(document, [look, participant](const LiveDocument* live) {
            look(live && live->document().role_of(participant) != ROLE_UNSPECIFIED ? live : nullptr);
          });
        });
      },
      refused);
}

void Api::if_member_or_leads(const Asking& asking, const std::string& document,
                             std::function<void(const LiveDocument*)> look) {
  if_member(asking, document, [this, asking, document, look](const LiveDocument* live) {
    if (live) return look(live);
    parts_.documents.read(document, [this, asking, document, look](const LiveDocument* other) {
      const Board* board = other ? other->document().board() : nullptr;
      const SessionRecordHead* record = other ? record_head(other->document()) : nullptr;
      if_member(asking,
                board    ? board->meeting()
                : record ? record->meeting()
                         : "",
                [this, who = asking.viewer.participant, document, look](const LiveDocument* meeting) {
                  if (!meeting || !leads(meeting->document().role_of(who))) return look(nullptr);
                  parts_.documents.read(document, look);
                });
    });
  });
}

// A link is enough to look: what its role may see, nothing of anybody's own.
void Api::by_link(HttpRequest request, std::string rest, DocumentHandler handler, HttpAnswer done) {
  auto opened = parts_.links.open(token_in(request.bearer()));
  if (const auto* fault = std::get_if<LinkFault>(&opened)) return done(http_error(403, code(*fault), sentence(*fault)));
  const JoinLink link = std::get<JoinLink>(std::move(opened));
  parts_.documents.read(link.document, [this, request = std::move(request), rest = std::move(rest), link, handler,
                                        done](const LiveDocument* live) mutable {
    if (!live && parts_.documents.is_damaged(link.document)) return done(document_is_damaged());
    const Invitation* invitation = live ? live->document().invitation(link.invitation) : nullptr;
    if (!invitation || invitation->revoked() || invitation->role() != link.role) return done(no_such_document());
    // VIEW-5: the link of one person is no window for them once they are removed.
    const Member* member = live->document().member(link.participant);
    if (member && member->removed()) return done(no_such_document());
    (this->*handler)({std::move(request), {"", link.role}, link.document, std::move(rest)}, std::move(done));
  });
}

// CONNECT-1: who comes is settled before the upgrade.
void Api::upgrade(HttpRequest request, std::function<void(UpgradeAnswer)> done) {
  if (!request.path.starts_with(kSockets))
    return done(http_error(404, "not_found", "WebSockets are at /ws/<document>."));
  std::string document = request.path.substr(kSockets.size());
  auto refused = [done](HttpResponse response) { done(std::move(response)); };
  std::string name = Sessions::name(session_token(request));
  with_session(
      std::move(request),
      [this, document, name = std::move(name), done](HttpRequest, Session session) {
        if_theirs(session, document, [this, document, name, participant = session.participant, done](bool theirs) {
          if (!theirs) return done(no_such_document());
          AcceptUpgrade accept;
          accept.limits = limits_.socket;
          accept.attend = [this, document, name, participant](Socket& socket) {
            return std::make_shared<DocumentSocket>(socket, parts_.documents, parts_.clock, parts_.sessions, name,
                                                    document, participant, limits_.visit);
          };
          done(std::move(accept));
        });
      },
      std::move(refused));
}

void Api::about(HttpRequest request, HttpAnswer done) {
  if (parts_.pages)
    if (std::optional<HttpResponse> page = parts_.pages->at(request)) return done(std::move(*page));
  HttpResponse response;
  response.headers = {{"Content-Type", "text/plain; charset=utf-8"}};
  response.body =
      request.path == "/join"
          ? "This is a link to a Plenary board. Open it with:  plenary join '<the whole link>'\n"
          : "Plenary keeps the boards of a meeting's breakout groups in sync. Join with the link you were given.\n";
  done(std::move(response));
}

namespace {

void answer_health(const HttpRequest& request, const HealthAnswer& health, const HttpAnswer& done) {
  if (!is_loopback(request)) return done(http_error(404, "not_found", "There is nothing at this address."));
  done(http_json(health.json, health.holds ? 200 : 503));
}

}  // namespace

void Api::live(HttpRequest request, HttpAnswer done) { answer_health(request, parts_.health.livez(), done); }
void Api::started(HttpRequest request, HttpAnswer done) { answer_health(request, parts_.health.startupz(), done); }
void Api::ready(HttpRequest request, HttpAnswer done) { answer_health(request, parts_.health.readyz(), done); }

void Api::figures(HttpRequest request, HttpAnswer done) {
  if (!is_loopback(request)) return done(http_error(404, "not_found", "There is nothing at this address."));
  HttpResponse response;
  response.headers = {{"Content-Type", "text/plain; version=0.0.4; charset=utf-8"}};
  response.body = parts_.metrics();
  done(std::move(response));
}

}  // namespace plenary
