// The told board with words of P-G's on it, in any state and with any grant.
#pragma once

#include "facilitation/wording/trace.h"
#include "tests/facilitation/records/told_board.h"

namespace plenary::test {

inline constexpr RecordKind kAll[] = {RecordKind::internal, RecordKind::network, RecordKind::publication,
                                      RecordKind::blog, RecordKind::video};
inline constexpr const char* kWords = "The harbour is where it arrives, canary.";
inline constexpr const char* kSaidAs = "A port canary";

struct Asked {
  Quote::State state = Quote::GRANTED;
  Identification level = FULL;
  std::vector<std::string> kinds = {"publication"};
  std::uint32_t fits = 1;
  bool waived = false;
  bool warned = false;
  std::string said_as = kSaidAs;
};

inline std::vector<Record> told_with(const Asked& asked) {
  std::vector<Record> records = told_records();
  std::erase_if(records, [](const Record& record) {  // but for what the story itself quotes
    return record.has_quote() || record.has_attribution_request() || record.has_recording_marker();
  });
  Record& request = records.emplace_back();
  request.set_id("ask");
  AttributionRequest& to = *request.mutable_attribution_request();
  to.set_quote("q");
  to.set_speaker("P-G");
  to.set_answered_ms(1'808'300'000'000);
  for (const std::string& kind : asked.kinds) to.add_kinds(kind);
  to.add_for_kinds("publication");
  to.add_for_kinds("blog");
  to.set_identification(asked.level);
  to.set_said_as(asked.said_as);
  to.set_said_as_fits(asked.fits);
  to.set_small_group_waived(asked.waived);
  to.set_small_group_warning_shown(asked.warned);
  Record& quote = records.emplace_back();
  quote.set_id("q");
  quote.mutable_quote()->set_state(asked.state);
  quote.mutable_quote()->set_speaker("P-G");
  quote.mutable_quote()->set_captured_by("RAP-1");
  quote.mutable_quote()->set_said_ms(1);
  quote.mutable_quote()->set_request("ask");
  quote.mutable_text()->set_content(kWords);
  return records;
}

// Taken back as the rules do it: the words are gone, and leave their trace.
inline void take_back(std::vector<Record>& board) {
  Record& quote = *find(board, "q");
  quote.mutable_quote()->set_state(Quote::QUOTE_WITHDRAWN);
  quote.mutable_quote()->set_erased(true);
  *quote.mutable_quote()->add_traces() = trace_of(quote.text().content(), 7);
  quote.clear_text();
}
// As somebody typed them from the screen or pasted them from a file.
inline constexpr const char* kPasted[] = {
    "Somebody said: The harbour is where it arrives, canary.",
    "“the HARBOUR is   where it arrives: canary”, said somebody",
    "And: the har\xC2\xAD"
    "bour is\n\nwhere it ar\xC2\xADrives – canary!",
};

}  // namespace plenary::test
