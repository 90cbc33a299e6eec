// plenary verify: is what is kept still what it was? For an archive file here; for a data folder by plenaryd, which alone
// can open its Redis.
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "clients/cli/commands.h"
#include "facilitation/archives/recordings_behind.h"
#include "facilitation/archives/verify.h"

namespace plenary::cli {
namespace {

namespace fs = std::filesystem;

std::string moment_in_words(std::int64_t ms) {
  const std::time_t seconds = ms / 1'000;
  std::tm utc{};
  char text[32];
  if (!gmtime_r(&seconds, &utc) || std::strftime(text, sizeof text, "%F %H:%M UTC", &utc) == 0) return "some time";
  return text;
}

std::string counted(int many, const std::string& one, const std::string& more) {
  return std::to_string(many) + " " + (many == 1 ? one : more);
}

// What it is, before whether it holds.
void say_what_it_is(const Archive& archive) {
  std::cout << (archive.meeting().empty()
                    ? "Every log of an installation"
                    : "The meeting " + (is_archived_id(archive.meeting()) ? archive.meeting() : "(without an id)"))
            << ", as it was on " << moment_in_words(archive.made_ms());
  if (!archive.meeting().empty())
    std::cout << ", with the names of " << counted(archive.people_size(), "person", "people");
  if (archive.suppressed_size() > 0)
    std::cout << "; " << counted(archive.suppressed_size(), "record", "records") << " whose words were taken back";
  if (archive.recordings_size() > 0)
    std::cout << "; " << counted(archive.recordings_size(), "recording", "recordings") << " behind it";
  std::cout << "\n";
}

int verify_archive(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    return fail(path + " cannot be read: " + std::strerror(errno) + ". Verify it as the user whose file it is.");
  const ReadFile<Archive> read = read_archive(file);
  if (!read.problem.empty()) return fail(path + read.problem);
  const Archive& archive = read.file;
  say_what_it_is(archive);
  bool all_hold = true;
  for (const VerifiedDocument& document : verify(archive)) {
    const bool holds = document.problem.empty();
    all_hold = all_hold && holds;
    std::cout << (holds ? "ok       " : "DAMAGED  ") << document.document << "  commits " << document.commits;
    if (document.erased > 0) std::cout << "  erased " << document.erased;
    if (!holds) std::cout << "  " << document.problem;
    std::cout << "\n";
  }
  std::string beside = problem_beside_logs(archive);
  const auto only_look = [](const ArchivedRecording&, std::uint64_t, std::string_view) { return true; };
  if (beside.empty()) beside = read_recordings(file, archive, only_look);
  if (all_hold && !beside.empty()) std::cout << "DAMAGED  " << beside << "\n";
  std::cout << counted(archive.documents_size(), "document", "documents")
            << (!all_hold         ? ": at least one is damaged\n"
                : !beside.empty() ? ": the archive is damaged\n"
                                  : ", everything holds\n");
  return all_hold && beside.empty() ? 0 : 1;
}

// Takes the place of this program: its output and exit code are the answer.
int verify_folder(const std::string& folder) {
  std::error_code error;
  const fs::path beside = fs::read_symlink("/proc/self/exe", error).parent_path() / "plenaryd";
  const std::string program = !error && fs::exists(beside) ? beside.string() : "plenaryd";
  ::execlp(program.c_str(), "plenaryd", "--verify", "--data", folder.c_str(), static_cast<char*>(nullptr));
  return fail("a data folder is verified by plenaryd, which cannot be started (" + std::string(std::strerror(errno)) +
              "); build it, or put it beside this program.");
}

}  // namespace

void add_verify(CLI::App& app, int& exit_code) {
  auto path = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("verify", "fold every log again and check chains and states, offline");
  command
      ->add_option(
          "WHAT", *path,
          "an archive (plenaryd --archive FILE), or a data folder that no server is using (its logs are in a Redis of "
          "their own? plenaryd --data FOLDER --redis URL --verify)")
      ->required()
      ->check(CLI::ExistingPath);
  command->callback(
      [path, &exit_code] { exit_code = fs::is_directory(*path) ? verify_folder(*path) : verify_archive(*path); });
}

}  // namespace plenary::cli
