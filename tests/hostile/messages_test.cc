// Messages that are whole as frames and wrong as protobuf.
#include "server/network/frame_parser.h"

#include <limits>
#include <random>

#include "tests/catch.h"

using namespace plenary;

namespace {

std::string fault_of(std::string_view bytes) {
  ClientFrame frame;
  return std::string(name(parse_frame(bytes, frame)));
}

std::string varint(std::uint64_t value) {
  std::string out;
  for (; value > 127; value >>= 7) out += static_cast<char>(value | 0x80);
  return out += static_cast<char>(value);
}
std::string field(int number, std::string_view content) {
  return varint(static_cast<std::uint64_t>(number) << 3 | 2) + varint(content.size()) + std::string(content);
}

ClientFrame adding_a_card(const std::string& words) {
  ClientFrame frame;
  auto* request = frame.add_requests();
  request->set_cseq(1);
  request->mutable_add_card()->set_id("c1");
  request->mutable_add_card()->set_text(words);
  return frame;
}

}  // namespace

TEST_CASE("a proper message is read as it was written", "[hostile][frame]") {
  const auto sent = adding_a_card("Grüße, 你好");
  ClientFrame read;
  CHECK(parse_frame(sent.SerializeAsString(), read) == FrameFault::none);
  CHECK(read.SerializeAsString() == sent.SerializeAsString());
  CHECK(fault_of("") == "none");
}

TEST_CASE("a message cut at any byte is malformed, or a shorter proper message, never anything else",
          "[hostile][frame]") {
  const auto whole = adding_a_card("words of some length").SerializeAsString();
  int malformed = 0;
  for (std::size_t cut = 1; cut < whole.size(); ++cut) {
    const auto fault = fault_of(whole.substr(0, cut));
    CHECK((fault == "none" || fault == "malformed"));
    malformed += fault == "malformed";
  }
  CHECK(malformed > 0);
}

TEST_CASE("lengths that lie are malformed", "[hostile][frame]") {
  CHECK(fault_of(varint(2 << 3 | 2) + varint(1'000'000)) == "malformed");
  CHECK(fault_of(varint(2 << 3 | 2) + varint(std::numeric_limits<std::uint64_t>::max())) == "malformed");
  CHECK(fault_of(varint(2 << 3 | 2) + varint(0x7fffffff) + "x") == "malformed");
  CHECK(fault_of(std::string(11, '\xff')) == "malformed");
}

TEST_CASE("nesting beyond 32 is malformed, also where nothing is known of the fields", "[hostile][frame]") {
  const auto groups = [](int depth) {  // of an unknown field
    std::string out;
    for (int i = 0; i < depth; ++i) out += varint(100 << 3 | 3);
    for (int i = 0; i < depth; ++i) out += varint(100 << 3 | 4);
    return out;
  };
  CHECK(fault_of(groups(20)) == "none");
  CHECK(fault_of(groups(101)) == "malformed");
  CHECK(fault_of(groups(1'000)) == "malformed");
}

TEST_CASE("text that is not UTF-8 is malformed, ten thousand times without a line of log", "[hostile][frame]") {
  auto bytes = adding_a_card("xx").SerializeAsString();
  bytes.replace(bytes.find("xx"), 2, "\xc3\x28");
  for (int i = 0; i < 10'000; ++i) REQUIRE(fault_of(bytes) == "malformed");
  bytes.replace(bytes.find("\xc3\x28"), 2, std::string_view("\xed\xa0", 2));  // half of a surrogate
  CHECK(fault_of(bytes) == "malformed");
}

TEST_CASE("fields that nobody knows are dropped", "[hostile][frame]") {
  auto bytes = adding_a_card("kept").SerializeAsString();
  for (int i = 0; i < 5'000; ++i) bytes += field(5'000 + i, "secret");
  ClientFrame read;
  REQUIRE(parse_frame(bytes, read) == FrameFault::none);
  CHECK(read.SerializeAsString() == adding_a_card("kept").SerializeAsString());
}

TEST_CASE("values that do not exist and numbers that are none are faults", "[hostile][frame]") {
  auto frame = adding_a_card("card");
  frame.mutable_requests(0)->mutable_add_card()->set_kind(static_cast<CardKind>(9'999));
  CHECK(fault_of(frame.SerializeAsString()) == "unknown_value");
  frame = adding_a_card("card");
  frame.mutable_requests(0)->mutable_add_card()->mutable_place()->set_x(std::numeric_limits<float>::quiet_NaN());
  CHECK(fault_of(frame.SerializeAsString()) == "not_a_number");
  frame.mutable_requests(0)->mutable_add_card()->mutable_place()->set_x(std::numeric_limits<float>::infinity());
  CHECK(fault_of(frame.SerializeAsString()) == "not_a_number");
  frame.mutable_requests(0)->mutable_add_card()->mutable_place()->set_x(-1e30f);
  CHECK(fault_of(frame.SerializeAsString()) == "none");
}

TEST_CASE("LIMIT-1: more than 64 KiB is too large before it is read", "[hostile][frame]") {
  CHECK(fault_of(field(5'000, std::string(64 * 1024 - 8, 'x'))) == "none");
  CHECK(fault_of(std::string(64 * 1024 + 1, '\xff')) == "too_large");
}

TEST_CASE("random bytes, and proper messages with random bytes changed, are judged without harm", "[hostile][frame]") {
  const unsigned seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const auto proper = adding_a_card("some words").SerializeAsString();
  int accepted = 0, refused = 0;
  for (int i = 0; i < 50'000; ++i) {
    std::string bytes = i % 2 ? proper : std::string(random() % 200, '\0');
    if (i % 2)
      bytes[random() % bytes.size()] = static_cast<char>(random());
    else
      for (auto& byte : bytes) byte = static_cast<char>(random());
    (fault_of(bytes) == "none" ? accepted : refused) += 1;
  }
  CHECK(accepted > 0);
  CHECK(refused > 0);
}
