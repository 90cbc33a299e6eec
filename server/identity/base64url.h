// Bytes as text that goes into links and cookies: base64url without padding (RFC 4648, section 5).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace plenary {

[[nodiscard]] std::string base64url(std::string_view bytes);
// Nothing if a character or the length cannot come from base64url(), or if bits beyond the last byte are set: one
// sequence of bytes has one text.
[[nodiscard]] std::optional<std::string> base64url_decode(std::string_view text);

}  // namespace plenary
