// GET /api/documents/<meeting>/archive: the meeting as one file (ARCHIVE-1), for whoever leads it. It holds what is hidden and
// who wrote what, as the data folder does: it is for keeping, not for reading.
#include "facilitation/archives/archive_file.h"
#include "server/api/api.h"
#include "server/api/leaders.h"
#include "server/api/messages.h"

namespace plenary {
namespace {

constexpr double kExportsAnArchiveCounts = 10;  // it reads every log of the meeting

HttpResponse no_archive_now() {
  return http_error(503, "try_later",
                    "The meeting cannot be archived just now. Try again in a moment; if it stays so, whoever runs the "
                    "server finds the reason with `plenary verify`.");
}

HttpResponse as_file(const std::string& meeting, std::string bytes) {
  HttpResponse response;
  response.headers = {{"Content-Type", "application/octet-stream"},
                      {"Content-Disposition", "attachment; filename=\"" + meeting.substr(0, 72) + ".archive\""}};
  response.body = std::move(bytes);
  return response;
}

}  // namespace

void Api::archive_meeting(Asking asking, HttpAnswer done) {
  if (asking.viewer.participant.empty() || !leads(asking.viewer.role)) return done(only_who_leads());
  if (!parts_.archives)
    return done(http_error(404, "not_found", "This server gives no archives. Ask whoever runs it for one."));
  parts_.documents.read(asking.document, [this, asking, done = std::move(done)](const LiveDocument* live) {
    if (!live || !live->document().meeting())
      return done(http_error(400, "invalid", "Only a meeting has an archive. This is a board."));
    if (!parts_.archives->keys.its_own(asking.document))
      return done(http_error(409, "invalid",
                             "This installation was begun by a version whose meetings cannot be archived one by one. "
                             "Ask whoever runs the server for `plenaryd --archive`."));
    if (const std::int64_t wait = exports_.take(asking.counted_as(), parts_.clock.steady_ms(), kExportsAnArchiveCounts);
        wait > 0)
      return done(too_often(wait, "That is many archives in a short time."));
    const auto gathered = [this, done, meeting = asking.document](Archive archive, const std::string& problem) {
      if (!problem.empty()) return done(no_archive_now());
      const auto kept = std::make_shared<Archive>(std::move(archive));
      const auto response = std::make_shared<HttpResponse>();
      const auto write_it = [kept, response, meeting] {
        *response = finish(*kept).empty() ? as_file(meeting, kept->SerializeAsString()) : no_archive_now();
      };
      const auto answer = [response, done] { done(std::move(*response)); };
      if (parts_.beside) return parts_.beside(write_it, answer);
      write_it();
      answer();
    };
    std::make_shared<ArchiveGathering>(*parts_.archives, asking.document, parts_.clock.wall_ms(), gathered)->begin();
  });
}

}  // namespace plenary
