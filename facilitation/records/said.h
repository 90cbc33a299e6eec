// What the log keeps as a word, as a record says it to a reader. The sheets and JSON keep the words themselves.
#pragma once

#include <string>
#include <string_view>

namespace plenary {

[[nodiscard]] std::string pillar_said(std::string_view pillar);  // "routes": "Routes and directions"; another as it is
// "start", "audio": "Recording begins (audio)"; "quote": "Quotation (audio)".
[[nodiscard]] std::string mark_said(std::string_view kind, std::string_view channel);

}  // namespace plenary
