// GET /api/search: in approved records and in what is ready of guidebooks, of every document that whoever asks may open, opened
// before or not. A plain scan, one document after the other: a meeting has one guidebook and a record a group. Or on boards,
// those alone at which whoever asks has a place.
#include <algorithm>
#include <set>

#include "facilitation/document/rehearsal.h"
#include "facilitation/document/session_record.h"
#include "facilitation/guidebook/parts.h"
#include "facilitation/records/searching.h"
#include "server/api/api.h"
#include "server/api/leaders.h"
#include "server/api/messages.h"
#include "server/api/record_boards.h"

namespace plenary {
namespace {

constexpr std::size_t kMostHits = 100;
constexpr std::size_t kMostDocuments = 300;
constexpr std::size_t kMostBytes = 200;

bool is_guidebook(const std::string& document) { return document.ends_with(kGuidebookEnding); }

// Where something may be found: of a meeting that the session knows, or known by itself. Which meetings a guidebook is made
// from, it says itself: those of other meetings come last. A board is known by what it holds; what it is not, by its id.
std::vector<std::string> to_be_searched(const std::vector<std::string>& all, const Session& session, bool on_boards) {
  std::vector<std::string> documents, others;
  for (const std::string& id : all) {
    const bool of_that_kind = is_guidebook(id) || id.find(".record") != std::string::npos;
    if (of_that_kind == on_boards || !rehearsal_of(id).empty()) continue;
    if (session.has_to_do_with(id))
      documents.push_back(id);
    else if (is_guidebook(id))
      others.push_back(id);
  }
  std::sort(documents.begin(), documents.end());
  std::sort(others.begin(), others.end());
  documents.insert(documents.end(), others.begin(), others.end());
  return documents;
}

// The boards that a record or a guidebook was written from.
std::vector<std::string> boards_behind(const Document& document, const std::vector<std::string>& all) {
  if (const SessionRecordHead* head = record_head(document)) return {head->boards().begin(), head->boards().end()};
  std::vector<std::string> boards;
  if (const Guidebook* guidebook = guidebook::head_of(document))
    for (const std::string& id : all)
      if (std::any_of(guidebook->meetings().begin(), guidebook->meetings().end(),
                      [&](const std::string& meeting) { return may_be_board_of(meeting, id); }))
        boards.push_back(id);
  return boards;
}

std::optional<std::uint32_t> goal_in(const std::string& text) {
  if (text.empty()) return 0;
  if (text.size() > 2 || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return std::nullopt;
  const int goal = std::stoi(text);
  return goal >= 1 && goal <= 17 ? std::optional<std::uint32_t>(goal) : std::nullopt;
}

}  // namespace

struct Api::SearchOf {
  SearchFor wanted;
  bool on_boards = false;
  Session session;
  ReadsAs reads;                       // whoever asks, the document that is looked at
  std::vector<std::string> documents;  // the next one last
  std::vector<std::string> all;        // ids there are
  std::vector<std::string> boards;     // behind the document that is looked at; the next one last
  std::vector<NotLetGo> kept;          // of those that were read
  SearchAnswer answer;
  HttpAnswer done;
};

void Api::search(HttpRequest request, HttpAnswer done) {
  with_session(
      std::move(request),
      [this, done](HttpRequest asked, Session session) {
        auto search = std::make_shared<SearchOf>();
        const auto parameter = [&](std::string_view name) { return asked.parameter(name).value_or(""); };
        search->wanted = {parameter("q"),     parameter("pillar"), parameter("type"),
                          parameter("place"), parameter("sector"), 0};
        const auto goal = goal_in(parameter("sdg"));
        if (!goal) return done(http_error(400, "invalid", "`sdg` is a goal, from 1 to 17."));
        search->wanted.sdg = *goal;
        if (search->wanted.is_empty())
          return done(http_error(400, "invalid", "Say what to look for: q, pillar, type, place, sector or sdg."));
        const std::string where = parameter("in");
        if (!where.empty() && where != "boards")
          return done(http_error(400, "invalid", "`in` is boards, or left out for what was approved."));
        search->on_boards = !where.empty();
        if (search->on_boards && parameter("q").find_first_not_of(' ') == std::string::npos)
          return done(http_error(400, "invalid", "Say which words to look for: q."));
        if (parameter("q").size() > kMostBytes)
          return done(http_error(400, "invalid", "That are many words. Look for fewer."));
        if (const std::int64_t wait = readings_.take(session.participant, parts_.clock.steady_ms()); wait > 0)
          return done(too_often(wait, "These are many searches in a short time."));
        search->session = std::move(session);
        search->done = done;
        parts_.log.list([this, search](std::optional<std::vector<std::string>> ids) {
          if (!ids) return search->done(cannot_store_now());
          search->documents = to_be_searched(*ids, search->session, search->on_boards);
          search->all = std::move(*ids);
          if (search->documents.size() > kMostDocuments) search->documents.resize(kMostDocuments);
          std::reverse(search->documents.begin(), search->documents.end());
          search_next(search);
        });
      },
      done);
}

void Api::search_next(std::shared_ptr<SearchOf> search) {
  const auto found = static_cast<std::size_t>(search->answer.hits_size());
  if (search->documents.empty() || found > kMostHits) {
    if (found > kMostHits) {
      search->answer.set_more(true);
      search->answer.mutable_hits()->DeleteSubrange(static_cast<int>(kMostHits), static_cast<int>(found - kMostHits));
    }
    return search->done(http_json(json_of(search->answer)));
  }
  const std::string id = search->documents.back();
  search->documents.pop_back();
  if (search->on_boards) return look_on(search, id);
  reads_as(id, search->session, [this, search, id](ReadsAs reads) {
    search->reads = std::move(reads);
    if (search->reads.role == ROLE_UNSPECIFIED) return search_next(search);
    parts_.documents.read(id, [this, search, id](const LiveDocument* live) {
      if (!live ||
          search_in(id, live->document(), {search->session.participant, search->reads.role}, search->wanted, 1).empty())
        return search_next(search);
      // Something is found: is it somebody's words that they took back since, or never let go?
      search->boards = boards_behind(live->document(), search->all);
      search->kept.clear();
      look_behind(search, id);
    });
  });
}

void Api::look_on(std::shared_ptr<SearchOf> search, const std::string& id) {
  parts_.documents.read(id, [this, search, id](const LiveDocument* live) {
    const std::string& participant = search->session.participant;
    const Member* member = live && live->document().board() ? live->document().member(participant) : nullptr;
    if (member && !member->removed() && !member->visiting())
      for (SearchHit& hit :
           search_board(id, live->document(), {participant, live->document().role_of(participant)},
                        search->wanted.words, kMostHits + 1 - static_cast<std::size_t>(search->answer.hits_size())))
        *search->answer.add_hits() = std::move(hit);
    search_next(search);
  });
}

void Api::reads_as(const std::string& id, const Session& session, std::function<void(ReadsAs)> then) {
  parts_.documents.read(id, [this, session, then = std::move(then)](const LiveDocument* live) {
    if (!live) return then({});
    const std::string& participant = session.participant;
    if (live->document().member(participant)) return then({live->document().role_of(participant), {}});  // or taken out
    if (const Guidebook* guidebook = guidebook::head_of(live->document())) {
      std::vector<std::string> meetings(guidebook->meetings().rbegin(), guidebook->meetings().rend());
      std::erase_if(meetings, [&](const std::string& meeting) { return !session.knows(meeting); });
      return reads_by_meeting(std::move(meetings), participant, then);
    }
    const SessionRecordHead* head = record_head(live->document());
    if (!head || !is_approved(*head)) return then({});  // nothing else is found in it
    const auto sat_there = [participant](const LiveDocument& board) {
      const Member* member = board.document().board() ? board.document().member(participant) : nullptr;
      return member && !member->removed() && !member->visiting();
    };
    read_boards(parts_.documents, {head->boards().begin(), head->boards().end()}, sat_there,
                [then](const std::shared_ptr<ReadBoards>& read) {
                  then({read->boards.empty() ? ROLE_UNSPECIFIED : OBSERVER, {}});
                });
  });
}

// A guidebook is read in every meeting that it is made from; the next one to ask last.
void Api::reads_by_meeting(std::vector<std::string> meetings, const std::string& participant,
                           std::function<void(ReadsAs)> then) {
  if (meetings.empty()) return then({});
  std::string meeting = std::move(meetings.back());
  meetings.pop_back();
  parts_.documents.read(meeting, [this, meeting, meetings = std::move(meetings), participant,
                                  then = std::move(then)](const LiveDocument* programme) mutable {
    if (programme && programme->document().meeting() && programme->document().role_of(participant) != ROLE_UNSPECIFIED)
      return then({OBSERVER, std::move(meeting)});
    reads_by_meeting(std::move(meetings), participant, std::move(then));
  });
}

// One board after the other, of which nothing is copied but the words that are not let go.
void Api::look_behind(std::shared_ptr<SearchOf> search, const std::string& id) {
  if (search->boards.empty()) return take_hits(search, id);
  const std::string board = search->boards.back();
  search->boards.pop_back();
  parts_.documents.read(board, [this, search, id, board](const LiveDocument* live) {
    // What cannot be looked into could not be looked through.
    if (!live) return search->done(board_cannot_be_read());
    if (live->document().board()) search->kept.push_back(not_let_go({{board, live->document(), {}}}));
    look_behind(search, id);
  });
}

void Api::take_hits(std::shared_ptr<SearchOf> search, const std::string& id) {
  parts_.documents.read(id, [this, search, id](const LiveDocument* live) {
    const auto kept = [&search](const std::string& words) {
      return std::any_of(search->kept.begin(), search->kept.end(), [&](const NotLetGo& in) { return in(words); });
    };
    if (live)
      for (SearchHit& hit :
           search_in(id, live->document(), {search->session.participant, search->reads.role}, search->wanted,
                     kMostHits + 1 - static_cast<std::size_t>(search->answer.hits_size()), kept)) {
        hit.set_meeting(search->reads.by_meeting);
        *search->answer.add_hits() = std::move(hit);
      }
    search_next(search);
  });
}

}  // namespace plenary
