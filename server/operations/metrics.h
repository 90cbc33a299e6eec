// What the server counts and measures, for Prometheus: one struct, created once in main and passed by reference.
//
// Names begin with plenary_, units are base units, counters end in _total. Labels have few values, all known here:
// never the id of a board, a person, a note. All of it may be used from any thread.
#pragma once

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace plenary {

class Metrics {
  prometheus::Registry registry_;  // before what it owns

 public:
  explicit Metrics(std::string_view version);

  // Requests of people, by what became of them.
  prometheus::Counter& accepted;
  prometheus::Counter& refused;
  prometheus::Counter& answered_again;  // a request that was decided before (LOG-7)
  prometheus::Counter& gaps;            // a request that came before an earlier one (LOG-7)
  prometheus::Histogram& ack_seconds;   // from a request's arrival to the log's answer

  // The log's answers to appends (LOG-2).
  prometheus::Counter& appends_ok;
  prometheus::Counter& appends_duplicate;
  prometheus::Counter& appends_conflict;
  prometheus::Counter& appends_unknown;  // no answer: sent again
  prometheus::Counter& appends_corrupt;

  // Histories that came apart (LOG-6). Anything but healed is worth waking somebody.
  prometheus::Counter& healed_commits;
  prometheus::Counter& forks;
  prometheus::Counter& epoch_changes;
  prometheus::Counter& damaged_documents;  // read-only until an operator acts

  // How people came back.
  prometheus::Counter& joins_replayed;
  prometheus::Counter& joins_by_difference;
  prometheus::Counter& joins_by_snapshot;
  prometheus::Counter& fell_behind;  // too slow for the ring
  prometheus::Counter& removed;      // from a document they had open

  // State of the node.
  prometheus::Gauge& live_documents;
  prometheus::Gauge& read_only;  // 1: takes no requests
  prometheus::Gauge& redis_up;
  prometheus::Counter& redis_restarts;
  prometheus::Gauge& storage_free_bytes;
  prometheus::Counter& snapshots_stored;

  // Connections.
  prometheus::Gauge& connections;
  prometheus::Gauge& sockets;
  prometheus::Gauge& connections_unknown;  // have not shown a session
  prometheus::Counter& connections_accepted;
  prometheus::Counter& http_requests;
  prometheus::Counter& messages_in;
  prometheus::Counter& messages_out;
  prometheus::Counter& bytes_in;
  prometheus::Counter& bytes_out;

  // Families whose label is one of a few values that the network names: a close code, a reason of a guard.
  [[nodiscard]] prometheus::Counter& socket_closes(std::uint16_t code);
  [[nodiscard]] prometheus::Counter& rejected(std::string_view reason);

  // Everything in the text format, process figures (memory, CPU, files) of this moment included.
  [[nodiscard]] std::string text();

 private:
  struct Process {
    explicit Process(prometheus::Registry& registry);
    void measure();
    prometheus::Gauge& resident_bytes;
    prometheus::Gauge& open_files;
    prometheus::Counter& cpu_seconds;
    prometheus::Gauge& start_time_seconds;
  };

  prometheus::Family<prometheus::Counter>& socket_closes_;
  prometheus::Family<prometheus::Counter>& rejected_;
  Process process_;
};

// A counter that is kept elsewhere, as it stands now: never down.
void count_up_to(prometheus::Counter& counter, double value);

}  // namespace plenary
