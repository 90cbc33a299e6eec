#include <spdlog/sinks/ostream_sink.h>

#include <sstream>

#include "server/operations/live_reporter.h"
#include "server/operations/network_reporter.h"
#include "tests/catch.h"
#include "tests/server/operations/hand_clock.h"

using namespace plenary;

namespace {

struct Operated {
  HandClock clock;
  std::ostringstream out;
  Metrics metrics{"test"};
  EventLog log{"n", clock, Severity::debug, std::make_shared<spdlog::sinks::ostream_sink_mt>(out)};
};

}  // namespace

TEST_CASE("a live document's conflict is counted, and logged without its id", "[operations]") {
  Operated node;
  LiveReporter reporter(node.metrics, node.log);
  reporter.happened(LiveObserver::Event::append_conflict, "board-of-the-mountain-group", 2);

  CHECK(node.metrics.appends_conflict.Value() == 2);
  CHECK_THAT(node.out.str(), PLENARY_CONTAINS("\"event\":\"append_conflict\""));
  CHECK_THAT(node.out.str(), PLENARY_CONTAINS(node.log.pseudonym("board-of-the-mountain-group").letters));
  CHECK_THAT(node.out.str(), !PLENARY_CONTAINS("mountain"));
}

TEST_CASE("why a history was given up is told beside the pseudonym that the document always has", "[operations]") {
  Operated node;
  LiveReporter reporter(node.metrics, node.log);
  reporter.happened_because(LiveObserver::Event::forked, "board-of-the-mountain-group", "another history won");
  CHECK(node.metrics.forks.Value() == 1);
  CHECK_THAT(node.out.str(), PLENARY_CONTAINS(node.log.pseudonym("board-of-the-mountain-group").letters));
  CHECK_THAT(node.out.str(), PLENARY_CONTAINS("\"why\":\"another history won\""));
  CHECK_THAT(node.out.str(), !PLENARY_CONTAINS("mountain"));
}

TEST_CASE("what happens all the time is counted only", "[operations]") {
  Operated node;
  LiveReporter reporter(node.metrics, node.log);
  reporter.happened(LiveObserver::Event::decided, "board", 64);
  reporter.append_took(7);
  CHECK(node.metrics.accepted.Value() == 64);
  CHECK(node.metrics.ack_seconds.Collect().histogram.sample_sum == Approx(0.007));
  CHECK(node.out.str() == "");
}

TEST_CASE("what a guard refuses is counted by reason, and told with the network it came from", "[operations]") {
  Operated node;
  report(NetworkEvent{NetworkEvent::foreign_origin, "192.0.2.77", 403, "origin not on the list"}, node.metrics,
         node.log);
  CHECK(node.metrics.rejected("foreign_origin").Value() == 1);
  CHECK_THAT(node.out.str(), PLENARY_CONTAINS("\"event\":\"foreign_origin\""));
  CHECK_THAT(node.out.str(), PLENARY_CONTAINS("\"from\":\"192.0.2.0/24\""));
  CHECK_THAT(node.out.str(), !PLENARY_CONTAINS("192.0.2.77"));
}

TEST_CASE("the network's figures become metrics as they stand", "[operations]") {
  Operated node;
  ServerFigures figures;
  figures.sockets = 12;
  figures.messages_out = 500;
  report(figures, node.metrics);
  figures.sockets = 11;
  figures.messages_out = 700;
  report(figures, node.metrics);
  CHECK(node.metrics.sockets.Value() == 11);
  CHECK(node.metrics.messages_out.Value() == 700);
}

TEST_CASE("an address is told as its network", "[operations]") {
  CHECK(network_of("192.0.2.7") == "192.0.2.0/24");
  CHECK(network_of("2001:db8:1:2::9") == "2001:db8:1::/48");
  CHECK(network_of("::1") == "::/48");
  CHECK(network_of("not an address") == "unknown");
}
