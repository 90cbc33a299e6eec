#include "server/operations/health.h"

#include "tests/catch.h"
#include "tests/server/operations/hand_clock.h"

using namespace plenary;

namespace {

struct Node {
  HandClock clock;
  Health health{clock};

  // The log and the disk report every half second.
  void pass(std::int64_t ms, bool log_good = true) {
    for (std::int64_t end = clock.now_ms + ms; clock.now_ms < end;) {
      clock.now_ms += 500;
      health.report(Health::Check::log, log_good);
      health.report(Health::Check::disk, true);
    }
  }
  std::string ready() const { return health.readyz().json; }
};

struct ServingNode : Node {
  ServingNode() {
    pass(500);
    health.started();
  }
};

constexpr const char* kReady = R"({"ready":true,"failing":[]})";
constexpr const char* kLogFails = R"({"ready":false,"failing":["log"]})";

}  // namespace

TEST_CASE("a node is ready once it has started and its checks hold", "[operations]") {
  Node node;
  CHECK(node.ready() == R"({"ready":false,"failing":["starting","log","disk"]})");
  CHECK(node.health.startupz().json == R"({"started":false,"failing":["starting"]})");

  node.pass(500);
  node.health.started();
  CHECK(node.ready() == kReady);
  CHECK(node.health.startupz().json == R"({"started":true,"failing":[]})");
}

TEST_CASE("one bad report sends nobody away, two in a row do", "[operations]") {
  ServingNode node;
  node.pass(500, false);
  CHECK(node.ready() == kReady);
  node.pass(500, false);
  CHECK(node.ready() == kLogFails);
}

TEST_CASE("it is ready again when it was good for a second, not before", "[operations]") {
  ServingNode node;
  node.pass(1'000, false);
  node.pass(1'000);
  CHECK(node.ready() == kLogFails);
  node.pass(500);
  CHECK(node.ready() == kReady);
}

TEST_CASE("a check that is silent for more than two seconds does not hold", "[operations]") {
  ServingNode node;
  node.clock.now_ms += Health::kFreshMs;
  CHECK(node.ready() == kReady);
  node.clock.now_ms += 1;
  CHECK(node.ready() == R"({"ready":false,"failing":["log","disk"]})");

  node.pass(500);
  CHECK(node.ready() == R"({"ready":false,"failing":["log","disk"]})");
  node.pass(1'000);
  CHECK(node.ready() == kReady);
}

TEST_CASE("a draining node is not ready, and alive", "[operations]") {
  ServingNode node;
  node.health.ticked();
  node.health.draining();
  CHECK(node.ready() == R"({"ready":false,"failing":["draining"]})");
  CHECK(node.health.livez().holds);
}

TEST_CASE("a node whose event loop does not turn is not alive", "[operations]") {
  Node node;
  node.health.ticked();
  node.clock.now_ms += Health::kFreshMs;
  CHECK(node.health.livez().json == R"({"alive":true,"failing":[]})");
  node.clock.now_ms += 1;
  CHECK(node.health.livez().json == R"({"alive":false,"failing":["event_loop"]})");
}
