// Archives at a shell, with nothing else running: `plenaryd --archive FILE [--meeting ID]`, `--import-archive FILE`,
// `--suppression-list FILE`, `--print-links MEETING`. Each answers the exit code, after a line that says what was done or
// what to do.
#pragma once

#include <string>
#include <vector>

#include "server/archives/gathering.h"
#include "server/archives/importing.h"
#include "server/identity/join_link.h"
#include "server/offline.h"
#include "server/recordings/recording_files.h"

namespace plenary {

// What is to be brought in, read and judged: before anything is opened, let alone written.
struct ReadImport {
  Archive archive;
  std::vector<SuppressedWords> suppressed;  // of the lists given
};
// Throws std::runtime_error with what to do.
[[nodiscard]] ReadImport read_import(const std::string& path, const std::vector<std::string>& lists);

// To `path`, mode 0600: it holds everything, the hidden and the recordings included. An empty meeting: all of the
// installation.
[[nodiscard]] int archive_to(boost::asio::io_context& loop, const ArchiveParts& parts, const std::string& meeting,
                             std::int64_t made_ms, const std::string& path, const RecordingFiles& recordings);
[[nodiscard]] int import_into(boost::asio::io_context& loop, const ImportParts& parts, ReadImport import,
                              std::int64_t now_ms, const JoinLinks& links, const std::string& origin);
[[nodiscard]] int write_suppression_list(boost::asio::io_context& loop, SuppressionList& list, const std::string& path);
[[nodiscard]] int print_links_of(boost::asio::io_context& loop, const ArchiveParts& parts, const std::string& meeting,
                                 const JoinLinks& links, const std::string& origin);

}  // namespace plenary
