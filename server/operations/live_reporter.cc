#include "server/operations/live_reporter.h"

namespace plenary {

void LiveReporter::happened(Event event, const std::string& document, std::uint64_t count) {
  report(event, document, count, "");
}

void LiveReporter::happened_because(Event event, const std::string& document, const std::string& why) {
  report(event, document, 1, why);
}

void LiveReporter::report(Event event, const std::string& document, std::uint64_t count, const std::string& why) {
  const auto amount = static_cast<double>(count);
  const auto tell = [&](Severity severity, Word name) {
    const Field of{"document", log_.pseudonym(document)}, times{"count", static_cast<std::int64_t>(count)};
    if (why.empty()) return log_.write(severity, name, {of, times});
    log_.write(severity, name, {of, times, {"why", ForOperators{why}}});
  };
  switch (event) {
    case Event::decided: return metrics_.accepted.Increment(amount);
    case Event::refused: return metrics_.refused.Increment(amount);
    case Event::duplicate_answered: return metrics_.answered_again.Increment(amount);
    case Event::gap_reported: return metrics_.gaps.Increment(amount);
    case Event::append_ok: return metrics_.appends_ok.Increment(amount);
    case Event::append_duplicate: return metrics_.appends_duplicate.Increment(amount);
    case Event::append_conflict:
      metrics_.appends_conflict.Increment(amount);
      return tell(Severity::debug, "append_conflict");
    case Event::append_unknown:
      metrics_.appends_unknown.Increment(amount);
      return tell(Severity::warning, "append_unknown");
    case Event::append_corrupt:
      metrics_.appends_corrupt.Increment(amount);
      return tell(Severity::error, "append_corrupt");
    case Event::caught_up: return tell(Severity::debug, "caught_up");
    case Event::healed: metrics_.healed_commits.Increment(amount); return tell(Severity::warning, "healed");
    case Event::forked: metrics_.forks.Increment(amount); return tell(Severity::warning, "forked");
    case Event::epoch_changed: metrics_.epoch_changes.Increment(amount); return tell(Severity::info, "epoch_changed");
    case Event::document_damaged:
      metrics_.damaged_documents.Increment(amount);
      return tell(Severity::error, "document_damaged");
    case Event::joined_with_delta: return metrics_.joins_replayed.Increment(amount);
    case Event::joined_with_difference: return metrics_.joins_by_difference.Increment(amount);
    case Event::joined_with_snapshot: return metrics_.joins_by_snapshot.Increment(amount);
    case Event::fell_behind: metrics_.fell_behind.Increment(amount); return tell(Severity::info, "fell_behind");
    case Event::read_only_began: return tell(Severity::warning, "read_only_began");
    case Event::read_only_ended: return tell(Severity::info, "read_only_ended");
    case Event::snapshot_stored: return metrics_.snapshots_stored.Increment(amount);
    case Event::removed_from_document: return metrics_.removed.Increment(amount);
    case Event::words_erased: return tell(Severity::info, "words_erased");
  }
}

void LiveReporter::append_took(std::int64_t ms) { metrics_.ack_seconds.Observe(static_cast<double>(ms) / 1000); }

}  // namespace plenary
