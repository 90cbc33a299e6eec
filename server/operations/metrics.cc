#include "server/operations/metrics.h"

#include <prometheus/text_serializer.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace plenary {

namespace {

using prometheus::Counter;
using prometheus::Family;
using prometheus::Gauge;
using prometheus::Histogram;
using prometheus::Labels;
using prometheus::Registry;

Family<Counter>& counters(Registry& registry, const char* name, const char* help) {
  return prometheus::BuildCounter().Name(name).Help(help).Register(registry);
}

Counter& counter(Registry& registry, const char* name, const char* help, const Labels& labels = {}) {
  return counters(registry, name, help).Add(labels);
}

Gauge& gauge(Registry& registry, const char* name, const char* help, const Labels& labels = {}) {
  return prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add(labels);
}

Histogram& seconds(Registry& registry, const char* name, const char* help) {
  static const Histogram::BucketBoundaries bounds = {.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2, 5, 10};
  return prometheus::BuildHistogram().Name(name).Help(help).Register(registry).Add({}, bounds);
}

Counter& requests(Registry& registry, const char* result) {
  return counter(registry, "plenary_requests_total", "Requests of people, by what became of them",
                 {{"result", result}});
}

Counter& appends(Registry& registry, const char* answer) {
  return counter(registry, "plenary_appends_total", "Appends to logs, by the log's answer", {{"answer", answer}});
}

Counter& joins(Registry& registry, const char* kind) {
  return counter(registry, "plenary_joins_total", "Documents opened, by how they were sent", {{"kind", kind}});
}

Counter& messages(Registry& registry, const char* direction) {
  return counter(registry, "plenary_messages_total", "WebSocket messages", {{"direction", direction}});
}

Counter& bytes(Registry& registry, const char* direction) {
  return counter(registry, "plenary_bytes_total", "Bytes of WebSocket messages", {{"direction", direction}});
}

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

Metrics::Metrics(std::string_view version)
    : accepted(requests(registry_, "accepted")),
      refused(requests(registry_, "refused")),
      answered_again(requests(registry_, "answered_again")),
      gaps(requests(registry_, "gap")),
      ack_seconds(seconds(registry_, "plenary_ack_seconds", "From a request's arrival to the log's answer")),
      appends_ok(appends(registry_, "ok")),
      appends_duplicate(appends(registry_, "duplicate")),
      appends_conflict(appends(registry_, "conflict")),
      appends_unknown(appends(registry_, "unknown")),
      appends_corrupt(appends(registry_, "corrupt")),
      healed_commits(
          counter(registry_, "plenary_healed_commits_total", "Commits that Redis had lost and was given again")),
      forks(counter(registry_, "plenary_forks_total", "Histories given up for the one in Redis")),
      epoch_changes(counter(registry_, "plenary_epoch_changes_total", "Documents loaded again under a new epoch")),
      damaged_documents(counter(registry_, "plenary_damaged_documents_total",
                                "Documents found damaged, read-only until an operator acts")),
      joins_replayed(joins(registry_, "replay")),
      joins_by_difference(joins(registry_, "difference")),
      joins_by_snapshot(joins(registry_, "snapshot")),
      fell_behind(counter(registry_, "plenary_fell_behind_total", "Clients too slow for the recent commits kept")),
      removed(counter(registry_, "plenary_removed_total", "People removed from a document they had open")),
      live_documents(gauge(registry_, "plenary_live_documents", "Documents in memory")),
      read_only(gauge(registry_, "plenary_read_only", "1 while no requests are taken")),
      redis_up(gauge(registry_, "plenary_redis_up", "1 while Redis answers")),
      redis_restarts(counter(registry_, "plenary_redis_restarts_total", "Starts of the private Redis after the first")),
      storage_free_bytes(gauge(registry_, "plenary_storage_free_bytes", "Free space where the data folder is")),
      snapshots_stored(counter(registry_, "plenary_snapshots_stored_total", "Snapshots stored")),
      connections(gauge(registry_, "plenary_connections", "Open connections", {{"kind", "all"}})),
      sockets(gauge(registry_, "plenary_connections", "Open connections", {{"kind", "websocket"}})),
      connections_unknown(gauge(registry_, "plenary_connections", "Open connections", {{"kind", "unknown"}})),
      connections_accepted(counter(registry_, "plenary_connections_accepted_total", "Connections accepted")),
      http_requests(counter(registry_, "plenary_http_requests_total", "HTTP requests")),
      messages_in(messages(registry_, "in")),
      messages_out(messages(registry_, "out")),
      bytes_in(bytes(registry_, "in")),
      bytes_out(bytes(registry_, "out")),
      socket_closes_(counters(registry_, "plenary_socket_closes_total", "WebSockets closed, by close code")),
      rejected_(counters(registry_, "plenary_rejected_total", "Refused by a guard before any handler")),
      process_(registry_) {
  gauge(registry_, "plenary_build_info", "What runs", {{"version", std::string(version)}}).Set(1);
}

Counter& Metrics::socket_closes(std::uint16_t code) {
  // A peer may send any code from 3000 to 4999: those that mean nothing to us are one label.
  const bool known = (code >= 1000 && code <= 1015) || (code >= 4400 && code < 4430);
  return socket_closes_.Add({{"code", known ? std::to_string(code) : "other"}});
}
Counter& Metrics::rejected(std::string_view reason) { return rejected_.Add({{"reason", std::string(reason)}}); }

std::string Metrics::text() {
  process_.measure();
  std::ostringstream out;
  prometheus::TextSerializer().Serialize(out, registry_.Collect());
  return out.str();
}

Metrics::Process::Process(Registry& registry)
    : resident_bytes(gauge(registry, "process_resident_memory_bytes", "Resident memory")),
      open_files(gauge(registry, "process_open_fds", "Open files and sockets")),
      cpu_seconds(counter(registry, "process_cpu_seconds_total", "CPU time used")),
      start_time_seconds(gauge(registry, "process_start_time_seconds", "When the process began, seconds since 1970")) {
  start_time_seconds.SetToCurrentTime();
}

void Metrics::Process::measure() {
  std::uint64_t pages_of_everything = 0, pages_resident = 0;
  std::ifstream("/proc/self/statm") >> pages_of_everything >> pages_resident;
  resident_bytes.Set(static_cast<double>(pages_resident) * static_cast<double>(sysconf(_SC_PAGESIZE)));

  std::error_code ignored;  // without /proc there is no figure, and 0 says so
  const auto files = std::filesystem::directory_iterator("/proc/self/fd", ignored);
  open_files.Set(static_cast<double>(std::distance(begin(files), end(files))));

  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  count_up_to(cpu_seconds, seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime));
}

void count_up_to(Counter& counter, double value) {
  const double more = value - counter.Value();
  if (more > 0) counter.Increment(more);
}

}  // namespace plenary
