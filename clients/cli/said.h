// What somebody types at a board, understood: one line, one act.
//
//   add challenges /evidence Eleven monitoring points     ->  Request{add_card}
//   edit 12 Our river is a view, not a place.             ->  words of card 12, whole
//   move 3 4 to routes after 7
//
// Pure: a line and the board as it is shown give what to do, or a sentence that says what was not understood. The list
// of commands is one table, which `help` prints.
#pragma once

#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "clients/cli/words.h"
#include "proto/api.pb.h"
#include "proto/requests.pb.h"

namespace plenary::cli {

struct WriteWords {
  std::string id;
  std::string words;
};  // the new words of a card or note, whole
struct Ask {
  Request request;
};
enum class Simple { undo, redo, show, trash, people, screen, state, help, quit, nothing };
struct Tell {
  std::string words;
};  // to whoever asked
struct NotUnderstood {
  std::string sentence;
};
struct Wait {
  std::int64_t ms;
};  // for scripts
using Said = std::variant<Ask, WriteWords, Simple, Wait, Tell, NotUnderstood>;

struct SaidWhere {
  const Document& document;
  const People& people;
  std::function<std::string()> new_id;
  Role role = PARTICIPANT;                  // of whoever says it,
  std::string me = {};                      // and their participant id
  std::vector<ScreeningCard> waiting = {};  // as they were listed last
};

[[nodiscard]] Said understand(const std::string& line, const SaidWhere& where);
[[nodiscard]] std::string help_text();

}  // namespace plenary::cli
