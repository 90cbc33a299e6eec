// Requests that are malformed, ambiguous, too large, too slow, or from a page of somebody else.
#include "tests/hostile/siege.h"

using namespace plenary;
using namespace plenary::hostile;

namespace {

unsigned status_of(const Target& target, std::string_view bytes) {
  Wire wire(target);
  wire.send(bytes);
  return wire.response().status;
}

std::string post(const Target& target, const Headers& fields, std::string_view body) {
  std::string out = "POST /api/echo HTTP/1.1\r\nHost: " + target.host() + "\r\n";
  for (const auto& [name, value] : fields) out += name + ": " + value + "\r\n";
  return out + "\r\n" + std::string(body);
}

}  // namespace

TEST_CASE("requests with two readings are refused, and the connection ends", "[hostile]") {
  Siege siege;
  const auto& target = siege.target();
  const auto host = "Host: " + target.host() + "\r\n";
  const std::vector<std::pair<const char*, std::string>> bad{
      {"a length and an encoding",
       post(target, {{"Content-Length", "5"}, {"Transfer-Encoding", "chunked"}}, "0\r\n\r\n")},
      {"two lengths", post(target, {{"Content-Length", "5"}, {"Content-Length", "6"}}, "hello!")},
      {"two equal lengths", post(target, {{"Content-Length", "5"}, {"Content-Length", "5"}}, "hello")},
      {"a list of lengths", post(target, {{"Content-Length", "5, 5"}}, "hello")},
      {"a signed length", post(target, {{"Content-Length", "+5"}}, "hello")},
      {"a negative length", post(target, {{"Content-Length", "-1"}}, "")},
      {"a length in hexadecimal", post(target, {{"Content-Length", "0x5"}}, "hello")},
      {"an empty length", post(target, {{"Content-Length", ""}}, "hello")},
      {"a length beyond all numbers", post(target, {{"Content-Length", std::string(40, '9')}}, "")},
      {"an encoding nobody knows", post(target, {{"Transfer-Encoding", "gzip, chunked"}}, "0\r\n\r\n")},
      {"an encoding in disguise", post(target, {{"Transfer-Encoding", "xchunked"}}, "0\r\n\r\n")},
      {"two encodings",
       post(target, {{"Transfer-Encoding", "chunked"}, {"Transfer-Encoding", "chunked"}}, "0\r\n\r\n")},
      {"a blank before the colon", "GET / HTTP/1.1\r\n" + host + "Content-Length : 5\r\n\r\n"},
      {"a folded line", "GET / HTTP/1.1\r\n" + host + "X-A: b\r\n c\r\n\r\n"},
      {"a line that ends with LF alone", "GET / HTTP/1.1\n" + host + "\r\n"},
      {"an empty line that is LF alone", "GET / HTTP/1.1\r\n" + host + "\n"},
      {"a carriage return in a value", "GET / HTTP/1.1\r\n" + host + "X-A: b\rc\r\n\r\n"},
      {"a zero byte", "GET / HTTP/1.1\r\n" + host + "X-A: b" + std::string(1, '\0') + "\r\n\r\n"},
      {"a field without a name", "GET / HTTP/1.1\r\n" + host + ": b\r\n\r\n"},
      {"a line without a colon", "GET / HTTP/1.1\r\n" + host + "hello\r\n\r\n"},
      {"no Host", "GET / HTTP/1.1\r\n\r\n"},
      {"two Hosts", "GET / HTTP/1.1\r\n" + host + host + "\r\n"},
      {"the whole address as target", "GET http://" + target.host() + "/ HTTP/1.1\r\n" + host + "\r\n"},
      {"a target that does not begin with a slash", "GET foo HTTP/1.1\r\n" + host + "\r\n"},
      {"a raw byte in the target", "GET /\xff HTTP/1.1\r\n" + host + "\r\n"},
      {"a blank in the target", "GET /a b HTTP/1.1\r\n" + host + "\r\n"},
      {"no version", "GET /\r\n" + host + "\r\n"},
      {"an empty line before the request", "\r\nGET / HTTP/1.1\r\n" + host + "\r\n"},
      {"bytes that are no HTTP at all", std::string("\x16\x03\x01\x02\x00\x01\r\n\r\n", 10)},
      {"a chunk of no size", post(target, {{"Transfer-Encoding", "chunked"}}, "zz\r\nhello\r\n0\r\n\r\n")},
      {"a chunk that is longer than it says",
       post(target, {{"Transfer-Encoding", "chunked"}}, "2\r\nhello\r\n0\r\n\r\n")},
  };
  for (const auto& [what, bytes] : bad) {
    INFO(what);
    Wire wire(target);
    wire.send(bytes);
    const auto response = wire.response();
    CHECK(response.status == 400);
    CHECK(response.header("content-type") == "application/json");
    CHECK_THAT(response.body, PLENARY_CONTAINS("\"code\": \"malformed_request\""));
    CHECK(response.header("connection") == "close");
    CHECK(wire.ended());
  }
  siege.others_notice_nothing();
}

