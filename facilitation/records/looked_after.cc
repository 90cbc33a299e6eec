#include "facilitation/records/looked_after.h"

#include "facilitation/checks/outline.h"
#include "facilitation/checks/sheet.h"
#include "facilitation/records/stories.h"

namespace plenary {

BoardChecksAnswer board_checks(const Document& seen, const Document& board, const std::vector<Person>& people) {
  BoardChecksAnswer answer;
  for (CheckFinding& finding : checks::findings(seen, names_without_grant(board, people)))
    *answer.add_findings() = std::move(finding);
  for (OutlineLine& line : checks::mission_outline(seen)) *answer.add_outline() = std::move(line);
  for (std::string& stage : checks::stages_without_actor(seen)) answer.add_stages_without_actor(std::move(stage));
  return answer;
}

}  // namespace plenary
