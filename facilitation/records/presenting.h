// A case goes outside once its presenter has looked at what was written of it, or when the days for that are over; then with
// nothing in it that is attributed to anybody. Copies for those who were there, and for members, do not wait.
#pragma once

#include <cstdint>
#include <string>

#include "facilitation/records/compile.h"

namespace plenary {

enum class PresenterCheck { nobody_has_to, waited_for, answered, overdue };

// The days run from when the board was closed: as long as it is open, it is waited for.
[[nodiscard]] PresenterCheck presenter_check(const Document& board, std::int64_t now_ms);
[[nodiscard]] std::string_view word_for(PresenterCheck check);

// May a record of this kind be made of the board now?
[[nodiscard]] bool waits_for_presenter(const Document& board, RecordKind kind, std::int64_t now_ms);

}  // namespace plenary
