// Carries what groups harvested to the board of the plenary, and what the plenary answers back to theirs.
//
//   harvest or decision on a group's board ──TakeReport──▶ boards of its session that hear reports
//   answer on the plenary's board          ──SetPlenaryOutcome──▶ the decision on the group's board
//
// When the gallery closes, visitors leave the boards that they walked.
//
// As the usher it goes by what stands now, so done twice, or by two nodes, it comes to the same; and it looks at a board
// when it first hears of it, since the node before may have been killed half way. Acts of the server, which people see.
#pragma once

#include <map>
#include <set>
#include <string>

#include "server/live/live_documents.h"

namespace plenary {

class Courier {
 public:
  Courier(LiveDocuments& documents, Clock& clock);
  void heard(const LiveDocument& live, const Commit& commit);

 private:
  void settle();
  void report(const std::string& board);
  void carry(const std::string& meeting, const std::string& board, const Report& report);
  void gather_for(const std::string& plenary);
  void answer_from(const std::string& plenary);
  void end_walks(const std::string& plenary);
  void soon();

  LiveDocuments& documents_;
  Clock& clock_;
  std::set<std::string> heard_of_;   // boards
  std::set<std::string> reporting_;  // boards of groups whose report may have changed
  std::set<std::string> gathering_;  // boards that were opened, or heard of, and may lack reports
  std::set<std::string> answering_;  // boards of the plenary whose answers may have changed
  std::set<std::string> ending_;     // boards of the plenary whose gallery is closed
  Clock::Timer soon_;
};

}  // namespace plenary
