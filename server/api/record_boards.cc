#include "server/api/record_boards.h"

#include "server/api/leaders.h"

namespace plenary {

Position position_of(const LiveDocument& live) {
  Position at;
  at.set_epoch(live.position().epoch);
  at.set_seq(live.position().seq);
  at.set_chain(live.position().chain.data(), live.position().chain.size());
  return at;
}

namespace {

struct Reading {
  LiveDocuments& documents;
  std::vector<std::string> ids;
  std::function<bool(const LiveDocument&)> wanted;
  std::function<void(std::shared_ptr<ReadBoards>)> done;
  std::size_t next = 0;
  std::shared_ptr<ReadBoards> read = std::make_shared<ReadBoards>();
};

void read_next(const std::shared_ptr<Reading>& reading) {
  if (reading->next == reading->ids.size()) return reading->done(reading->read);
  const std::string id = reading->ids[reading->next++];
  reading->documents.read(id, [reading, id](const LiveDocument* live) {
    reading->read->whole &= live != nullptr;
    if (live && reading->wanted(*live)) reading->read->boards.push_back({id, live->document(), position_of(*live)});
    read_next(reading);
  });
}

}  // namespace

void read_boards(LiveDocuments& documents, std::vector<std::string> ids,
                 std::function<bool(const LiveDocument&)> wanted,
                 std::function<void(std::shared_ptr<ReadBoards>)> done) {
  read_next(std::make_shared<Reading>(Reading{documents, std::move(ids), std::move(wanted), std::move(done)}));
}

std::vector<BoardState> states_of(const std::vector<ReadBoard>& boards) {
  std::vector<BoardState> states;
  for (const ReadBoard& board : boards) states.push_back({board.id, board.document, board.at});
  return states;
}

bool keeps_record(Role role) { return role == FACILITATOR || role == CO_FACILITATOR || role == RAPPORTEUR; }

std::string record_of_board(const std::string& meeting, const std::string& board) {
  if (meeting.empty()) return board + ".record";
  const bool is_within = board.size() > meeting.size() + 1 && board.starts_with(meeting + ".");
  return meeting + ".record." + (is_within ? board.substr(meeting.size() + 1) : board);
}

std::string record_of_session(const std::string& meeting, const std::string& session) {
  return meeting + ".record.session-" + session;
}

bool may_be_board_of(const std::string& meeting, const std::string& id) {
  return !meeting.empty() && id.starts_with(meeting + ".") && !id.starts_with(meeting + ".record.") &&
         id != meeting + std::string(kGuidebookEnding);
}

}  // namespace plenary
