// GET /api/documents/<id>/export?format=md|html|pdf|...&scope=board|session&kind=internal|network|publication|blog|video: the
// session record of a board, or of all boards of its session, for whom it is meant. Every kind holds less than internal,
// which whoever may ask has already seen.
#include <algorithm>
#include <set>

#include "facilitation/exports/formats.h"
#include "facilitation/records/compile.h"
#include "server/api/api.h"
#include "server/api/leaders.h"
#include "server/api/messages.h"

namespace plenary {
namespace {

// Whoever leads, records or hosts one group of a session may have the record of all its groups; others that of theirs.
bool may_have_session(Role role) {
  return role == FACILITATOR || role == CO_FACILITATOR || role == RAPPORTEUR || role == PLENARY_HOST;
}

// Boards one after another, then their people's names, then the bytes.
struct Gathering : std::enable_shared_from_this<Gathering> {
  const Format* format = nullptr;
  std::string participant, meeting, session;
  bool all = false;
  std::vector<std::string> candidates;
  std::size_t next = 0;
  struct Board {
    std::string id;
    Document document;
    Position at;
  };
  std::vector<Board> boards;
};

Position position_of(const LiveDocument& live) {
  Position at;
  at.set_epoch(live.position().epoch);
  at.set_seq(live.position().seq);
  at.set_chain(live.position().chain.data(), live.position().chain.size());
  return at;
}

std::string file_name(const std::string& document, std::string_view ending) {
  std::string name;
  for (const char c : document)
    name +=
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ? c : '_';
  return name.substr(0, 72) + std::string(ending);
}

}  // namespace

void Api::export_record(Asking asking, HttpAnswer done) {
  if (asking.document.ends_with(kGuidebookEnding)) return export_guidebook(std::move(asking), std::move(done));
  const std::string name = asking.request.parameter("format").value_or("md");
  const std::string scope = asking.request.parameter("scope").value_or("board");
  const Format* format = format_named(name);
  if (!format)
    return done(http_error(400, "invalid", "There is no such format. Ask for one of: " + format_names() + "."));
  const std::optional<RecordKind> kind = record_kind(asking.request.parameter("kind").value_or("internal"));
  if (!kind)
    return done(http_error(400, "invalid",
                           "There is no such kind of record. Ask for internal, network, publication, blog or video."));
  if (scope != "board" && scope != "session") return done(http_error(400, "invalid", "`scope` is board or session."));
  if (const std::int64_t wait = exports_.take(asking.counted_as(), parts_.clock.steady_ms()); wait > 0)
    return done(too_often(wait, "That is many exports in a short time."));

  const auto write = [this, format, kind = *kind, done,
                      document = asking.document](const std::shared_ptr<Gathering>& gathered) {
    std::set<std::string> named;
    for (const Gathering::Board& board : gathered->boards)
      for (std::string& participant : participants_named(board.document)) {
        // Whoever was removed is named to nobody, as in `people` (CONNECT-6); what they wrote for the record stays, by id.
        const Member* member = board.document.member(participant);
        if (!member || !member->removed()) named.insert(std::move(participant));
      }
    const auto finish = [this, gathered, format, kind, done, document](const std::vector<Person>& people) {
      // A long document takes a tenth of a second and more, and everybody on every board would wait for it.
      const auto response = std::make_shared<HttpResponse>();
      response->headers = {
          {"Content-Type", std::string(format->media_type)},
          {"Content-Disposition",
           "attachment; filename=\"" +
               file_name(kind == RecordKind::internal ? document : document + "." + std::string(word_for(kind)),
                         format->ending) +
               "\""}};
      const auto write_it = [gathered, format, kind, people, response, now = parts_.clock.wall_ms()] {
        std::vector<BoardState> states;
        for (const Gathering::Board& board : gathered->boards) states.push_back({board.id, board.document, board.at});
        try {
          response->body = format->write(compile_session(states, people, now, kind));
        } catch (const std::exception&) {
          *response = http_error(500, "failed",
                                 "The record could not be written in this format. Try another, and tell whoever runs "
                                 "the server.");
        }
      };
      const auto answer = [response, done] { done(std::move(*response)); };
      if (parts_.beside) return parts_.beside(write_it, answer);
      write_it();
      answer();
    };
    if (named.empty()) return finish({});
    parts_.names.names({named.begin(), named.end()}, finish);
  };

  parts_.documents.read(asking.document, [this, asking, scope, format, write, done](const LiveDocument* live) {
    if (!live || !live->document().board())
      return done(http_error(400, "invalid", "Only boards have a session record so far. Use the link of a board."));
    auto gathered = std::make_shared<Gathering>();
    gathered->format = format;
    gathered->boards.push_back({asking.document, live->document(), position_of(*live)});
    if (scope == "board") return write(gathered);

    gathered->participant = asking.viewer.participant;
    gathered->meeting = live->document().board()->meeting();
    gathered->session = live->document().board()->session();
    gathered->all = may_have_session(asking.viewer.role);
    parts_.log.list([this, gathered, write, done, own = asking.document](std::optional<std::vector<std::string>> ids) {
      if (!ids)
        return done(
            http_error(503, "try_later", "The server cannot read its documents just now. Try again in a moment."));
      for (std::string& id : *ids)
        if (id != own && id.starts_with(gathered->meeting + ".")) gathered->candidates.push_back(std::move(id));
      std::sort(gathered->candidates.begin(), gathered->candidates.end());
      auto step = std::make_shared<std::function<void()>>();
      *step = [this, gathered, write, weak = std::weak_ptr(step)] {
        if (gathered->next == gathered->candidates.size()) return write(gathered);
        const std::string id = gathered->candidates[gathered->next++];
        parts_.documents.read(id, [gathered, id, again = weak.lock()](const LiveDocument* other) {
          const Board* board = other ? other->document().board() : nullptr;
          if (board && board->session() == gathered->session &&
              (gathered->all || other->document().role_of(gathered->participant) != ROLE_UNSPECIFIED))
            gathered->boards.push_back({id, other->document(), position_of(*other)});
          (*again)();
        });
      };
      (*step)();
    });
  });
}

}  // namespace plenary
