// A file that a browser keeps and does not show: nothing in it runs, whoever opens it in place.
#pragma once

#include <string>
#include <utility>

#include "server/network/http.h"

namespace plenary {

// `name`: made of ids and endings, so ASCII; both forms say the same (RFC 6266).
[[nodiscard]] inline HttpResponse file_to_take(std::string type, const std::string& name, std::string body = {}) {
  HttpResponse response;
  response.headers = {{"Content-Type", std::move(type)},
                      {"Content-Security-Policy", "sandbox"},
                      {"Content-Disposition", "attachment; filename=\"" + name + "\"; filename*=UTF-8''" + name}};
  response.body = std::move(body);
  return response;
}

}  // namespace plenary
