#include <numeric>

#include "tests/catch.h"
#include "tests/hostile/echo_server.h"

using namespace plenary;
using namespace plenary::hostile;

namespace {

// A handler made of functions, for one test.
struct Told : SocketHandler {
  std::function<void(std::string_view)> message = [](std::string_view) {};
  std::function<void()> sent = [] {};
  std::function<void(std::uint16_t)> closed = [](std::uint16_t) {};
  void on_message(std::string_view bytes) override { message(bytes); }
  void on_sent() override { sent(); }
  void on_closed(std::uint16_t code) override { closed(code); }
};

void no_http(HttpRequest, HttpAnswer answer) { answer({.status = 404}); }

UpgradeHandler attended_by(std::function<void(Socket&, Told&)> arrange, SocketLimits limits = patient_socket_limits()) {
  return [arrange, limits](HttpRequest, auto answer) {
    answer(AcceptUpgrade{[arrange](Socket& socket) {
                           auto told = std::make_shared<Told>();
                           arrange(socket, *told);
                           return told;
                         },
                         limits});
  };
}

SharedBytes bytes(std::string text) { return std::make_shared<const std::string>(std::move(text)); }

}  // namespace

TEST_CASE("many shared buffers leave as one message, uncopied and in order", "[network]") {
  std::vector<SharedBytes> parts;
  std::string whole;
  for (int i = 0; i < 1'000; ++i) {
    parts.push_back(bytes(i % 7 ? "part " + std::to_string(i) + ";" : ""));
    whole += *parts.back();
  }
  EchoServer server(patient_options(), no_http, attended_by([&](Socket& socket, Told& told) {
                      told.message = [&socket, &parts](std::string_view) { socket.send(parts); };
                    }));
  auto wire = open_socket(server.target());
  for (int i = 0; i < 3; ++i) {
    wire.send(frame(binary, "go"));
    const auto message = wire.next_frame();
    REQUIRE(message);
    CHECK(message->fin);
    CHECK(message->opcode == binary);
    CHECK((message->payload == whole));
  }
  CHECK(eventually([&] { return parts.front().use_count() == 1; }));  // given back once sent
}

TEST_CASE("a message of four megabytes is one frame, whatever the pace of the reader", "[network]") {
  const auto big = bytes(std::string(4 * 1024 * 1024, 'b'));
  EchoServer server(patient_options(), no_http, attended_by([&](Socket& socket, Told& told) {
                      told.message = [&](std::string_view) { socket.send(std::vector{big, bytes("end")}); };
                    }));
  auto wire = open_socket(server.target(), 8 * 1024);
  wire.send(frame(binary, "go"));
  const auto message = wire.next_frame();
  REQUIRE(message);
  CHECK((message->payload == *big + "end"));
}

TEST_CASE("nobody is called from within a call: neither on_sent from send nor on_closed from close", "[network]") {
  std::vector<std::string> story;
  std::promise<void> over;
  EchoServer server(patient_options(), no_http, attended_by([&](Socket& socket, Told& told) {
                      told.message = [&](std::string_view) {
                        story.push_back("send begins");
                        socket.send(std::vector{bytes("x")});
                        story.push_back("send ends");
                      };
                      told.sent = [&] {
                        story.push_back("sent");
                        socket.close(4404, "gone");
                        socket.send(std::vector{bytes("dropped")});
                        socket.close(1000, "a second close does nothing");
                        story.push_back("close ends");
                      };
                      told.closed = [&](std::uint16_t code) {
                        story.push_back("closed " + std::to_string(code));
                        over.set_value();
                      };
                    }));
  auto wire = open_socket(server.target());
  wire.send(frame(binary, "go"));
  CHECK(wire.next_frame()->payload == "x");
  CHECK(wire.next_frame()->payload == close_payload(4404, "gone"));
  wire.send(frame(closing, close_payload(4404)));
  over.get_future().wait();
  CHECK(story == std::vector<std::string>{"send begins", "send ends", "sent", "close ends", "closed 4404"});
  CHECK(wire.ended());
}

TEST_CASE("what is being sent when a socket closes is sent first", "[network]") {
  const auto big = bytes(std::string(8 * 1024 * 1024, 'b'));
  EchoServer server(patient_options(), no_http, attended_by([&](Socket& socket, Told& told) {
                      told.message = [&](std::string_view) {
                        socket.send(std::vector{big});
                        socket.close(1012, "after this");
                      };
                    }));
  auto wire = open_socket(server.target(), 8 * 1024);
  wire.send(frame(binary, "go"));
  const auto message = wire.next_frame();
  REQUIRE(message);
  CHECK(message->payload.size() == big->size());
  CHECK(wire.close_code() == 1012);
}

TEST_CASE("an upgrade may be decided later, or refused; the connection then goes on with HTTP", "[network]") {
  std::vector<std::function<void(UpgradeAnswer)>> held;
  EchoServer server(patient_options(), EchoServer::echo_http,
                    [&](HttpRequest, auto answer) { held.push_back(answer); });
  Wire wire(server.target());
  wire.send(handshake(server.target()));
  REQUIRE(eventually([&] { return server.figures().requests >= 1; }));
  CHECK_FALSE(wire.anything_arrives(30));
  server.on_its_thread([&] { held.at(0)(http_error(401, "not_joined", "Open the link you were sent.")); });
  CHECK(wire.response().status == 401);
  wire.send(get(server.target(), "/still"));
  CHECK(wire.response().body == "GET /still\n");
  CHECK(server.figures().sockets == 0);
}

