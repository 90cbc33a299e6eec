#include "server/api/pages.h"

#include <zlib.h>

#include <array>
#include <fstream>
#include <iterator>
#include <utility>

namespace plenary {
namespace {

namespace fs = std::filesystem;

struct Type {
  std::string_view ending, type;
  bool compresses;
};
constexpr std::array<Type, 8> kTypes{{
    {".html", "text/html; charset=utf-8", true},
    {".js", "text/javascript; charset=utf-8", true},
    {".css", "text/css; charset=utf-8", true},
    {".svg", "image/svg+xml", true},
    {".json", "application/json", true},
    {".webmanifest", "application/manifest+json", true},
    {".woff2", "font/woff2", false},
    {".png", "image/png", false},
}};

std::shared_ptr<const std::string> gzipped(const std::string& plain) {
  constexpr int kGzip = 15 + 16, kMemory = 9;
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzip, kMemory, Z_DEFAULT_STRATEGY) != Z_OK) return nullptr;
  std::string packed(deflateBound(&stream, static_cast<uLong>(plain.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return whole && packed.size() < plain.size() ? std::make_shared<const std::string>(std::move(packed)) : nullptr;
}

// "gzip, deflate, br", also with qualities; "gzip;q=0" refuses it.
bool takes(std::string_view accepted, std::string_view coding) {
  const std::size_t at = accepted.find(coding);
  if (at == std::string_view::npos) return false;
  const std::size_t behind = at + coding.size();
  const std::string_view after = accepted.substr(behind, accepted.find(',', at) - behind);
  return after.find("q=0") == std::string_view::npos || after.find("q=0.") != std::string_view::npos;
}

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
// What the build packed of it; null if it did not.
std::shared_ptr<const std::string> packed_by_the_build(fs::path file) {
  std::string packed = bytes_of(file += ".br");
  return packed.empty() ? nullptr : std::make_shared<const std::string>(std::move(packed));
}

// "/board/<id>" and what is shown of it: "/board/<id>/projector"; "/meeting/<id>" and "/meeting/<id>/console".
bool is_place_in_client(std::string_view path) {
  if (path == "/" || path == "/join") return true;
  const bool of_board = path.starts_with("/board/");
  if (!of_board && !path.starts_with("/meeting/")) return false;
  std::string_view id = path.substr(path.find('/', 1) + 1);
  for (const std::string_view view : {"/projector", "/print"})
    if (of_board && id.ends_with(view)) id.remove_suffix(view.size());
  if (const std::string_view console = "/console"; !of_board && id.ends_with(console)) id.remove_suffix(console.size());
  return id.find('/') == std::string_view::npos;
}

// Somebody typed an address, or followed a link that was cut: the client tells them, in their language.
bool is_looking_for_a_page(const HttpRequest& request) {
  for (const std::string_view no_page : {"/api/", "/ws/", "/assets/"})
    if (request.path.starts_with(no_page)) return false;
  return request.header("Accept").find("text/html") != std::string_view::npos;
}

}  // namespace

Pages::Pages(const fs::path& folder) {
  std::error_code none;
  for (fs::recursive_directory_iterator entry(folder, none), end; !none && entry != end; entry.increment(none)) {
    if (!entry->is_regular_file(none)) continue;
    for (const Type& type : kTypes) {
      if (entry->path().extension() != type.ending) continue;
      std::string bytes = bytes_of(entry->path());
      const std::string path = "/" + entry->path().lexically_relative(folder).generic_string();
      File& file = files_[path];
      file.type = type.type;
      if (type.compresses) file.gzipped = gzipped(bytes);
      file.plain = std::make_shared<const std::string>(std::move(bytes));
      file.named_by_content = path.starts_with("/assets/");
      if (file.named_by_content) file.brotlied = packed_by_the_build(entry->path());
    }
  }
}

std::optional<HttpResponse> Pages::at(const HttpRequest& request) const {
  auto found = files_.find(is_place_in_client(request.path) ? "/index.html" : request.path);
  const bool lost = found == files_.end();
  if (lost && is_looking_for_a_page(request)) found = files_.find("/index.html");
  if (found == files_.end()) return std::nullopt;
  const File& file = found->second;
  const std::string_view accepted = request.header("Accept-Encoding");
  const bool brotlied = file.brotlied && takes(accepted, "br");
  const bool gzipped = !brotlied && file.gzipped && takes(accepted, "gzip");
  HttpResponse response;
  if (lost) response.status = 404;
  response.headers = {{"Content-Type", file.type},
                      {"Cache-Control", file.named_by_content ? "public, max-age=31536000, immutable" : "no-cache"},
                      {"Vary", "Accept-Encoding"}};
  if (brotlied || gzipped) response.headers.emplace_back("Content-Encoding", brotlied ? "br" : "gzip");
  response.shared_body = brotlied ? file.brotlied : gzipped ? file.gzipped : file.plain;
  return response;
}

}  // namespace plenary
