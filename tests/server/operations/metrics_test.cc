#include "server/operations/metrics.h"

#include <set>
#include <sstream>

#include "tests/catch.h"

using namespace plenary;

namespace {

// Names of all families, one a line: what dashboards and alarms are built on.
std::string families(const std::string& text) {
  std::set<std::string> names;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);)
    if (line.rfind("# TYPE ", 0) == 0) names.insert(line.substr(7));
  std::string all;
  for (const std::string& name : names) all += name + "\n";
  return all;
}

}  // namespace

TEST_CASE("the names of the metrics are a promise to operators", "[operations]") {
  Metrics metrics("1.2.3");
  metrics.socket_closes(1000).Increment();
  metrics.rejected("foreign_origin").Increment();

  CHECK(families(metrics.text()) == R"(plenary_ack_seconds histogram
plenary_appends_total counter
plenary_build_info gauge
plenary_bytes_total counter
plenary_connections gauge
plenary_connections_accepted_total counter
plenary_damaged_documents_total counter
plenary_epoch_changes_total counter
plenary_fell_behind_total counter
plenary_forks_total counter
plenary_healed_commits_total counter
plenary_http_requests_total counter
plenary_joins_total counter
plenary_live_documents gauge
plenary_messages_total counter
plenary_read_only gauge
plenary_redis_restarts_total counter
plenary_redis_up gauge
plenary_rejected_total counter
plenary_removed_total counter
plenary_requests_total counter
plenary_snapshots_stored_total counter
plenary_socket_closes_total counter
plenary_storage_free_bytes gauge
process_cpu_seconds_total counter
process_open_fds gauge
process_resident_memory_bytes gauge
process_start_time_seconds gauge
)");
}

TEST_CASE("figures of one family differ by their label", "[operations]") {
  Metrics metrics("1.2.3");
  metrics.accepted.Increment(3);
  metrics.refused.Increment();
  const std::string text = metrics.text();
  CHECK_THAT(text, PLENARY_CONTAINS("plenary_requests_total{result=\"accepted\"} 3\n"));
  CHECK_THAT(text, PLENARY_CONTAINS("plenary_requests_total{result=\"refused\"} 1\n"));
  CHECK_THAT(text, PLENARY_CONTAINS("plenary_requests_total{result=\"gap\"} 0\n"));
  CHECK_THAT(text, PLENARY_CONTAINS("plenary_build_info{version=\"1.2.3\"} 1\n"));
}

TEST_CASE("a peer cannot make labels: close codes that mean nothing are one", "[operations]") {
  Metrics metrics("1.2.3");
  for (std::uint16_t code = 3000; code < 4999; ++code)
    if (code < 4400 || code >= 4430) metrics.socket_closes(code).Increment();
  metrics.socket_closes(4408).Increment();
  const std::string text = metrics.text();
  CHECK_THAT(text, PLENARY_CONTAINS("plenary_socket_closes_total{code=\"other\"} 1969\n"));
  CHECK_THAT(text, PLENARY_CONTAINS("plenary_socket_closes_total{code=\"4408\"} 1\n"));
  CHECK_THAT(text, !PLENARY_CONTAINS("code=\"3"));
}

TEST_CASE("the figures of the process are those of now", "[operations]") {
  Metrics metrics("1.2.3");
  const std::string text = metrics.text();
  const auto value = [&](const std::string& name) {
    const auto at = text.find("\n" + name + " ");
    REQUIRE(at != std::string::npos);
    return std::stod(text.substr(at + name.size() + 2));
  };
  CHECK(value("process_resident_memory_bytes") > 1'000'000);
  CHECK(value("process_open_fds") >= 3);
  CHECK(value("process_start_time_seconds") > 1'600'000'000);
}

TEST_CASE("a counter kept elsewhere only goes up", "[operations]") {
  Metrics metrics("1.2.3");
  count_up_to(metrics.bytes_in, 100);
  count_up_to(metrics.bytes_in, 250);
  count_up_to(metrics.bytes_in, 10);
  CHECK(metrics.bytes_in.Value() == 250);
}
