// Within this folder: letters of HTTP, which knows ASCII alone whatever the locale.
#pragma once

namespace plenary {

[[nodiscard]] inline char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace plenary
