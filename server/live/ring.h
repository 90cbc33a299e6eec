// The recent commits of a document as viewers are sent them. A connection is a cursor into this ring: there is no queue
// per client, so a slow or stalled one costs nothing, and a busy board batches by itself.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facilitation/views/view.h"
#include "server/live/bytes.h"
#include "server/live/ports.h"

namespace plenary {

struct RingEntry {
  Seq seq = 0;
  std::array<Bytes, kViewerClasses> shared;             // null: means nothing to that class
  std::vector<std::pair<std::string, Bytes>> personal;  // by participant
  std::size_t size = 0;

  [[nodiscard]] const Bytes& for_class(ViewerClass viewers) const { return shared[static_cast<std::size_t>(viewers)]; }
  [[nodiscard]] Bytes for_participant(std::string_view participant) const;
};

class Ring {
 public:
  // Holds at most so many commits and bytes, but always the newest.
  static constexpr std::size_t kCommits = 1'024;
  static constexpr std::size_t kBytes = 512 * 1024;

  // Encodes the view of one commit. Entries come in order, without gaps.
  const RingEntry& add(Seq seq, const Chain& chain, std::int64_t at_ms, CommitView&& view);
  void clear();

  // Can a viewer who has everything up to `cursor` go on from here?
  [[nodiscard]] bool reaches(Seq cursor, Seq head) const;
  // The commit after `cursor`. Precondition: reaches(cursor, head) and cursor < head.
  [[nodiscard]] const RingEntry& after(Seq cursor) const;
  // Bytes of the commits after `since` that are here.
  [[nodiscard]] std::size_t bytes_since(Seq since) const;
  // Is there anything here, after commit `since`, for this participant alone?
  [[nodiscard]] bool personal_since(Seq since, std::string_view participant) const;

 private:
  std::deque<RingEntry> entries_;
  std::size_t bytes_ = 0;
};

}  // namespace plenary
