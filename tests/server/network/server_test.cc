#include "server/network/server.h"

#include <algorithm>
#include <atomic>
#include <future>

#include "server/network/own_addresses.h"
#include "tests/catch.h"
#include "tests/hostile/echo_server.h"

using namespace plenary;
using namespace plenary::hostile;

namespace {

void no_sockets(HttpRequest, std::function<void(UpgradeAnswer)> answer) {
  answer(http_error(404, "no_socket", "There are no sockets here."));
}

std::string post(const Target& target, const Headers& fields, std::string_view body) {
  std::string out = "POST /in HTTP/1.1\r\nHost: " + target.host() + "\r\n";
  for (const auto& [name, value] : fields) out += name + ": " + value + "\r\n";
  return out + "\r\n" + std::string(body);
}

}  // namespace

TEST_CASE("one connection serves many requests, one after another, also when they come all at once", "[network]") {
  EchoServer server;
  Wire wire(server.target());
  for (int i = 0; i < 3; ++i) {
    wire.send(get(server.target(), "/" + std::to_string(i)));
    CHECK(wire.response().body == "GET /" + std::to_string(i) + "\n");
  }
  std::string pipelined;
  for (int i = 0; i < 50; ++i) pipelined += get(server.target(), "/p" + std::to_string(i));
  wire.send(pipelined);
  for (int i = 0; i < 50; ++i) CHECK(wire.response().body == "GET /p" + std::to_string(i) + "\n");
  CHECK(server.figures().accepted == 1);
  CHECK(server.figures().requests == 53);
}

TEST_CASE("a request that comes byte by byte is whole when it is handed over", "[network]") {
  EchoServer server;
  Wire wire(server.target());
  for (const char c : post(server.target(), {{"Content-Length", "5"}}, "hello")) wire.send({&c, 1});
  CHECK(wire.response().body == "POST /in\nhello");
}

TEST_CASE("bodies come with a length or in chunks, and after a 100 if that is asked for", "[network]") {
  EchoServer server;
  Wire wire(server.target());
  wire.send(
      post(server.target(), {{"Transfer-Encoding", "chunked"}}, "5\r\nhello\r\n7;note=1\r\n, world\r\n0\r\n\r\n") +
      get(server.target(), "/next"));
  CHECK(wire.response().body == "POST /in\nhello, world");
  CHECK(wire.response().body == "GET /next\n");
  wire.send(post(server.target(), {{"Content-Length", "5"}, {"Expect", "100-continue"}}, ""));
  CHECK(wire.response(kPatienceMs, true).status == 100);
  wire.send("later");
  CHECK(wire.response().body == "POST /in\nlater");
}

TEST_CASE("HEAD is answered like GET, without the body", "[network]") {
  EchoServer server;
  Wire wire(server.target());
  wire.send("HEAD /h HTTP/1.1\r\nHost: " + server.target().host() + "\r\n\r\n" + get(server.target(), "/after"));
  const auto head = wire.response(kPatienceMs, true);
  CHECK(head.status == 200);
  CHECK(head.header("content-length") == "8");
  CHECK(wire.response().body == "GET /after\n");
}

TEST_CASE("who says close is closed, and so is HTTP/1.0", "[network]") {
  EchoServer server;
  for (const auto& request : {get(server.target(), "/", {{"Connection", "close"}}),
                              "GET / HTTP/1.0\r\nHost: " + server.target().host() + "\r\n\r\n"}) {
    Wire wire(server.target());
    wire.send(request);
    const auto response = wire.response();
    CHECK(response.status == 200);
    CHECK(response.header("connection") == "close");
    CHECK(wire.ended());
  }
}

TEST_CASE("an answer may come later, once, or never; the person hears of each", "[network]") {
  std::vector<HttpAnswer> held;
  EchoServer server(
      patient_options(),
      [&](HttpRequest request, HttpAnswer answer) {
        if (request.path == "/later")
          held.push_back(answer);
        else if (request.path == "/twice") {
          answer({.body = "first"});
          answer({.body = "second"});
        } else if (request.path == "/throws")
          throw std::runtime_error("a mistake of ours");
        else if (request.path != "/forgotten")
          answer({.body = "now"});
      },
      no_sockets);
  const auto ask = [&](const std::string& path) {
    Wire wire(server.target());
    wire.send(get(server.target(), path));
    return wire.response();
  };
  CHECK(ask("/forgotten").status == 500);
  CHECK(ask("/throws").status == 500);
  CHECK_THAT(ask("/throws").body, !PLENARY_CONTAINS("mistake of ours"));
  CHECK(ask("/twice").body == "first");
  CHECK(server.heard(NetworkEvent::handler_failed) == 3);

  Wire wire(server.target());
  wire.send(get(server.target(), "/later") + get(server.target(), "/now"));
  CHECK_FALSE(wire.anything_arrives(50));
  server.on_its_thread([&] { held.at(0)({.body = "at last"}); });
  CHECK(wire.response().body == "at last");
  CHECK(wire.response().body == "now");

  {
    Wire gone(server.target());
    gone.send(get(server.target(), "/later"));
    REQUIRE(eventually([&] { return server.figures().requests >= 7; }));
  }
  server.on_its_thread([&] { held.at(1)({.body = "to nobody"}); });
  CHECK(ask("/now").body == "now");
}

