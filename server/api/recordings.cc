// PUT, POST, GET and DELETE /api/documents/<record>/recordings/<id>: a recording of the session that is kept here, as
// server/recordings says. What the record says of it (its name, when it began) is set_record, as of any other.
#include <algorithm>
#include <charconv>

#include "facilitation/document/session_record.h"
#include "server/api/api.h"
#include "server/api/byte_range.h"
#include "server/api/messages.h"
#include "server/api/record_boards.h"

namespace plenary {
namespace {

constexpr std::size_t kReadAtOnce = 256 * 1024;
constexpr std::uint64_t kMostInRange =
    512 * 1024;  // players ask again; who has a slow line waits for no more than that

std::optional<std::uint64_t> number_in(const HttpRequest& request, std::string_view name) {
  const std::optional<std::string> said = request.parameter(name);
  if (!said) return std::nullopt;
  std::uint64_t number = 0;
  const auto [end, fault] = std::from_chars(said->data(), said->data() + said->size(), number);
  if (fault != std::errc() || end != said->data() + said->size()) return std::nullopt;
  return number;
}

HttpResponse no_recording() {
  return http_error(404, "not_found", "There is no such recording here. It was taken away, or is still on its way.");
}
HttpResponse only_who_keeps() {
  return http_error(403, "forbidden", "Only whoever keeps this record brings recordings. Ask its rapporteur.");
}
HttpResponse not_written() {
  return http_error(503, "try_later", "The recording could not be written just now. Nothing is lost: try again.");
}
HttpResponse has(std::uint64_t bytes) { return http_json("{\"has\":" + std::to_string(bytes) + "}"); }

HttpResponse said_of(const RecordingFiles::Piece& piece) {
  using Is = RecordingFiles::Piece::Is;
  switch (piece.is) {
    case Is::here: return has(piece.has);
    case Is::too_large:
      return http_error(413, "too_large",
                        "The recording is larger than this server keeps. Bring it in parts, or say where else it is.");
    case Is::too_many:
      return http_error(409, "too_many",
                        "This record has as many recordings as a server keeps for one. Take some away first.");
    case Is::no_room:
      return http_error(507, "no_room",
                        "The disk of the server has no room for it. Tell whoever runs the server, or say where else "
                        "the recording is.");
    case Is::failed: break;
  }
  return not_written();
}

HttpResponse said_of(RecordingFiles::Finish finish) {
  using Finish = RecordingFiles::Finish;
  switch (finish) {
    case Finish::whole: return http_json("{}");
    case Finish::incomplete:
      return http_error(409, "incomplete", "Not all of the recording has come yet. Go on with it.");
    case Finish::no_recording:
      return http_error(415, "no_recording",
                        "This is no recording that players know. Bring MP3, M4A, MP4, WebM, Ogg, WAV, FLAC or AAC.");
    case Finish::failed: break;
  }
  return not_written();
}

}  // namespace

// Is it a record, may who asks read it, and does this server keep recordings? Then `work` is done beside the loop.
void Api::with_recordings(const Asking& asking, bool keeping, const HttpAnswer& done,
                          std::function<HttpResponse(RecordingFiles&)> work) {
  parts_.documents.read(asking.document, [this, viewer = asking.viewer, id = asking.rest, keeping, done,
                                          work = std::move(work)](const LiveDocument* live) mutable {
    const SessionRecordHead* head = live ? record_head(live->document()) : nullptr;
    if (!head || !parts_.recordings)
      return done(http_error(404, "not_found", "Recordings are kept with a session record. Open the record first."));
    if (!RecordingFiles::is_name(id))
      return done(http_error(400, "invalid", "A recording is called by letters and digits."));
    const bool keeps = keeps_record(viewer.role) && !viewer.participant.empty();
    if (!keeps && (keeping || head->state() == SessionRecordHead::RECORD_DRAFT)) return done(only_who_keeps());
    const auto answer = std::make_shared<HttpResponse>();
    const auto write = [work = std::move(work), files = parts_.recordings, answer] { *answer = work(*files); };
    const auto then = [answer, done] { done(std::move(*answer)); };
    if (parts_.beside_files) return parts_.beside_files(write, then);
    write();
    then();
  });
}

void Api::take_recording(Asking asking, HttpAnswer done) {
  const std::optional<std::uint64_t> offset = number_in(asking.request, "offset");
  if (!offset) return done(http_error(400, "invalid", "Say with `offset` at which byte this piece begins."));
  const auto bytes = std::make_shared<std::string>(std::move(asking.request.body));
  with_recordings(asking, /*keeping=*/true, done,
                  [document = asking.document, id = asking.rest, offset, bytes](RecordingFiles& files) {
                    return said_of(files.take(document, id, *offset, *bytes));
                  });
}

void Api::finish_recording(Asking asking, HttpAnswer done) {
  const std::optional<std::uint64_t> bytes = number_in(asking.request, "bytes");
  if (!bytes) return done(http_error(400, "invalid", "Say with `bytes` how many the recording has."));
  with_recordings(asking, /*keeping=*/true, done,
                  [document = asking.document, id = asking.rest, bytes](RecordingFiles& files) {
                    return said_of(files.finish(document, id, *bytes));
                  });
}

void Api::drop_recording(Asking asking, HttpAnswer done) {
  with_recordings(asking, /*keeping=*/true, done,
                  [document = asking.document, id = asking.rest](RecordingFiles& files) {
                    return files.remove(document, id) ? http_json("{}") : not_written();
                  });
}

void Api::play_recording(Asking asking, HttpAnswer done) {
  const std::string document = asking.document, id = asking.rest;
  with_recordings(
      asking, /*keeping=*/false, done,
      [this, document, id, range = std::string(asking.request.header("range"))](RecordingFiles& files) -> HttpResponse {
        const std::optional<KeptRecording> kept = files.find(document, id);
        if (!kept) return no_recording();
        HttpResponse response;
        response.headers = {
            {"Content-Type", kept->media_type},
            {"Accept-Ranges", "bytes"},
            {"Content-Disposition", "inline; filename=\"" + document + "." + id + kept->ending + "\""},
            // Opened by itself it is a page of the browser's own: its player, and nothing else.
            {"Content-Security-Policy",
             "default-src 'none'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"}};
        if (const std::optional<ByteRange> asked = byte_range(range, kept->bytes)) {
          if (asked->first > asked->last) {
            response.status = 416;
            response.headers.emplace_back("Content-Range", "bytes */" + std::to_string(kept->bytes));
            return response;
          }
          const std::uint64_t most = std::min(asked->last - asked->first + 1, kMostInRange);
          response.body = files.read(document, id, asked->first, static_cast<std::size_t>(most));
          if (response.body.empty()) return no_recording();
          response.status = 206;
          response.headers.emplace_back("Content-Range", "bytes " + std::to_string(asked->first) + "-" +
                                                             std::to_string(asked->first + response.body.size() - 1) +
                                                             "/" + std::to_string(kept->bytes));
          return response;
        }
        response.source.bytes = kept->bytes;
        response.source.read = [this, document, id](std::uint64_t from, std::function<void(std::string)> then) {
          const auto piece = std::make_shared<std::string>();
          const auto read = [document, id, from, piece, kept_here = parts_.recordings] {
            *piece = kept_here->read(document, id, from, kReadAtOnce);
          };
          const auto go_on = [piece, then = std::move(then)] { then(std::move(*piece)); };
          if (parts_.beside_files) return parts_.beside_files(read, go_on);
          read();
          go_on();
        };
        return response;
      });
}

}  // namespace plenary
