#include "server/offline_archives.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>

#include "facilitation/archives/archive_file.h"
#include "facilitation/archives/verify.h"
#include "server/api/invitations.h"
#include "server/archives/with_recordings.h"
#include "server/store/data_folder.h"

namespace plenary {
namespace {

int failed(const std::string& sentence) {
  std::cerr << "plenaryd: " << sentence << "\n";
  return 1;
}

std::string counted(std::size_t many, const std::string& what) {
  return std::to_string(many) + " " + what + (many == 1 ? "" : "s");
}

// At most one byte more than it may have: what is too large is not read to its end.
std::string bytes_in(const std::string& path, std::size_t most) {
  std::ifstream in(path, std::ios::binary);
  std::error_code error;
  if (!in || !std::filesystem::is_regular_file(path, error))
    throw std::runtime_error(path + " cannot be read. Check the name, and whether you may read it.");
  const std::uintmax_t size = std::filesystem::file_size(path);
  std::string bytes(static_cast<std::size_t>(std::min<std::uintmax_t>(size, most + 1)), '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

// Whole or not at all, readable by its owner alone from its first byte on.
int put_privately(const std::string& path, const std::function<bool(const WritePiece& put)>& write) {
  try {
    write_privately(path, write);
  } catch (const StorageRefused&) {
    return failed(path + " could not be written. Name a file in a folder you may write to.");
  }
  return 0;
}

struct Gathered {
  Archive archive;
  std::string problem;
};

Gathered gather(boost::asio::io_context& loop, const ArchiveParts& parts, const std::string& meeting,
                std::int64_t made_ms, const RecordingFiles* recordings) {
  std::optional<Gathered> gathered;
  std::make_shared<ArchiveGathering>(parts, meeting, made_ms, [&](Archive archive, std::string problem) {
    gathered = Gathered{std::move(archive), std::move(problem)};
  })->begin();
  wait_for(loop, [&] { return gathered.has_value(); });
  if (!gathered) return {{}, "The store does not answer"};
  if (gathered->problem.empty() && recordings) gathered->problem = name_recordings(gathered->archive, *recordings);
  if (gathered->problem.empty()) gathered->problem = finish(gathered->archive);
  return std::move(*gathered);
}

void print_links(const Archive& archive, const JoinLinks& links, const std::string& origin) {
  for (const ArchivedDocument& archived : archive.documents()) {
    std::vector<Record> invitations;
    const VerifiedDocument verified = verify(archived);
    for (const Record* record : verified.folded.sorted())
      if (record->has_invitation()) invitations.push_back(*record);
    for (const auto& [role, url] : links_of(invitations, archived.document(), links, origin))
      std::cout << archived.document() << " " << role << " " << url << "\n";
  }
}

}  // namespace

ReadImport read_import(const std::string& path, const std::vector<std::string>& lists) {
  std::ifstream file(path, std::ios::binary);
  std::error_code error;
  if (!file || !std::filesystem::is_regular_file(path, error))
    throw std::runtime_error(path + " cannot be read. Check the name, and whether you may read it.");
  ReadFile<Archive> archive = read_archive(file);
  if (!archive.problem.empty()) throw std::runtime_error(path + archive.problem);
  if (const std::string problem = why_not_import(archive.file); !problem.empty())
    throw std::runtime_error(
        path + " cannot be brought in: " + problem +
        ". Nothing was changed. Take another archive of it; `plenary verify` says whether one holds.");
  const auto only_look = [](const ArchivedRecording&, std::uint64_t, std::string_view) { return true; };
  if (const std::string problem = read_recordings(file, archive.file, only_look); !problem.empty())
    throw std::runtime_error(path + " cannot be brought in: " + problem +
                             ". Nothing was changed. Take another archive of it.");
  ReadImport import{std::move(archive.file), {}};
  for (const std::string& list : lists) {
    ReadFile<SuppressionFile> read = read_suppression(bytes_in(list, kSuppressionBytes));
    if (!read.problem.empty()) throw std::runtime_error(list + read.problem);
    for (SuppressedWords& words : *read.file.mutable_suppressed()) {
      if (!is_archived_id(words.document()) || !is_archived_id(words.record()))
        throw std::runtime_error(list +
                                 " is damaged: it names what is no record. Write it again with "
                                 "`plenaryd --suppression-list FILE`.");
      import.suppressed.push_back(std::move(words));
    }
  }
  return import;
}

int archive_to(boost::asio::io_context& loop, const ArchiveParts& parts, const std::string& meeting,
               std::int64_t made_ms, const std::string& path, const RecordingFiles& recordings) {
  Gathered gathered = gather(loop, parts, meeting, made_ms, &recordings);
  if (!gathered.problem.empty()) {
    const bool damaged = gathered.problem.find(" is damaged (") != std::string::npos;
    return failed(gathered.problem +
                  (damaged ? "; nothing was written. Restore it from a backup first." : " Nothing was written."));
  }
  if (gathered.archive.ByteSizeLong() > kArchiveBytes)
    return failed(
        "That would be an archive of more than 1 GiB, which nothing reads. Copy the data folder instead, "
        "with the server stopped.");
  const int code =
      put_privately(path, [&](const WritePiece& put) { return put_archive(gathered.archive, recordings, put); });
  if (code != 0) return code;
  std::cout << counted(static_cast<std::size_t>(gathered.archive.documents_size()), "document");
  if (!meeting.empty())
    std::cout << " and " << gathered.archive.people_size()
              << (gathered.archive.people_size() == 1 ? " person" : " people") << " of " << meeting;
  if (gathered.archive.recordings_size() > 0)
    std::cout << ", with " << counted(static_cast<std::size_t>(gathered.archive.recordings_size()), "recording") << ",";
  std::cout << " in " << path << "\n";
  return 0;
}

int import_into(boost::asio::io_context& loop, const ImportParts& parts, ReadImport import, std::int64_t now_ms,
                const JoinLinks& links, const std::string& origin) {
  std::optional<ArchiveImport::Result> result;
  std::make_shared<ArchiveImport>(parts, std::move(import.archive), std::move(import.suppressed), now_ms,
                                  [&](ArchiveImport::Result done) { result = std::move(done); })
      ->begin();
  wait_for(loop, [&] { return result.has_value(); });
  if (!result) return failed("The store does not answer. Try again.");
  if (!result->problem.empty()) return failed(result->problem);
  const Archive& archive = result->archive;
  std::cout << counted(static_cast<std::size_t>(archive.documents_size()), "document");
  if (archive.recordings_size() > 0)
    std::cout << " and " << counted(static_cast<std::size_t>(archive.recordings_size()), "recording");
  std::cout << " brought in";
  if (result->suppressed > 0)
    std::cout << "; words that were taken back were erased from " << result->suppressed << " of them";
  std::cout << "\n";
  if (archive.meeting().empty()) std::cout << "An archive of a whole installation brings no names of people.\n";
  std::cout << "Links of the server that it comes from do not work here. These do, for whoever is given them";
  if (!archive.meeting().empty())
    std::cout << " (again: plenaryd --print-links " << archive.meeting() << ", with --public-url as when it serves)";
  std::cout << ":\n";
  print_links(archive, links, origin);
  return 0;
}

int write_suppression_list(boost::asio::io_context& loop, SuppressionList& list, const std::string& path) {
  bool answered = false;
  std::optional<std::vector<SuppressedWords>> words;
  list.list([&](std::optional<std::vector<SuppressedWords>> answer) {
    words = std::move(answer);
    answered = true;
  });
  wait_for(loop, [&] { return answered; });
  if (!words) return failed("The store does not say what is suppressed. Try again.");
  SuppressionFile file;
  for (SuppressedWords& one : *words) *file.add_suppressed() = std::move(one);
  const std::string bytes = bytes_of(file);
  if (const int code = put_privately(path, [&](const WritePiece& put) { return put(bytes); }); code != 0) return code;
  std::cout << counted(static_cast<std::size_t>(file.suppressed_size()), "suppressed record") << " in " << path << "\n";
  return 0;
}

int print_links_of(boost::asio::io_context& loop, const ArchiveParts& parts, const std::string& meeting,
                   const JoinLinks& links, const std::string& origin) {
  Gathered gathered = gather(loop, parts, "", 0, nullptr);
  if (!gathered.problem.empty()) return failed(gathered.problem);
  auto& documents = *gathered.archive.mutable_documents();
  documents.erase(std::remove_if(documents.begin(), documents.end(),
                                 [&](const ArchivedDocument& one) { return !belongs_to(one.document(), meeting); }),
                  documents.end());
  if (documents.empty()) return failed("There is no meeting " + meeting + " here.");
  print_links(gathered.archive, links, origin);
  return 0;
}

}  // namespace plenary
