// GET /api/documents/<id>/export?format=md|html|pdf|...&scope=board|page|session|record&kind=internal|network|...: the
// session record of a board, whole or on one page, or of all boards of its session, for whom it is meant; or, of a record
// that people wrote, that. Every kind holds less than internal, which whoever may ask has already seen.
#include <algorithm>
#include <map>
#include <set>

#include "facilitation/document/rehearsal.h"
#include "facilitation/document/session_record.h"
#include "facilitation/exports/formats.h"
#include "facilitation/records/compile.h"
#include "facilitation/records/presenting.h"
#include "facilitation/records/written.h"
#include "server/api/api.h"
#include "server/api/file_to_take.h"
#include "server/api/leaders.h"
#include "server/api/messages.h"
#include "server/api/record_boards.h"
#include "server/api/stored_names.h"
#include "server/live/seeded_bugs.h"

namespace plenary {
namespace {

// Whoever leads, records or hosts one group of a session may have the record of all its groups; others that of theirs.
bool may_have_session(Role role) {
  return role == FACILITATOR || role == CO_FACILITATOR || role == RAPPORTEUR || role == PLENARY_HOST;
}

}  // namespace

// Boards one after another, then their people's names, then the bytes.
struct Api::Gathering {
  const Format* format = nullptr;
  std::vector<ReadBoard> boards;
  std::optional<ReadBoard> record;  // that people wrote of them
};

namespace {

// A link alone says what somebody may see of the board, and not that they were there.
HttpResponse for_those_who_were_there() {
  return http_error(
      403, "forbidden",
      "This copy of the session record is for those who were there. Join the board first, or ask for another "
      "kind: network, publication, blog or video.");
}

HttpResponse not_written_yet() {
  return http_error(
      403, "not_circulated",
      "The session record is still being written. Wait until it is circulated, or ask for the record as it "
      "comes from the board.");
}

// Of a board whose record nobody has opened.
HttpResponse not_begun() {
  return http_error(404, "not_begun",
                    "Nobody has begun a session record of this board yet. A rapporteur or facilitator begins it on the "
                    "board's page, under \"Session record…\"; until then, ask for the record as it comes from the "
                    "board.");
}

// Whoever presented the case has not looked at what was written of it.
HttpResponse presenter_is_waited_for() {
  return http_error(
      403, "waits_for_presenter",
      "The presenter has not looked at this case yet, so it stays among those who were there. Ask them to, "
      "or wait until their days for it are over; the copies internal and network can be had now.");
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
  if (!rehearsal_of(asking.document).empty()) return done(nothing_is_kept());
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
  if (scope != "board" && scope != "page" && scope != "session" && scope != "record")
    return done(http_error(400, "invalid", "`scope` is board, page, session or record."));
  if (scope == "page" && !format->has_pages)
    return done(http_error(400, "invalid", "One page is for reading: ask for pdf, docx, html, md or epub."));
  if (const std::int64_t wait = exports_.take(asking.counted_as(), parts_.clock.steady_ms()); wait > 0)
    return done(too_often(wait, "That is many exports in a short time."));

  const auto write = [this, format, kind = *kind, one_page = scope == "page", done,
                      document = asking.document](const std::shared_ptr<Gathering>& gathered) {
    for (const ReadBoard& board : gathered->boards)
      if (waits_for_presenter(board.document, kind, parts_.clock.wall_ms())) return done(presenter_is_waited_for());
    // Of whoever was removed, too, for their name to be found in what was written (those_who_may_be_named).
    std::set<std::string> named;
    for (const ReadBoard& board : gathered->boards)
      for (std::string& participant : participants_named(board.document)) named.insert(std::move(participant));
    // Whoever is named in what people wrote is looked for by name, whoever they are now.
    if (gathered->record)
      for (std::string& participant : participants_of_record(gathered->record->document, states_of(gathered->boards)))
        named.insert(std::move(participant));
    const auto finish = [this, gathered, format, kind, one_page, done, document](const std::vector<Person>& people) {
      if (PLENARY_BUG(consent_read_at_end))
        for (ReadBoard& board : gathered->boards)
          parts_.documents.read(board.id, [&board](const LiveDocument* live) {
            if (live) board.document = live->document();  // and its position stays that of before
          });
      // A long document takes a tenth of a second and more, and everybody on every board would wait for it.
      const auto response = std::make_shared<HttpResponse>(
          file_to_take(std::string(format->media_type),
                       file_name(kind == RecordKind::internal ? document : document + "." + std::string(word_for(kind)),
                                 format->ending)));
      const auto write_it = [gathered, format, kind, one_page, people, response, now = parts_.clock.wall_ms()] {
        const std::vector<BoardState> states = states_of(gathered->boards);
        const auto compiled = [&] {
          if (!gathered->record) return compile_session(states, people, now, kind);
          const ReadBoard& record = *gathered->record;
          return compile_written({record.id, record.document, record.at}, states, people, now, kind);
        };
        try {
          SessionRecord record = compiled();
          if (one_page && !gathered->record) keep_to_one_page(record);
          response->body = format->write(record);
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
    // What leaves names nobody of the meeting, whether they sat at these boards or not.
    const std::string meeting = kind == RecordKind::internal || gathered->boards.empty()
                                    ? std::string()
                                    : gathered->boards.front().document.board()->meeting();
    const auto with_all_listed = [this, meeting, finish, done](std::vector<Person> people) {
      if (meeting.empty()) return finish(people);
      parts_.people.list(meeting, [people = std::move(people), finish,
                                   done](const std::optional<std::vector<ListedPerson>>& listed) mutable {
        if (!listed)
          return done(
              http_error(503, "try_later", "The server cannot read its people just now. Try again in a moment."));
        std::map<std::string, std::size_t> known;
        for (std::size_t i = 0; i < people.size(); ++i) known.emplace(people[i].participant(), i);
        for (const ListedPerson& person : *listed) {
          const auto [at, is_new] = known.emplace(person.id(), people.size());
          if (is_new) people.push_back(person_of(person));
          people[at->second].set_organisation_type(person.organisation_type());  // counted here, and sent to nobody
        }
        finish(people);
      });
    };
    if (named.empty()) return with_all_listed({});
    parts_.names.names({named.begin(), named.end()}, with_all_listed);
  };

  parts_.documents.read(asking.document, [this, asking, scope, format, kind = *kind, write,
                                          done](const LiveDocument* live) {
    auto gathered = std::make_shared<Gathering>();
    gathered->format = format;
    if (const SessionRecordHead* head = live ? record_head(live->document()) : nullptr)
      return export_written(asking, *live, *head, gathered, write, done);
    if (!live || !live->document().board())
      return done(http_error(400, "invalid", "Only boards have a session record. Use the link of a board."));
    if (scope == "record") {
      const Member* member = live->document().member(asking.viewer.participant);
      if (member && member->visiting()) return done(not_written_yet());
      const bool was_there = member && member->joined_ms() != 0;
      const bool may_have_it = kind != RecordKind::internal || was_there || keeps_record(asking.viewer.role);
      const bool hears_of_drafts = keeps_record(asking.viewer.role);
      const std::string id = record_of_board(live->document().board()->meeting(), asking.document);
      return parts_.documents.read(
          id, [this, asking, gathered, write, done, hears_of_drafts, may_have_it](const LiveDocument* record) {
            const SessionRecordHead* head = record ? record_head(record->document()) : nullptr;
            if (!head) return done(hears_of_drafts ? not_begun() : not_written_yet());
            if (head->state() != SessionRecordHead::RECORD_DRAFT && !may_have_it)
              return done(for_those_who_were_there());
            export_written(asking, *record, *head, gathered, write, done);
          });
    }
    gathered->boards.push_back({asking.document, live->document(), position_of(*live)});
    if (scope == "board" || scope == "page") return write(gathered);

    const std::string meeting = live->document().board()->meeting(), session = live->document().board()->session();
    const auto wanted = [meeting, session, participant = asking.viewer.participant,
                         all = may_have_session(asking.viewer.role)](const LiveDocument& other) {
      const Board* board = other.document().board();
      return board && board->session() == session && (all || other.document().role_of(participant) != ROLE_UNSPECIFIED);
    };
    parts_.log.list([this, gathered, write, done, meeting, wanted,
                     own = asking.document](std::optional<std::vector<std::string>> ids) {
      if (!ids)
        return done(
            http_error(503, "try_later", "The server cannot read its documents just now. Try again in a moment."));
      std::erase_if(*ids, [&](const std::string& id) { return id == own || !may_be_board_of(meeting, id); });
      std::sort(ids->begin(), ids->end());
      read_boards(parts_.documents, std::move(*ids), wanted,
                  [gathered, write, done](std::shared_ptr<ReadBoards> others) {
                    if (!others->whole) return done(board_cannot_be_read());
                    for (ReadBoard& other : others->boards) gathered->boards.push_back(std::move(other));
                    write(gathered);
                  });
    });
  });
}

// A draft is for whoever keeps it; what is circulated, for those who were there.
void Api::export_written(const Asking& asking, const LiveDocument& live, const SessionRecordHead& head,
                         std::shared_ptr<Gathering> gathered,
                         std::function<void(const std::shared_ptr<Gathering>&)> write, HttpAnswer done) {
  if (!gathered->format->is_whole)
    return done(
        http_error(400, "invalid", "A session record that people wrote has no board in it. Ask for its board."));
  if (head.state() == SessionRecordHead::RECORD_DRAFT && !keeps_record(asking.viewer.role))
    return done(not_written_yet());
  gathered->record = ReadBoard{live.id(), live.document(), position_of(live)};
  read_boards(
      parts_.documents, {head.boards().begin(), head.boards().end()},
      [](const LiveDocument& board) { return board.document().board() != nullptr; },
      [gathered, write, done](std::shared_ptr<ReadBoards> read) {
        // What they say may not leave could not be looked for in what people wrote.
        if (!read->whole) return done(board_cannot_be_read());
        gathered->boards = std::move(read->boards);
        write(gathered);
      });
}

}  // namespace plenary
