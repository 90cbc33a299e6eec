// The web client as it was built (clients/web): read whole when the server starts, compressed once, handed out as it is.
// What is asked for is looked up among the files that were there, so no path leads anywhere else.
//
// The build packs what never changes under its name with Brotli, too ("assets/board-B2x.js.br" beside it): a seventh less
// than gzip, and nothing here has to know how it is done.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "server/network/http.h"

namespace plenary {

class Pages {
 public:
  Pages() = default;  // no client was built: there are no pages
  explicit Pages(const std::filesystem::path& folder);

  [[nodiscard]] bool any() const { return files_.contains("/index.html"); }
  // A file of the client, or its one page where the path is a place in it ("/", "/join", "/board/<document>"); nothing
  // if it is neither.
  [[nodiscard]] std::optional<HttpResponse> at(const HttpRequest& request) const;

 private:
  struct File {
    std::string type;
    std::shared_ptr<const std::string> plain, gzipped, brotlied;  // null where it saves nothing, or was not packed
    bool named_by_content = false;                                // never changes under its name
  };
  std::map<std::string, File, std::less<>> files_;  // by path, "/assets/index-B2x.js"
};

}  // namespace plenary
