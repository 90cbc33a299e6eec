// What happens inside live documents, for metrics, logs and proofs. Never words, names or ids of people.
#pragma once

#include <cstdint>
#include <string>

#include "proto/log.pb.h"

namespace plenary {

class LiveObserver {
 public:
  virtual ~LiveObserver() = default;
  enum class Event {
    decided,
    refused,
    duplicate_answered,
    gap_reported,
    append_ok,
    append_duplicate,
    append_conflict,
    append_unknown,
    append_corrupt,
    caught_up,
    healed,
    forked,
    epoch_changed,
    document_damaged,
    joined_with_delta,
    joined_with_difference,
    joined_with_snapshot,
    fell_behind,
    read_only_began,
    read_only_ended,
    snapshot_stored,
    removed_from_document,
    words_erased
  };
  virtual void happened(Event event, const std::string& document, std::uint64_t count) = 0;
  // Of what an operator will ask why: a sentence of our own, without anybody's words.
  virtual void happened_because(Event event, const std::string& document, const std::string& /*why*/) {
    happened(event, document, 1);
  }
  // From the first request's arrival to the log's answer.
  virtual void append_took(std::int64_t ms) = 0;
};

}  // namespace plenary
