// Opens what stands in the YAML folders: board templates, and the meetings with their boards. What exists already is left
// as it is; people are put into the people store when their meeting is opened, and never again, so that whoever was
// corrected or removed there stays so.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "facilitation/meetings/meeting_file.h"
#include "server/identity/join_link.h"
#include "server/live/live_documents.h"
#include "server/store/people.h"

namespace plenary {

struct Programmes {
  std::map<std::string, Template> templates;  // by id
  std::vector<MeetingPlan> meetings;
};

// Reads the two folders. Throws std::runtime_error with every problem, a line each, if there is one.
[[nodiscard]] Programmes read_programmes(const std::string& templates_folder, const std::string& meetings_folder);

// One line of what is printed at the start: a role and its link to a board, or to a meeting.
struct PrintedLink {
  std::string meeting, document, role, url;  // no url: every link of that role was taken back
  bool demonstration = false;                // a fictional board: its links are given out, the others are comments
};

class Opening : public std::enable_shared_from_this<Opening> {
 public:
  using Done = std::function<void(std::vector<PrintedLink> links, const std::string& problem)>;

  Opening(const Programmes& programmes, Log& log, LiveDocuments& documents, PeopleStore& people, Entropy& entropy,
          const JoinLinks& links, Clock& clock, std::string origin, std::function<void(const std::string&)> trouble,
          Done done);
  // Where the store does not answer, all is gone through again, for a minute: a busy machine may start slowly, and what
  // was opened is there.
  void begin();

 private:
  void list();
  void put(const std::string& meeting, const ListedPerson& person);
  void again_or_end(const std::string& problem);
  void next();
  void create(const std::string& document, std::vector<Record> records);
  void invite(const std::string& meeting);
  void add_invitations(const std::string& meeting, std::vector<Record> invitations);
  void print(const std::string& meeting, const std::string& document);

  const Programmes& programmes_;
  Log& log_;
  LiveDocuments& documents_;
  PeopleStore& people_;
  Entropy& entropy_;
  const JoinLinks& links_;
  Clock& clock_;
  std::int64_t patient_until_ms_ = 0;
  Clock::Timer again_;
  std::string origin_;
  std::function<void(const std::string&)> trouble_;  // told, and gone on
  Done done_;
  std::vector<std::function<void(Opening&)>> steps_;  // each calls next() when it is done
  std::size_t at_ = 0;
  std::vector<PrintedLink> printed_;
};

}  // namespace plenary
