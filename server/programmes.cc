#include "server/programmes.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "facilitation/templates/template_file.h"
#include "server/api/invitations.h"

namespace plenary {
namespace {

constexpr std::int64_t kPatienceMs = 60'000;
constexpr std::int64_t kAgainMs = 500;

std::vector<NamedText> read_folder(const std::string& folder, const char* option) {
  std::error_code error;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
  if (error)
    throw std::runtime_error("The folder " + folder + " cannot be read: " + error.message() + ". Choose another with " +
                             option + ".");
  std::sort(paths.begin(), paths.end());
  std::vector<NamedText> files;
  for (const std::filesystem::path& path : paths) {
    NamedText& file = files.emplace_back();
    file.name = path.string();
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) file.unreadable = std::strerror(errno);
    file.text = text.str();
  }
  return files;
}

void throw_problems(const std::vector<Problem>& problems) {
  if (problems.empty()) return;
  std::string all;
  for (const Problem& problem : problems) all += sentence(problem) + "\n";
  throw std::runtime_error(all);
}

}  // namespace

Programmes read_programmes(const std::string& templates_folder, const std::string& meetings_folder) {
  LoadedTemplates templates = load_templates(read_folder(templates_folder, "--templates"));
  throw_problems(templates.problems);
  LoadedMeetings meetings = load_meetings(read_folder(meetings_folder, "--meetings"), templates.templates);
  throw_problems(meetings.problems);
  Programmes programmes;
  for (Template& one : templates.templates) programmes.templates[one.id()] = std::move(one);
  programmes.meetings = std::move(meetings.meetings);
  return programmes;
}

Opening::Opening(const Programmes& programmes, Log& log, LiveDocuments& documents, PeopleStore& people,
                 Entropy& entropy, const JoinLinks& links, Clock& clock, std::string origin,
                 std::function<void(const std::string&)> trouble, Done done)
    : programmes_(programmes),
      log_(log),
      documents_(documents),
      people_(people),
      entropy_(entropy),
      links_(links),
      clock_(clock),
      origin_(std::move(origin)),
      trouble_(std::move(trouble)),
      done_(std::move(done)) {}

void Opening::begin() {
  patient_until_ms_ = clock_.steady_ms() + kPatienceMs;
  list();
}

void Opening::again_or_end(const std::string& problem) {
  if (clock_.steady_ms() >= patient_until_ms_) return done_({}, problem);
  again_ = clock_.after(kAgainMs, [self = shared_from_this()] {
    const Clock::Timer rung = std::move(self->again_);  // or it would hold its owner
    self->steps_.clear();
    self->at_ = 0;
    self->printed_.clear();
    self->list();
  });
}

void Opening::put(const std::string& meeting, const ListedPerson& person) {
  people_.put(meeting, person, [self = shared_from_this(), meeting](bool kept) {
    if (kept) return self->next();
    self->again_or_end("The people of " + meeting + " could not be kept. See the lines above, and start again.");
  });
}

void Opening::list() {
  log_.list([self = shared_from_this()](std::optional<std::vector<std::string>> ids) {
    if (!ids)
      return self->again_or_end("Redis does not say which documents there are. See the lines above, and start again.");
    const std::set<std::string> existing(ids->begin(), ids->end());
    for (const MeetingPlan& meeting : self->programmes_.meetings) {
      if (!existing.contains(meeting.id)) {
        for (const ListedPerson& person : meeting.people)
          self->steps_.emplace_back([&meeting, &person](Opening& opening) { opening.put(meeting.id, person); });
        self->steps_.emplace_back([&meeting](Opening& opening) { opening.create(meeting.id, meeting.records); });
      }
      self->steps_.emplace_back([&meeting](Opening& opening) { opening.invite(meeting.id); });
      self->steps_.emplace_back([&meeting](Opening& opening) { opening.print(meeting.id, meeting.id); });
      for (const BoardPlan& board : meeting.boards) {
        if (!existing.contains(board.document))
          self->steps_.emplace_back([&board](Opening& opening) {
            std::vector<Record> records = board_records(opening.programmes_.templates.at(board.template_id), board);
            for (Record& open : new_invitations(opening.entropy_)) records.push_back(std::move(open));
            for (const Invitation& invitation : board.invitations) {
              if (invitation.participant().empty()) continue;  // the open ones are there for every role
              Record& record = records.emplace_back();
              record.set_id("invitation." + random_name(opening.entropy_, 20));
              record.set_version(1);
              *record.mutable_invitation() = invitation;
            }
            opening.create(board.document, std::move(records));
          });
        self->steps_.emplace_back([&meeting, &board](Opening& opening) { opening.print(meeting.id, board.document); });
      }
    }
    self->next();
  });
}

void Opening::next() {
  if (at_ == steps_.size()) return done_(std::move(printed_), "");
  steps_[at_++](*this);
}

void Opening::create(const std::string& document, std::vector<Record> records) {
  documents_.create(document, std::move(records),
                    [self = shared_from_this(), document](bool made, const std::string& detail) {
                      if (!made)
                        return self->again_or_end("The document " + document + " could not be opened: " + detail);
                      self->next();
                    });
}

// To the meeting itself: one link a role, also where it was opened before there were any.
void Opening::invite(const std::string& meeting) {
  documents_.read(meeting, [self = shared_from_this(), meeting](const LiveDocument* live) {
    std::vector<Record> missing = live ? new_invitations(self->entropy_) : std::vector<Record>();
    // Also a link that was taken back is there: nobody makes another in its place but whoever leads.
    if (live)
      for (const Record* record : live->document().sorted())
        if (record->has_invitation() && record->invitation().participant().empty())
          std::erase_if(missing,
                        [&](const Record& one) { return one.invitation().role() == record->invitation().role(); });
    self->add_invitations(meeting, std::move(missing));
  });
}

void Opening::add_invitations(const std::string& meeting, std::vector<Record> invitations) {
  if (invitations.empty()) return next();
  Request request;
  AddInvitation& add = *request.mutable_add_invitation();
  add.set_id(invitations.back().id());
  add.set_role(invitations.back().invitation().role());
  add.set_label(invitations.back().invitation().label());
  invitations.pop_back();
  documents_.act(
      meeting, {"", /*server=*/true}, request,
      [self = shared_from_this(), meeting, invitations = std::move(invitations)](const LiveDocument::Act& result) {
        if (!result.stored) return self->again_or_end("The meeting " + meeting + " could not be opened for people.");
        self->add_invitations(meeting, invitations);
      });
}

void Opening::print(const std::string& meeting, const std::string& document) {
  documents_.read(document, [self = shared_from_this(), meeting, document](const LiveDocument* live) {
    if (!live) {
      self->trouble_("The document " + document +
                     " is damaged and not served; the others are. Stop the server, run `plenary verify` on its data "
                     "folder, and restore a backup.");
      return self->next();
    }
    std::vector<Record> records;
    for (const Record* record : live->document().sorted())
      if (record->has_invitation()) records.push_back(*record);
    const bool demonstration = live->document().board() && live->document().board()->fictional();
    for (auto& [role, url] : links_of(records, document, self->links_, self->origin_))
      self->printed_.push_back({meeting, document, role, url, demonstration});
    if (demonstration)
      for (const std::string& role : roles_without_link(records))
        self->printed_.push_back({meeting, document, role, "", true});
    self->next();
  });
}

}  // namespace plenary
