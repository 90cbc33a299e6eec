#include "server/network/http.h"

#include <random>

#include "server/network/request_head.h"
#include "server/network/response_head.h"
#include "tests/catch.h"

using namespace plenary;

TEST_CASE("a request answers questions about itself", "[network]") {
  const auto read = read_head(
      "POST /api/boards/b7/join?code=K7M%2D4QX&name=A+B&empty=&bad=%zz HTTP/1.1\r\nHost: LocalHost:8080\r\n"
      "cookie: a=1; plenary=TOKEN; b=2\r\nAuthorization: bearer T1\r\nContent-Length: 12\r\nExpect: "
      "100-continue\r\n\r\n",
      {});
  REQUIRE(std::holds_alternative<RequestHead>(read));
  const auto& head = std::get<RequestHead>(read);
  const auto& request = head.request;
  CHECK(request.method == "POST");
  CHECK(request.path == "/api/boards/b7/join");
  CHECK(request.parameter("code") == "K7M-4QX");
  CHECK(request.parameter("name") == "A B");
  CHECK(request.parameter("empty") == "");
  CHECK_FALSE(request.parameter("bad"));
  CHECK_FALSE(request.parameter("none"));
  CHECK(request.cookie("plenary") == "TOKEN");
  CHECK(request.cookie("plen").empty());
  CHECK(request.bearer() == "T1");
  CHECK(request.header("COOKIE") == "a=1; plenary=TOKEN; b=2");
  CHECK(request.origin() == "http://localhost:8080");
  CHECK(head.content_length == 12);
  CHECK(head.awaits_continue);
  CHECK(head.keep_alive);
  CHECK_FALSE(head.wants_web_socket);
}

TEST_CASE("a head is found where it ends, however it is cut", "[network]") {
  const std::string head = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";
  for (std::size_t cut = 0; cut < head.size(); ++cut)
    CHECK(head_extent(head.substr(0, cut), 0).kind == HeadExtent::incomplete);
  for (std::size_t seen = 0; seen < head.size(); ++seen) {
    const auto extent = head_extent(head + "body\n", seen);
    CHECK(extent.kind == HeadExtent::complete);
    CHECK(extent.bytes == head.size());
  }
  CHECK(head_extent("GET / HTTP/1.1\n", 0).kind == HeadExtent::bare_line_feed);
  CHECK(head_extent("\n", 0).kind == HeadExtent::bare_line_feed);
}

TEST_CASE("random heads are read or refused without harm", "[network]") {
  const unsigned seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const std::string proper =
      "POST /a?b HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nTransfer-Encoding: x\r\nConnection: upgrade\r\nUpgrade: "
      "websocket\r\n\r\n";
  int read = 0, refused = 0;
  for (int i = 0; i < 10'000; ++i) {
    auto bytes = proper;
    for (int change = 0; change < 4; ++change) {
      if (random() % 2)
        bytes[random() % bytes.size()] = static_cast<char>(random());
      else
        bytes.erase(random() % bytes.size(), random() % 12);
    }
    const auto extent = head_extent(bytes, 0);
    if (extent.kind != HeadExtent::complete) continue;
    (std::holds_alternative<RequestHead>(read_head(std::string_view(bytes).substr(0, extent.bytes), {})) ? read
                                                                                                         : refused) +=
        1;
  }
  CHECK(read > 0);
  CHECK(refused > 0);
}

TEST_CASE("an error is a code for programs and a sentence for people, whatever it quotes", "[network]") {
  const auto response = http_error(404, "no_board", "There is no \"b7\"\\\n\x01");
  CHECK(response.status == 404);
  CHECK(response.body == "{\"code\": \"no_board\", \"message\": \"There is no \\\"b7\\\"\\\\\\n\\u0001\"}\n");
}

TEST_CASE("every response carries the security headers, and a handler's own word wins", "[network]") {
  const auto head =
      response_head({.headers = {{"Cache-Control", "public, max-age=31536000, immutable"}}, .body = "12345"},
                    {"localhost:8080", false, true});
  for (const auto* expected :
       {"HTTP/1.1 200 OK\r\n", "\r\nContent-Length: 5\r\n", "\r\nConnection: keep-alive\r\n", "default-src 'none'",
        "connect-src 'self' ws://localhost:8080;", "frame-ancestors 'none'", "\r\nX-Content-Type-Options: nosniff\r\n",
        "\r\nReferrer-Policy: no-referrer\r\n", "\r\nCross-Origin-Opener-Policy: same-origin\r\n",
        "\r\nCross-Origin-Resource-Policy: same-origin\r\n",
        "\r\nPermissions-Policy: ", "\r\nCache-Control: public, max-age=31536000, immutable\r\n"})
    CHECK_THAT(head, PLENARY_CONTAINS(expected));
  CHECK(head.find("no-store") == std::string::npos);
  CHECK(head.find("Strict-Transport-Security") == std::string::npos);
  CHECK(head.find("Server:") == std::string::npos);
  const auto secure = response_head({}, {"boards.example.org", true, false});
  CHECK_THAT(secure, PLENARY_CONTAINS("Strict-Transport-Security: max-age=63072000"));
  CHECK_THAT(secure, PLENARY_CONTAINS("wss://boards.example.org"));
  CHECK_THAT(secure, PLENARY_CONTAINS("Connection: close"));
  CHECK_THAT(secure, PLENARY_CONTAINS("Cache-Control: no-store"));
}

TEST_CASE("no field breaks out of its line", "[network]") {
  const auto head =
      response_head({.headers = {{"X-Good", "yes"}, {"X-Bad", "a\r\nSet-Cookie: x=1"}, {"X: y\r\nZ", "v"}, {"", "v"}}},
                    {"h", false, true});
  CHECK_THAT(head, PLENARY_CONTAINS("X-Good: yes"));
  CHECK(head.find("Set-Cookie") == std::string::npos);
  CHECK(head.find("X-Bad") == std::string::npos);
  CHECK(head.find("Z") == std::string::npos);
}
