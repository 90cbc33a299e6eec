// How many, how often, from where.
#include <sys/resource.h>

#include <dirent.h>

#include "tests/catch.h"
#include "tests/hostile/echo_server.h"

using namespace plenary;
using namespace plenary::hostile;

namespace {

unsigned status_of(const Target& target, std::string_view bytes) {
  Wire wire(target);
  wire.send(bytes);
  return wire.response().status;
}

int open_files() {
  int count = 0;
  DIR* all = opendir("/proc/self/fd");
  while (readdir(all)) ++count;
  closedir(all);
  return count;
}

}  // namespace

TEST_CASE("when the server is full the next is told so, and is let in once there is room", "[network]") {
  auto options = patient_options();
  options.connections.total = 5;
  EchoServer server(options);
  std::vector<Wire> sockets;
  for (int i = 0; i < 5; ++i) sockets.push_back(open_socket(server.target()));
  Wire refused(server.target());
  refused.send(get(server.target(), "/"));
  const auto response = refused.response();
  CHECK(response.status == 503);
  CHECK(response.header("retry-after") == "30");
  CHECK_THAT(response.body, PLENARY_CONTAINS("server_full"));
  CHECK(refused.ended());
  sockets.back().reset();
  REQUIRE(eventually([&] { return server.figures().connections <= 4; }));
  CHECK(status_of(server.target(), get(server.target(), "/")) == 200);
}

TEST_CASE("an address has so many connections until it shows a session; idle ones make room", "[network]") {
  auto options = patient_options();
  options.connections.loopback_is_limited = true;
  options.connections.per_address_unknown = 3;
  EchoServer server(
      options,
      [](HttpRequest request, HttpAnswer answer) { answer({.body = "x", .known_person = request.path == "/known"}); },
      [](HttpRequest, auto answer) {
        answer(AcceptUpgrade{[](Socket& socket) { return std::make_shared<Echo>(socket, [](std::uint16_t) {}); },
                             patient_socket_limits()});
      });
  const auto ask = [&](Wire& wire, const char* path) {
    wire.send(get(server.target(), path));
    return wire.response().status;
  };
  std::vector<Wire> busy;
  for (int i = 0; i < 3; ++i) {
    busy.emplace_back(server.target());
    busy.back().send("GET /");  // in the middle of a request
  }
  REQUIRE(eventually([&] { return server.figures().accepted >= 3; }));
  Wire over(server.target());
  CHECK(ask(over, "/") == 503);

  for (auto& wire : busy) {
    wire.send("known HTTP/1.1\r\nHost: " + server.target().host() + "\r\n\r\n");
    REQUIRE(wire.response().status == 200);
  }
  std::vector<Wire> more;
  for (int i = 0; i < 3; ++i) {
    more.emplace_back(server.target());
    CHECK(ask(more.back(), "/") == 200);
  }
  Wire another(server.target());  // one of the idle three goes
  CHECK(ask(another, "/") == 200);
  CHECK(server.figures().unknown == 3);
  CHECK(ask(busy.front(), "/") == 200);

  another.send(handshake(server.target()));
  CHECK(another.response().status == 101);
  CHECK(server.figures().unknown == 2);
}

TEST_CASE("handshakes of one address are limited, with the time to wait", "[network]") {
  auto options = patient_options();
  options.connections.loopback_is_limited = true;
  options.connections.handshakes_per_second = 0.5;
  options.connections.handshake_burst = 3;
  EchoServer server(options);
  std::vector<Wire> sockets;
  for (int i = 0; i < 3; ++i) sockets.push_back(open_socket(server.target()));
  Wire wire(server.target());
  wire.send(handshake(server.target()));
  const auto response = wire.response();
  CHECK(response.status == 429);
  CHECK(response.header("retry-after") == "2");
  CHECK(server.heard(NetworkEvent::handshake_limited) == 1);
  CHECK(status_of(server.target(), get(server.target(), "/")) == 200);
}

TEST_CASE("loopback is not limited unless that is wanted: benchmarks come from one address", "[network]") {
  EchoServer server;
  std::vector<Wire> sockets;
  for (int i = 0; i < 200; ++i) sockets.push_back(open_socket(server.target()));
  CHECK(server.figures().sockets == 200);
}

TEST_CASE("when file descriptors run short, those who are here work on, and newcomers wait", "[network]") {
  EchoServer server;
  auto here = open_socket(server.target());
  rlimit before{};
  getrlimit(RLIMIT_NOFILE, &before);
  const rlimit few{static_cast<rlim_t>(open_files()) + 64 + 30, before.rlim_max};  // 64 are kept in reserve
  setrlimit(RLIMIT_NOFILE, &few);
  std::vector<Wire> wires;  // each takes two of this process
  for (int i = 0; i < 20; ++i) wires.emplace_back(server.target());
  const auto cpu = cpu_seconds();
  // Long enough for an accept that spins to show in the CPU time, however seldom a busy machine lets us run.
  const auto not_before = now_ms() + 500;
  for (int echoes = 0; echoes <= 5 || now_ms() < not_before; ++echoes) {
    here.send(frame(binary, "working"));
    std::optional<Frame> answer;
    while ((answer = here.next_frame()) && answer->opcode == ping) here.send(frame(pong, answer->payload));
    REQUIRE(answer);
    here.anything_arrives(20);
  }
  CHECK(cpu_seconds() - cpu < 0.3);
  CHECK(server.heard(NetworkEvent::accept_failed) > 0);
  setrlimit(RLIMIT_NOFILE, &before);
  wires.clear();
  CHECK(status_of(server.target(), get(server.target(), "/")) == 200);
}
