// Counts and logs what happens inside live documents. Every event is counted; what an operator may have to act on, or
// would ask about afterwards, is logged too, with a pseudonym of the document.
#pragma once

#include "server/live/observer.h"
#include "server/operations/event_log.h"
#include "server/operations/metrics.h"

namespace plenary {

class LiveReporter : public LiveObserver {
 public:
  LiveReporter(Metrics& metrics, EventLog& log) : metrics_(metrics), log_(log) {}
  void happened(Event event, const std::string& document, std::uint64_t count) override;
  void happened_because(Event event, const std::string& document, const std::string& why) override;
  void append_took(std::int64_t ms) override;

 private:
  void report(Event event, const std::string& document, std::uint64_t count, const std::string& why);

  Metrics& metrics_;
  EventLog& log_;
};

}  // namespace plenary
