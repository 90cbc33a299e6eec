#include "server/archives/with_recordings.h"

#include <fstream>

#include "facilitation/archives/verify.h"
#include "facilitation/document/session_record.h"

namespace plenary {
namespace {

constexpr std::size_t kPiece = 1u << 20;

bool each_piece(const RecordingFiles& files, const std::string& document, const std::string& id, std::uint64_t bytes,
                const PutPiece& take) {
  for (std::uint64_t at = 0; at < bytes;) {
    const std::string piece = files.read(document, id, at, kPiece);
    if (piece.empty() || !take(piece)) return false;
    at += piece.size();
  }
  return true;
}

std::string refused(const RecordingFiles::Piece& piece) {
  switch (piece.is) {
    case RecordingFiles::Piece::Is::too_large: return "is larger than --recording-mib allows";
    case RecordingFiles::Piece::Is::too_many: return "is one of too many";
    case RecordingFiles::Piece::Is::no_room: return "does not fit: the disk must keep some room for the logs";
    case RecordingFiles::Piece::Is::here:
    case RecordingFiles::Piece::Is::failed: break;
  }
  return "cannot be written";
}

}  // namespace

std::string name_recordings(Archive& archive, const RecordingFiles& files) {
  for (const ArchivedDocument& archived : archive.documents()) {
    const std::vector<std::string> here = files.whole_ones(archived.document());
    if (here.empty()) continue;
    const VerifiedDocument verified = verify(archived);
    const SessionRecordHead* head = record_head(verified.folded);
    for (const std::string& id : here) {
      if (!head || !names_recording(*head, id)) continue;
      const std::optional<KeptRecording> kept = files.find(archived.document(), id);
      Sha256 sum;
      const bool whole = kept && each_piece(files, archived.document(), id, kept->bytes, [&](std::string_view piece) {
                           sum.add(piece);
                           return true;
                         });
      if (!whole) return "The recording " + id + " of " + archived.document() + " cannot be read.";
      ArchivedRecording& recording = *archive.add_recordings();
      recording.set_document(archived.document());
      recording.set_id(id);
      recording.set_bytes(kept->bytes);
      recording.set_sha256(sum.digest());
    }
  }
  if (archive.recordings_size() > 0) archive.set_format(kArchiveWithRecordings);
  return {};
}

bool put_archive(const Archive& archive, const RecordingFiles& files, const PutPiece& put) {
  const std::string message = archive.SerializeAsString();
  if (!put(message)) return false;
  if (archive.recordings().empty()) return true;
  for (const ArchivedRecording& one : archive.recordings())
    if (!each_piece(files, one.document(), one.id(), one.bytes(), put)) return false;
  return put(archive_end(message.size()));
}

std::string bring_recordings(const std::string& path, RecordingFiles& files) {
  std::ifstream file(path, std::ios::binary);
  const ReadFile<Archive> read = read_archive(file);
  if (!read.problem.empty()) return path + read.problem;
  std::string why;
  const std::string problem = read_recordings(
      file, read.file, [&](const ArchivedRecording& recording, std::uint64_t offset, std::string_view bytes) {
        // What an import that was cut short has left. Nobody else's: the record is not here yet.
        if (offset == 0) files.remove(recording.document(), recording.id());
        const RecordingFiles::Piece piece = files.take(recording.document(), recording.id(), offset, bytes);
        const bool taken = piece.is == RecordingFiles::Piece::Is::here && piece.has >= offset + bytes.size();
        if (!taken) why = " (it " + refused(piece) + ")";
        const bool whole = offset + bytes.size() == recording.bytes();
        return taken && (!whole || files.finish(recording.document(), recording.id(), recording.bytes()) ==
                                       RecordingFiles::Finish::whole);
      });
  return problem.empty() ? problem : problem + why;
}

}  // namespace plenary
