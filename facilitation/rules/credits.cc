// Whether whoever leads or records is named for it in copies that leave the room: their own yes, taken back as it was given.
#include <algorithm>
#include <string>
#include <vector>

#include "facilitation/rules/checks.h"
#include "facilitation/rules/membership.h"
#include "facilitation/rules/verbs.h"

namespace plenary {

Outcome decide_verb(const Situation& here, const SetCredit& asked) {
  const Policy& policy = here.document.board()->policy();
  std::vector<std::string> known(policy.external_material_kinds().begin(), policy.external_material_kinds().end());
  if (known.empty()) known = {"publication", "blog", "video"};
  known.emplace_back("network");
  for (int i = 0; i < asked.kinds_size(); ++i) {
    const std::string& kind = asked.kinds(i);
    if (std::find(known.begin(), known.end(), kind) == known.end()) return refused(invalid("kinds", "unknown"));
    if (std::find(asked.kinds().begin(), asked.kinds().begin() + i, kind) != asked.kinds().begin() + i)
      return refused(invalid("kinds", "named_twice"));
  }
  const Record* record = here.document.find(member_id(here.me()));
  if (!record || !record->has_member()) return refused(not_found("member"));
  Record next = next_of(*record);
  *next.mutable_member()->mutable_credited_in() = asked.kinds();
  Outcome outcome;
  put_if_changed(outcome, *record, std::move(next));
  return or_nothing_to_do(std::move(outcome));
}

}  // namespace plenary