TEST_CASE("an upgrade that is granted to somebody who has left harms nobody", "[network]") {
  std::vector<std::function<void(UpgradeAnswer)>> held;
  std::promise<std::uint16_t> closed;
  EchoServer server(patient_options(), no_http, [&](HttpRequest, auto answer) { held.push_back(answer); });
  {
    Wire wire(server.target());
    wire.send(handshake(server.target()));
    REQUIRE(eventually([&] { return server.figures().requests >= 1; }));
    wire.reset();
  }
  server.on_its_thread([&] {
    held.at(0)(AcceptUpgrade{[&](Socket&) {
                               auto told = std::make_shared<Told>();
                               told->closed = [&](std::uint16_t code) { closed.set_value(code); };
                               return told;
                             },
                             patient_socket_limits()});
  });
  REQUIRE(eventually([&] { return server.figures().connections <= 0; }));
  CHECK(server.figures().connections == 0);
  CHECK(server.figures().sockets == 0);
}

TEST_CASE("a handler that fails ends its own connection with 1011, and no other", "[network]") {
  EchoServer server(patient_options(), no_http, attended_by([&](Socket& socket, Told& told) {
                      told.message = [&](std::string_view message) {
                        if (message == "bad") throw std::runtime_error("a mistake of ours");
                        socket.send(std::vector{bytes("fine")});
                      };
                    }));
  auto other = open_socket(server.target());
  auto wire = open_socket(server.target());
  wire.send(frame(binary, "bad"));
  CHECK(wire.close_code() == close_code::internal);
  other.send(frame(binary, "good"));
  CHECK(other.next_frame()->payload == "fine");
  CHECK(server.heard(NetworkEvent::handler_failed) == 1);
}

TEST_CASE("every handler hears on_closed once: closed, reset, or stopped", "[network]") {
  std::vector<std::uint16_t> codes;
  auto server = std::make_unique<EchoServer>(patient_options(), no_http, attended_by([&](Socket&, Told& told) {
                                               told.closed = [&](std::uint16_t code) { codes.push_back(code); };
                                             }));
  auto closes = open_socket(server->target()), resets = open_socket(server->target()),
       stays = open_socket(server->target());
  REQUIRE(eventually([&] { return server->heard(NetworkEvent::socket_opened) == 3; }));
  closes.send(frame(closing, close_payload(1000)));
  CHECK(closes.ended());
  resets.reset();
  REQUIRE(eventually([&] { return server->figures().sockets <= 1; }));
  CHECK(codes == std::vector<std::uint16_t>{1000, close_code::lost});
  server.reset();  // while the third is still connected
  CHECK(codes == std::vector<std::uint16_t>{1000, close_code::lost, close_code::going_away});
  CHECK(stays.close_code() == close_code::going_away);
}

TEST_CASE("CLOSE-1: a server that stops says 1001 also to who is just sending something", "[network]") {
  EchoServer server;
  auto wire = open_socket(server.target());
  wire.send(frame(binary, "here"));
  REQUIRE(eventually([&] { return server.figures().messages_out == 1; }));
  server.on_its_thread([&] {
    wire.send(frame(binary, std::string(60'000, 'u')));  // lies unread when the server stops
    server.server().stop();
  });
  CHECK(wire.next_frame()->payload == "here");
  CHECK(wire.close_code() == close_code::going_away);
  CHECK(wire.ended());
}

TEST_CASE("a server that stops puts no goodbye in the midst of a message", "[network]") {
  const auto big = bytes(std::string(8 * 1024 * 1024, 'b'));
  std::promise<std::uint16_t> closed;
  EchoServer server(patient_options(), no_http, attended_by([&](Socket& socket, Told& told) {
                      told.message = [&](std::string_view) { socket.send(std::vector{big}); };
                      told.closed = [&](std::uint16_t code) { closed.set_value(code); };
                    }));
  auto wire = open_socket(server.target(), 8 * 1024);
  wire.send(frame(binary, "go"));
  REQUIRE(wire.anything_arrives(kPatienceMs));
  server.on_its_thread([&] { server.server().stop(); });
  CHECK(closed.get_future().get() == close_code::going_away);
  CHECK_FALSE(wire.next_frame());  // it ends, and its message never does
  CHECK(wire.ended());
}

TEST_CASE("an idle socket costs at most nine kilobytes", "[network]") {
  auto options = patient_options();
  options.connections.total = 2'000;
  auto limits = patient_socket_limits();
  limits.ping_ms = limits.silence_ms = 600'000;
  EchoServer server(options, no_http, attended_by([](Socket&, Told&) {}, limits));
  std::vector<Wire> wires;
  const auto open = [&](int count) {
    for (int i = 0; i < count; ++i) wires.push_back(open_socket(server.target()));
  };
  wires.reserve(2'000);
  open(300);  // what is needed once
  const auto before = resident_kib();
  open(1'000);
  // Both ends are in this process; the client's costs a descriptor and an empty string.
  const auto kib_each = static_cast<double>(resident_kib() - before) / 1'000;
  INFO(kib_each << " KiB each");
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  CHECK(kib_each < 9);
#endif
  CHECK(server.figures().sockets == 1'300);
}
