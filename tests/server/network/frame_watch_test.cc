#include "server/network/frame_watch.h"

#include <random>

#include "tests/catch.h"
#include "tests/hostile/wire.h"

using namespace plenary;
using namespace plenary::hostile;

namespace {
void show(FrameWatch& watch, std::string_view bytes, std::int64_t now_ms) {
  watch.saw(bytes.data(), bytes.size(), now_ms);
}
}  // namespace

TEST_CASE("a message begins with its first byte and ends with its last", "[network]") {
  FrameWatch watch;
  const auto bytes = frame(binary, "hello");
  CHECK_FALSE(watch.message_since());
  for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
    show(watch, bytes.substr(i, 1), static_cast<std::int64_t>(100 + i));
    CHECK(watch.message_since() == 100);
  }
  show(watch, bytes.substr(bytes.size() - 1), 200);
  CHECK_FALSE(watch.message_since());
}

TEST_CASE("fragments are one message, empty ones too, and control frames between them are none", "[network]") {
  FrameWatch watch;
  show(watch, frame(binary, "", {.fin = false}), 1);
  CHECK(watch.message_since() == 1);
  show(watch, frame(ping, "p") + frame(continuation, "", {.fin = false}) + frame(continuation, "x", {.fin = false}), 2);
  CHECK(watch.message_since() == 1);
  show(watch, frame(continuation, ""), 3);
  CHECK_FALSE(watch.message_since());
  show(watch, frame(ping, "p").substr(0, 1), 4);
  CHECK_FALSE(watch.message_since());
}

TEST_CASE("what is left of a frame is known for all three forms of length", "[network]") {
  for (const std::size_t size : {1u, 125u, 126u, 65'535u, 65'536u, 100'000u}) {
    FrameWatch watch;
    const auto bytes = frame(binary, std::string(size, 'x'));
    show(watch, bytes.substr(0, bytes.size() - 1), 1);
    CHECK(watch.left_in_frame() == 1);
    show(watch, bytes.substr(bytes.size() - 1), 1);
    CHECK(watch.left_in_frame() == 0);
    CHECK_FALSE(watch.message_since());
  }
}

TEST_CASE("control frames are counted by the window", "[network]") {
  FrameWatch watch(10'000);
  for (int i = 0; i < 30; ++i) show(watch, frame(ping, "p"), 1'000);
  show(watch, frame(binary, "x"), 1'000);
  CHECK(watch.control_frames(1'000) == 30);
  CHECK(watch.control_frames(10'999) == 30);
  CHECK(watch.control_frames(11'000) == 0);
  show(watch, frame(pong, ""), 12'000);
  CHECK(watch.control_frames(12'000) == 1);
}

TEST_CASE("however the bytes are cut, the same is seen", "[network]") {
  const unsigned seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 200; ++round) {
    std::string bytes;
    for (int i = 0; i < 20; ++i) {
      const bool last = random() % 2;
      bytes += frame(binary, std::string(random() % 300, 'x'), {.fin = last});
      if (random() % 3 == 0) bytes += frame(ping, std::string(random() % 126, 'p'));
      if (!last) bytes += frame(continuation, std::string(random() % 3, 'y'));
    }
    bytes += frame(binary, "unfinished", {.fin = false});
    FrameWatch whole, pieces;
    show(whole, bytes, 7);
    for (std::size_t at = 0; at < bytes.size();) {
      const auto part = std::min<std::size_t>(bytes.size() - at, 1 + random() % 50);
      show(pieces, std::string_view(bytes).substr(at, part), 7);
      at += part;
    }
    REQUIRE(whole.control_frames(7) == pieces.control_frames(7));
    REQUIRE(whole.message_since() == pieces.message_since());
    REQUIRE(whole.message_since() == 7);
    REQUIRE(whole.left_in_frame() == 0);
    REQUIRE(pieces.left_in_frame() == 0);
  }
}