TEST_CASE("a large answer is shared, not copied, and arrives whole", "[network]") {
  auto body = std::make_shared<std::string>(20 * 1024 * 1024, 'x');
  for (std::size_t i = 0; i < body->size(); i += 4096) (*body)[i] = static_cast<char>('a' + i / 4096 % 26);
  const std::shared_ptr<const std::string> shared = body;
  EchoServer server(
      patient_options(), [shared](HttpRequest, HttpAnswer answer) { answer({.shared_body = shared}); }, no_sockets);
  Wire wire(server.target());
  wire.send(get(server.target(), "/"));
  CHECK((wire.response().body == *shared));
}

TEST_CASE("some requests may bring more than others", "[network]") {
  auto options = patient_options();
  options.body_limit = [](const HttpRequest& request) -> std::uint64_t {
    return request.path == "/in" ? 4 * 1024 * 1024 : 0;
  };
  EchoServer server(options);
  Wire wire(server.target());
  const std::string body(3 * 1024 * 1024, 'b');
  wire.send(post(server.target(), {{"Content-Length", std::to_string(body.size())}}, body));
  CHECK(wire.response().body.size() == body.size() + 9);
}

TEST_CASE("by default both loopback addresses are served, on one port", "[network]") {
  EchoServer server;
  auto six = server.target();
  six.ip = "::1";
  CHECK(server.server().urls().front() == "http://127.0.0.1:" + std::to_string(server.target().port));
  if (server.server().urls().size() == 1) return;  // a machine without IPv6
  Wire wire(six);
  wire.send("GET /six HTTP/1.1\r\nHost: [::1]:" + std::to_string(six.port) + "\r\n\r\n");
  CHECK(wire.response().body == "GET /six\n");
  CHECK(server.server().urls().back() == "http://[::1]:" + std::to_string(six.port));
}

TEST_CASE("what a trusted proxy says of the person is believed, what anybody else says is not", "[network]") {
  const auto who = [](const std::vector<std::string>& proxies) {
    auto options = patient_options();
    options.trusted_proxies = proxies;
    EchoServer server(
        options,
        [](HttpRequest request, HttpAnswer answer) {
          answer({.body = request.remote_ip + (request.secure ? " secure" : " plain")});
        },
        no_sockets);
    Wire wire(server.target());
    wire.send(
        get(server.target(), "/", {{"X-Forwarded-For", "6.6.6.6, 198.51.100.7"}, {"X-Forwarded-Proto", "https"}}));
    return wire.response().body;
  };
  CHECK(who({"127.0.0.0/8"}) == "198.51.100.7 secure");
  CHECK(who({}) == "127.0.0.1 plain");
}

TEST_CASE("whoever listens everywhere is told addresses that people can use", "[network]") {
  const std::vector<std::string> here{"127.0.0.1", "::1", "192.168.1.5", "10.0.0.7", "fd00::5"};
  const auto told = [](const char* listened, const std::vector<std::string>& machine) {
    std::string all;
    for (const Address& address : told_for(*Address::parse(listened), machine)) all += address.text() + " ";
    return all;
  };
  CHECK(told("0.0.0.0", here) == "192.168.1.5 10.0.0.7 ");
  CHECK(told("::", here) == "fd00::5 ");
  CHECK(told("0.0.0.0", {"127.0.0.1"}) == "127.0.0.1 ");
  CHECK(told("::", {"127.0.0.1", "192.168.1.5"}) == "::1 ");
  CHECK(told("192.168.1.5", here) == "192.168.1.5 ");
  const auto machine = addresses_of_this_machine();
  CHECK(std::find(machine.begin(), machine.end(), "127.0.0.1") != machine.end());
}

