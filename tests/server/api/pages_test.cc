// The web client as the server hands it out.
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "server/api/pages.h"
#include "tests/catch.h"

using namespace plenary;

namespace {

namespace fs = std::filesystem;

// A client that was built, in a folder that goes.
class Built {
 public:
  Built() : folder_(fs::temp_directory_path() / ("plenary-pages-" + std::to_string(getpid()))) {
    put("index.html", "<!doctype html><script type=module src=/assets/index-B2x.js></script>");
    put("assets/index-B2x.js", std::string(5'000, 'x'));
    put("assets/words-Q1.woff2", std::string(5'000, 'w'));
    put("assets/board-C3y.js", std::string(5'000, 'b'));
    put("assets/board-C3y.js.br", "b, packed by the build");
    put("sw.js.br", "of an earlier build");
    put("sw.js", "self.addEventListener('fetch', () => {})");
    put("notes.txt", "not for anybody");
  }
  ~Built() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  const fs::path& folder() const { return folder_; }

 private:
  void put(const std::string& name, const std::string& bytes) {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }
  fs::path folder_;
};

HttpRequest get(const std::string& path, const std::string& encodings = "") {
  HttpRequest request;
  request.method = "GET";
  request.path = path;
  if (!encodings.empty()) request.headers = {{"Accept-Encoding", encodings}};
  return request;
}

std::string header(const HttpResponse& response, const std::string& name) {
  for (const auto& [known, value] : response.headers)
    if (known == name) return value;
  return "";
}

}  // namespace

TEST_CASE("every place in the client is its one page, and is asked for again each time", "[api][pages]") {
  const Built built;
  const Pages pages(built.folder());
  for (const char* path :
       {"/", "/join", "/board/demo-2027.s2-b1", "/board/demo-2027.s2-b1/projector", "/board/demo-2027.s2-b1/print",
        "/meeting/demo-2027", "/meeting/demo-2027/console", "/index.html"}) {
    INFO(path);
    const auto page = pages.at(get(path));
    REQUIRE(page);
    CHECK(page->shared_body->starts_with("<!doctype html>"));
    CHECK(header(*page, "Content-Type") == "text/html; charset=utf-8");
    CHECK(header(*page, "Cache-Control") == "no-cache");
  }
}

TEST_CASE("who looks for a page that is not there is told so by the client; programs are told by no page",
          "[api][pages]") {
  const Built built;
  const Pages pages(built.folder());
  const auto looks_for = [&pages](const std::string& path) {
    HttpRequest request = get(path);
    request.headers = {{"Accept", "text/html,application/xhtml+xml,*/*;q=0.8"}};
    return pages.at(request);
  };
  for (const char* path : {"/nope", "/board/a/b", "/meetings"}) {
    INFO(path);
    const auto page = looks_for(path);
    REQUIRE(page);
    CHECK(page->status == 404);
    CHECK(page->shared_body->starts_with("<!doctype html>"));
    CHECK_FALSE(pages.at(get(path)));
  }
  CHECK(looks_for("/board/a")->status == 200);
  for (const char* path : {"/api/nope", "/ws/meet.blue/more", "/assets/gone.js"}) {
    INFO(path);
    CHECK_FALSE(looks_for(path));
  }
}

TEST_CASE("files that are named by what they hold never change, and come compressed to who takes that",
          "[api][pages]") {
  const Built built;
  const Pages pages(built.folder());
  const auto packed = pages.at(get("/assets/index-B2x.js", "br, gzip"));
  REQUIRE(packed);
  CHECK(header(*packed, "Cache-Control") == "public, max-age=31536000, immutable");
  CHECK(header(*packed, "Content-Encoding") == "gzip");
  CHECK(header(*packed, "Vary") == "Accept-Encoding");
  CHECK(packed->shared_body->size() < 100);
  for (const char* encodings : {"", "br", "gzip;q=0"}) {
    INFO(encodings);
    const auto plain = pages.at(get("/assets/index-B2x.js", encodings));
    CHECK(header(*plain, "Content-Encoding").empty());
    CHECK(plain->shared_body->size() == 5'000);
  }
  CHECK(header(*pages.at(get("/assets/words-Q1.woff2", "gzip")), "Content-Encoding").empty());
}

TEST_CASE("what the build packed with Brotli comes so to who takes that, and is no file by itself", "[api][pages]") {
  const Built built;
  const Pages pages(built.folder());
  const auto coded = [&pages](const std::string& encodings) {
    return header(*pages.at(get("/assets/board-C3y.js", encodings)), "Content-Encoding");
  };
  CHECK(*pages.at(get("/assets/board-C3y.js", "gzip, deflate, br"))->shared_body == "b, packed by the build");
  CHECK(coded("gzip, deflate, br") == "br");
  CHECK(coded("br;q=0.5, gzip") == "br");
  CHECK(coded("br;q=0, gzip") == "gzip");
  CHECK(coded("gzip") == "gzip");
  CHECK(coded("").empty());
  CHECK_FALSE(pages.at(get("/assets/board-C3y.js.br", "br")));
  // Whose name does not tell what it holds may have changed since it was packed.
  CHECK(header(*pages.at(get("/sw.js", "br")), "Content-Encoding").empty());
}

TEST_CASE("the page's helper that opens it offline has the whole client in reach, and is asked for again",
          "[api][pages]") {
  const Built built;
  const auto helper = Pages(built.folder()).at(get("/sw.js"));  // its folder is what it has in reach
  REQUIRE(helper);
  CHECK(header(*helper, "Content-Type") == "text/javascript; charset=utf-8");
  CHECK(header(*helper, "Cache-Control") == "no-cache");
}

TEST_CASE("nothing else is there: no other file, no way out of the folder", "[api][pages]") {
  const Built built;
  const Pages pages(built.folder());
  for (const char* path : {"/notes.txt", "/../pages", "/assets/../index.html", "/assets/", "/assets", "/board/",
                           "/board/a/b", "/Join", "//", "/%69ndex.html"}) {
    INFO(path);
    CHECK((std::string(path) == "/board/") == pages.at(get(path)).has_value());
  }
  CHECK_FALSE(Pages(built.folder() / "nowhere").any());
  CHECK_FALSE(Pages(built.folder() / "nowhere").at(get("/")));
}
