#include "facilitation/exports/responses.h"

#include <map>

#include "facilitation/document/scales.h"
#include "facilitation/exports/paper.h"

namespace plenary {

std::string option_in_words(const GroupRecord& group, const std::string& option) {
  for (const RecordCard& card : group.cards())
    if (card.id() == option) return "card " + std::to_string(card.number()) + " (" + card.text() + ")";
  for (const RecordCluster& cluster : group.clusters())
    if (cluster.id() == option) return cluster.title();
  return option;
}

std::string response_in_words(const GroupRecord& group, const RecordDecision& decision, const std::string& response) {
  const bool is_number = response.size() < 4 && response.find_first_not_of("0123456789") == std::string::npos;
  const int number = is_number && !response.empty() ? std::stoi(response) : 0;
  if (decision.method() == "gradients") {
    const auto level = words_of_level(decision.scale(), static_cast<std::uint32_t>(number));
    return "level " + response + (level.empty() ? "" : " (" + std::string(level) + ")");
  }
  if (decision.method() != "majority") return spoken(response);
  const bool is_there = number > 0 && number <= decision.options_size();
  return option_in_words(group, is_there ? decision.options(number - 1) : response);
}

std::string counts_in_words(const GroupRecord& group, const RecordDecision& decision,
                            const RecordDecisionRound& round) {
  std::string said;
  for (const auto& [response, count] :
       std::map<std::string, std::uint32_t>(round.counts().begin(), round.counts().end()))
    said += (said.empty() ? "" : "; ") + response_in_words(group, decision, response) + ": " + std::to_string(count);
  return said;
}

}  // namespace plenary