TEST_CASE("options that may not be served are refused with a sentence", "[network]") {
  const auto why = [](auto change) {
    ServerOptions options;
    change(options);
    return objection(options).value_or("fine");
  };
  CHECK(why([](auto&) {}) == "fine");
  CHECK(why([](auto& o) { o.addresses = {"127.0.0.1", "::1", "127.0.0.2"}; }) == "fine");
  for (const auto* wide : {"0.0.0.0", "::", "192.168.1.5"}) {
    CHECK_THAT(why([&](auto& o) { o.addresses = {wide}; }), PLENARY_CONTAINS("--insecure-lan"));
    CHECK(why([&](auto& o) {
            o.addresses = {wide};
            o.insecure_lan = true;
          }) == "fine");
    CHECK(why([&](auto& o) {
            o.addresses = {wide};
            o.tls = TlsFiles{"c", "k"};
          }) == "fine");
  }
  CHECK_THAT(why([](auto& o) { o.addresses = {"localhost"}; }), PLENARY_CONTAINS("not an IP address"));
  CHECK_THAT(why([](auto& o) { o.origins = {"boards.example.org"}; }), PLENARY_CONTAINS("not an origin"));
  CHECK_THAT(why([](auto& o) { o.origins = {"https://boards.example.org/"}; }), PLENARY_CONTAINS("not an origin"));
  CHECK_THAT(why([](auto& o) { o.hosts = {"https://boards.example.org"}; }), PLENARY_CONTAINS("not a host name"));
  CHECK_THAT(why([](auto& o) { o.trusted_proxies = {"proxy"}; }), PLENARY_CONTAINS("trusted proxy"));
}

TEST_CASE("a port that is taken is named to the operator", "[network]") {
  EchoServer first;
  auto options = patient_options();
  options.port = first.target().port;
  CHECK_THROWS_WITH(EchoServer(options), PLENARY_CONTAINS("another program has this port"));
}

TEST_CASE("CLOSE-1: draining lets requests finish, closes sockets with 1012, and takes nobody new", "[network]") {
  std::vector<HttpAnswer> held;
  EchoServer server(
      patient_options(), [&](HttpRequest, HttpAnswer answer) { held.push_back(answer); },
      [](HttpRequest, auto answer) {
        answer(AcceptUpgrade{[](Socket& socket) { return std::make_shared<Echo>(socket, [](std::uint16_t) {}); },
                             patient_socket_limits()});
      });
  auto socket = open_socket(server.target());
  Wire busy(server.target()), idle(server.target());
  busy.send(get(server.target(), "/"));
  REQUIRE(eventually([&] { return server.figures().requests >= 2; }));
  std::promise<void> drained;
  server.on_its_thread([&] { server.server().drain(5'000, [&] { drained.set_value(); }); });
  CHECK(socket.close_code() == close_code::restarting);
  socket.send(frame(closing, close_payload(1012)));
  CHECK(idle.ended());
  CHECK_THROWS(Wire(server.target()));
  auto done = drained.get_future();
  CHECK(done.wait_for(std::chrono::milliseconds(0)) == std::future_status::timeout);
  server.on_its_thread([&] { held.at(0)({.body = "finished"}); });
  CHECK(busy.response().body == "finished");
  CHECK(busy.ended());
  CHECK(done.wait_for(std::chrono::seconds(5)) == std::future_status::ready);
}

TEST_CASE("draining is told once, also when only idle connections are left to end", "[network]") {
  EchoServer server(
      patient_options(), [](HttpRequest, HttpAnswer answer) { answer({.body = "here"}); }, no_sockets);
  Wire idle(server.target());
  idle.send(get(server.target(), "/"));
  CHECK(idle.response().body == "here");
  std::promise<void> drained;
  std::atomic<int> told = 0;
  server.on_its_thread([&] {
    server.server().drain(500, [&] {  // this client does not end its side
      if (++told == 1) drained.set_value();
    });
  });
  CHECK(idle.ended());
  CHECK(drained.get_future().wait_for(std::chrono::seconds(10)) == std::future_status::ready);
  CHECK(told == 1);
}

TEST_CASE("draining ends in time though a request never does", "[network]") {
  std::vector<HttpAnswer> held;
  EchoServer server(
      patient_options(), [&](HttpRequest, HttpAnswer answer) { held.push_back(answer); }, no_sockets);
  Wire busy(server.target());
  busy.send(get(server.target(), "/"));
  REQUIRE(eventually([&] { return server.figures().requests >= 1; }));
  std::promise<void> drained;
  server.on_its_thread([&] { server.server().drain(100, [&] { drained.set_value(); }); });
  CHECK(drained.get_future().wait_for(std::chrono::seconds(5)) == std::future_status::ready);
  CHECK(busy.ended());
}
