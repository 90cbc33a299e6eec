// Recordings into an archive and out of one, with nothing else running: a piece of them in memory at a time.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "facilitation/archives/recordings_behind.h"
#include "server/recordings/recording_files.h"

namespace plenary {

// Writes into the archive which recordings go with it: those that are here whole and that their record names. Empty, or why
// one cannot be read.
[[nodiscard]] std::string name_recordings(Archive& archive, const RecordingFiles& files);
// The archive as a file, its recordings behind it. False: one cannot be read any more, or written.
using PutPiece = std::function<bool(std::string_view bytes)>;
[[nodiscard]] bool put_archive(const Archive& archive, const RecordingFiles& files, const PutPiece& put);
// Of the archive in the file `path`, into `files`; their records are not here yet. Empty, or what is wrong.
[[nodiscard]] std::string bring_recordings(const std::string& path, RecordingFiles& files);

}  // namespace plenary
