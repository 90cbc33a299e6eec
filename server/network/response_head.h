// The head of a response, with the headers that every response carries.
#pragma once

#include <string>

#include "server/network/http.h"

namespace plenary {

struct ResponseContext {
  std::string_view host;  // of the request, checked; for connect-src
  bool secure = false;    // Strict-Transport-Security only then
  bool keep_alive = true;
};

// Status line, fields, empty line. A field of `response` wins over one that would be added; a field whose name or value
// could break the head is left out.
[[nodiscard]] std::string response_head(const HttpResponse& response, const ResponseContext& context);

}  // namespace plenary