TEST_CASE("what is too long is refused with the status that says what", "[hostile]") {
  Siege siege;
  const auto& target = siege.target();
  std::string ten_thousand;
  for (int i = 0; i < 10'000; ++i) ten_thousand += "X-" + std::to_string(i) + ": y\r\n";
  std::string sixty_five;
  for (int i = 0; i < 65; ++i) sixty_five += "X-" + std::to_string(i) + ": y\r\n";
  const auto start = "GET / HTTP/1.1\r\nHost: " + target.host() + "\r\n";
  CHECK(status_of(target, start + "X-Long: " + std::string(9'000, 'x') + "\r\n\r\n") == 431);
  CHECK(status_of(target, start + ten_thousand + "\r\n") == 431);
  CHECK(status_of(target, start + sixty_five + "\r\n") == 431);
  CHECK(status_of(target, get(target, "/" + std::string(2'100, 'u'))) == 414);
  CHECK(status_of(target, get(target, "/" + std::string(20'000, 'u'))) == 414);
  CHECK(status_of(target, get(target, "/" + std::string(1'900, 'u'))) == 200);
  CHECK(status_of(target, post(target, {{"Content-Length", "1048577"}}, "x")) == 413);
  CHECK(status_of(target, post(target, {{"Content-Length", "999999999999"}}, "x")) == 413);
  CHECK(status_of(target, post(target, {{"Transfer-Encoding", "chunked"}},
                               "100001\r\n" + std::string(1'048'577, 'c') + "\r\n0\r\n\r\n")) == 413);
  CHECK(status_of(target, post(target, {{"Content-Length", "1048576"}}, std::string(1'048'576, 'b'))) == 200);
  CHECK(status_of(target, "BREW / HTTP/1.1\r\nHost: " + target.host() + "\r\n\r\n") == 501);
  CHECK(status_of(target, "GET / HTTP/2.0\r\nHost: " + target.host() + "\r\n\r\n") == 505);
  siege.others_notice_nothing();
}

TEST_CASE("a name that is not ours is not answered to: DNS rebinding", "[hostile]") {
  Siege siege;
  const auto& target = siege.target();
  const auto port = ":" + std::to_string(target.port);
  for (const char* host : {"evil.test", "127.0.0.1.evil.test", "localhost.evil.test", "evil.test:80", "127.0.0.2",
                           "[::1", "127.0.0.1:80:80", "a@127.0.0.1", "127.0.0.1:x"}) {
    INFO(host);
    CHECK(status_of(target, std::string("GET / HTTP/1.1\r\nHost: ") + host + "\r\n\r\n") == 403);
    CHECK(status_of(target, handshake(target, {{"Host", host}})) == 403);
  }
  for (const auto& host : {"127.0.0.1" + port, std::string("127.0.0.1"), "localhost" + port, "LOCALHOST" + port}) {
    INFO(host);
    CHECK(status_of(target, "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n") == 200);
  }
  siege.others_notice_nothing();
}

TEST_CASE("a page of another site cannot open a socket, loopback or not", "[hostile]") {
  Siege siege;
  const auto& target = siege.target();
  const auto sockets = siege.server().figures().sockets;
  const std::string port = std::to_string(target.port);
  const std::vector<std::string> foreign{"https://evil.test",
                                         "null",
                                         "http://127.0.0.1.evil.test",
                                         "http://127.0.0.1.evil.test:" + port,
                                         "http://127.0.0.1:1",
                                         "https://127.0.0.1:" + port,
                                         "http://localhost:" + port,
                                         "http://127.0.0.1:" + port + "/",
                                         "http://127.0.0.1:" + port + ".evil.test",
                                         "HTTP://127.0.0.1:" + port};
  for (const auto& origin : foreign) {
    INFO(origin);
    CHECK(status_of(target, handshake(target, {{"Origin", origin}})) == 403);
  }
  INFO("none at all");
  CHECK(status_of(target, handshake(target, {{"Origin", ""}})) == 403);
  CHECK(siege.server().heard(NetworkEvent::foreign_origin) == static_cast<int>(foreign.size()) + 1);
  CHECK(siege.server().figures().sockets == sockets);
  CHECK(status_of(target, handshake(target, {{"Origin", ""}, {"Authorization", "Bearer of-a-command-line-client"}})) ==
        101);
  CHECK(status_of(target, handshake(target, {{"Origin", "https://evil.test"}, {"Authorization", "Bearer stolen"}})) ==
        403);
  siege.others_notice_nothing();
}

TEST_CASE("a page of another site cannot change anything", "[hostile]") {
  Siege siege;
  const auto& target = siege.target();
  const auto from = [&](Headers fields) {
    fields.emplace_back("Content-Length", "0");
    return status_of(target, post(target, fields, ""));
  };
  CHECK(from({{"Origin", "https://evil.test"}}) == 403);
  CHECK(from({{"Origin", "null"}, {"Cookie", "plenary=x"}}) == 403);
  CHECK(from({{"Sec-Fetch-Site", "cross-site"}, {"Cookie", "plenary=x"}}) == 403);
  CHECK(from({{"Sec-Fetch-Site", "same-site"}, {"Cookie", "plenary=x"}}) == 403);
  CHECK(from({{"Cookie", "plenary=x"}}) == 403);
  CHECK(from({{"Sec-Fetch-Site", "same-origin"}, {"Cookie", "plenary=x"}}) == 200);
  CHECK(from({{"Origin", target.origin()}, {"Cookie", "plenary=x"}}) == 200);
  CHECK(from({{"Authorization", "Bearer of-a-command-line-client"}}) == 200);
  CHECK(from({}) == 200);
  siege.others_notice_nothing();
}

TEST_CASE("handshakes that are wrong say what is wrong", "[hostile]") {
  Siege siege;
  const auto& target = siege.target();
  Wire wire(target);
  wire.send(handshake(target, {{"Sec-WebSocket-Version", "8"}}));
  const auto response = wire.response();
  CHECK(response.status == 426);
  CHECK(response.header("sec-websocket-version") == "13");
  CHECK(status_of(target, handshake(target, {{"Sec-WebSocket-Version", ""}})) == 426);
  CHECK(status_of(target, handshake(target, {{"Sec-WebSocket-Key", ""}})) == 400);
  CHECK(status_of(target, handshake(target, {{"Sec-WebSocket-Key", "short"}})) == 400);
  CHECK(status_of(target, handshake(target, {{"Sec-WebSocket-Protocol", ""}})) == 400);
  CHECK(status_of(target, handshake(target, {{"Sec-WebSocket-Protocol", "plenary.v2, chat"}})) == 400);
  CHECK(status_of(target, handshake(target, {{"Sec-WebSocket-Protocol", "chat, plenary.v1"}})) == 101);
  CHECK(status_of(target, handshake(target) + frame(binary, "too early")) == 400);
  CHECK(status_of(target, handshake(target, {{"Content-Length", "5"}}) + "hello") == 400);
  siege.others_notice_nothing();
}

TEST_CASE("who never finishes a request is let go: slow headers, slow bodies, slow readers", "[hostile]") {
  Siege siege;
  const auto& target = siege.target();
  std::vector<Wire> silent, headers, bodies;
  for (int i = 0; i < 60; ++i) {
    silent.emplace_back(target);
    headers.emplace_back(target);
    headers.back().send("GET / HTTP/1.1\r\nHost: " + target.host() + "\r\nX-Slow: ");
    bodies.emplace_back(target);
    bodies.back().send(post(target, {{"Content-Length", "1000"}}, "only the beginning"));
  }
  // One more letter now and then does not buy more time.
  const auto since = now_ms();
  while (now_ms() - since < 250) {
    for (auto& wire : headers) wire.send("a");
    headers.front().anything_arrives(50);
  }
  for (auto& wire : silent) CHECK(wire.ended());
  for (auto& wire : headers) CHECK(wire.response().status == 408);
  for (auto& wire : bodies) CHECK(wire.response().status == 408);
  CHECK(now_ms() - since < 3'000);
  siege.others_notice_nothing();
}

TEST_CASE("who never reads the answer is let go", "[hostile]") {
  auto big = std::make_shared<const std::string>(32 * 1024 * 1024, 'b');
  EchoServer server(
      short_options(), [big](HttpRequest, HttpAnswer answer) { answer({.shared_body = big}); },
      [](HttpRequest, auto answer) { answer(http_error(404, "no", "No sockets here.")); });
  Wire wire(server.target(), 4096);
  wire.send(get(server.target(), "/big"));
  REQUIRE(wire.anything_arrives(kPatienceMs));
  REQUIRE(eventually([&] { return server.figures().connections <= 0; }));
  CHECK(server.figures().connections == 0);
}

TEST_CASE("a thousand connections that do nothing leave no trace", "[hostile]") {
  auto options = short_options();
  options.connections.total = 2'000;
  Siege siege(options);
  const auto resident = resident_kib();
  for (int round = 0; round < 3; ++round) {
    std::vector<Wire> idle;
    for (int i = 0; i < 1'000; ++i) idle.emplace_back(siege.target());
    for (auto& wire : idle) CHECK(wire.ended());
  }
#ifndef __SANITIZE_ADDRESS__  // which keeps what was freed for a while, to find who still reads it
  CHECK(resident_kib() - resident < 16 * 1024);
#else
  (void)resident;
#endif
  siege.others_notice_nothing();
}
