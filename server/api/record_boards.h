// The documents that a session record is made from, read one after another: the boards that its head names, or all of a
// session.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "facilitation/records/compile.h"
#include "server/live/live_documents.h"

namespace plenary {

struct ReadBoard {
  std::string id;
  Document document;
  Position at;
};

// A document that cannot be read has not lost its words: whoever would print, compare or take out what is not among
// `boards` asks `whole` first.
struct ReadBoards {
  std::vector<ReadBoard> boards;
  bool whole = true;  // false: one of those asked for cannot be read now, and may have been wanted
};

[[nodiscard]] Position position_of(const LiveDocument& live);
// Of those that can be read and pass `wanted`, a copy of each, in the order asked for. Answered once, perhaps at once.
void read_boards(LiveDocuments& documents, std::vector<std::string> ids,
                 std::function<bool(const LiveDocument&)> wanted,
                 std::function<void(std::shared_ptr<ReadBoards>)> done);
// As facilitation/records takes them; good as long as `boards` is.
[[nodiscard]] std::vector<BoardState> states_of(const std::vector<ReadBoard>& boards);

// Whoever writes it, offers to it, and sees it before it is circulated. The roles are those of its verbs.
[[nodiscard]] bool keeps_record(Role role);

// The document of a record: "demo.record.g1" of the board "demo.g1", "demo.record.session-ii" of a session of "demo".
[[nodiscard]] std::string record_of_board(const std::string& meeting, const std::string& board);
[[nodiscard]] std::string record_of_session(const std::string& meeting, const std::string& session);
// By its id: a document of this meeting, and neither a record nor its guidebook.
[[nodiscard]] bool may_be_board_of(const std::string& meeting, const std::string& id);

}  // namespace plenary
