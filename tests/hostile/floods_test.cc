// Too much, too slowly, never, for ever. The guards that Beast does not give (see server/network/README.md): what is
// waited for here is always the server's own deadline.
#include "tests/hostile/siege.h"

using namespace plenary;
using namespace plenary::hostile;

namespace {

// Sends `bytes` again and again, reading nothing, until the server ends it; the milliseconds that took.
std::int64_t flood(Wire& wire, const std::string& bytes, int at_most_ms) {
  const auto since = now_ms();
  std::string_view rest = bytes;
  while (now_ms() - since < at_most_ms) {
    const auto sent = wire.send_some(rest);
    if (sent < 0) break;
    rest.remove_prefix(static_cast<std::size_t>(sent));
    if (rest.empty()) rest = bytes;
    if (sent == 0) wire.anything_arrives(1);
  }
  return now_ms() - since;
}

SocketLimits limits_of_silence() {
  auto limits = short_socket_limits();
  limits.ping_ms = 150;
  limits.silence_ms = 450;
  return limits;
}

std::string repeated(const std::string& bytes, std::size_t at_least) {
  std::string out;
  while (out.size() < at_least) out += bytes;
  return out;
}

}  // namespace

TEST_CASE("LIMIT-1: empty continuations without end are cut at the message's deadline, and cost little", "[hostile]") {
  Siege siege;
  for (const bool begins_empty : {false, true}) {
    auto wire = open_socket(siege.target());
    wire.send(frame(binary, begins_empty ? "" : "z", {.fin = false}));
    const auto cpu = cpu_seconds();
    const auto took_ms = flood(wire, repeated(frame(continuation, "", {.fin = false}), 16'384), kPatienceMs);
    CHECK(took_ms < 2'500);
    CHECK(wire.close_code() == close_code::policy);
    CHECK(cpu_seconds() - cpu < 2.0);  // of both sides together
  }
  siege.others_notice_nothing();
}

TEST_CASE("CLOSE-3: a flood of pings ends with 1008, whether or not the pongs are read", "[hostile]") {
  Siege siege;
  for (const auto& payload : {std::string(), std::string(125, 'p')}) {
    auto wire = open_socket(siege.target());
    const auto took_ms = flood(wire, repeated(frame(ping, payload), 16'384), kPatienceMs);
    CHECK(took_ms < 2'000);
    CHECK(wire.close_code() == close_code::policy);
  }
  siege.others_notice_nothing();
}

TEST_CASE("a flood of pongs that nobody asked for ends with 1008", "[hostile]") {
  Siege siege;
  auto wire = open_socket(siege.target());
  CHECK(flood(wire, repeated(frame(pong, "p"), 16'384), kPatienceMs) < 2'000);
  CHECK(wire.close_code() == close_code::policy);
  siege.others_notice_nothing();
}

TEST_CASE("thirty control frames are allowed, one more is not", "[hostile]") {
  Siege siege;
  auto wire = open_socket(siege.target());
  wire.send(repeated(frame(ping, ""), 30 * 6));
  for (int i = 0; i < 30; ++i) REQUIRE(wire.next_frame()->opcode == pong);
  wire.send(frame(binary, "fine"));
  CHECK(wire.next_frame()->payload == "fine");
  wire.send(frame(ping, ""));
  CHECK(wire.close_code() == close_code::policy);
  siege.others_notice_nothing();
}

TEST_CASE("LIMIT-1: a message that arrives byte by byte is cut at its deadline", "[hostile]") {
  Siege siege;
  auto wire = open_socket(siege.target());
  const auto message = frame(binary, std::string(60'000, 's'));
  const auto since = now_ms();
  std::size_t at = 0;
  while (!wire.anything_arrives(10) && now_ms() - since < kPatienceMs) wire.send(message.substr(at++, 1));
  const auto answer = wire.close_code();
  CHECK(answer == close_code::policy);
  CHECK(now_ms() - since < 1'500);
  siege.others_notice_nothing();
}

TEST_CASE("a client that sends faster than it may is read more slowly, and gets through", "[hostile]") {
  auto limits = patient_socket_limits();
  limits.read_burst_bytes = 128 * 1024;
  Siege siege(short_options(), limits);
  auto wire = open_socket(siege.target());
  const auto since = now_ms();
  int echoed = 0;
  const auto message = frame(binary, std::string(32 * 1024, 'f'));
  for (int i = 0; i < 10; ++i) REQUIRE(wire.send(message));
  while (echoed < 10) {
    const auto echo = wire.next_frame();
    REQUIRE(echo);
    if (echo->opcode == binary) ++echoed;
  }
  // 320 KiB, 128 of them at once, the rest at 256 KiB/s
  CHECK(now_ms() - since >= 600);
  siege.others_notice_nothing();
}

TEST_CASE("LIMIT-4: a client that falls silent is pinged, then given up", "[hostile]") {
  Siege siege(short_options(), limits_of_silence());
  auto wire = open_socket(siege.target());
  const auto first = wire.next_frame();
  REQUIRE(first);
  CHECK(first->opcode == ping);
  CHECK(wire.close_code() == kNoCode);
  siege.others_notice_nothing();
}

TEST_CASE("LIMIT-4: a client that answers pings may be silent otherwise", "[hostile]") {
  Siege siege(short_options(), limits_of_silence());
  auto wire = open_socket(siege.target());
  for (int i = 0; i < 8; ++i) {
    const auto asked = wire.next_frame();
    REQUIRE(asked);
    REQUIRE(asked->opcode == ping);
    wire.send(frame(pong, asked->payload));
  }
  wire.send(frame(binary, "still here"));
  CHECK(wire.next_frame()->payload == "still here");
  siege.others_notice_nothing();
}

TEST_CASE("half open: a client that has stopped sending for good is let go", "[hostile]") {
  Siege siege;
  auto wire = open_socket(siege.target());
  wire.half_close();
  CHECK(wire.ended());
  siege.others_notice_nothing();
}

TEST_CASE("CLOSE-9: LIMIT-3: a client that never reads is cut, and the handler hears 4408", "[hostile]") {
  auto limits = short_socket_limits();
  limits.read_bytes_per_second = 1 << 30;
  limits.read_burst_bytes = 1 << 30;
  Siege siege(short_options(), limits);
  auto wire = open_socket(siege.target(), 4096);
  // Not read: the echoes fill the kernel's buffers, then the server's write stands still.
  CHECK(flood(wire, frame(binary, std::string(60'000, 'e')), 4 * kPatienceMs) < 4 * kPatienceMs);
  REQUIRE(eventually([&] { return !siege.server().closed_with().empty(); }));
  REQUIRE(siege.server().closed_with().size() == 1);
  CHECK(siege.server().closed_with().front() == close_code::took_nothing);
  siege.others_are_served();  // what is echoed waits in memory here; a document makes nothing before it can be sent
}

TEST_CASE("a client that never answers a close is cut after a while", "[hostile]") {
  Siege siege;
  auto wire = open_socket(siege.target());
  wire.send(frame(text, "makes the server close"));
  const auto farewell = wire.next_frame();
  REQUIRE(farewell);
  CHECK(farewell->opcode == closing);
  CHECK(wire.ended(2'500));
  siege.others_notice_nothing();
}
