// The told board with words of P-G's on it, in any state and with any grant.
#pragma once

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
};

inline std::vector<Record> told_with(const Asked& asked) {
  std::vector<Record> records = told_records();
  Record& request = records.emplace_back();
  request.set_id("ask");
  AttributionRequest& to = *request.mutable_attribution_request();
  to.set_quote("q");
  to.set_speaker("P-G");
  for (const std::string& kind : asked.kinds) to.add_kinds(kind);
  to.add_for_kinds("publication");
  to.add_for_kinds("blog");
  to.set_identification(asked.level);
  to.set_said_as(kSaidAs);
  to.set_said_as_fits(asked.fits);
  to.set_small_group_waived(asked.waived);
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

}  // namespace plenary::test
