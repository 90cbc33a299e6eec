// The session record: what remains of a breakout, compiled from its board; or of a session, from several boards.
//
//   documents + names ──compile──▶ SessionRecord (proto/session_record.proto) ──facilitation/exports──▶ bytes
//
// Only what everybody on the board may see goes in (facilitation/views says what that is): never a working note, a
// speaker, the author of a card, a ballot. Hidden cards and the trash are counts. Beside that, quotations: those alone
// whose speaker said yes to the words, to the kind of material and to how they are named in it (attribution.md).
//
// Pure, and the same for the same state: the order of everything comes from the state alone, and nothing but
// generated_at from the moment. The sections and their reasons: README.md beside this file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facilitation/document/document.h"
#include "proto/session_record.pb.h"
#include "proto/wire.pb.h"

namespace plenary {

// For whom it is. internal: those who were there, so that whoever holds a role or owns an action stands in it by name.
// network: all members. The others are for everybody: no names, no notes, only quotations granted for that kind.
enum class RecordKind { internal, network, publication, blog, video };
[[nodiscard]] std::string_view word_for(RecordKind kind);
[[nodiscard]] std::optional<RecordKind> record_kind(std::string_view word);

struct BoardState {
  std::string id;  // of the document
  const Document& document;
  Position at;  // the state's position in its log
};

// nullptr: it is not among them.
[[nodiscard]] const BoardState* state_of(const std::vector<BoardState>& states, std::string_view document);

// The participants whom a record of this board may name: ask the people store for them.
[[nodiscard]] std::vector<std::string> participants_named(const Document& document);

// Boards may come in any order. One that holds no board record is left out. Whoever has no name in `people`
// is "a member", or "a former member": never an id.
[[nodiscard]] SessionRecord compile_session(const std::vector<BoardState>& boards, const std::vector<Person>& people,
                                            std::int64_t generated_ms, RecordKind kind = RecordKind::internal);
[[nodiscard]] SessionRecord compile_board(const BoardState& board, const std::vector<Person>& people,
                                          std::int64_t generated_ms, RecordKind kind = RecordKind::internal);

// Keeps to what a charter on a wall says: the question, what stands in each region, what was decided.
void keep_to_one_page(SessionRecord& record);

}  // namespace plenary
