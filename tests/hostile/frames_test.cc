// Frames that no honest client sends, and some unusual ones that are legal.
#include "tests/hostile/siege.h"

using namespace plenary;
using namespace plenary::hostile;

namespace {

struct BadFrames {
  const char* what;
  std::string bytes;
  int code;
};

std::vector<BadFrames> bad_frames() {
  const std::string zero_length_masked = frame(binary, "");
  return {
      {"a text frame", frame(text, "hello"), 1003},
      {"a text frame that is not UTF-8", frame(text, "\xff\xfe"), 1007},
      {"a frame that is not masked", frame(binary, "hello", {.masked = false}), 1002},
      {"the first reserved bit, as compression sets it", frame(binary, "hello", {.reserved = 4}), 1002},
      {"the second reserved bit", frame(binary, "hello", {.reserved = 2}), 1002},
      {"the third reserved bit", frame(binary, "hello", {.reserved = 1}), 1002},
      {"opcode 3", frame(3, "hello"), 1002},
      {"opcode 7", frame(7, "hello"), 1002},
      {"control opcode 11", frame(11, ""), 1002},
      {"control opcode 15", frame(15, ""), 1002},
      {"a continuation of nothing", frame(continuation, "hello"), 1002},
      {"a new message inside another", frame(binary, "hel", {.fin = false}) + frame(binary, "lo"), 1002},
      {"a ping of 126 bytes", frame(ping, std::string(126, 'p')), 1002},
      {"a ping in fragments", frame(ping, "p", {.fin = false}), 1002},
      {"a close in fragments", frame(closing, close_payload(1000), {.fin = false}), 1002},
      {"a length that could be shorter, in two bytes", frame(binary, "hello", {.length_bytes = 2}), 1002},
      {"a length that could be shorter, in eight bytes", frame(binary, "hello", {.length_bytes = 8}), 1002},
      {"a length of 2^40, and nothing after it", frame(binary, "", {.claimed_length = 1ull << 40}), 1009},
      {"a length with the highest bit", frame(binary, "", {.claimed_length = 1ull << 63}), 1009},
      {"one byte more than a message may have", frame(binary, "", {.claimed_length = 64 * 1024 + 1}), 1009},
      {"fragments that are too large together",
       frame(binary, std::string(40'000, 'a'), {.fin = false}) + frame(continuation, std::string(40'000, 'b')), 1009},
      {"a close frame of one byte", frame(closing, "x"), 1002},
      {"a close code below 1000", frame(closing, close_payload(999)), 1002},
      {"close code 1005, which may not be sent", frame(closing, close_payload(1005)), 1002},
      {"close code 1006, which may not be sent", frame(closing, close_payload(1006)), 1002},
      {"close code 1015, which may not be sent", frame(closing, close_payload(1015)), 1002},
      {"a close reason that is not UTF-8", frame(closing, close_payload(1000, "\xc3\x28")), 1002},
  };
}

}  // namespace

TEST_CASE("CLOSE-2: frames that break the protocol are answered with the close code that says so", "[hostile]") {
  Siege siege;
  for (const auto& bad : bad_frames()) {
    INFO(bad.what);
    auto wire = open_socket(siege.target());
    wire.send(bad.bytes);
    CHECK(wire.close_code() == bad.code);
    CHECK(wire.ended());
  }
  siege.others_notice_nothing();
}

TEST_CASE("frames that are cut short end with the connection", "[hostile]") {
  Siege siege;
  const auto whole = frame(binary, std::string(300, 'x'));
  for (std::size_t cut = 1; cut < whole.size(); cut += cut < 20 ? 1 : 40) {
    INFO("cut after " << cut << " bytes");
    auto wire = open_socket(siege.target());
    wire.send(whole.substr(0, cut));
    wire.half_close();
    CHECK(wire.ended());
  }
  siege.others_notice_nothing();
}

TEST_CASE("a connection that is reset at any byte is forgotten", "[hostile]") {
  Siege siege;
  const auto before = siege.server().figures().connections;
  const auto bytes = frame(binary, "first") + frame(ping, "p") + frame(binary, std::string(200, 'x'));
  for (std::size_t cut = 0; cut < bytes.size(); cut += 7) {
    auto wire = open_socket(siege.target());
    wire.send(bytes.substr(0, cut));
    wire.reset();
  }
  REQUIRE(eventually([&] { return siege.server().figures().connections == before; }));
  CHECK(siege.server().figures().connections == before);
  siege.others_notice_nothing();
}

TEST_CASE("ordinary closes are answered alike, and the handler hears the code", "[hostile]") {
  Siege siege;
  for (const int code : {1000, 1001, 1008, 1011, 3000, 4999}) {
    auto wire = open_socket(siege.target());
    wire.send(frame(closing, close_payload(static_cast<std::uint16_t>(code), "bye")));
    CHECK(wire.close_code() == code);
    CHECK(wire.ended());
    CHECK(siege.server().closed_with().back() == code);
  }
  auto wire = open_socket(siege.target());
  wire.send(frame(closing, ""));
  CHECK(wire.ended());
  CHECK(siege.server().closed_with().back() == close_code::none_given);
  siege.others_notice_nothing();
}

TEST_CASE("a message in fragments of one byte, with pings between them, is one message", "[hostile]") {
  Siege siege(short_options(), patient_socket_limits());
  auto wire = open_socket(siege.target());
  std::string message(10 * 1024, '\0'), bytes;
  for (std::size_t i = 0; i < message.size(); ++i) message[i] = static_cast<char>(i * 7);
  for (std::size_t i = 0; i < message.size(); ++i) {
    bytes += frame(i == 0 ? binary : continuation, message.substr(i, 1), {.fin = i + 1 == message.size()});
    if (i % 1000 == 500) bytes += frame(ping, "still here");
  }
  REQUIRE(wire.send(bytes));
  int pongs = 0;
  std::optional<Frame> echo;
  while ((echo = wire.next_frame()) && echo->opcode != binary)
    if (echo->opcode == pong) ++pongs;
  REQUIRE(echo);
  CHECK(pongs == 10);
  CHECK((echo->payload == message));
  siege.others_notice_nothing();
}

TEST_CASE("a message of exactly the largest size is taken, also when it ends in an empty fragment", "[hostile]") {
  Siege siege(short_options(), patient_socket_limits());
  const std::string message(64 * 1024, 'm');
  for (const bool in_two : {false, true}) {
    auto wire = open_socket(siege.target());
    REQUIRE(
        wire.send(in_two ? frame(binary, message, {.fin = false}) + frame(continuation, "") : frame(binary, message)));
    const auto echo = wire.next_frame();
    REQUIRE(echo);
    CHECK((echo->payload == message));
  }
  siege.others_notice_nothing();
}

TEST_CASE("an empty message is a message", "[hostile]") {
  Siege siege;
  auto wire = open_socket(siege.target());
  wire.send(frame(binary, "") + frame(binary, "", {.fin = false}) + frame(continuation, "") + frame(binary, "last"));
  CHECK(wire.next_frame()->payload.empty());
  CHECK(wire.next_frame()->payload.empty());
  CHECK(wire.next_frame()->payload == "last");
  siege.others_notice_nothing();
}

TEST_CASE("compression is offered by every browser and taken by none of our sockets", "[hostile]") {
  Siege siege;
  Wire wire(siege.target());
  wire.send(handshake(siege.target(), {{"Sec-WebSocket-Extensions", "permessage-deflate; client_max_window_bits"}}));
  const auto response = wire.response();
  CHECK(response.status == 101);
  CHECK(response.count("sec-websocket-extensions") == 0);
  CHECK(response.header("sec-websocket-protocol") == "plenary.v1");
  siege.others_notice_nothing();
}

TEST_CASE("claims of 2^40 bytes, many at once, cost no memory", "[hostile]") {
  Siege siege;
  std::vector<Wire> wires;
  for (int i = 0; i < 200; ++i) {
    wires.push_back(open_socket(siege.target()));
    wires.back().send(frame(binary, std::string(100, 'x'), {.claimed_length = 1ull << 40}));
  }
  for (auto& wire : wires) CHECK(wire.close_code() == 1009);
  siege.others_notice_nothing();
}
